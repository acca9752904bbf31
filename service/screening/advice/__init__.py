"""How many alerts a threshold brings: customers screened for their best score alone."""
