"""What OFAC's structured formats (ADVANCED and ENHANCED) say, the same in both: names in parts, spans of days, lists,
features, documents, ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.domain.record import Association, PublishedDate, RecordName
from service.domain.vocabulary import NameKind, PartyKind, Relation
from service.lists.dates import MONTHS, spanned
from service.lists.facts import add_birth_date, add_name_detail, add_remark, joined
from service.lists.gathering import EditionGathering, Gathering
from service.lists.ofac.facts import add_item, add_programmes, add_titles, alias_kind
from service.lists.ofac.remarks import item
from service.lists.ofac.terms import Item, plain_label, term_of
from service.lists.tally import Tally

SDN_LIST = "SDN List"
LATIN = "Latin"
_GIVEN = ("First Name", "Middle Name")
_FURTHER = ("Patronymic", "Matronymic", "Maiden Name")
_RELATIONS: Mapping[str, Relation] = {
    "providing support to": Relation.SUPPORTS,
    "acting for or on behalf of": Relation.ACTS_FOR,
    "owned or controlled by": Relation.OWNED_BY,
    "property in the interest of": Relation.OWNED_BY,
    "family member of": Relation.FAMILY_OF,
    "leader or official of": Relation.LEADER_OF,
    "principal executive officer": Relation.LEADER_OF,
}
_TOWN, _POSTCODE, _REGION = ("CITY", "STATE/PROVINCE"), "POSTAL CODE", "REGION"
_UNREMARKABLE = frozenset({"", "Confirmed", "Unknown", "Valid"})


@dataclass(frozen=True, slots=True)
class Span:
    """A period of days, as ISO dates: from the first day that it may mean to the last. Empty when there is none."""

    first: str = ""
    last: str = ""
    circa: bool = False

    @property
    def edtf(self) -> str:
        """The period in EDTF, as exact as it is."""
        return spanned(self.first, self.last or self.first, circa=self.circa) if self.first else ""

    @property
    def text(self) -> str:
        """The period in the words of OFAC's other formats: `12 Jan 1970`, `circa 1951`, `1951 to 1953`."""
        start, _, end = self.edtf.partition("/")
        words = " to ".join(_spoken(point.rstrip("~")) for point in (start, end) if point)
        return f"circa {words}" if self.circa and words else words


def _spoken(point: str) -> str:
    year, month, day = f"{point}--".split("-")[:3]
    return " ".join(part for part in (day, MONTHS[int(month) - 1].capitalize() if month else "", year) if part)


@dataclass(frozen=True, slots=True)
class Rendering:
    """One name in one script: its parts as (type, value), in the order published."""

    parts: Sequence[tuple[str, str]]
    script: str = LATIN

    def name(self, party: PartyKind, kind: NameKind) -> RecordName:
        """The name as `FAMILY, Given`, whichever order its parts came in; anything but a person's is one piece."""
        given = " ".join(value for type_ in _GIVEN for part, value in self.parts if part == type_)
        further = " ".join(value for part, value in self.parts if part in _FURTHER)
        family = " ".join(value for part, value in self.parts if part not in (*_GIVEN, *_FURTHER))
        given = " ".join(part for part in (given, further) if part)
        if party is PartyKind.PERSON and family and given:
            return RecordName(f"{family}, {given}", kind, family, given)
        return RecordName(family or given, kind)


def add_name(party: Gathering, renderings: Iterable[Rendering], kind: NameKind) -> None:
    """A name with what it is called in each script; every rendering counts, one in other letters as such."""
    for rendering in renderings:
        latin = rendering.script.startswith(LATIN)
        name = rendering.name(party.kind, kind if latin else NameKind.ORIGINAL_SCRIPT)
        if not name.value:
            continue
        party.publish(name)
        if not latin:
            add_name_detail(party, name.value, "script", rendering.script)
        for type_, value in rendering.parts:
            if type_ in (*_FURTHER, "Nickname"):
                add_name_detail(party, name.value, type_.casefold(), value)


