"""The UK: the UK Sanctions List of the Foreign Office, and the consolidated list of OFSI that it replaced."""
