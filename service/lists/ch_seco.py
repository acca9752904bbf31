"""Switzerland's list of the State Secretariat for Economic Affairs (`swiss-sanctions-list`), whole or an amendment.

Targets that are no longer listed stay in it; what earlier versions said of a target stands in its modifications.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.domain.record import Association, PublishedDate
from service.domain.vocabulary import CountryRole, IdentifierType, PartyKind, Relation, Status
from service.lists.ch_seco_names import add_names
from service.lists.content import Content
from service.lists.dates import edtf, of_parts
from service.lists.facts import (
    Document,
    add_address,
    add_birth_date,
    add_birth_place,
    add_country,
    add_designation,
    add_document,
    add_gender,
    add_remark,
    joined,
    keep_rest,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.imo import imo_in
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.xml_stream import Node, elements, local_name, root_attribute

_KINDS = {"individual": PartyKind.PERSON, "entity": PartyKind.ORGANISATION, "object": PartyKind.ORGANISATION}
_OBJECTS = {"vessel": PartyKind.VESSEL, "aircraft": PartyKind.AIRCRAFT}
_DELISTED = "de-listed"
_ENGLISH = "eng"
_ABOUT_THE_FILE = ("ssid", "quality", "main", "lang")


def recognises(content: Content) -> bool:
    """An XML document whose root is `swiss-sanctions-list`."""
    return content.root == "swiss-sanctions-list"


@dataclass(slots=True)
class _Listing:
    """What is known once a target is read: when it was listed, and when it ceased to be."""

    listed: str = ""
    delisted: str = ""


@dataclass(slots=True)
class _Pending:
    """What waits for the places at the end of the file: addresses and places of birth."""

    addresses: list[tuple[Gathering, list[str], str]] = field(default_factory=list)
    births: list[tuple[Gathering, str]] = field(default_factory=list)


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; an amendment is a part of the list."""
    source = the_only(sources)
    reader = _Reader(EditionGathering(list_code, source.name, force=force))
    published, partial = "", False
    for element in elements(source, ("sanctions-program", "target", "place"), reader.edition.damage):
        published = edtf(root_attribute(element, "date")[:10])
        partial = root_attribute(element, "list-type") != "whole-list"
        reader.read(local_name(element), Node(element))
    reader.close()
    if partial:
        reader.edition.tally.say("The file is an amendment: a part of the list.")
    return reader.edition.contents(published=published, partial=partial)


class _Reader:
    """One pass over the file: programmes, targets, places."""

    def __init__(self, edition: EditionGathering) -> None:
        self.edition = edition
        self._sets: dict[str, tuple[str, str]] = {}
        self._places: dict[str, tuple[str, str]] = {}
        self._pending = _Pending()

    def read(self, name: str, node: Node) -> None:
        """One element."""
        if name == "sanctions-program":
            self._read_programme(node)
        elif name == "place":
            self._read_place(node)
        else:
            self._read_target(node)

    def close(self) -> None:
        """Puts places where they belong and names the targets of ties."""
        for party, lines, number in self._pending.addresses:
            place, country = self._places.get(number, ("", ""))
            add_address(party, (*lines, place), country, self.edition.tally)
        for party, number in self._pending.births:
            add_birth_place(party, *self._places.get(number, ("", "")))
        for party in self.edition:
            party.associations = [self._named(tie) for tie in party.associations]

    def _named(self, tie: Association) -> Association:
        target = self.edition.known(tie.target_name)
        return replace(tie, target_name=target.names[0].value, target_key=target.key) if target else tie

    def _read_programme(self, node: Node) -> None:
        key = _in_english(node.nodes("program-key"))
        name = _in_english(node.nodes("program-name"))
        sets: dict[str, list[Node]] = {}
        for each in node.nodes("sanctions-set"):
            sets.setdefault(each.attribute("ssid"), []).append(each)
        for number, told in sets.items():
            self._sets[number] = (key or name, _in_english(told))

    def _read_place(self, node: Node) -> None:
        country = next((each.text for each in node.nodes("country")), "")
        parts = (node.take("location"), node.take("area"))
        self._places[node.attribute("ssid")] = (joined(parts), country)

    def _read_target(self, node: Node) -> None:
        name, subject = _subject(node)
        kind = _OBJECTS.get(subject.attribute("object-type"), _KINDS[name])
        party = self.edition.party(node.attribute("ssid"), kind, node.line)
        tally = self.edition.tally
        identities = [(each.attribute("main") != "false", each) for each in subject.nodes("identity")]
        for main, identity in sorted(identities, key=lambda each: not each[0]):
            add_names(party, identity, main=main, tally=tally)
            self._add_identity(party, identity)
        add_gender(party, subject.attribute("sex"))
        self._add_listing(party, node, _listing(node, party))
        for identifier in node.values("foreign-identifier"):
            add_document(party, Document("Foreign identifier", identifier), tally, IdentifierType.OTHER)
        _add_texts(party, subject, tally)
        rest = (each for each in node.rest() if each[0].rpartition(" ")[2] not in _ABOUT_THE_FILE)
        keep_rest(party, rest, tally)
        self.edition.check_name(party, node.line)

    def _add_listing(self, party: Gathering, node: Node, listing: _Listing) -> None:
        for number in node.values("sanctions-set-id") or [""]:
            programme, measure = self._sets.get(number, ("", ""))
            add_designation(party, "ch", programme, "CH", listing.listed)
            add_remark(party, "Measure", measure)
        if listing.delisted:
            party.status = Status.DELISTED
            party.designations = [replace(each, end=listing.delisted) for each in party.designations]

    def _add_identity(self, party: Gathering, node: Node) -> None:
        for born in node.nodes("day-month-year"):
            _add_birth_date(party, born, self.edition.tally)
        for nationality in node.nodes("nationality"):
            for country in nationality.nodes("country"):
                country.skip("iso-code")
                add_country(party, CountryRole.NATIONALITY, country.text, self.edition.tally)
        for address in node.nodes("address"):
            box = address.take("p-o-box")
            parts = [address.take(part) for part in ("c-o", "address-details", "zip-code")]
            lines = [*parts, f"P.O. box {box}" if box else "", address.take("remarks")]
            self._pending.addresses.append((party, lines, address.attribute("place-id")))
        for birth in node.nodes("place-of-birth"):
            self._pending.births.append((party, birth.attribute("place-id")))
        for document in node.nodes("identification-document"):
            _add_document(party, document, self.edition.tally)


