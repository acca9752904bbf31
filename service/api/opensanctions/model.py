"""The FollowTheMoney model as far as it is asked for or answered here: schemata, their properties, topics."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from service.domain.vocabulary import PartyKind

SCHEMA_OF_KIND: Mapping[str, str] = {
    PartyKind.PERSON: "Person",
    PartyKind.ORGANISATION: "Organization",
    PartyKind.COMPANY: "Company",
    PartyKind.VESSEL: "Vessel",
    PartyKind.AIRCRAFT: "Airplane",
}
"""The schema an entry is shown under, by the kind of its party."""


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema; `lineage` holds its own name and that of every schema it extends."""

    name: str
    label: str
    lineage: frozenset[str]
    matchable: bool


@dataclass(frozen=True, slots=True)
class Property:
    """One property: `schema` is where it is defined; `range` and `reverse` are filled for references to entities."""

    schema: str
    name: str
    type: str
    label: str
    range: str
    reverse: str

    @property
    def id(self) -> str:
        """The name that is unique in the model, such as `Person:birthDate`."""
        return f"{self.schema}:{self.name}"


@cache
def schemata() -> Mapping[str, Schema]:
    """All schemata by name, in alphabetical order."""
    rows = {row["name"]: row for row in table("schemata")}
    extends = {name: row["extends"].split("|") if row["extends"] else [] for name, row in rows.items()}

    def lineage(name: str) -> frozenset[str]:
        return frozenset({name}).union(*(lineage(parent) for parent in extends[name]))

    return {name: Schema(name, row["label"], lineage(name), bool(row["matchable"])) for name, row in rows.items()}


@cache
def properties(schema: str) -> Mapping[str, Property]:
    """The properties of a schema by name, its own and those it extends; KeyError for an unknown schema."""
    lineage = schemata()[schema].lineage
    return {item.name: item for item in _properties() if item.schema in lineage}


@cache
def topic_labels() -> Mapping[str, str]:
    """Every topic with its label."""
    return {row["topic"]: row["label"] for row in table("topics")}


def kinds_under(schema: str) -> frozenset[str]:
    """The kinds of parties whose schema is this one or extends it; empty for what no entry is, such as `Position`."""
    known = schemata()
    return frozenset(kind for kind, own in SCHEMA_OF_KIND.items() if schema in known[own].lineage)


def kind_of(schema: str) -> str | None:
    """The kind that a schema says a party is; None when it leaves that open, as `LegalEntity` does."""
    own = (known for known in ("Person", "Company", "Organization", "Vessel", "Airplane"))
    found = next((known for known in own if known in schemata()[schema].lineage), None)
    return next((str(kind) for kind, shown in SCHEMA_OF_KIND.items() if shown == found), None)


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of this package's tables by column; lines that begin with `#` say where it is from."""
    file = resources.files("service.api.opensanctions").joinpath("tables", f"{name}.tsv")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _properties() -> tuple[Property, ...]:
    return tuple(Property(**row) for row in table("properties"))
