"""What OFAC says of a party → the fields of a record; the same for every format that OFAC publishes in."""

import re
from collections.abc import Callable, Mapping

from service.domain.programmes import authority_of, programme_of_list
from service.domain.record import (
    Association,
    Designation,
    Identifier,
    PublishedDate,
    RecordName,
    Remark,
)
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation
from service.lists.dates import edtf
from service.lists.facts import add_birth_date, add_country, country_of, date_or_text
from service.lists.gathering import EditionGathering, Gathering
from service.lists.ofac.terms import Item, Term, term_of
from service.lists.tally import Tally

_AUTHORITY = "US/OFAC"
_KINDS: Mapping[str, PartyKind] = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
_ALIAS_KINDS: Mapping[str, NameKind] = {"aka": NameKind.ALIAS, "nka": NameKind.ALIAS, "fka": NameKind.FORMER}
WEAK_LABELS = frozenset({"a.k.a.", "f.k.a.", "n.k.a."})
_NOT_OF_SDN = frozenset({"NS-PLC", "CMIC-EO13959", "561-Related", "FSE-IR", "FSE-SY", "FSE-WMD", "FSE-SDGT"})
_MORE_THAN_CONSOLIDATED = 2000  # parties
_GENDERS = frozenset({"male", "female"})
_IMO = re.compile(r"IMO\s*(\d{7})")
_BOOKLET = re.compile(r"Booklet:?\s+(\S.*)")
_GENERATION = re.compile(r"(?:jr|sr|i{1,3}|iv|v)\.?", re.IGNORECASE)
_TOLD = re.compile(r"(\S*\d\S*) +[a-z]{2,} ")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")


def kind_of(type_: str) -> PartyKind:
    """The kind of a party by OFAC's type, in any case, empty for an entity; an unknown one is an organisation."""
    return _KINDS.get(type_.casefold(), PartyKind.ORGANISATION)


def check_type(party: Gathering, type_: str, tally: Tally) -> None:
    """Keeps and counts a type that is not known."""
    if type_.casefold() not in _KINDS:
        tally.count("Parties of a type that is not known, taken as organisations", type_)
        party.remarks.append(Remark("Type", type_))


def add_name(party: Gathering, kind: NameKind, value: str, given: str = "") -> None:
    """A name in one piece, or its family and given part; a person's name in one piece is `FAMILY, Given`."""
    whole = ", ".join(part for part in (value, given) if part)
    family, given = _parted(whole) if party.kind is PartyKind.PERSON else (value, given)
    party.publish(RecordName(whole, kind, family, given) if family and given else RecordName(whole, kind))


def _parted(name: str) -> tuple[str, str]:
    """`FAMILY, Given` or `FAMILY, JR., Given` → the two parts, the generation with the family; else the second empty.

    The parts that XML gives are put together and parted again: it has a JR. with the one as with the other.
    """
    family, _, rest = name.partition(", ")
    generation, comma, given = rest.partition(", ")
    return (f"{family}, {generation}", given) if comma and _GENERATION.fullmatch(generation) else (family, rest)


def alias_kind(type_: str, tally: Tally) -> NameKind:
    """The kind of a strong alias by OFAC's `aka`, `fka`, `nka` (dots and case ignored); an unknown type is an alias."""
    kind = _ALIAS_KINDS.get(type_.replace(".", "").casefold())
    if kind is None:
        tally.count("Aliases of a type that is not known, taken as a.k.a.", type_)
    return kind or NameKind.ALIAS


def add_programmes(party: Gathering, tags: list[str]) -> None:
    """One designation a programme tag; one without a programme where there is no tag."""
    for tag in tags or [""]:
        code = programme_of_list("ofac", tag) if tag else ""
        party.designations.append(Designation(authority_of(code) or _AUTHORITY, code, list_code=tag))


def add_titles(party: Gathering, text: str) -> None:
    """The offices a person holds, several joined by `; `."""
    party.titles += [title for part in text.split(";") if (title := part.strip())]


def add_item(party: Gathering, item: Item, tally: Tally) -> None:
    """A labelled fact, a weak alias or free text; what no field fits stays a remark, unless it repeats a title."""
    if item.label in WEAK_LABELS:
        return _add_weak_alias(party, item, tally)
    term = term_of(item.label) if item.label else None
    if term and item.value:
        return _FIELDS[term.means](party, item, term, tally)
    if not item.label:
        if item.value in (title.removesuffix(".") for title in party.titles):
            return None
        tally.count("Remark items kept as text", item.value)
    elif term is None:
        tally.count("Facts of a kind that is not known, kept as remarks", item.label)
    return _add_note(party, item, Term("note"), tally)


