"""Countries of nationality, residence, registration: do the two share one?"""

from __future__ import annotations

from matchers.compare.finding import Finding, absent
from matchers.model import Party


def judge(query: Party, listed: Party) -> Finding:
    """`same` when a country is shared, `different` otherwise, "" when a side has none."""
    missing = absent(query.countries, listed.countries)
    if missing:
        return missing
    shared = [c for c in query.countries if c in listed.countries]
    if shared:
        return Finding("same", ", ".join(shared), ", ".join(shared))
    return Finding("different", ", ".join(query.countries), ", ".join(listed.countries))
