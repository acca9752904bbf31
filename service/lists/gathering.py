"""A party while its facts are gathered, and an edition while its parties are: what every reader fills."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from service.domain.record import (
    Address,
    Association,
    Country,
    Designation,
    Identifier,
    NameDetail,
    PublishedDate,
    Record,
    RecordName,
    Remark,
)
from service.domain.source import NameCounts
from service.domain.vocabulary import NameKind, PartyKind, Status
from service.lists.damage import Damage
from service.lists.links import resolved
from service.lists.reading import Contents
from service.lists.tally import Tally

_T = TypeVar("_T", bound=Hashable)
_ORDER = {NameKind.PRIMARY: 0, NameKind.WEAK_ALIAS: 2}


@dataclass(slots=True)
class Gathering:
    """One party of a list, fact by fact, in the order of the file. `number` is its id on the list.

    `published` has the kind of each name as published, repeats included; a published text may hold several names.
    """

    list_code: str
    number: str
    kind: PartyKind
    status: Status = Status.DESIGNATED
    names: list[RecordName] = field(default_factory=list)
    published: list[NameKind] = field(default_factory=list)
    name_details: list[NameDetail] = field(default_factory=list)
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

    @property
    def key(self) -> str:
        """The key of the record."""
        return f"{self.list_code}:{self.number}"

    def publish(self, *names: RecordName, counted_as: NameKind | None = None) -> None:
        """One name as published: one name of the record, or several that its text holds. Counted once, as the first."""
        if names:
            self.names += names
            self.published.append(counted_as or names[0].kind)

    def record(self) -> Record:
        """The record, each fact once. The primary name comes first, weak aliases last; a name keeps its best kind.

        Facts whose order says nothing are sorted, so that the same content gives the same hash from any format.
        """
        return Record(
            key=self.key,
            source=self.list_code,
            kind=self.kind,
            names=self._distinct_names(),
            status=self.status,
            name_details=_once(sorted(self.name_details, key=lambda detail: (detail.name, detail.label, detail.text))),
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


class EditionGathering:
    """The parties of one edition by their number, with what is damaged and what was not understood.

    `file` is the name of the file that names the parties, for sentences. Nothing of a damaged edition is handed out
    unless the reading is forced.
    """

    def __init__(self, list_code: str, file: str, *, force: bool) -> None:
        self.list_code = list_code
        self.file = file
        self.damage = Damage(force=force)
        self.tally = Tally()
        self._parties: dict[str, Gathering] = {}

    def party(self, number: str, kind: PartyKind, line: int) -> Gathering:
        """A new party. One without a number or with that of another is damage at its line, and is left out."""
        party = Gathering(self.list_code, number, kind)
        if not number:
            self.damage.found(f"{self.place(line)}: the entry has no id.")
        elif number in self._parties:
            self.damage.found(f"{self.place(line)}: entry {number} stands there a second time.")
        else:
            self._parties[number] = party
        return party

    def known(self, number: str) -> Gathering | None:
        """The party of this number, None when there is none yet."""
        return self._parties.get(number)

    def check_name(self, party: Gathering, line: int) -> None:
        """A party without a primary name is damage at its line, and is left out."""
        if any(name.kind is NameKind.PRIMARY for name in party.names):
            return
        if self._parties.get(party.number) is party:
            del self._parties[party.number]
        self.damage.found(f"{self.place(line)}: entry {party.number or 'without an id'} has no name.")

    def leave(self, party: Gathering) -> None:
        """Takes a party out of the edition again: it belongs to another list."""
        self._parties.pop(party.number, None)

    def place(self, line: int) -> str:
        """A line of the file in words."""
        return f"{self.file}, line {line}"

    def __iter__(self) -> Iterator[Gathering]:
        return iter(self._parties.values())

    def contents(self, *, published: str = "", partial: bool = False) -> Contents:
        """What the edition says; BadInputError when it is damaged or holds nobody."""
        if not self._parties:
            self.damage.found(f"{self.file} holds no entry.")
        self.damage.refuse()
        gathered = self._parties.values()
        return Contents(
            records=resolved([party.record() for party in gathered]),
            names=name_counts(gathered),
            identifiers=sum(len(party.identifiers) for party in gathered),
            published=published,
            partial=partial,
            warnings=self.tally.sentences(),
            left_out=self.damage.left_out,
        )


def name_counts(parties: Iterable[Gathering]) -> NameCounts:
    """The names of an edition as published, by kind, repeats included."""
    found = Counter(kind for party in parties for kind in party.published)
    return NameCounts(**{kind.value: found[kind] for kind in NameKind})


def _once(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _content(fact: Designation | Association | Identifier) -> tuple[str, ...]:
    if isinstance(fact, Designation):
        return (fact.list_code, fact.programme, fact.authority, fact.start)
    if isinstance(fact, Association):
        return (fact.relation, fact.target_name)
    return (fact.type, fact.label, fact.value, fact.country)
