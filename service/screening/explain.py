"""Why two parties do or do not match, and what would change it."""

from collections.abc import Sequence
from typing import Any

from matchers import CURRENT_POLICY, Comparison, Evidence, Party, compare_parties, policy_named
from service.errors import NotFoundError
from service.screening.corpus import Corpus
from service.screening.match import reason
from service.screening.party import party_of
from service.screening.query import Query


def explain(query: Query, listed: Party, threshold: float) -> dict[str, Any]:
    """Every kind of evidence between a query and a listed party, also what is missing, with the score it makes.

    `would_change` says in sentences what is missing on a side, and how far the score is from the threshold.
    """
    query = query.checked()
    policy = policy_named(query.policy) if query.policy else CURRENT_POLICY
    comparison = compare_parties(query.party(), listed, policy)
    return {
        "score": comparison.score,
        "probability": comparison.probability,
        "band": comparison.band,
        "match": comparison.score >= threshold,
        "threshold": threshold,
        "policy": policy.name,
        "reasons": [reason(item) for item in comparison.evidence],
        "would_change": _would_change(comparison, threshold),
    }


def listed_party(corpus: Corpus, entry_id: str) -> Party:
    """The party of an entry. NotFoundError when the corpus has no such entry."""
    document = corpus.entry(entry_id)
    if document is None:
        raise NotFoundError(f"there is no entry {entry_id}")
    return party_of(document)


def _would_change(comparison: Comparison, threshold: float) -> list[str]:
    distance = comparison.score - threshold
    above = "at or above" if distance >= 0 else "below"
    said = [f"the score {comparison.score:.2f} is {abs(distance):.2f} {above} the threshold {threshold:.2f}"]
    return said + _missing(comparison.evidence) + _against(comparison.evidence)


def _missing(evidence: Sequence[Evidence]) -> list[str]:
    where = {"query": "the query has none", "listed": "the entry has none", "both": "neither side has one"}
    return [
        f"an agreeing or conflicting {item.feature.replace('_', ' ')} would count: {where[item.missing]}"
        for item in evidence
        if item.missing in where
    ]


def _against(evidence: Sequence[Evidence]) -> list[str]:
    return [
        f"without the {item.feature.replace('_', ' ')} against it, the score would be higher by {-item.effect:.2f}"
        for item in evidence
        if item.effect < 0
    ]
