"""OFAC's SDN_ENHANCED.XML and CONS_ENHANCED.XML (`sanctionsData`), whole or filtered."""

from collections.abc import Sequence

from service.lists.content import Content
from service.lists.dates import edtf
from service.lists.facts import add_address, add_remark, joined, keep_rest
from service.lists.gathering import EditionGathering, Gathering
from service.lists.ofac.facts import add_item, add_titles, check_type, kind_of
from service.lists.ofac.features import (
    LATIN,
    SDN_LIST,
    Rendering,
    Span,
    add_document,
    add_feature,
    add_listing,
    add_name,
    add_tie,
    address_lines,
    belongs,
    kind_of_name,
    name_ties,
)
from service.lists.ofac.remarks import items
from service.lists.ofac.terms import Item
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.xml_stream import Node, elements, local_name

_PARTS = ("publicationInfo", "referenceValues", "entity")
_NO_LIST = frozenset({SDN_LIST, "Consolidated List"})  # the lists that the consolidated list is not made of
_NUMBERS = ("id", "refId", "featureTypeId", "nameId", "nameTranslationId", "featureVersionId")  # of OFAC's database


class _Publication:
    """What the head of the file says: its date, and what it was filtered by."""

    def __init__(self) -> None:
        self.date = ""
        self.lists: set[str] = set()
        self.programmes: set[str] = set()
        self.all_lists: set[str] = set()
        self.all_programmes: set[str] = set()

    def read_information(self, node: Node) -> None:
        self.date = edtf(node.take("dataAsOf")[:10])
        for filters in node.nodes("filters"):
            self.lists = {each.text for each in filters.listed("sanctionsLists", "sanctionsList")}
            self.programmes = {each.text for each in filters.listed("sanctionsPrograms", "sanctionsProgram")}

    def read_references(self, node: Node) -> None:
        for reference in node.nodes("referenceValue"):
            type_, value = reference.take("type"), reference.take("value")
            if type_ == "ENTITY LISTING TYPE":
                self.all_lists.add(value)
            elif type_ == "PROGRAM":
                self.all_programmes.add(value)

    def is_partial(self, list_code: str) -> bool:
        """True when the filters leave out a list that belongs to the one asked for, or any programme."""
        needed = {SDN_LIST} if list_code == "us-ofac-sdn" else self.all_lists - _NO_LIST
        by_list = bool(self.lists) and not needed <= self.lists
        return by_list or (bool(self.programmes) and not self.all_programmes <= self.programmes)

    @property
    def filters(self) -> str:
        """The filters in words."""
        shown = sorted(self.programmes) or sorted(self.lists)
        return ", ".join(shown[:5]) + (", …" if len(shown) > 5 else "")


def recognises(content: Content) -> bool:
    """An XML document whose root is `sanctionsData`."""
    return content.root == "sanctionsData"


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition. A filtered export is partial; parties of OFAC's other lists are left to those."""
    source, head = the_only(sources), _Publication()
    edition = EditionGathering(list_code, source.name, force=force)
    for element in elements(source, _PARTS, edition.damage):
        node = Node(element)
        if local_name(element) == "publicationInfo":
            head.read_information(node)
        elif local_name(element) == "referenceValues":
            head.read_references(node)
        else:
            _add_entity(edition, node)
    name_ties(edition)
    partial = head.is_partial(list_code)
    if partial:
        edition.tally.say(f"The export was filtered ({head.filters}); it is a part of the list.")
    return edition.contents(published=head.date, partial=partial)


def _add_entity(edition: EditionGathering, node: Node) -> None:
    listings = [(each.text, each.attribute("datePublished")) for each in node.listed("sanctionsLists", "sanctionsList")]
    if not belongs(edition.list_code, (name for name, _ in listings)):
        edition.tally.count("Parties left to the OFAC list that they are on", joined(name for name, _ in listings))
        return
    number = node.attribute("id")
    general = next(iter(node.nodes("generalInfo")), node)
    type_ = general.take("entityType")
    party = edition.party(number if number.isdigit() else "", kind_of(type_), node.line)
    check_type(party, type_, edition.tally)
    general.skip("identityId")
    holders = _add_names(party, node, edition.tally)
    add_titles(party, general.take("title"))
    _add_listings(party, node, listings)
    for address in node.listed("addresses", "address"):
        _add_address(party, address, edition.tally)
    _add_features(party, node, edition.tally)
    for document in node.listed("identityDocuments", "identityDocument"):
        _add_document(party, document, holders, edition.tally)
    for fact in items(general.take("remarks")):
        add_item(party, fact, edition.tally)
    rest = [(label, text) for label, text in node.rest() if label.rpartition(" ")[2] not in _NUMBERS]
    keep_rest(party, rest, edition.tally)
    edition.check_name(party, node.line)


