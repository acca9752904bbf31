"""`GET /statements`: each value of each entity, with the record that says it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from flask import Response
from werkzeug.exceptions import BadRequest

from service.api.blueprint import Blueprint, answer
from service.api.opensanctions.answers import StatementsAnswer
from service.api.opensanctions.arguments import StatementParameters
from service.api.opensanctions.entity import entity
from service.api.opensanctions.model import properties
from service.api.state import corpus
from service.screening.corpus import Corpus
from service.screening.documents import Document

blueprint = Blueprint("ftm_statements", __name__, description="Which record says what")

Statement = dict[str, Any]

_FILTERS = ("dataset", "entity_id", "canonical_id", "prop", "value", "schema")
_SORTED_BY = frozenset((*_FILTERS, "id", "prop_type", "first_seen", "last_seen"))


@blueprint.get("/statements")
@blueprint.arguments(StatementParameters, location="query")
@blueprint.response(200, StatementsAnswer)
def statements(asked: dict[str, Any]) -> Response:
    """Show who says what

    Gives each value of an entity with the record (`entity_id`) and the list (`dataset`) that say it, by entity and
    property. Name an entity by `canonical_id`: without one the whole list is read through.
    """
    here, limit, offset = corpus(), asked["limit"], asked["offset"]
    wanted = {name: asked[name] for name in _FILTERS if asked[name]}
    found = _sorted(_matching(here, wanted), asked["sort"])
    page, total = [], 0
    for total, item in enumerate(found, 1):
        if offset < total <= offset + limit:
            page.append(item)
    return answer({"results": page, "total": {"value": total, "relation": "eq"}, "limit": limit, "offset": offset})


def _matching(here: Corpus, wanted: Mapping[str, str]) -> Iterator[Statement]:
    for document in _documents(here, wanted):
        for statement in _of_entry(document, here.meta.created_at):
            if all(statement[name] == value for name, value in wanted.items()):
                yield statement


def _documents(here: Corpus, wanted: Mapping[str, str]) -> Iterable[Document]:
    """The entries to look through: one where an id is given, otherwise all by id."""
    if "canonical_id" in wanted:
        place = here.positions.get(wanted["canonical_id"])
    elif "entity_id" in wanted:
        place = here.position_of_record(wanted["entity_id"])
    else:
        return here.documents()
    return [] if place is None else [here.document(place)]


def _of_entry(document: Document, otherwise: str) -> Iterator[Statement]:
    """The statements of one entry, by property; `otherwise` is when those were seen whose source has no date."""
    said = [
        _statement(shown, name, value, otherwise)
        for shown in map(entity, document.get("records", [document]))
        for name, values in shown["properties"].items()
        for value in values
    ]
    return iter(sorted(said, key=lambda statement: str(statement["prop"])))


def _statement(shown: Mapping[str, Any], name: str, value: str, otherwise: str) -> Statement:
    """One value of an entity that a single record makes."""
    record = shown["referents"][0]
    seen = otherwise.removesuffix("Z")
    return {
        "id": hashlib.sha256(f"{record}\t{name}\t{value}".encode()).hexdigest()[:40],
        "entity_id": record,
        "canonical_id": shown["id"],
        "prop": name,
        "prop_type": properties(shown["schema"])[name].type,
        "schema": shown["schema"],
        "value": value,
        "dataset": shown["datasets"][0],
        "lang": None,
        "original_value": None,
        "origin": None,
        "first_seen": shown["first_seen"] or seen,
        "last_seen": shown["last_seen"] or seen,
    }


def _sorted(found: Iterator[Statement], sort: Sequence[str]) -> Iterable[Statement]:
    """Statements by these columns; as they come when there are none."""
    for key in reversed(sort):
        column, _, direction = key.partition(":")
        if column not in _SORTED_BY or direction not in ("", "asc", "desc"):
            raise BadRequest(f"Invalid sort: {key[:80]!r}; `column` or `column:desc` is expected.")
        found = iter(sorted(found, key=lambda statement: str(statement[column]), reverse=direction == "desc"))
    return found
