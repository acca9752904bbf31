"""Why two parties do or do not match, and what would change it."""

from itertools import groupby
from typing import Any

from matchers import CURRENT_POLICY, Change, Party, Policy, compare_parties, policy_named, what_would_change
from matchers.explain import change_sentence
from service.errors import NotFoundError
from service.screening.corpus import Corpus
from service.screening.match import reason
from service.screening.party import party_of
from service.screening.query import Query


def explain(query: Query, listed: Party, threshold: float) -> dict[str, Any]:
    """Every kind of evidence between a query and a listed party, also what is missing, with the score it makes.

    `would_change` says in sentences how far the score is from the threshold, and which score other names and facts
    would give, those that a side has not also.
    """
    party = query.checked().party()
    policy = policy_named(query.policy) if query.policy else CURRENT_POLICY
    comparison = compare_parties(party, listed, policy)
    return {
        "score": comparison.score,
        "probability": comparison.probability,
        "band": comparison.band,
        "match": comparison.score >= threshold,
        "threshold": threshold,
        "policy": policy.name,
        "reasons": [reason(item) for item in comparison.evidence],
        "would_change": _would_change(party, listed, comparison.score, threshold, policy),
    }


def listed_party(corpus: Corpus, entry_id: str) -> Party:
    """The party of an entry. NotFoundError when the corpus has no such entry."""
    document = corpus.entry(entry_id)
    if document is None:
        raise NotFoundError(f"there is no entry {entry_id}")
    return party_of(document)


def _would_change(query: Party, listed: Party, score: float, threshold: float, policy: Policy) -> list[str]:
    above = "at or above" if score >= threshold else "below"
    said = [f"the score {score:.2f} is {abs(score - threshold):.2f} {above} the threshold {threshold:.2f}"]
    changes = what_would_change(query, listed, policy)
    return said + [change_sentence(list(group), threshold) for _, group in groupby(changes, _about)]


def _about(change: Change) -> tuple[str, str]:
    """What is told in one sentence: all of a fact, each way of a name."""
    return change.feature, change.how if change.feature == "name" else ""