def _subject(node: Node) -> tuple[str, Node]:
    for name in _KINDS:
        for subject in node.nodes(name):
            return name, subject
    return "entity", node


def _listing(node: Node, party: Gathering) -> _Listing:
    """The newest modification stands first and says whether the target is listed; the rest of them is history."""
    modifications = node.nodes("modification")
    changes = [(each.attribute("modification-type"), _day(each)) for each in modifications]
    for each in modifications:
        each.skip("added", "removed")  # copies of what was said before
    listed = next((day for type_, day in reversed(changes) if type_ == "listed"), "")
    if changes:
        told = (f"{type_} {day}".strip() for type_, day in changes)
        add_remark(party, "History", "; ".join(told))
    gone = bool(changes) and changes[0][0] == _DELISTED
    return _Listing(listed, (changes[0][1] or "..") if gone else "")


def _day(node: Node) -> str:
    days = [edtf(node.attribute(f"{name}-date")) for name in ("effective", "publication", "enactment")]
    return next((day for day in days if day), "")


def _add_birth_date(party: Gathering, node: Node, tally: Tally) -> None:
    year, month, day = (node.attribute(part) for part in ("year", "month", "day"))
    calendar, circa = node.attribute("calendar"), node.attribute("quality") == "low"
    text = "-".join(part.zfill(2) for part in (year, month, day) if part)
    gregorian = calendar in ("", "Gregorian")
    found = of_parts(year, month, day, circa=circa) if gregorian else ""
    about = "circa " if circa else ""
    if text:
        add_birth_date(party, PublishedDate(about + text + ("" if gregorian else f" ({calendar})"), found), tally)


def _add_document(party: Gathering, node: Node, tally: Tally) -> None:
    type_ = node.attribute("document-type")
    issuers = node.nodes("issuer")
    for issuer in issuers:
        issuer.skip("code")
    issued, expires = node.take("date-of-issue"), node.take("expiry-date")
    country = next((issuer.text for issuer in issuers), "")
    add_document(party, Document(type_.replace("-", " "), node.take("number"), country, issued, expires), tally)
    add_remark(party, type_, node.take("remark"))


def _add_texts(party: Gathering, subject: Node, tally: Tally) -> None:
    for name, label in (("justification", "Justification"), ("other-information", "Other information")):
        for text in subject.values(name):
            add_remark(party, label, text)
            if party.kind is PartyKind.VESSEL and (imo := imo_in(text)):
                add_document(party, Document("IMO number", imo), tally, IdentifierType.IMO)
    for attribute in subject.nodes("generic-attribute"):
        add_remark(party, attribute.attribute("name").capitalize(), attribute.text)
    for tie in subject.nodes("relation"):
        type_, target = tie.attribute("relation-type"), tie.attribute("target-id")
        party.associations.append(Association(Relation.AFFILIATED_WITH, target, text=type_.replace("-", " ")))
        add_remark(party, "Relation", tie.take("remark"))


def _in_english(told: Sequence[Node]) -> str:
    by_language: Mapping[str, str] = {each.attribute("lang"): each.text for each in told}
    return by_language.get(_ENGLISH, next(iter(by_language.values()), ""))


FORMAT = ListFormat(
    code="ch-seco-xml",
    title="SECO sanctions list, XML",
    lists=("ch-seco",),
    published_at="https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/"
    "Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html (consolidated list, XML)",
    files=("consolidated-list.xml",),
    recognises=recognises,
    read=read,
)
