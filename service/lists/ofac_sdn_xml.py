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
    add_name,
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
from service.lists.xml_stream import elements, local_name, texts

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
    if len(sources) > 1:
        raise BadInputError(f"{sources[0].name} is a whole edition by itself; give one file, not {len(sources)}.")
    damage, tally = Damage(force=force), Tally()
    source = sources[0]
    published, announced = "", ""
    parties: dict[str, Gathering] = {}
    for element in elements(source, ("publshInformation", "sdnEntry"), damage):
        said = texts(element)
        if local_name(element) == "publshInformation":
            published, announced = said.get("Publish_Date", ""), said.get("Record_Count", "")
        elif wrong := _wrong_with(said, parties):
            damage.found(f"{source.name}, line {element.sourceline}: {wrong}.")
        else:
            parties[_number(said)] = _party(list_code, element, said, tally)
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


def _wrong_with(said: _Texts, known: Mapping[str, Gathering]) -> str:
    """Why an entry cannot be used; empty for a sound one."""
    number = _number(said)
    if not number:
        return f"the entry has no number in uid but {said.get('uid', '')[:40]!r}"
    if not said.get("lastName"):
        return f"entry {number} has no lastName"
    return f"entry {number} stands there a second time" if number in known else ""


def _number(said: _Texts) -> str:
    uid = said.get("uid", "")
    return str(int(uid)) if uid.isascii() and uid.isdigit() and len(uid) <= LONGEST_NUMBER else ""


def _party(list_code: str, entry: _Element, said: _Texts, tally: Tally) -> Gathering:
    groups = {local_name(child): child for child in entry if len(child)}
    party = new_party(list_code, _number(said), said.get("sdnType", ""), tally)
    add_name(party, NameKind.PRIMARY, said["lastName"], said.get("firstName", ""))
    add_programmes(party, [tag for each in groups.get("programList", ()) if (tag := tidy(each.text or ""))])
    add_titles(party, said.get("title", ""))
    for alias in groups.get("akaList", ()):
        _add_alias(party, texts(alias), tally)
    for address in groups.get("addressList", ()):
        _add_address(party, texts(address), tally)
    for fact in _facts(groups):
        add_item(party, fact, tally)
    for fact in items(said.get("remarks", "")):
        add_item(party, fact, tally)
    return party


def _facts(groups: Mapping[str, _Element]) -> Iterator[Item]:
    if "vesselInfo" in groups:
        vessel = texts(groups["vesselInfo"])
        yield from (Item(label, vessel[tag]) for tag, label in _VESSEL.items() if vessel.get(tag))
    for name, (label, tag) in _LISTS.items():
        stated = [texts(each) for each in groups.get(name, ())]
        stated.sort(key=lambda each: each.get("mainEntry") != "true")
        yield from (Item(label, each[tag]) for each in stated if each.get(tag))
    for each in groups.get("idList", ()):
        said = texts(each)
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
