"""The United States beside OFAC: the lists of the Departments of Commerce (BIS) and State."""