def kind_of_name(*, primary: bool, low_quality: bool, type_: str, tally: Tally) -> NameKind:
    """Low quality counts whatever the type; the type is OFAC's `A.K.A.`, `F.K.A.`, `N.K.A.`."""
    if primary:
        return NameKind.PRIMARY
    return NameKind.WEAK_ALIAS if low_quality else alias_kind(type_, tally)


def add_feature(party: Gathering, label: str, value: str, span: Span, tally: Tally, reliability: str = "") -> None:
    """A feature by its type; where it has a period, that says more than the value."""
    plain = plain_label(label).replace("’", "'")
    term, text = term_of(plain), span.text or value
    if plain == "Title":
        add_titles(party, text)
    elif term and term.means == "birth_date" and span.first:
        add_birth_date(party, PublishedDate(text, span.edtf), tally)
    elif text:
        add_item(party, Item(plain, text), tally)
    if reliability not in _UNREMARKABLE:
        add_remark(party, f"{plain} {text}", f"reliability: {reliability}")


def add_document(party: Gathering, document: Item, holder: str, validity: str, tally: Tally) -> None:
    """A document with the name it is in, which is told where it is not the primary one, and with its validity."""
    add_item(party, item(document.label, document.value, document.country, document.issued, document.expires), tally)
    about = f"{plain_label(document.label)} {document.value}"
    if party.names and holder != party.names[0].value:
        add_remark(party, about, f"in the name of {holder}" if holder else "")
    if validity not in _UNREMARKABLE:
        add_remark(party, about, validity.casefold())


def add_tie(party: Gathering, type_: str, target: str, name: str, *, former: bool = False) -> None:
    """A tie to the party of a number. One that OFAC calls former, or of a kind that has no word here, is an
    affiliation whose text says what it is."""
    relation = _RELATIONS.get(type_.casefold(), Relation.AFFILIATED_WITH)
    text = f"formerly {type_}" if former else type_
    key = f"{party.list_code}:{target}"
    party.associations.append(Association(Relation.AFFILIATED_WITH if former else relation, name, key, text))


def name_ties(edition: EditionGathering) -> None:
    """Gives each tie the name of its target. One to a party that the edition lacks and does not name is a remark."""
    for party in edition:
        ties = [(tie, edition.known(tie.target_key.partition(":")[2])) for tie in party.associations]
        named = [replace(tie, target_name=target.names[0].value) if target else tie for tie, target in ties]
        party.associations = [tie for tie in named if tie.target_name or not tie.target_key]
        for tie in named:
            if tie.target_key and not tie.target_name:
                edition.tally.count("Ties to parties that the edition neither holds nor names", tie.text)
                add_remark(party, tie.text, tie.target_key)


def belongs(list_code: str, lists: Iterable[str]) -> bool:
    """True when a party that stands on these of OFAC's lists is one of the list asked for; also when none is named."""
    names = set(lists)
    return not names or (SDN_LIST in names if list_code == "us-ofac-sdn" else names != {SDN_LIST})


def add_listing(party: Gathering, name: str, listed: str, programmes: list[str]) -> None:
    """The designations of an entry on one of OFAC's lists, from the day it was listed (ISO, empty when unknown)."""
    before = len(party.designations)
    add_programmes(party, programmes)
    added = party.designations[before:]
    party.designations[before:] = [replace(designation, start=listed) for designation in added]
    add_remark(party, "List", f"{name}, listed on {listed}" if listed else name)


def address_lines(said: Mapping[str, str]) -> list[str]:
    """The parts of an address by their type, in the order in which OFAC's other formats write them; a part of a type
    that is not known stands with the lines."""
    town = joined(said.get(part, "") for part in _TOWN)
    place = " ".join(part for part in (town, said.get(_POSTCODE, "")) if part)
    lines = [text for type_, text in said.items() if type_ not in (*_TOWN, _POSTCODE, _REGION)]
    return [*lines, place, said.get(_REGION, "")]
