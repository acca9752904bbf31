"""OFAC's SDN.XML and CONSOLIDATED.XML (`sdnList`), in either of the namespaces they have had."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from service.domain.vocabulary import NameKind
from service.errors import BadInputError
from service.lists.content import Content
from service.lists.damage import Damage
from service.lists.dates import month_first
from service.lists.gathering import Gathering, name_counts
from service.lists.links import resolved
from service.lists.ofac_facts import (
    add_address,
    add_item,
    add_parted_name,
    add_programmes,
    add_titles,
    alias_kind,
    new_party,
)
from service.lists.ofac_remarks import item, items
from service.lists.ofac_terms import Item
from service.lists.reading import Contents, ListFormat, SourceFile
from service.lists.tally import Tally
from service.lists.text import tidy
from service.lists.xml_stream import elements, local_name

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
    "dateOfBirthItem": ("DOB", "dateOfBirth"),
    "placeOfBirthItem": ("POB", "placeOfBirth"),
    "nationality": ("nationality", "country"),
    "citizenship": ("citizen", "country"),
}


def recognises(content: Content) -> bool:
    """An XML document whose root is `sdnList`."""
    return content.root == "sdnList"


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    if len(sources) > 1:
        raise BadInputError(f"{sources[0].name} is a whole edition by itself; give one file, not {len(sources)}.")
    damage, tally = Damage(force=force), Tally()
    source = sources[0]
    published, announced = "", ""
    parties: dict[str, Gathering] = {}
    for element in elements(source, ("publshInformation", "sdnEntry"), damage):
        if local_name(element) == "publshInformation":
            published, announced = _text(element, "Publish_Date"), _text(element, "Record_Count")
        elif wrong := _wrong_with(element, parties):
            damage.found(f"{source.name}, line {element.sourceline}: {wrong}.")
        else:
            number = _number(element)
            parties[number] = _party(list_code, number, element, tally)
    damage.refuse()
    _check_information(published, announced, len(parties), tally)
    gathered = parties.values()
    return Contents(
        records=resolved([party.record() for party in gathered]),
        names=name_counts(gathered),
        identifiers=sum(len(party.identifiers) for party in gathered),
        published=month_first(published),
        warnings=tally.sentences(),
        left_out=damage.left_out,
    )


def _check_information(published: str, announced: str, found: int, tally: Tally) -> None:
    if not month_first(published):
        tally.say(f"The file's date of publication, {published!r}, was not understood (MM/DD/YYYY belongs there).")
    if announced != str(found):
        tally.say(
            f"The file announces {announced or 'no number of'} records and holds {found:,}; it may be an extract."
        )


def _wrong_with(entry: _Element, known: Mapping[str, Gathering]) -> str:
    """Why an entry cannot be used; empty for a sound one."""
    number = _number(entry)
    if not number:
        return f"the entry has no number in uid but {_text(entry, 'uid')[:40]!r}"
    if not _text(entry, "lastName"):
        return f"entry {number} has no lastName"
    return f"entry {number} stands there a second time" if number in known else ""


def _number(entry: _Element) -> str:
    uid = _text(entry, "uid")
    return str(int(uid)) if uid.isascii() and uid.isdigit() and len(uid) <= LONGEST_NUMBER else ""


def _party(list_code: str, number: str, entry: _Element, tally: Tally) -> Gathering:
    party = new_party(list_code, number, _text(entry, "sdnType"), tally)
    add_parted_name(party, NameKind.PRIMARY, _text(entry, "lastName"), _text(entry, "firstName"))
    add_programmes(party, [tag for tag in (tidy(each.text or "") for each in _each(entry, "programList")) if tag])
    add_titles(party, _text(entry, "title"))
    for alias in _each(entry, "akaList"):
        _add_alias(party, alias, tally)
    for address in _each(entry, "addressList"):
        _add_address(party, address, tally)
    for fact in _facts(entry):
        add_item(party, fact, tally)
    return party


def _facts(entry: _Element) -> Iterator[Item]:
    vessel = next(entry.iterfind("{*}vesselInfo"), None)
    if vessel is not None:
        yield from (Item(label, text) for tag, label in _VESSEL.items() if (text := _text(vessel, tag)))
    for name in ("dateOfBirthList", "placeOfBirthList", "nationalityList", "citizenshipList"):
        for each in _each(entry, name):
            label, tag = _LISTS[local_name(each)]
            yield Item(label, _text(each, tag))
    for each in _each(entry, "idList"):
        parts = ("idType", "idNumber", "idCountry", "issueDate", "expirationDate")
        yield item(*(_text(each, part) for part in parts))
    yield from items(_text(entry, "remarks"))


def _add_alias(party: Gathering, alias: _Element, tally: Tally) -> None:
    kind = alias_kind(_text(alias, "type"), tally)
    weak = _text(alias, "category").casefold() == "weak"
    family, given = _text(alias, "lastName"), _text(alias, "firstName")
    if family or given:
        add_parted_name(party, NameKind.WEAK_ALIAS if weak else kind, family, given)
    else:
        tally.count("aliases have no name", party.number)


def _add_address(party: Gathering, address: _Element, tally: Tally) -> None:
    city = ", ".join(part for tag in ("city", "stateOrProvince") if (part := _text(address, tag)))
    town = " ".join(part for part in (city, _text(address, "postalCode")) if part)
    lines = tuple(_text(address, tag) for tag in ("address1", "address2", "address3"))
    add_address(party, (*lines, town), _text(address, "country"), tally)


def _each(entry: _Element, name: str) -> Iterator[_Element]:
    for group in entry.iterfind(f"{{*}}{name}"):
        yield from group


def _text(element: _Element, name: str) -> str:
    found = next(element.iterfind(f"{{*}}{name}"), None)
    return "" if found is None else tidy(found.text or "")


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
