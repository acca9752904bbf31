"""What any list says of a party → the fields of a record. Readers bring the words; what they mean is decided here."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.domain.programmes import authority_of, programme_of_list
from service.domain.record import (
    Address,
    Country,
    Designation,
    Identifier,
    NameDetail,
    PublishedDate,
    RecordName,
    Remark,
)
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind
from service.lists.countries import nationality_code
from service.lists.dates import edtf, stated
from service.lists.gathering import Gathering
from service.lists.identifier_kinds import identifier_type
from service.lists.imo import imo_of
from service.lists.numbered import entries
from service.lists.tally import Tally
from service.lists.text import is_latin

_NOTED = re.compile(r"([^()]+?)(?:\s*[(\[]| citizenship\b| as (?:of|at) ).*", re.DOTALL)
_BETWEEN = re.compile(r"\s*[;,/]\s*|\s+and\s+")
_GENDERS = {"m": "male", "male": "male", "man": "male", "f": "female", "female": "female", "woman": "female"}


@dataclass(frozen=True, slots=True)
class Document:
    """A number given by an office, as published; `label` says what it is, the dates are texts."""

    label: str
    number: str
    country: str = ""
    issued: str = ""
    expires: str = ""


def written(kind: NameKind, value: str, family: str = "", given: str = "") -> RecordName:
    """A name as published; one that is not in Latin letters is of kind `original_script`, unless it is the primary."""
    script = kind is not NameKind.PRIMARY and not is_latin(value)
    return RecordName(value, NameKind.ORIGINAL_SCRIPT if script else kind, family, given)


def add_name_detail(party: Gathering, name: str, label: str, text: str) -> None:
    """Something the list says of one of the names; nothing for an empty text."""
    if text:
        party.name_details.append(NameDetail(name, label, text))


def country_of(text: str, tally: Tally) -> str:
    """The code of a country or of a people's, also with a note behind it (`Libya (as at 2017)`).

    Empty for an empty text and for one that is not understood, which is counted.
    """
    code = nationality_code(text) if text else ""
    if code is None and (noted := _NOTED.fullmatch(text)):
        code = nationality_code(noted[1])
    if code is None:
        tally.count("Countries not understood, kept as text", text)
    return code or ""


def add_country(party: Gathering, role: CountryRole, text: str, tally: Tally) -> None:
    """A country of the party, by name or ISO code; nothing for an empty text."""
    if text:
        party.countries.append(Country(role, text, country_of(text, tally)))


def add_birth_dates(party: Gathering, text: str, tally: Tally, read: Callable[[str], str] = edtf) -> None:
    """Every date of birth in a text, each read by `read`; one that is not understood is kept and counted."""
    for each in stated(text, read):
        add_birth_date(party, each, tally)


def add_birth_date(party: Gathering, stated_date: PublishedDate, tally: Tally) -> None:
    """One date of birth, read already."""
    if not stated_date.edtf:
        tally.count("Dates not understood, kept as text", stated_date.text)
    party.birth_dates.append(stated_date)


def add_birth_place(party: Gathering, *parts: str) -> None:
    """The parts of a place in written order; nothing when all are empty."""
    if place := joined(parts):
        party.birth_places.append(place)


def add_countries(party: Gathering, role: CountryRole, text: str, tally: Tally) -> None:
    """The countries of a text that may hold several: a numbered list, or `A and B`, `A; B`, `A / B` of known ones."""
    for entry in entries(text):
        parts = [part for part in _BETWEEN.split(entry) if part]
        known = country_of(entry, Tally()) or not all(nationality_code(part) for part in parts)
        for country in [entry] if known else parts:
            add_country(party, role, country, tally)


def add_address(party: Gathering, parts: Iterable[str], country: str, tally: Tally) -> None:
    """The parts of an address in written order; its country is one of residence. Nothing when all are empty."""
    code = country_of(country, tally)
    if text := joined((*parts, country)):
        party.addresses.append(Address(text, code))
    if country:
        party.countries.append(Country(CountryRole.RESIDENCE, country, code))


def add_gender(party: Gathering, text: str) -> None:
    """A gender; one that is not understood, or differs from the one known, is a remark."""
    gender = _GENDERS.get(text.casefold(), "")
    if gender and gender not in party.genders:
        party.genders.append(gender)
    if text and (not gender or len(party.genders) > 1):
        add_remark(party, "Gender", text)


def add_designation(party: Gathering, family: str, list_code: str, authority: str, start: str = "") -> None:
    """A designation under the list's own code of a programme; `family` as in the catalogue, `start` EDTF or empty.

    `authority` stands where the catalogue does not know whose programme it is.
    """
    programme = programme_of_list(family, list_code) if list_code else ""
    known = authority_of(programme)
    party.designations.append(Designation(known or authority, programme, list_code=list_code, start=start))


def add_document(party: Gathering, document: Document, tally: Tally, type_: IdentifierType | None = None) -> None:
    """A number that stands for the party; of which type, its label tells where `type_` does not.

    A number of seven digits said to be a ship's is one only on a vessel: elsewhere it is a shipping company's.
    """
    if not document.number:
        return
    found = type_ or identifier_type(document.label) or IdentifierType.OTHER
    number = document.number
    if found is IdentifierType.IMO:
        imo = imo_of(number)
        number = imo or number
        found = _type_of_imo(party.kind, is_number=bool(imo))
    party.identifiers.append(
        Identifier(
            found,
            number,
            country_of(document.country, tally),
            document.label,
            date_or_text(document.issued, tally),
            date_or_text(document.expires, tally),
        )
    )


def date_or_text(text: str, tally: Tally) -> str:
    """A date in EDTF, or the text itself where it is not understood, which is counted."""
    understood = edtf(text) if text else ""
    if text and not understood:
        tally.count("Dates not understood, kept as text", text)
    return understood or text


def add_remark(party: Gathering, label: str, text: str) -> None:
    """A fact that has no field of its own; nothing for an empty text."""
    if text:
        party.remarks.append(Remark(label, text))


def keep_rest(party: Gathering, rest: Iterable[tuple[str, str]], tally: Tally) -> None:
    """What a reader did not take: (label, text) pairs, kept as remarks and counted by their label."""
    for label, text in rest:
        if text:
            tally.count("Facts of a kind that is not known, kept as remarks", label)
            party.remarks.append(Remark(label, text))


def joined(parts: Iterable[str]) -> str:
    """The parts that say something, with commas."""
    return ", ".join(part for part in parts if part)


def _type_of_imo(kind: PartyKind, *, is_number: bool) -> IdentifierType:
    if not is_number:
        return IdentifierType.OTHER
    return IdentifierType.IMO if kind is PartyKind.VESSEL else IdentifierType.REGISTRATION
