"""What OFAC's ADVANCED format says once and refers to by number: words, places, documents, periods of time."""

from dataclasses import dataclass, field

from service.lists.ofac.features import Span, address_lines
from service.lists.ofac.terms import Item
from service.lists.xml_stream import Node

_SUFFIX = "Values"


@dataclass(frozen=True, slots=True)
class Place:
    """An address: its lines and its country."""

    lines: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its validity, the numbers of the names it is in, and what is remarked of it."""

    item: Item
    validity: str
    names: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(slots=True)
class References:
    """Filled while the file is read: the words of each set by number, places by number, documents by identity."""

    words: dict[str, dict[str, str]] = field(default_factory=dict)
    party_types: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    documents: dict[str, list[Document]] = field(default_factory=dict)

    def word(self, kind: str, number: str) -> str:
        """What a number of a set (`Script`, `FeatureType`, …) stands for; empty for an unknown one."""
        return self.words.get(kind, {}).get(number, "")

    def type_of_party(self, subtype: str) -> str:
        """`Individual`, `Entity`, `Vessel` or `Aircraft`: the sub-type's word or, where it is `Unknown`, its type's."""
        word = self.word("PartySubType", subtype)
        return word if word != "Unknown" else self.word("PartyType", self.party_types.get(subtype, ""))

    def read_values(self, node: Node) -> None:
        """One set of words, such as `ScriptValues`."""
        kind = node.name.removesuffix(_SUFFIX)
        known = self.words.setdefault(kind, {})
        for value in node.nodes(kind):
            number = value.attribute("ID")
            known[number] = value.text
            if kind == "PartySubType":
                self.party_types[number] = value.attribute("PartyTypeID")

    def read_location(self, node: Node) -> None:
        """One place."""
        countries = [self.word("Country", each.attribute("CountryID")) for each in node.nodes("LocationCountry")]
        said: dict[str, str] = {}
        for part in node.nodes("LocationPart"):
            type_ = self.word("LocPartType", part.attribute("LocPartTypeID"))
            texts = [value.take("Value") for value in part.nodes("LocationPartValue")]
            said[type_.upper()] = ", ".join(text for text in (said.get(type_.upper(), ""), *texts) if text)
        lines = (line for line in address_lines(said) if line)
        self.places[node.attribute("ID")] = Place(tuple(lines), next(iter(countries), ""))

    def read_document(self, node: Node) -> None:
        """One document, which belongs to an identity."""
        dates = {
            self.word("IDRegDocDateType", each.attribute("IDRegDocDateTypeID")): span_of(each).text
            for each in node.nodes("DocumentDate")
        }
        item = Item(
            self.word("IDRegDocType", node.attribute("IDRegDocTypeID")),
            node.take("IDRegistrationNo"),
            self.word("Country", node.attribute("IssuedBy-CountryID")),
            dates.get("Issue Date", ""),
            dates.get("Expiration Date", dates.get("Expiry Date", "")),
        )
        names = tuple(each.attribute("DocumentedNameID") for each in node.nodes("DocumentedNameReference"))
        validity = self.word("Validity", node.attribute("ValidityID"))
        said = tuple(text for text in (node.take("Comment"), node.take("IssuingAuthority")) if text)
        self.documents.setdefault(node.attribute("IdentityID"), []).append(Document(item, validity, names, said))


def span_of(node: Node) -> Span:
    """The period that an element holds: from the first day of its start to the last of its end."""
    for period in node.nodes("DatePeriod"):
        starts, ends = period.nodes("Start"), period.nodes("End")
        if starts:
            circa = any(each.attribute("Approximate") == "true" for each in (*starts, *ends))
            first, last = _days(starts[0])[0], _days(ends[0])[-1] if ends else ""
            return Span(first, last or first, circa)
    return Span()


def day_of(node: Node) -> str:
    """`Year`, `Month` and `Day` as an ISO date, partial when one is missing; empty without a year."""
    year, month, day = (node.take(name) for name in ("Year", "Month", "Day"))
    return "-".join(part.zfill(2) for part in (year, month, day) if part) if year else ""


def _days(node: Node) -> list[str]:
    """The days between which an end of a period lies: `From` and, where there is one, `To`."""
    return [day_of(each) for name in ("From", "To") for each in node.nodes(name)] or [""]
