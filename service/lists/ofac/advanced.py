"""OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML (`Sanctions`), read as a stream.

A party's documents and places stand before it, its listings and ties after it: everything refers by number.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from service.domain.vocabulary import NameKind
from service.lists.content import Content
from service.lists.dates import edtf
from service.lists.facts import add_address, add_remark, keep_rest
from service.lists.gathering import EditionGathering, Gathering
from service.lists.ofac.advanced_references import References, day_of, span_of
from service.lists.ofac.facts import add_item, check_type, kind_of
from service.lists.ofac.features import (
    LATIN,
    Rendering,
    Span,
    add_document,
    add_feature,
    add_listing,
    add_name,
    add_tie,
    belongs,
    kind_of_name,
    name_ties,
)
from service.lists.ofac.remarks import items
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.xml_stream import Node, elements, local_name

_SETS = (
    "AliasType", "Country", "DetailReference", "FeatureType", "IDRegDocType", "IDRegDocDateType", "LegalBasis", "List",
    "LocPartType", "NamePartType", "PartySubType", "PartyType", "RelationType", "Reliability", "SanctionsType",
    "Script", "Validity",
)  # fmt: skip
_PROGRAMME = "Program"
# Attributes that number things, join them, or say of a date which of its parts are certain.
_REFERENCE = re.compile(r"(?:.* )?(?:\w*ID|FixedRef|Primary|False|\w+Fixed|Approximate|Acronym|DeltaAction)")


def recognises(content: Content) -> bool:
    """An XML document whose root is `Sanctions`."""
    return content.root == "Sanctions"


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; parties of OFAC's other lists are left to those."""
    source = the_only(sources)
    reader = _Reader(EditionGathering(list_code, source.name, force=force))
    names = (*(f"{name}Values" for name in _SETS), *reader.steps)
    for element in elements(source, names, reader.edition.damage):
        reader.steps.get(local_name(element), reader.references.read_values)(Node(element))
    reader.close()
    return reader.edition.contents(published=edtf(reader.published))


