"""The EU's consolidated list of financial sanctions in XML 1.1 (`export`), whose data stand in attributes."""

from collections.abc import Iterator, Sequence

from service.domain.vocabulary import PartyKind
from service.lists.content import Content
from service.lists.dates import edtf
from service.lists.eu.facts import (
    Regulation,
    Take,
    add_birth,
    add_citizenship,
    add_identification,
    add_listing,
    add_names,
    add_party_facts,
    add_place,
    kind_of,
    regulation_of,
)
from service.lists.facts import add_remark, keep_rest
from service.lists.gathering import EditionGathering, Gathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.xml_stream import Node, elements, root_attribute

_PARTS = ("nameAlias", "birthdate", "citizenship", "identification", "address")
_ABOUT_THE_FILE = ("regulationLanguage", "logicalId")


def recognises(content: Content) -> bool:
    """An XML document whose root is `export`, in the EU's namespace or in none."""
    return content.root == "export"


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; a party listed under two programmes stands there twice and is one record."""
    source, published = the_only(sources), ""
    edition = EditionGathering(list_code, source.name, force=force)
    for element in elements(source, ("sanctionEntity",), edition.damage):
        published = edtf(root_attribute(element, "generationDate")[:10])
        node = Node(element)
        number = node.attribute("logicalId")
        party = edition.known(number) or edition.party(number, PartyKind.ORGANISATION, node.line)
        _add_facts(party, node, edition.tally)
        edition.check_name(party, node.line)
    return edition.contents(published=published)


def _add_facts(party: Gathering, node: Node, tally: Tally) -> None:
    for subject in node.nodes("subjectType"):
        party.kind = kind_of(subject.attribute("code"), subject.attribute("classificationCode"))
    designated = node.attribute("designationDate")
    add_party_facts(party, node.attribute, tally)
    parts = {name: node.nodes(name) for name in _PARTS}
    cited = [act for nodes in parts.values() for each in nodes for act in _cited(each)]
    for regulation in [regulation_of(_taking(each)) for each in node.nodes("regulation")] or [Regulation()]:
        add_listing(party, regulation, designated, cited)
    for remark in node.values("remark"):
        add_remark(party, "", remark)
    for each in parts["identification"]:
        add_identification(party, _taking(each), tally)
    add_names(party, [_taking(each) for each in parts["nameAlias"]])
    for each in parts["birthdate"]:
        add_birth(party, _taking(each), tally)
    for each in parts["citizenship"]:
        add_citizenship(party, _taking(each), tally)
    for each in parts["address"]:
        add_place(party, _taking(each), list(_contacts(each)), tally)
    keep_rest(party, node.rest(), tally)


def _cited(node: Node) -> Iterator[Regulation]:
    node.skip(*_ABOUT_THE_FILE)
    for summary in node.nodes("regulationSummary"):
        yield regulation_of(summary.attribute)


def _taking(node: Node) -> Take:
    """Takes an attribute or, where there is none of the name, what the children of the name say."""
    node.skip(*_ABOUT_THE_FILE)
    return lambda *names: node.attribute(*names) or "; ".join(text for name in names for text in node.values(name))


def _contacts(node: Node) -> Iterator[tuple[str, str]]:
    for contact in node.nodes("contactInfo"):
        yield contact.attribute("key"), contact.attribute("value")


FORMAT = ListFormat(
    code="eu-fsf-xml",
    title="EU financial sanctions files, XML 1.1",
    lists=("eu-fsf",),
    published_at="https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-"
    "financial-sanctions (xmlFullSanctionsList_1_1)",
    files=("xmlFullSanctionsList_1_1.xml",),
    recognises=recognises,
    read=read,
)
