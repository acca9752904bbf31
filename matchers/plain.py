"""The plain twin of a search: the query compared with every party. Slow, short, and what the fast one must equal."""

from __future__ import annotations

from collections.abc import Iterable

from matchers.compare.parties import NOTHING, judge, read_names
from matchers.model import Party
from matchers.policy import CURRENT_POLICY, Policy
from matchers.score import reaches


def plain_find(
    parties: Iterable[Party], query: Party, threshold: float = 0.7, limit: int = 5, policy: Policy = CURRENT_POLICY
) -> list[tuple[str, float]]:
    """Ids and scores of at most `limit` parties that reach the threshold and share anything with the query, best first,
    ties by id."""
    names, found = read_names(query), []
    for party in parties:
        seen = judge(names, read_names(party), query, party, policy)
        shares = seen.pair is not None and seen.pair.logit > NOTHING
        if (shares or seen.findings[0].outcome in policy.identified) and reaches(seen.score, threshold):
            found.append((party.id or "", seen.score))
    return sorted(found, key=lambda row: (-row[1], row[0]))[:limit]
