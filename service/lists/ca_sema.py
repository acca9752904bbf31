"""Canada's Consolidated Autonomous Sanctions List (`data-set` of `record`s), in the elements of 2020 and of 2025."""

import re
from collections.abc import Iterator, Sequence

from service.domain.record import RecordName
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind
from service.lists.content import Content
from service.lists.dates import edtf
from service.lists.facts import (
    Document,
    add_birth_dates,
    add_designation,
    add_document,
    add_name_detail,
    add_remark,
    joined,
    keep_rest,
    written,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.xml_stream import Node, elements

_RECORD = re.compile(r"<record\b")
_LANGUAGES = " / "
_LANGUAGE = re.compile(r"([A-Z][a-z]{3,11}):\s+")
_NOT_A_NAME = re.compile(r"[a-z]|\S{1,5}\.?$")  # how the second part of a body's name goes on behind a comma
_SIGNS = re.compile(r"[^\w]+")


def recognises(content: Content) -> bool:
    """An XML document whose root is `data-set` and holds a `record` with a `Country`."""
    return content.root == "data-set" and _RECORD.search(content.text) is not None and "<Country>" in content.text


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged.

    The list has no ids: a party is known by the regulation, the schedule and the item in it.
    """
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    for element in elements(source, ("record",), edition.damage):
        node = Node(element)
        country, schedule, item = node.take("Country"), node.take("Schedule"), node.take("Item")
        imo, body = node.take("ShipIMONumber"), node.take("EntityOrShip") or node.take("Entity")
        kind = PartyKind.VESSEL if imo else PartyKind.ORGANISATION if body else PartyKind.PERSON
        party = edition.party(_number(country, schedule, item), kind, node.line)
        add_document(party, Document("IMO number", imo), edition.tally, IdentifierType.IMO)
        _add_names(party, node, body)
        _add_facts(party, node, edition.tally)
        regulation = joined((country.partition(_LANGUAGES)[0], f"Schedule {schedule}" if schedule else ""))
        add_designation(party, "ca", regulation, "CA", edtf(node.take("DateOfListing")))
        add_remark(party, "Item", item)
        keep_rest(party, node.rest(), edition.tally)
        edition.check_name(party, node.line)
    return edition.contents()


def _number(country: str, schedule: str, item: str) -> str:
    parts = (country.partition(_LANGUAGES)[0], schedule, item)
    return "-".join(_SIGNS.sub("-", part.casefold()).strip("-") for part in parts if part) if country and item else ""


def _add_names(party: Gathering, node: Node, body: str) -> None:
    family, given = node.take("LastName"), node.take("GivenName")
    whole = body or " ".join(part for part in (given, family) if part)
    if whole:
        both = bool(family and given)
        party.publish(RecordName(whole, family=family if both else "", given=given if both else ""))
    if aliases := node.take("Aliases"):
        names = list(_aliases(party, aliases))
        party.publish(*names, counted_as=NameKind.ALIAS)


def _aliases(party: Gathering, text: str) -> Iterator[RecordName]:
    """The names in one text, parted by semicolons or commas. A single word between commas is a weak alias; a comma
    before a legal form or a small letter parts nothing."""
    for piece in text.split(";"):
        parts = [part.strip() for part in piece.split(",")]
        if party.kind is not PartyKind.PERSON and any(_NOT_A_NAME.match(part) for part in parts[1:]):
            parts = [piece.strip()]
        for part in parts:
            language = _LANGUAGE.match(part)
            name = part[language.end() :] if language else part
            if name:
                add_name_detail(party, name, "language", language[1] if language else "")
                weak = len(parts) > 1 and " " not in name
                yield written(NameKind.WEAK_ALIAS if weak else NameKind.ALIAS, name)


def _add_facts(party: Gathering, node: Node, tally: Tally) -> None:
    born, title = node.take("DateOfBirthOrShipBuildDate") or node.take("DateOfBirth"), node.take("TitleOrShip")
    title = title or node.take("Title")
    if party.kind is PartyKind.PERSON:
        add_birth_dates(party, born, tally)
        party.titles += [title] if title else []
    else:
        add_remark(party, "Built" if party.kind is PartyKind.VESSEL else "Date", born)
        add_remark(party, "Type of ship" if party.kind is PartyKind.VESSEL else "Title", title)


FORMAT = ListFormat(
    code="ca-sema-xml",
    title="Consolidated Canadian Autonomous Sanctions List, XML",
    lists=("ca-sema",),
    published_at="https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/"
    "consolidated-consolide.aspx (sema-lmes.xml)",
    files=("sema-lmes.xml",),
    recognises=recognises,
    read=read,
)
