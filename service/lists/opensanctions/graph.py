"""Entities of the FollowTheMoney model by id, whether they stand on lines of their own or inside one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from service.domain.vocabulary import PartyKind, Relation
from service.lists.json_text import text_of

PARTIES: Mapping[str, PartyKind] = {
    "Person": PartyKind.PERSON,
    "Organization": PartyKind.ORGANISATION,
    "LegalEntity": PartyKind.ORGANISATION,
    "PublicBody": PartyKind.ORGANISATION,
    "Company": PartyKind.COMPANY,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """How a schema that ties two parties is read: from which property to which, and what the first is to the second."""

    source: str
    target: str
    relation: Relation
    back: Relation


TIES: Mapping[str, Tie] = {
    "Ownership": Tie("asset", "owner", Relation.OWNED_BY, Relation.AFFILIATED_WITH),
    "Directorship": Tie("director", "organization", Relation.LEADER_OF, Relation.AFFILIATED_WITH),
    "Membership": Tie("member", "organization", Relation.MEMBER_OF, Relation.AFFILIATED_WITH),
    "Employment": Tie("employee", "employer", Relation.AFFILIATED_WITH, Relation.AFFILIATED_WITH),
    "Family": Tie("person", "relative", Relation.FAMILY_OF, Relation.FAMILY_OF),
    "Associate": Tie("person", "associate", Relation.AFFILIATED_WITH, Relation.AFFILIATED_WITH),
    "Representation": Tie("agent", "client", Relation.ACTS_FOR, Relation.AFFILIATED_WITH),
    "Succession": Tie("predecessor", "successor", Relation.AFFILIATED_WITH, Relation.AFFILIATED_WITH),
    "UnknownLink": Tie("subject", "object", Relation.AFFILIATED_WITH, Relation.AFFILIATED_WITH),
}
# What belongs to one party, by the property that leads to it.
BELONGING: Mapping[str, str] = {
    "Sanction": "entity",
    "Passport": "holder",
    "Identification": "holder",
    "CryptoWallet": "holder",
}


@dataclass(slots=True)
class Entity:
    """One entity: texts and ids by property; `links` are the properties inside which other entities stood."""

    id: str
    schema: str
    caption: str
    target: bool
    line: int
    properties: dict[str, list[str]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)

    def take(self, name: str) -> list[str]:
        """Takes a property's texts; none when it has none."""
        return self.properties.pop(name, [])

    def first(self, name: str) -> str:
        """The first text of a property, which stays; empty when it has none."""
        return next(iter(self.properties.get(name, ())), "")


class Graph:
    """All entities of a file, and what leads to each."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self._belonging: dict[str, list[str]] = defaultdict(list)
        self._ties: dict[str, list[str]] = defaultdict(list)
        self.last_seen = ""

    def add(self, found: Mapping[str, Any], line: int, parent: str = "") -> str:
        """Takes an entity with those inside it; gives its id, empty when it has none.

        An entity inside another does not say again what it stands in: the property that would is filled in.
        """
        number, schema = text_of(found.get("id")), text_of(found.get("schema"))
        properties = found.get("properties")
        if not number or not schema or not isinstance(properties, dict):
            return ""
        about = {name: text_of(found.get(name)) for name in ("first_seen", "last_change", "last_seen")}
        about["datasets"] = ", ".join(map(text_of, found.get("datasets") or ()))
        about["referents"] = ", ".join(map(text_of, found.get("referents") or ()))
        entity = Entity(number, schema, text_of(found.get("caption")), found.get("target") is True, line, about=about)
        known = self.entities.get(number)
        if known is None or entity.target or not known.target:
            self.entities[number] = entity
        self.last_seen = max(self.last_seen, about["last_seen"])
        for name, values in properties.items():
            entity.properties[name] = [text for value in values if (text := self._value(value, line, number))]
            if any(isinstance(value, dict) for value in values):
                entity.links.add(name)
        self._fill(entity, parent)
        self._index(entity)
        return number

    def belonging(self, number: str) -> Iterator[Entity]:
        """Sanctions, documents and wallets of a party."""
        for each in dict.fromkeys(self._belonging[number]):
            yield self.entities[each]

    def ties(self, number: str) -> Iterator[Entity]:
        """The ties that begin or end at a party."""
        for each in dict.fromkeys(self._ties[number]):
            yield self.entities[each]

    def name(self, number: str) -> str:
        """The caption of an entity; empty for one that the file does not hold."""
        known = self.entities.get(number)
        return known.caption if known else ""

    def _value(self, value: Any, line: int, parent: str) -> str:
        return self.add(value, line, parent) if isinstance(value, dict) else text_of(value)

    def _fill(self, entity: Entity, parent: str) -> None:
        if not parent:
            return
        tie, holder = TIES.get(entity.schema), BELONGING.get(entity.schema)
        if holder and not entity.properties.get(holder):
            entity.properties[holder] = [parent]
        for end in (tie.source, tie.target) if tie else ():
            if not entity.properties.get(end):
                entity.properties[end] = [parent]

    def _index(self, entity: Entity) -> None:
        for holder in entity.properties.get(BELONGING.get(entity.schema, ""), ()):
            self._belonging[holder].append(entity.id)
        if tie := TIES.get(entity.schema):
            for end in (*entity.properties.get(tie.source, ()), *entity.properties.get(tie.target, ())):
                self._ties[end].append(entity.id)
