"""Two parties compared, one kind of evidence a file."""

from matchers.compare.parties import compare_names, compare_parties

__all__ = ["compare_names", "compare_parties"]
