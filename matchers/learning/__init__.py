"""What the lists teach about names: which words are written for one another, learned from the names of each party.

Used when the tables of `matchers.names` are built, never when names are matched.
"""