def _add_weak_alias(party: Gathering, item: Item, tally: Tally) -> None:
    if item.cut:
        tally.say(f"Record {party.number}: the weak alias {item.value!r} is not closed by a quote; kept as it stands.")
    add_name(party, NameKind.WEAK_ALIAS, item.value)


def _add_identifier(party: Gathering, item: Item, term: Term, tally: Tally) -> None:
    booklet, told = _BOOKLET.fullmatch(item.value), _TOLD.match(item.value)
    label = f"{item.label} Booklet" if booklet else item.label
    number = (booklet or told or [item.value, item.value])[1]
    type_, value = _identified(IdentifierType(term.type), number, party.kind)
    if told:
        _add_note(party, item, term, tally)
    issued, expires = date_or_text(item.issued, tally), date_or_text(item.expires, tally)
    party.identifiers.append(Identifier(type_, value, country_of(item.country, tally), label, issued, expires))


def _identified(type_: IdentifierType, value: str, kind: PartyKind) -> tuple[IdentifierType, str]:
    """The IMO number of a ship is its own; on anyone else it is that of a shipping company."""
    if imo := _IMO.fullmatch(value):
        return (IdentifierType.IMO, imo[1]) if kind is PartyKind.VESSEL else (IdentifierType.REGISTRATION, value)
    if type_ is IdentifierType.IMO:
        return IdentifierType.OTHER, value
    if type_ is IdentifierType.LEI and not _LEI.fullmatch(value):
        return IdentifierType.REGISTRATION, value
    return type_, value


def _add_country(party: Gathering, item: Item, term: Term, tally: Tally) -> None:
    add_country(party, CountryRole(term.type), item.value, tally)


def _add_association(party: Gathering, item: Item, term: Term, tally: Tally) -> None:
    party.associations.append(Association(Relation(term.type), item.value, text=f"{item.label}: {item.value}"))


def _add_birth_date(party: Gathering, item: Item, term: Term, tally: Tally) -> None:
    add_birth_date(party, PublishedDate(item.value, edtf(item.value)), tally)


def _add_birth_place(party: Gathering, item: Item, term: Term, tally: Tally) -> None:
    party.birth_places.append(item.value)


def _add_gender(party: Gathering, item: Item, term: Term, tally: Tally) -> None:
    gender = item.value.casefold()
    if gender in _GENDERS and gender not in party.genders:
        party.genders.append(gender)
    if gender not in _GENDERS or len(party.genders) > 1:
        _add_note(party, item, term, tally)


def _add_note(party: Gathering, item: Item, term: Term, tally: Tally) -> None:
    party.remarks.append(Remark(item.label, Item("", item.value, item.country, item.issued, item.expires).text))


_FIELDS: Mapping[str, Callable[[Gathering, Item, Term, Tally], None]] = {
    "identifier": _add_identifier,
    "country": _add_country,
    "association": _add_association,
    "birth_date": _add_birth_date,
    "birth_place": _add_birth_place,
    "gender": _add_gender,
    "note": _add_note,
}


def arrange(edition: EditionGathering) -> None:
    """Sorts what SDN.XML and the CSV give each in an order of its own, so that they give the same record.

    The XML marks which date, place or country is the main one, at times; the CSV does not. Free text stays as it runs.
    """
    for party in edition:
        party.birth_dates.sort(key=lambda date: (date.edtf, date.text))
        party.birth_places.sort()
        party.countries.sort(key=lambda country: (country.code, country.text))
        party.remarks.sort(key=lambda remark: (remark.label, remark.text if remark.label else ""))


def check_list(edition: EditionGathering) -> None:
    """OFAC's two lists look alike: that a file is the other one, only the programmes of its parties tell. Damage if so.

    One party of 8,832 stood on the SDN list of 2021 under a programme of the other lists; on the consolidated list of
    2024 it was 148 of 443, and that never had a thousand parties.
    """
    parties = list(edition)
    other = sum(any(each.list_code in _NOT_OF_SDN for each in party.designations) for party in parties)
    if edition.list_code == "us-ofac-sdn" and 10 * other > len(parties):
        edition.damage.found(f"{edition.file} is OFAC's consolidated list, not the SDN list.")
    if edition.list_code == "us-ofac-cons" and 1000 * other < len(parties) >= _MORE_THAN_CONSOLIDATED:
        edition.damage.found(f"{edition.file} is OFAC's SDN list, not the consolidated list.")
