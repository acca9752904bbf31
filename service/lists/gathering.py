"""A party while its facts are gathered, and an edition while its parties are: what every reader fills."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from service.domain.record import (
    Address,
    Association,
    Country,
    Designation,
    Identifier,
    PublishedDate,
    Record,
    RecordName,
    Remark,
)
from service.domain.source import NameCounts
from service.domain.vocabulary import NameKind, PartyKind

_T = TypeVar("_T", bound=Hashable)
_ORDER = {NameKind.PRIMARY: 0, NameKind.WEAK_ALIAS: 2}


@dataclass(slots=True)
class Gathering:
    """One party of a list, fact by fact, in the order of the file. `number` is its id on the list."""

    list_code: str
    number: str
    kind: PartyKind
    names: list[RecordName] = field(default_factory=list)
    designations: list[Designation] = field(default_factory=list)
    associations: list[Association] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    birth_dates: list[PublishedDate] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    genders: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def record(self) -> Record:
        """The record, each fact once. The primary name comes first, weak aliases last; a name keeps its best kind.

        Facts whose order says nothing are sorted, so that the same content gives the same hash from any format.
        """
        return Record(
            key=f"{self.list_code}:{self.number}",
            source=self.list_code,
            kind=self.kind,
            names=self._distinct_names(),
            designations=_once(sorted(self.designations, key=_content)),
            associations=_once(sorted(self.associations, key=_content)),
            identifiers=_once(sorted(self.identifiers, key=_content)),
            birth_dates=_once(self.birth_dates),
            birth_places=_once(self.birth_places),
            countries=_once(sorted(self.countries, key=lambda country: country.role)),
            addresses=_once(self.addresses),
            gender=next(iter(self.genders), ""),
            titles=_once(self.titles),
            remarks=_once(sorted(self.remarks, key=lambda remark: remark.label)),
        )

    def _distinct_names(self) -> tuple[RecordName, ...]:
        found: dict[str, RecordName] = {}
        for name in sorted(self.names, key=lambda name: _ORDER.get(name.kind, 1)):
            found.setdefault(name.value, name)
        return tuple(found.values())


def name_counts(parties: Iterable[Gathering]) -> NameCounts:
    """The names of an edition as published, by kind, repeats included."""
    found = Counter(name.kind for party in parties for name in party.names)
    return NameCounts(**{kind.value: found[kind] for kind in NameKind})


def _once(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _content(fact: Designation | Association | Identifier) -> tuple[str, ...]:
    if isinstance(fact, Designation):
        return (fact.list_code, fact.programme, fact.authority, fact.start)
    if isinstance(fact, Association):
        return (fact.relation, fact.target_name)
    return (fact.type, fact.label, fact.value, fact.country)
