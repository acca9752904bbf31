"""What stands between entities: a designation is a Sanction, an association an Ownership, a Membership, ….

An edge belongs to the entry that says it, and its id is that entry's with a mark derived from its content.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import orjson

from service.api.opensanctions.entity import Entity, moment, times
from service.api.opensanctions.model import SCHEMA_OF_KIND, schemata
from service.domain.programmes import catalogue
from service.domain.standing import first_day
from service.domain.vocabulary import Relation
from service.screening.documents import Document


class Shape(NamedTuple):
    """How an association is shown: the schema, the property of the party that says it, that of the other party, and
    whether the schema calls its `role` otherwise."""

    schema: str
    own: str
    other: str
    role: str = "role"


_ANY = Shape("UnknownLink", "subject", "object")
_SHAPES: Mapping[str, Shape] = {
    Relation.LEADER_OF: Shape("Directorship", "director", "organization"),
    Relation.MEMBER_OF: Shape("Membership", "member", "organization"),
    Relation.OWNED_BY: Shape("Ownership", "asset", "owner"),
    Relation.ACTS_FOR: Shape("Representation", "agent", "client"),
    Relation.FAMILY_OF: Shape("Family", "person", "relative", "relationship"),
}
_RANGES: Mapping[str, str] = {
    "director": "LegalEntity",
    "member": "LegalEntity",
    "organization": "Organization",
    "asset": "Asset",
    "owner": "LegalEntity",
    "agent": "LegalEntity",
    "client": "LegalEntity",
    "person": "Person",
    "relative": "Person",
}


def sanctions(document: Document) -> Iterator[Entity]:
    """The designations of an entry as Sanction entities."""
    for item in document["designations"]:
        known = catalogue().get(item["programme"])
        facts = {
            "entity": document["id"],
            "authority": item["authority"],
            "programId": item["programme"],
            "program": known.title if known else item["programme"] or item["list_code"],
            "status": item["status"],
            "startDate": first_day(item["start"]),
            "endDate": first_day(item["end"]),
            "recordId": item["list_code"],
        }
        yield _edge(document, item, "Sanction", facts, item["programme"] or item["authority"])


def ties(document: Document, kind_of: Mapping[str, str]) -> Iterator[Entity]:
    """The associations of an entry with others on the list; `kind_of` says of what kind those are, by id."""
    for item in document["associations"]:
        if item["entry"] not in kind_of:
            continue
        shape = _shape(item["relation"], document["kind"], kind_of[item["entry"]])
        said = str(item["relation"]).replace("_", " ")
        facts = {shape.own: document["id"], shape.other: item["entry"], shape.role: said}
        yield _edge(document, item, shape.schema, facts, said)


def _shape(relation: str, own_kind: str, other_kind: str) -> Shape:
    """The edge's schema; the one for any link where a party is of a kind that the telling one does not take."""
    shape = _SHAPES.get(relation, _ANY)
    fits = _takes(shape.own, own_kind) and _takes(shape.other, other_kind)
    return shape if fits else _ANY


def _takes(end: str, kind: str) -> bool:
    return _RANGES.get(end, "Thing") in schemata()[SCHEMA_OF_KIND[kind]].lineage


def _edge(document: Document, said: Document, schema: str, facts: Mapping[str, str], caption: str) -> Entity:
    sources = [source for source in document["sources"] if source["record"] == said["source"]]
    properties: dict[str, list[Any]] = {name: [value] for name, value in facts.items() if value}
    for name, key in (("sourceUrl", "url"), ("publisher", "publisher")):
        if values := [source[key] for source in sources if source.get(key)]:
            properties[name] = values
    mark = hashlib.sha256(orjson.dumps([schema, facts, said["source"]])).hexdigest()[:12]
    return {
        "id": f"{document['id']}.{mark}",
        "caption": caption,
        "schema": schema,
        "properties": properties,
        "datasets": sorted({source.get("list", "articles") for source in sources}),
        "referents": [],
        "target": False,
        **(times(sources) if sources else dict.fromkeys(("first_seen", "last_seen", "last_change"), moment(""))),
    }
