"""What a name is made of: several names in one field, words and their roles, legal forms, variants of words."""
