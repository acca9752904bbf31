"""What an entry of a private watchlist says, the same in CSV and JSON Lines: docs/watchlists.md describes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from service.domain.programmes import authority_of
from service.domain.record import Association, Designation, RecordName
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation, Status
from service.lists.dates import edtf
from service.lists.facts import (
    Document,
    add_address,
    add_birth_dates,
    add_birth_place,
    add_country,
    add_document,
    add_gender,
    add_remark,
    keep_rest,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.tally import Tally

NAMES = {
    "aliases": NameKind.ALIAS,
    "weak_aliases": NameKind.WEAK_ALIAS,
    "former_names": NameKind.FORMER,
    "acronyms": NameKind.ACRONYM,
    "original_script_names": NameKind.ORIGINAL_SCRIPT,
}
COUNTRIES = {
    "nationalities": CountryRole.NATIONALITY,
    "citizenships": CountryRole.CITIZENSHIP,
    "countries": CountryRole.RESIDENCE,
    "registrations": CountryRole.REGISTRATION,
    "flags": CountryRole.FLAG,
    "former_flags": CountryRole.FORMER_FLAG,
}
TEXTS = ("birth_dates", "birth_places", "titles", *NAMES, *COUNTRIES)
NEEDED = ("id", "name", "kind")
_LONGEST_AUTHORITY = 20
_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Listing:
    """Why an entry is on the list: under whose authority and which programme, from and until when."""

    authority: str = ""
    programme: str = ""
    start: str = ""
    end: str = ""


@dataclass(slots=True)
class Entry:
    """One entry, its words not yet understood. `texts` has the lists of texts by field name."""

    id: str
    name: str
    kind: str
    line: int
    status: str = ""
    gender: str = ""
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    addresses: Sequence[tuple[str, str]] = ()
    identifiers: Sequence[tuple[str, Document]] = ()
    listings: Sequence[Listing] = ()
    ties: Sequence[tuple[str, str, str]] = ()
    remarks: Sequence[tuple[str, str]] = ()
    rest: Sequence[tuple[str, str]] = ()


def add_entry(edition: EditionGathering, entry: Entry) -> None:
    """A party of the edition. A word that should be one of a closed list and is none is damage at its line."""
    words = _Words(edition, entry.line)
    party = edition.party(entry.id, words.one_of(PartyKind, entry.kind, "kind") or PartyKind.ORGANISATION, entry.line)
    if entry.status:
        party.status = words.one_of(Status, entry.status, "status") or Status.DESIGNATED
    if entry.name:
        party.publish(RecordName(entry.name))
    for name, kind in NAMES.items():
        for text in entry.texts.get(name, ()):
            party.publish(RecordName(text, kind))
    _add_facts(party, entry, edition.tally)
    for type_, document in entry.identifiers:
        add_document(party, document, edition.tally, words.one_of(IdentifierType, type_, "type of identifier"))
    for relation, name, number in entry.ties:
        known = words.one_of(Relation, relation, "relation")
        if known:
            key = f"{edition.list_code}:{number}" if number else ""
            party.associations.append(Association(known, name, key, relation.replace("_", " ")))
    _add_listings(party, entry, edition.tally)
    edition.check_name(party, entry.line)


def _add_facts(party: Gathering, entry: Entry, tally: Tally) -> None:
    for born in entry.texts.get("birth_dates", ()):
        add_birth_dates(party, born, tally)
    for place in entry.texts.get("birth_places", ()):
        add_birth_place(party, place)
    add_gender(party, entry.gender)
    for name, role in COUNTRIES.items():
        for country in entry.texts.get(name, ()):
            add_country(party, role, country, tally)
    for text, country in entry.addresses:
        add_address(party, (text,), country, tally)
    party.titles += entry.texts.get("titles", ())
    for label, text in entry.remarks:
        add_remark(party, label, text)
    keep_rest(party, entry.rest, tally)


def _add_listings(party: Gathering, entry: Entry, tally: Tally) -> None:
    """An entry without a listing of its own stands under the authority of the list."""
    for each in entry.listings or [Listing()]:
        authority = each.authority or authority_of(each.programme) or party.list_code
        short = authority[:_LONGEST_AUTHORITY]
        start, end = (_day(text, tally) for text in (each.start, each.end))
        party.designations.append(Designation(short, each.programme, list_code=each.programme, start=start, end=end))
        add_remark(party, "Authority", authority if short != authority else "")


def _day(text: str, tally: Tally) -> str:
    """The date in EDTF; one that is not understood is counted and left away."""
    found = edtf(text)
    if text and not found:
        tally.count("Dates not understood, left away", text)
    return found


def name_ties(edition: EditionGathering) -> None:
    """Gives ties that lead to an entry by its id that entry's name; an id that the list lacks is damage."""
    for party in edition:
        for place, tie in enumerate(party.associations):
            target = edition.known(tie.target_key.partition(":")[2])
            if target and target.names:
                party.associations[place] = Association(tie.relation, target.names[0].value, tie.target_key, tie.text)
            elif tie.target_key:
                missing = f"entry {party.number} is tied to {tie.target_key}, which is missing"
                edition.damage.found(f"{edition.file}: {missing}.")


class _Words:
    """Words that have to be one of a closed list."""

    def __init__(self, edition: EditionGathering, line: int) -> None:
        self._found: Callable[[str], None] = edition.damage.found
        self._place = edition.place(line)

    def one_of(self, words: type[_E], text: str, what: str) -> _E | None:
        """The word; damage, and None, for any other text."""
        try:
            return words(text.casefold())
        except ValueError:
            self._found(f"{self._place}: {text!r} is no {what}; known are {', '.join(words)}.")
            return None
