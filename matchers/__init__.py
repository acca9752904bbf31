"""Names in, scored and explained hits out: fuzzy matching of parties against a list.

A pure library: no clock, no environment, no network, no logging, nothing read at import.
"""

from matchers.compare import Change, compare_names, compare_parties, what_would_change
from matchers.dates import PartialDate
from matchers.errors import SnapshotError
from matchers.model import (
    IDENTIFIER_TYPES,
    KINDS,
    NAME_KINDS,
    Comparison,
    Contribution,
    Evidence,
    Hit,
    Hits,
    Identifier,
    Name,
    Party,
    TokenMatch,
)
from matchers.policy import CURRENT_POLICY, Policy, policy_named, policy_names
from matchers.screen import NameIndex

__all__ = [
    "CURRENT_POLICY",
    "IDENTIFIER_TYPES",
    "KINDS",
    "NAME_KINDS",
    "Change",
    "Comparison",
    "Contribution",
    "Evidence",
    "Hit",
    "Hits",
    "Identifier",
    "Name",
    "NameIndex",
    "PartialDate",
    "Party",
    "Policy",
    "SnapshotError",
    "TokenMatch",
    "compare_names",
    "compare_parties",
    "policy_named",
    "policy_names",
    "what_would_change",
]
