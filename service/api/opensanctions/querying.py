"""Reconciliation queries: a cell and what is known beside it, as a question to the list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import orjson
from werkzeug.exceptions import BadRequest

from matchers import Hit, Policy
from service.api.opensanctions.columns import Mask
from service.api.opensanctions.example import query_of
from service.api.opensanctions.model import SCHEMA_OF_KIND, properties, schemata
from service.screening.corpus import Corpus
from service.screening.documents import Document
from service.screening.match import find
from service.screening.query import DEFAULT_THRESHOLD, HIGHEST_LIMIT, Filters, Query

_ANY = "LegalEntity"
_CANDIDATES = 5


class Asked(NamedTuple):
    """What queries of one request have in common."""

    filters: Filters
    admitted: Mask | None
    policy: Policy


def read_queries(text: str, most: int, longest: int) -> dict[str, Query | None]:
    """The queries of a batch by key; None for one in which nothing can be compared.

    BadRequest, naming the key, for what is none, and for more than `most` queries or a text above `longest`.
    """
    given = read_json(text, "queries")
    if len(given) > most:
        raise BadRequest(f"Too many queries in one batch (limit: {most}).")
    return {key: _query(key, item, longest) for key, item in given.items()}


def candidates(corpus: Corpus, query: Query | None, asked: Asked) -> list[dict[str, Any]]:
    """The best entries for a query, however low their score. One is a `match` when it alone reaches the threshold, so
    that no program takes the first of two for granted."""
    if query is None:
        return []
    put = replace(query, filters=asked.filters, threshold=0.0, policy=asked.policy.name)
    hits = find(corpus, put, asked.admitted, most=10 * query.limit).hits[: query.limit]
    reaching = sum(hit.score >= DEFAULT_THRESHOLD for hit in hits)
    return [_candidate(corpus, hit, alone=reaching == 1) for hit in hits]


def described(document: Document) -> str:
    """An entry in a few words: what is said of it, where."""
    parts = (document["status"], ", ".join(document["programmes"]), ", ".join(document["lists"]))
    return " · ".join(filter(None, parts))


def type_of(schema: str) -> dict[str, str]:
    """A schema as a type."""
    return {"id": schema, "name": schemata()[schema].label}


def read_json(text: str, name: str) -> dict[str, Any]:
    """The JSON object in a field of a form; BadRequest when it is none."""
    try:
        given = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadRequest(f"`{name}` is not valid JSON: {error.msg}.") from error
    if not isinstance(given, dict):
        raise BadRequest(f"`{name}` is not a JSON object.")
    return given


def _query(key: str, given: Any, longest: int) -> Query | None:
    if not isinstance(given, dict) or not isinstance(given.get("query", ""), str):
        raise _unusable(key, "an object with a text as `query` is expected")
    schema = _schema(given.get("type"))
    values = {"name": [given.get("query", "").strip()]}
    for item in _listed(given.get("properties")):
        name = str(item.get("pid", "")).rpartition(":")[2] if isinstance(item, dict) else ""
        if any(name in properties(own) for own in SCHEMA_OF_KIND.values()):
            values.setdefault(name, []).extend(_values(item.get("v")))
    values = {name: [text for text in texts if text.strip()] for name, texts in values.items()}
    if any(len(text) > longest for texts in values.values() for text in texts):
        raise _unusable(key, f"a text has more than {longest:,} characters")
    query, _ = query_of(schema, {name: texts[:100] for name, texts in values.items() if texts})
    if not (query.names or query.aliases or query.identifiers):
        return None
    return replace(query, limit=_limit(key, given.get("limit")))


def _schema(types: Any) -> str:
    """The first type that is a schema of parties; another says nothing."""
    known = (name for name in _listed(types) if isinstance(name, str) and name in schemata())
    return next((name for name in known if schemata()[name].matchable), _ANY)


def _values(given: Any) -> list[str]:
    """The texts of a value: bare, in a list, or of an object that was reconciled before."""
    texts = []
    for value in _listed(given):
        named = value.get("name") or value.get("id") if isinstance(value, dict) else value
        if isinstance(named, (str, int, float)) and not isinstance(named, bool):
            texts.append(str(named))
    return texts


def _limit(key: str, given: Any) -> int:
    if given is None:
        return _CANDIDATES
    if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= HIGHEST_LIMIT:
        raise _unusable(key, f"the limit is a whole number from 1 to {HIGHEST_LIMIT}")
    return given


def _listed(given: Any) -> Sequence[Any]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def _unusable(key: str, why: str) -> BadRequest:
    return BadRequest(f"The query {key[:60]!r} cannot be used: {why}.")


def _candidate(corpus: Corpus, hit: Hit, *, alone: bool) -> dict[str, Any]:
    document = corpus.document(corpus.positions[hit.id])
    return {
        "id": hit.id,
        "name": document["name"],
        "description": described(document),
        "type": [type_of(SCHEMA_OF_KIND[document["kind"]])],
        "score": hit.score,
        "match": alone and hit.score >= DEFAULT_THRESHOLD,
        "features": [{"id": item.feature, "value": item.effect} for item in hit.evidence],
    }
