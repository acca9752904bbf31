"""What the US Consolidated Screening List says of a party of the Departments of Commerce and State, in every format.

Treasury's parties are OFAC's, which publishes more of them itself: they are left to its own lists.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.domain.vocabulary import CountryRole, NameKind, PartyKind, Status
from service.lists.dates import edtf
from service.lists.facts import (
    Document,
    add_address,
    add_birth_dates,
    add_birth_place,
    add_country,
    add_designation,
    add_document,
    add_remark,
    keep_rest,
    written,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.untold_kinds import kind_by_name

_SOURCE = re.compile(r".*\((\w[\w() -]*?)\)(?: List)?\s*(?: - .*)?")
_AUTHORITIES = {
    "EL": "US/Commerce",
    "UVL": "US/Commerce",
    "MEU": "US/Commerce",
    "DPL": "US/Commerce",
    "ISN": "US/State",
    "DTC": "US/State",
}
REMARKS = {
    "federal_register_notice": "Federal Register notice",
    "standard_order": "Standard order",
    "license_requirement": "License requirement",
    "license_policy": "License policy",
    "call_sign": "Call sign",
    "vessel_type": "Vessel type",
    "gross_tonnage": "Gross tonnage",
    "gross_registered_tonnage": "Gross registered tonnage",
    "vessel_owner": "Vessel owner",
    "remarks": "",
    "source_list_url": "Source of the list",
    "source_information_url": "Source",
}
ENDS = "Ends on"
_OF_PERSONS = frozenset({"DPL", "DTC"})
_KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
_FOLLOWING = re.compile(r",?\s*(?:a\.k\.a\.|also known as),?\s+the following[^:]*?:\s*", re.IGNORECASE)
_SUCCESSORS = re.compile(r"[;,]?\s*and any (?:successor|sub-unit|subsidiar)[^;]*$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:[-–•]\s*|and\s+)+", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """One row of the list, in whatever format; dates and countries as published."""

    source: str
    name: str
    line: int
    type: str = ""
    start: str = ""
    end: str = ""
    aliases: Sequence[str] = ()
    addresses: Sequence[tuple[Sequence[str], str]] = ()
    ids: Sequence[Document] = ()
    countries: Sequence[tuple[CountryRole, str]] = ()
    births: Sequence[str] = ()
    birth_places: Sequence[str] = ()
    titles: Sequence[str] = ()
    remarks: Sequence[tuple[str, str]] = ()
    rest: Sequence[tuple[str, str]] = ()


def source_code(source: str) -> str:
    """`EL` for `Entity List (EL) - Bureau of Industry and Security`; empty when there is no code."""
    found = _SOURCE.fullmatch(source)
    return found[1] if found else ""


def add_row(edition: EditionGathering, row: Row) -> None:
    """Adds a row's facts to its party: a new one, or that of an earlier row of the same source, name and start.

    A row of Treasury's, or of a source that is not known, is counted and left out.
    """
    code = source_code(row.source)
    if code not in _AUTHORITIES:
        edition.tally.count("Rows of other sources, left to the lists that publish them", row.source)
        return
    number = number_of(code, row.name, row.start)
    party = edition.known(number) or _new_party(edition, code, number, row)
    for alias in row.aliases:
        add_names(party, alias, NameKind.ALIAS)
    _add_persons_facts(party, row, edition)
    for lines, country in row.addresses:
        add_address(party, lines, country, edition.tally)
    for document in row.ids:
        add_document(party, document, edition.tally)
    for role, country in row.countries:
        add_country(party, role, country, edition.tally)
    for label, text in row.remarks:
        add_remark(party, label, text)
    keep_rest(party, row.rest, edition.tally)


def _add_persons_facts(party: Gathering, row: Row, edition: EditionGathering) -> None:
    for birth in row.births:
        add_birth_dates(party, birth, edition.tally)
    for place in row.birth_places:
        add_birth_place(party, place)
    party.titles += row.titles


def add_names(party: Gathering, text: str, kind: NameKind) -> None:
    """The names of a field: the first of the kind, further ones are aliases."""
    names = (written(NameKind.ALIAS if place else kind, name) for place, name in enumerate(names_in(text)))
    party.publish(*names, counted_as=kind)


def _new_party(edition: EditionGathering, code: str, number: str, row: Row) -> Gathering:
    names = names_in(row.name)
    told = _KINDS.get(row.type.casefold())
    kind = told or kind_by_name(names[0] if names else "", mostly_persons=code in _OF_PERSONS)
    party = edition.party(number if row.name else "", kind, row.line)
    add_names(party, row.name, NameKind.PRIMARY)
    add_designation(party, "bis", code, _AUTHORITIES[code], edtf(row.start))
    add_remark(party, "Source", row.source)
    add_remark(party, ENDS, row.end)
    edition.check_name(party, row.line)
    return party


def end_past_orders(edition: EditionGathering) -> None:
    """Orders that ended before another of the file began are past; a party with no other order is no longer listed.

    The file has no date of its own, but is as new as its newest order.
    """
    newest = max((each.start for party in edition for each in party.designations), default="")
    for party in edition:
        ends = [edtf(remark.text) for remark in party.remarks if remark.label == ENDS]
        if len(ends) >= len(party.designations) and "" not in ends and max(ends) < newest:
            party.status = Status.DELISTED
            party.designations = [replace(each, end=max(ends)) for each in party.designations]


def number_of(*parts: str) -> str:
    """An id for a party that its list gives none: derived from what does not change with its other facts."""
    said = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
    return f"{parts[0].lower()}-{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def names_in(text: str) -> list[str]:
    """The names that a name field holds: `X, a.k.a., the following two aliases: -Y; and -Z`; none for an empty one."""
    main, *others = _FOLLOWING.split(_SUCCESSORS.sub("", text), maxsplit=1)
    parts = [main, *(alias for other in others for alias in other.removesuffix(".").split(";"))]
    return [name for part in parts if (name := _LEADING.sub("", part.strip()).strip(" ,;"))]
