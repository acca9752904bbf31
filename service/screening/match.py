"""One query against the corpus: the answer that `POST /match` and `aka match --json` give."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers import CURRENT_POLICY, Evidence, Hit, Policy, policy_named
from service.screening.corpus import Corpus
from service.screening.documents import Document
from service.screening.filters import check_filters
from service.screening.query import Filters, Query

Answer = dict[str, Any]

MOST_HITS = 1_000  # beyond this `total` stops counting; an answer shows at most half as many


Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds at or above its threshold, best first: `hits` (up to 1,000) of the wanted statuses, `left_out`
    by status those that only the status filter kept back, and the policy that scored them."""

    hits: list[Hit]
    left_out: dict[str, int]
    policy: Policy


def find(corpus: Corpus, query: Query, where: Mask | None = None, most: int = MOST_HITS) -> Found:
    """The hits of a query, before any is shown; `where` leaves further entries out, by position, and `most` stops the
    search at the best so many.

    BadInputError says what is wrong with the query.
    """
    query = query.checked()
    check_filters(corpus, query.filters)
    policy = policy_named(query.policy) if query.policy else CURRENT_POLICY
    admitted = _both(mask(corpus, query.filters), where)
    hits = corpus.index.find(query.party(), threshold=query.threshold, limit=most, policy=policy, where=admitted)
    wanted, left_out = _by_status(corpus, query, hits)
    return Found(wanted, left_out, policy)


def match(corpus: Corpus, query: Query) -> Answer:
    """The hits of a query at or above its threshold, best first, with reasons and sources.

    `total` counts all of them (up to 1,000), `left_out` by status those that only the status filter kept back. With
    `include_below` the best entries below the threshold fill the answer up to its limit.
    """
    started = perf_counter()
    found = find(corpus, query)
    shown = found.hits[: query.limit]
    if query.include_below and len(shown) < query.limit:
        shown = find(corpus, replace(query, threshold=0.0)).hits[: query.limit]
    return {
        "matches": [hit_answer(corpus, query, hit) for hit in shown],
        "total": len(found.hits),
        "threshold": query.threshold,
        **answered_from(corpus, found.policy),
        "left_out": found.left_out,
        "screening_id": None,
        "took_ms": round((perf_counter() - started) * 1000, 3),
    }


def answered_from(corpus: Corpus, policy: Policy) -> Answer:
    """What every answer names: the policy, the list version by number and hash, and the newest edition of each list."""
    return {
        "policy": policy.name,
        "list_version": corpus.meta.list_version,
        "list_hash": corpus.meta.list_hash,
        "lists": [{key: item[key] for key in ("list", "edition", "published")} for item in corpus.meta.lists],
    }


def hit_answer(corpus: Corpus, query: Query, hit: Hit) -> Answer:
    """One hit as an answer shows it: the entry, every kind of evidence, and the sources with their quotes."""
    document = corpus.document(corpus.positions[hit.id])
    return {
        "hit_id": query.hit_id(hit.id),
        "score": hit.score,
        "probability": hit.probability,
        "band": hit.band,
        "entry": entry_answer(document),
        "matched_name": hit.matched_name,
        "reasons": [reason(item) for item in hit.evidence],
        "sources": [source_answer(source, hit.matched_name) for source in document["sources"]],
        "suppressed": False,
    }


def reason(evidence: Evidence) -> Answer:
    """One kind of evidence as an answer shows it; empty parts are left out."""
    values = {
        "feature": evidence.feature,
        "effect": evidence.effect,
        "weight": evidence.weight,
        "query": evidence.query,
        "listed": evidence.listed,
        "missing": evidence.missing,
        "text": evidence.text,
        "tokens": [
            {
                "query": token.query,
                "listed": token.listed,
                "similarity": token.similarity,
                "how": token.how,
                "weight": token.weight,
            }
            for token in evidence.tokens
        ],
        "parts": [{"feature": part.feature, "weight": part.weight} for part in evidence.parts],
    }
    return {key: value for key, value in values.items() if value not in ("", None, [])}


def entry_answer(document: Document) -> Answer:
    """The entry inside a hit: who it is and what is said of it; the whole document stands at its own address."""
    shown = ("id", "kind", "name", "names", "status", "designations", "programmes", "lists", "associations")
    return {key: document[key] for key in shown}


def source_answer(source: Document, matched_name: str) -> Answer:
    """A source inside a hit: for an article the passage that holds the matched name, else the one behind the status."""
    shown = {key: value for key, value in source.items() if key != "evidence"}
    quoted = _telling(source.get("evidence", []), matched_name)
    return shown | quoted["passage"] if quoted else shown


def _telling(evidence: Sequence[Document], matched_name: str) -> Document | None:
    by_fact = {item["fact"]: item for item in reversed(evidence)}
    for fact in (f"alias:{matched_name}", "name" if _is_name(by_fact, matched_name) else "status", "status", "name"):
        if fact in by_fact:
            return by_fact[fact]
    return None


def _is_name(by_fact: dict[str, Document], matched_name: str) -> bool:
    return "name" in by_fact and by_fact["name"]["quote"] == matched_name


def mask(corpus: Corpus, filters: Filters) -> Mask | None:
    """Which entries the filters for lists, programmes and changes admit, by position; None when they admit all."""
    lists = corpus.mask("lists", frozenset(filters.lists)) if filters.lists else None
    programmes = corpus.mask("programmes", frozenset(filters.programmes)) if filters.programmes else None
    changed = corpus.changed_since(filters.changed_since) if filters.changed_since else None
    return _both(_both(lists, programmes), changed)


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _by_status(corpus: Corpus, query: Query, hits: Sequence[Hit]) -> tuple[list[Hit], dict[str, int]]:
    wanted, left_out = [], Counter[str]()
    for hit in hits:
        status = corpus.status(corpus.positions[hit.id])
        if status in query.filters.status:
            wanted.append(hit)
        else:
            left_out[status] += 1
    return wanted, dict(sorted(left_out.items()))
