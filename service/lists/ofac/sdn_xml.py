"""OFAC's SDN.XML and CONSOLIDATED.XML (`sdnList`), in either of the namespaces they have had."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from service.domain.vocabulary import NameKind
from service.lists.content import Content
from service.lists.dates import month_first
from service.lists.facts import add_address
from service.lists.gathering import EditionGathering, Gathering
from service.lists.ofac.facts import (
    add_item,
    add_name,
    add_programmes,
    add_titles,
    alias_kind,
    arrange,
    check_list,
    check_type,
    kind_of,
)
from service.lists.ofac.remarks import item, items
from service.lists.ofac.terms import Item
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.text import tidy
from service.lists.xml_stream import elements, line_of, local_name, texts

_Element = etree._Element
LONGEST_NUMBER = 12
_VESSEL = {
    "callSign": "Vessel Call Sign",
    "vesselType": "Vessel Type",
    "tonnage": "Vessel Tonnage",
    "grossRegisteredTonnage": "Vessel Gross Registered Tonnage",
    "vesselFlag": "Vessel Flag",
    "vesselOwner": "Vessel Owner",
}
_LISTS = {
    "dateOfBirthList": ("DOB", "dateOfBirth"),
    "placeOfBirthList": ("POB", "placeOfBirth"),
    "nationalityList": ("nationality", "country"),
    "citizenshipList": ("citizen", "country"),
}
_DOCUMENT = ("idType", "idNumber", "idCountry", "issueDate", "expirationDate")
_Texts = dict[str, str]


def recognises(content: Content) -> bool:
    """An XML document whose root is `sdnList`."""
    return content.root == "sdnList"


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    published, announced = "", ""
    for element in elements(source, ("publshInformation", "sdnEntry"), edition.damage):
        said = _texts(element)
        if local_name(element) == "publshInformation":
            published, announced = said.get("Publish_Date", ""), said.get("Record_Count", "")
        else:
            _add_party(edition, element, said)
    check_list(edition)
    arrange(edition)
    edition.damage.refuse()
    _check_information(published, announced, len(list(edition)), edition.tally)
    return edition.contents(published=month_first(published))


def _texts(element: _Element) -> _Texts:
    """What the children say, by name, in the one kind of quote that the CSV has: of a name in either file the same."""
    return {name: text.replace('"', "'") for name, text in texts(element).items()}


def _check_information(published: str, announced: str, found: int, tally: Tally) -> None:
    if not month_first(published):
        tally.say(f"The file's date of publication, {published!r}, was not understood (MM/DD/YYYY belongs there).")
    if announced != str(found):
        tally.say(
            f"The file announces {announced or 'no number of'} records and holds {found:,}; it may be an extract."
        )


def _number(said: _Texts) -> str:
    uid = said.get("uid", "")
    return str(int(uid)) if uid.isascii() and uid.isdigit() and len(uid) <= LONGEST_NUMBER else ""


def _add_party(edition: EditionGathering, entry: _Element, said: _Texts) -> None:
    type_ = said.get("sdnType", "")
    party = edition.party(_number(said), kind_of(type_), line_of(entry))
    if said.get("lastName"):
        check_type(party, type_, edition.tally)
        _add_facts(party, entry, said, edition.tally)
    edition.check_name(party, line_of(entry))


def _add_facts(party: Gathering, entry: _Element, said: _Texts, tally: Tally) -> None:
    groups = {local_name(child): child for child in entry if len(child)}
    add_name(party, NameKind.PRIMARY, said["lastName"], said.get("firstName", ""))
    add_programmes(party, [tag for each in groups.get("programList", ()) if (tag := tidy(each.text or ""))])
    add_titles(party, said.get("title", ""))
    for alias in groups.get("akaList", ()):
        _add_alias(party, _texts(alias), tally)
    for address in groups.get("addressList", ()):
        _add_address(party, _texts(address), tally)
    for fact in _facts(groups):
        add_item(party, fact, tally)
    for fact in items(said.get("remarks", "")):
        add_item(party, fact, tally)


def _facts(groups: Mapping[str, _Element]) -> Iterator[Item]:
    if "vesselInfo" in groups:
        vessel = _texts(groups["vesselInfo"])
        yield from (Item(label, vessel[tag]) for tag, label in _VESSEL.items() if vessel.get(tag))
    for name, (label, tag) in _LISTS.items():
        stated = (_texts(each).get(tag, "") for each in groups.get(name, ()))
        yield from (Item(label, text) for text in stated if text)
    for each in groups.get("idList", ()):
        said = _texts(each)
        yield item(*(said.get(part, "") for part in _DOCUMENT))


def _add_alias(party: Gathering, said: _Texts, tally: Tally) -> None:
    kind = alias_kind(said.get("type", ""), tally)
    weak = said.get("category", "").casefold() == "weak"
    family, given = said.get("lastName", ""), said.get("firstName", "")
    if family or given:
        add_name(party, NameKind.WEAK_ALIAS if weak else kind, family, given)
    else:
        tally.count("Aliases without a name", party.number)


def _add_address(party: Gathering, said: _Texts, tally: Tally) -> None:
    city = ", ".join(part for tag in ("city", "stateOrProvince") if (part := said.get(tag, "")))
    town = " ".join(part for part in (city, said.get("postalCode", "")) if part)
    lines = tuple(said.get(tag, "") for tag in ("address1", "address2", "address3"))
    add_address(party, (*lines, town), said.get("country", ""), tally)


FORMAT = ListFormat(
    code="ofac-sdn-xml",
    title="OFAC SDN.XML and CONSOLIDATED.XML",
    lists=("us-ofac-sdn", "us-ofac-cons"),
    published_at="https://sanctionslist.ofac.treas.gov/Home/SdnList (SDN.XML)"
    " and /Home/ConsolidatedList (CONSOLIDATED.XML)",
    files=("sdn.xml",),
    recognises=recognises,
    read=read,
)
