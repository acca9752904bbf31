"""Kinds of party: an organisation may be a company, a person is no vessel."""

from __future__ import annotations

from matchers.compare.finding import Finding, absent
from matchers.model import Party


def compatible(a: str | None, b: str | None) -> bool:
    """Can one party be of both kinds? Unknown (None) goes with everything. Symmetric."""
    return a is None or b is None or a == b or {a, b} == {"organisation", "company"}


def judge(query: Party, listed: Party) -> Finding:
    """`same`, `compatible` or `different`; "" when a kind is unknown."""
    missing = absent(query.kind, listed.kind)
    if missing:
        return missing
    outcome = (
        "same" if query.kind == listed.kind else "compatible" if compatible(query.kind, listed.kind) else "different"
    )
    return Finding(outcome, query.kind or "", listed.kind or "")