class _Reader:
    """One pass over the file; `steps` says which element is read how."""

    def __init__(self, edition: EditionGathering) -> None:
        self.edition = edition
        self.references = References()
        self.published = ""
        self._lists: dict[str, list[str]] = {}
        self.steps: Mapping[str, Callable[[Node], None]] = {
            "DateOfIssue": self._read_date,
            "Location": self.references.read_location,
            "IDRegDocument": self.references.read_document,
            "DistinctParty": self._read_party,
            "ProfileRelationship": self._read_tie,
            "SanctionsEntry": self._read_entry,
        }

    def close(self) -> None:
        """Leaves parties to the list they are on, and names the targets of ties."""
        for party in list(self.edition):
            lists = self._lists.get(party.number, [])
            if not belongs(self.edition.list_code, lists):
                self.edition.leave(party)
                self.edition.tally.count("Parties left to the OFAC list that they are on", ", ".join(lists))
        name_ties(self.edition)

    def _read_date(self, node: Node) -> None:
        self.published = day_of(node)

    def _read_party(self, node: Node) -> None:
        number = node.attribute("FixedRef")
        profile = next(iter(node.nodes("Profile")), node)
        type_ = self.references.type_of_party(profile.attribute("PartySubTypeID"))
        party = self.edition.party(number if number.isdigit() else "", kind_of(type_), node.line)
        check_type(party, type_, self.edition.tally)
        for identity in profile.nodes("Identity"):
            self._add_identity(party, identity)
        for feature in profile.nodes("Feature"):
            self._add_feature(party, feature)
        for fact in items(node.take("Comment")):
            add_item(party, fact, self.edition.tally)
        keep_rest(party, (each for each in node.rest() if not _REFERENCE.fullmatch(each[0])), self.edition.tally)
        self.edition.check_name(party, node.line)

    def _add_identity(self, party: Gathering, identity: Node) -> None:
        types = {
            group.attribute("ID"): self.references.word("NamePartType", group.attribute("NamePartTypeID"))
            for master in identity.listed("NamePartGroups", "MasterNamePartGroup")
            for group in master.nodes("NamePartGroup")
        }
        holders: dict[str, str] = {}
        for alias in identity.nodes("Alias"):
            self._add_alias(party, alias, types, holders)
        for document in self.references.documents.pop(identity.attribute("ID"), ()):
            holder = next((holders[name] for name in document.names if name in holders), "")
            add_document(party, document.item, holder, document.validity, self.edition.tally)
            for remark in document.remarks:
                add_remark(party, f"{document.item.label} {document.item.value}", remark)

    def _add_alias(self, party: Gathering, alias: Node, types: Mapping[str, str], holders: dict[str, str]) -> None:
        kind = kind_of_name(
            primary=alias.attribute("Primary") == "true",
            low_quality=alias.attribute("LowQuality") == "true",
            type_=self.references.word("AliasType", alias.attribute("AliasTypeID")),
            tally=self.edition.tally,
        )
        for name in alias.nodes("DocumentedName"):
            number = name.attribute("ID")
            values = [each for part in name.nodes("DocumentedNamePart") for each in part.nodes("NamePartValue")]
            rendering = self._rendering(values, types)
            acronym = bool(values) and all(value.attribute("Acronym") == "true" for value in values)
            before = len(party.names)
            add_name(party, [rendering], NameKind.ACRONYM if acronym and kind is NameKind.ALIAS else kind)
            for named in party.names[before:]:
                holders[number] = named.value

    def _rendering(self, values: Sequence[Node], types: Mapping[str, str]) -> Rendering:
        parts = [(types.get(value.attribute("NamePartGroupID"), ""), value.text) for value in values]
        scripts = [self.references.word("Script", value.attribute("ScriptID")) for value in values]
        return Rendering(parts, next((script for script in scripts if script), LATIN))

    def _add_feature(self, party: Gathering, feature: Node) -> None:
        label = self.references.word("FeatureType", feature.attribute("FeatureTypeID"))
        tally = self.edition.tally
        for version in feature.nodes("FeatureVersion"):
            comment = version.take("Comment")
            for location in version.nodes("VersionLocation"):
                place = self.references.places.get(location.attribute("LocationID"))
                if place:
                    self._add_place(party, label, place.lines, place.country, tally)
            values = [self._detail(detail) for detail in version.nodes("VersionDetail")]
            value, span = " ".join(text for text in values if text), span_of(version)
            if value or span.first:
                reliability = self.references.word("Reliability", version.attribute("ReliabilityID"))
                add_feature(party, label, value, span, tally, reliability)
            add_remark(party, f"{label} {value}".strip(), comment)

    def _add_place(self, party: Gathering, label: str, lines: Sequence[str], country: str, tally: Tally) -> None:
        """A place is an address, or what its feature says: the place of birth, the country of a nationality."""
        if label in ("Location", "Address"):
            add_address(party, lines, country, tally)
        else:
            add_feature(party, label, ", ".join([*lines, country] if country else lines), Span(), tally)

    def _detail(self, detail: Node) -> str:
        reference = detail.attribute("DetailReferenceID")
        return detail.text or self.references.word("DetailReference", reference)

    def _read_entry(self, node: Node) -> None:
        name = self.references.word("List", node.attribute("ListID"))
        number = node.attribute("ProfileID")
        party = self.edition.known(number)
        if party is None:
            return
        self._lists.setdefault(number, []).append(name)
        events = node.nodes("EntryEvent")
        dates = [day_of(date) for event in events for date in event.nodes("Date")]
        programmes = []
        for measure in node.nodes("SanctionsMeasure"):
            type_ = self.references.word("SanctionsType", measure.attribute("SanctionsTypeID"))
            comment = measure.take("Comment")
            if type_ == _PROGRAMME:
                programmes.append(comment)
            else:
                add_remark(party, "Sanctions imposed", f"{type_}: {comment}" if comment else type_)
        add_listing(party, name, edtf(min(filter(None, dates), default="")), [tag for tag in programmes if tag])
        for event in events:
            authority = self.references.word("LegalBasis", event.attribute("LegalBasisID"))
            add_remark(party, "Legal authority", authority if authority != "Unknown" else "")

    def _read_tie(self, node: Node) -> None:
        party = self.edition.known(node.attribute("From-ProfileID"))
        type_ = self.references.word("RelationType", node.attribute("RelationTypeID"))
        if party is not None:
            add_tie(party, type_, node.attribute("To-ProfileID"), "", former=node.attribute("Former") == "true")
            add_remark(party, type_, node.take("Comment"))


FORMAT = ListFormat(
    code="ofac-advanced",
    title="OFAC SDN_ADVANCED.XML and CONS_ADVANCED.XML",
    lists=("us-ofac-sdn", "us-ofac-cons"),
    published_at="https://sanctionslist.ofac.treas.gov/Home/SdnList (SDN_ADVANCED.XML)"
    " and /Home/ConsolidatedList (CONS_ADVANCED.XML)",
    files=("sdn_advanced.xml",),
    recognises=recognises,
    read=read,
)