def _add_names(party: Gathering, node: Node, tally: Tally) -> dict[str, str]:
    """Adds the names; gives each rendering by its number, by which documents say in which name they are."""
    holders: dict[str, str] = {}
    for name in node.listed("names", "name"):
        primary, weak = name.take("isPrimary") == "true", name.take("isLowQuality") == "true"
        kind = kind_of_name(primary=primary, low_quality=weak, type_=name.take("aliasType") or "aka", tally=tally)
        for translation in name.listed("translations", "translation"):
            number, before = translation.attribute("id"), len(party.names)
            add_name(party, [_rendering(translation)], kind)
            for named in party.names[before:]:
                holders[number] = named.value
    return holders


def _rendering(node: Node) -> Rendering:
    parts = [(part.take("type"), part.take("value")) for part in node.listed("nameParts", "namePart")]
    formatted = node.take("formattedFullName")
    node.skip("formattedLastName", "formattedFirstName", "isPrimary")
    return Rendering(parts or [("", formatted)], node.take("script") or LATIN)


def _add_listings(party: Gathering, node: Node, listings: list[tuple[str, str]]) -> None:
    """The file does not say which programme belongs to which list: the date is that of the list asked for, else the
    oldest."""
    programmes = [each.text for each in node.listed("sanctionsPrograms", "sanctionsProgram")]
    own = [each for each in listings if (each[0] == SDN_LIST) is (party.list_code == "us-ofac-sdn")] or listings
    name, listed = min(own, key=lambda each: each[1], default=("", ""))
    add_listing(party, name, edtf(listed[:10]), programmes)
    for other, date in listings:
        if other != name:
            add_remark(party, "List", f"{other}, listed on {date[:10]}")
    for measure in node.listed("sanctionsTypes", "sanctionsType"):
        add_remark(party, "Sanctions imposed", measure.text)
    for authority in node.listed("legalAuthorities", "legalAuthority"):
        add_remark(party, "Legal authority", authority.text)


def _add_address(party: Gathering, node: Node, tally: Tally) -> None:
    country = node.take("country")
    translations = node.listed("translations", "translation")
    for translation in translations:
        translation.skip("isPrimary", "script")
        parts = translation.listed("addressParts", "addressPart")
        said = {part.take("type"): part.take("value") for part in parts}
        add_address(party, address_lines(said), country, tally)
    if not translations:
        add_address(party, (), country, tally)


def _add_features(party: Gathering, node: Node, tally: Tally) -> None:
    for feature in node.listed("features", "feature"):
        label, value, span = feature.take("type"), feature.take("value"), _span(feature, "valueDate")
        add_feature(party, label, value, span, tally, feature.take("reliability"))
        add_remark(party, f"{label} {value}", feature.take("comments"))
        feature.skip("versionId", "valueRefId", "isPrimary")
    for tie in node.listed("relationships", "relationship"):
        for related in tie.nodes("relatedEntity"):
            add_tie(party, tie.take("type"), related.attribute("entityId"), related.text)
        add_remark(party, "Quality of a relationship", tie.take("quality"))


def _add_document(party: Gathering, node: Node, holders: dict[str, str], tally: Tally) -> None:
    issued, expires = _span(node, "issueDate").text, _span(node, "expirationDate").text
    country = node.take("issuingCountry")
    document = Item(node.take("type"), node.take("documentNumber"), country, issued, expires)
    validity = "" if node.take("isValid") != "false" else "Fraudulent"
    names = [holders.get(each.attribute("nameTranslationId"), each.text) for each in node.nodes("name")]
    add_document(party, document, next(iter(names), ""), validity, tally)
    place, about = node.take("issuingLocation"), f"{document.label} {document.value}"
    add_remark(party, about, f"issued in {place}" if place not in ("", country) else "")
    for feature in node.listed("idFeatures", "idFeature"):
        add_remark(party, about, feature.text)


def _span(node: Node, name: str) -> Span:
    for each in node.nodes(name):
        each.skip("fromDateEnd", "toDateBegin", "isDateRange")
        return Span(each.take("fromDateBegin")[:10], each.take("toDateEnd")[:10], each.take("isApproximate") == "true")
    return Span()


FORMAT = ListFormat(
    code="ofac-enhanced",
    title="OFAC SDN_ENHANCED.XML and CONS_ENHANCED.XML",
    lists=("us-ofac-sdn", "us-ofac-cons"),
    published_at="https://sanctionslist.ofac.treas.gov/Home/SdnList (SDN_ENHANCED.XML)"
    " and /Home/ConsolidatedList (CONS_ENHANCED.XML)",
    files=("sdn_enhanced.xml",),
    recognises=recognises,
    read=read,
)
