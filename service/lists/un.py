"""The consolidated list of the UN Security Council (`CONSOLIDATED_LIST`)."""

from collections.abc import Mapping, Sequence

from service.domain.record import PublishedDate, RecordName
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind
from service.lists.content import Content
from service.lists.dates import between, edtf, of_parts
from service.lists.facts import (
    Document,
    add_address,
    add_birth_date,
    add_birth_dates,
    add_birth_place,
    add_country,
    add_designation,
    add_document,
    add_gender,
    add_name_detail,
    add_remark,
    joined,
    keep_rest,
    written,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.numbered import entries
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.xml_stream import Node, elements, root_attribute

_KINDS = {"INDIVIDUAL": PartyKind.PERSON, "ENTITY": PartyKind.ORGANISATION}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES: Mapping[str, NameKind] = {
    "good": NameKind.ALIAS,
    "low": NameKind.WEAK_ALIAS,
    "a.k.a.": NameKind.ALIAS,
    "f.k.a.": NameKind.FORMER,
    "": NameKind.ALIAS,
}
_PLACE = ("STREET", "CITY", "STATE_PROVINCE")
_NOTHING = "null"  # stands for an empty date in the editions of 2024
_OF_NO_INTEREST = ("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE")  # about the file, not the party


def recognises(content: Content) -> bool:
    """An XML document whose root is `CONSOLIDATED_LIST`."""
    return content.root == "CONSOLIDATED_LIST"


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source, published = the_only(sources), ""
    edition = EditionGathering(list_code, source.name, force=force)
    for element in elements(source, tuple(_KINDS), edition.damage):
        published = edtf(root_attribute(element, "dateGenerated")[:10])
        node = Node(element)
        party = edition.party(node.take("DATAID"), _KINDS[node.name], node.line)
        _add_facts(party, node, edition.tally)
        edition.check_name(party, node.line)
    return edition.contents(published=published)


def _add_facts(party: Gathering, node: Node, tally: Tally) -> None:
    _add_names(party, node, tally)
    _add_listing(party, node, tally)
    prefix = "INDIVIDUAL" if party.kind is PartyKind.PERSON else "ENTITY"
    for birth in node.nodes(f"{prefix}_DATE_OF_BIRTH"):
        _add_birth_date(party, birth, tally)
    for place in node.nodes(f"{prefix}_PLACE_OF_BIRTH"):
        add_birth_place(party, *_taken(place, *_PLACE, "COUNTRY", "NOTE"))
    for address in node.nodes(f"{prefix}_ADDRESS"):
        note = address.take("NOTE")
        add_address(party, [*_taken(address, *_PLACE, "ZIP_CODE"), note], address.take("COUNTRY"), tally)
    for document in node.nodes(f"{prefix}_DOCUMENT"):
        _add_document(party, document, tally)
    keep_rest(party, node.rest(), tally)


def _add_names(party: Gathering, node: Node, tally: Tally) -> None:
    if name := " ".join(part for part in _taken(node, *_NAMES) if part):
        party.publish(RecordName(name))
    if name := node.take("NAME_ORIGINAL_SCRIPT"):
        party.publish(RecordName(name, NameKind.ORIGINAL_SCRIPT))
    for alias in node.nodes(f"{node.name}_ALIAS"):
        _add_alias(party, alias, tally)


def _add_alias(party: Gathering, alias: Node, tally: Tally) -> None:
    quality, text = alias.take("QUALITY"), alias.take("ALIAS_NAME")
    kind = _QUALITIES.get(quality.casefold())
    if kind is None:
        tally.count("Aliases of a quality that is not known, taken as good", quality)
    names = [written(kind or NameKind.ALIAS, name) for part in text.split(";") if (name := part.strip())]
    party.publish(*names, counted_as=kind or NameKind.ALIAS)
    born, note = alias.take("DATE_OF_BIRTH").replace(_NOTHING, ""), alias.take("NOTE")
    where = joined(_taken(alias, "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"))
    add_name_detail(party, text, "note", note)
    add_name_detail(party, text, "date of birth", born)
    add_name_detail(party, text, "place of birth", where)
    add_birth_dates(party, born, tally)
    add_birth_place(party, where)


def _add_listing(party: Gathering, node: Node, tally: Tally) -> None:
    listed = edtf(node.take("LISTED_ON")[:10])
    add_designation(party, "un", node.take("UN_LIST_TYPE"), "UN", listed)
    reference = Document("UN reference number", node.take("REFERENCE_NUMBER"))
    add_document(party, reference, tally, IdentifierType.UN_REF)
    party.titles += _values(node, "TITLE")
    party.titles += [office for text in _values(node, "DESIGNATION") for office in entries(text)]
    for country in _values(node, "NATIONALITY"):
        add_country(party, CountryRole.NATIONALITY, country, tally)
    add_gender(party, node.take("GENDER"))
    add_remark(party, "", node.take("COMMENTS1"))
    add_remark(party, "Amended on", joined(text[:10] for text in _values(node, "LAST_DAY_UPDATED")))
    node.skip(*_OF_NO_INTEREST)


def _add_birth_date(party: Gathering, birth: Node, tally: Tally) -> None:
    type_, note = birth.take("TYPE_OF_DATE"), birth.take("NOTE")
    day, year = birth.take("DATE")[:10], birth.take("YEAR")
    first, last = birth.take("FROM_YEAR"), birth.take("TO_YEAR")
    circa = type_ == "APPROXIMATELY" or note.casefold().startswith("approx")
    start, end = of_parts(first, circa=circa), of_parts(last, circa=circa)
    found = between(start, end) if first or last else _circa(edtf(day or year), circa=circa)
    span = f"{first} to {last}" if first or last else ""
    about = type_ if type_ == "APPROXIMATELY" else ""
    text = " ".join(part for part in (about, day or year or span, note) if part)
    if text:
        add_birth_date(party, PublishedDate(text, found or edtf(note)), tally)


def _circa(date: str, *, circa: bool) -> str:
    return f"{date}~" if date and circa and not date.endswith("~") else date


def _add_document(party: Gathering, node: Node, tally: Tally) -> None:
    kind, finer = node.take("TYPE_OF_DOCUMENT"), node.take("TYPE_OF_DOCUMENT2")
    country, place = node.take("ISSUING_COUNTRY"), node.take("COUNTRY_OF_ISSUE")
    city, note, number = node.take("CITY_OF_ISSUE"), node.take("NOTE"), node.take("NUMBER")
    label = finer or kind
    document = Document(label, number, country or place, node.take("DATE_OF_ISSUE"))
    add_document(party, document, tally)
    about = f"{label or 'Document'} {number}".strip()
    issued_in = joined((city, place if place != country else ""))
    add_remark(party, about, joined((f"issued in {issued_in}" if city else "", note)))


def _taken(node: Node, *names: str) -> list[str]:
    return [node.take(name) for name in names]


def _values(node: Node, name: str) -> list[str]:
    return [each.text for each in node.listed(name, "VALUE") if each.text]


FORMAT = ListFormat(
    code="un-xml",
    title="UN Security Council consolidated list, XML",
    lists=("un-sc",),
    published_at="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list"
    " (https://scsanctions.un.org/resources/xml/en/consolidated.xml)",
    files=("consolidated.xml",),
    recognises=recognises,
    read=read,
)
