"""`/match`, `/match/batch` and `/explain`: names in, hits with reasons out."""

from collections.abc import Sequence
from typing import Any

from flask import Response
from marshmallow import ValidationError

from service.api.blueprint import Blueprint, answer
from service.api.problems import problem_of
from service.api.schemas.answer import BatchAnswer, ComparisonAnswer, MatchAnswer
from service.api.schemas.query import BatchBody, Comparison, ComparisonBody, QueryBody
from service.api.state import corpus
from service.errors import AlsoknownError
from service.screening.explain import explain, listed_party
from service.screening.match import match
from service.screening.query import Query

blueprint = Blueprint("matching", __name__, description="Names in, hits with reasons out")

_QUERY = {
    "name": "Abu Taqwa",
    "aliases": ["Mushtaq al-Jawari"],
    "kind": "person",
    "birth_date": "1980",
    "countries": ["iq"],
    "identifiers": [{"type": "passport", "value": "A1234567", "country": "iq"}],
    "filters": {
        "lists": ["articles", "us-ofac-sdn"],
        "programmes": ["SDGT"],
        "status": ["designated", "targeted", "associated", "proposed"],
        "changed_since": None,
    },
    "threshold": 0.7,
    "limit": 5,
    "include_below": False,
    "as_of": None,
    "known_at": None,
    "policy": None,
    "record": False,
    "subject": None,
}
_BATCH = {"queries": [{"name": "Abu Taqwa"}, {"names": "Harakat al-Nujaba", "kind": "organisation", "limit": 1}]}
_COMPARISON = {
    "query": {"name": "Abu Taqwa", "birth_date": "1980"},
    "listed": {"name": "Mushtaq Jawad Kazim al-Jawari", "aliases": ["Abu-Taqwa"], "kind": "person"},
}


@blueprint.post("/match")
@blueprint.arguments(QueryBody, example=_QUERY)
@blueprint.response(200, MatchAnswer)
def match_one(query: Query) -> Response:
    """Match one query

    Gives the entries that the name and the facts match, best first, each with every kind of evidence and the passages
    or list records behind it. Only `name`, `names` or an identifier is required.
    """
    return answer(_matched(query))


@blueprint.post("/match/batch")
@blueprint.arguments(BatchBody, example=_BATCH)
@blueprint.response(200, BatchAnswer)
def match_many(asked: dict[str, Sequence[Query | ValidationError]]) -> Response:
    """Match many queries

    Gives one answer a query, in order: that of `POST /match`, or the problem with it as `error`.
    """
    return answer({"answers": [_matched_or_error(item) for item in asked["queries"]]})


@blueprint.post("/explain")
@blueprint.arguments(ComparisonBody, example=_COMPARISON)
@blueprint.response(200, ComparisonAnswer)
def explain_two(asked: Comparison) -> Response:
    """Explain why two parties do or do not match

    Compares a query with another party or with an entry of the list, and shows every kind of evidence, also what is
    missing on a side, and what would change the score.
    """
    query = asked.query
    listed = asked.listed.party() if asked.listed else listed_party(corpus(query.as_of, query.known_at), asked.entry)
    return answer(explain(query, listed, query.threshold))


def _matched(query: Query) -> dict[str, Any]:
    return match(corpus(query.as_of, query.known_at), query)


def _matched_or_error(item: Query | ValidationError) -> dict[str, Any]:
    if isinstance(item, ValidationError):
        return {"error": problem_of(item)}
    try:
        return _matched(item)
    except AlsoknownError as error:
        return {"error": problem_of(error)}
