"""Two parties compared."""

from __future__ import annotations

from rapidfuzz.fuzz import token_sort_ratio

from matchers.model import Comparison, Evidence, Name, Party
from matchers.policy import CURRENT_POLICY, Policy


def compare_names(
    query: str | Name, listed: str | Name, kind: str | None = None, policy: Policy = CURRENT_POLICY
) -> Comparison:
    """Two names alone."""
    return compare_parties(Party(kind=kind, names=(query,)), Party(kind=kind, names=(listed,)), policy)


def compare_parties(query: Party, listed: Party, policy: Policy = CURRENT_POLICY) -> Comparison:
    """Two parties with all their facts."""
    pairs = [(token_sort_ratio(q.value, n.value) / 100, q.value, n.value) for q in query.names for n in listed.names]
    score, asked, found = max(pairs, default=(0.0, "", ""))
    band = "strong" if score >= 0.9 else "possible" if score >= policy.threshold else "weak"
    return Comparison(score, score, band, (Evidence("name", score, asked, found),))
