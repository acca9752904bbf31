"""Data extension: columns made of the properties of entities that were found before."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from werkzeug.exceptions import BadRequest

from service.api.opensanctions.entity import Entity
from service.api.opensanctions.finding import country_name
from service.api.opensanctions.model import Property, properties, schemata, topic_labels
from service.api.opensanctions.network import nested
from service.api.opensanctions.querying import read_json
from service.screening.corpus import Corpus

Cell = dict[str, str]


class Column(NamedTuple):
    """A property, how many of its values are shown (0 for all), and whether codes stand as codes."""

    id: str
    limit: int
    as_code: bool


class Extension(NamedTuple):
    """The entities that are asked about, and the columns."""

    ids: Sequence[str]
    columns: Sequence[Column]


def read_extension(text: str, most: int) -> Extension:
    """What is asked for. BadRequest for what is none, and for more than `most` ids."""
    given = read_json(text, "extend")
    ids, columns = given.get("ids"), given.get("properties")
    if not isinstance(ids, list) or not all(isinstance(item, str) for item in ids):
        raise BadRequest("`extend.ids` is no list of ids.")
    if not isinstance(columns, list) or not all(isinstance(item, dict) for item in columns):
        raise BadRequest("`extend.properties` is no list of objects.")
    if len(ids) > most or len(columns) > most:
        raise BadRequest(f"Too many ids or properties in one batch (limit: {most}).")
    return Extension(ids, [_column(item) for item in columns])


def extended(corpus: Corpus, asked: Extension) -> dict[str, Any]:
    """The cells by entity and column; an entity that is not there, and a property that is none, have empty ones."""
    meta = [{"id": column.id, "name": _label(column.id)} for column in asked.columns]
    return {"meta": meta, "rows": {item: _row(corpus, item, asked.columns) for item in asked.ids}}


def proposals(schema: str, limit: int) -> dict[str, Any]:
    """The properties that entities of a schema can have. BadRequest for a schema that there is not."""
    if schema not in schemata():
        raise BadRequest(f"Invalid type: {schema[:60]!r}.")
    known = list(properties(schema).values())[:limit]
    return {"type": schema, "limit": limit, "properties": [{"id": item.name, "name": item.label} for item in known]}


def _column(given: Mapping[str, Any]) -> Column:
    settings = given.get("settings") or {}
    if not isinstance(given.get("id"), str) or not isinstance(settings, dict):
        raise BadRequest("A property of `extend.properties` has no id, or settings that are no object.")
    limit = str(settings.get("limit") or 0)
    if not limit.isascii() or not limit.isdigit():
        raise BadRequest(f"The limit of the property {given['id'][:60]!r} is no whole number.")
    return Column(given["id"], int(limit[:9]), settings.get("render") == "code")


def _row(corpus: Corpus, entry_id: str, columns: Sequence[Column]) -> dict[str, list[Cell]]:
    document = corpus.entry(entry_id)
    shown = nested(corpus, document) if document else None
    return {column.id: _cells(shown, column) if shown else [] for column in columns}


def _cells(shown: Entity, column: Column) -> list[Cell]:
    name = column.id.rpartition(":")[2]
    known = properties(shown["schema"]).get(name)
    if known is None:
        return []
    values = shown["properties"].get(name, [])
    return [_cell(value, known, column) for value in (values[: column.limit] if column.limit else values)]


def _cell(value: Any, known: Property, column: Column) -> Cell:
    if isinstance(value, dict):
        return {"id": value["id"], "name": value["caption"]}
    if column.as_code:
        return {"str": value}
    if known.type == "topic":
        return {"str": topic_labels()[value]}
    return {"str": country_name(value) if known.type == "country" else value}


def _label(property_id: str) -> str:
    name = property_id.rpartition(":")[2]
    return next((properties(schema)[name].label for schema in schemata() if name in properties(schema)), property_id)
