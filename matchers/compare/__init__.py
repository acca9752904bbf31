"""Two parties compared, one kind of evidence a file."""

from matchers.compare.changes import Change, what_would_change
from matchers.compare.parties import compare_names, compare_parties

__all__ = ["Change", "compare_names", "compare_parties", "what_would_change"]
