"""The only way into the designation list: a plan is made, shown or applied. One plan, one transaction, one list
version."""
