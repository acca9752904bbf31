"""The UK Sanctions List in XML (`Designations`)."""

from collections.abc import Mapping, Sequence

from service.lists.content import Content
from service.lists.dates import day_first
from service.lists.facts import keep_rest
from service.lists.gathering import EditionGathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.uk.facts import (
    ADDRESS,
    BIRTH,
    LISTING,
    NAME,
    NATIONAL_ID,
    PASSPORT,
    SCRIPT,
    Columns,
    add_facts,
    add_names,
    kind_of,
)
from service.lists.xml_stream import Node, elements, local_name

_DETAILS = (("IndividualDetails", "Individual"), ("EntityDetails", "Entity"), ("ShipDetails", "Ship"))
_LINES = tuple(f"AddressLine{line}" for line in range(1, 7))
_GIVEN = tuple(f"Name{place}" for place in range(1, 6))
# Facts of several elements: container, element, its children in the order of the columns.
_TOGETHER: Mapping[Columns, tuple[str, str, tuple[str, ...]]] = {
    NAME: ("Names", "Name", ("Name6", *_GIVEN, "NameType", "AliasStrength")),
    SCRIPT: (
        "NonLatinNames",
        "NonLatinName",
        ("NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"),
    ),
    ADDRESS: ("Addresses", "Address", (*_LINES, "AddressPostalCode", "AddressCountry")),
    BIRTH: ("BirthDetails", "Location", ("TownOfBirth", "CountryOfBirth")),
    PASSPORT: ("PassportDetails", "Passport", ("PassportNumber", "PassportAdditionalInformation")),
    NATIONAL_ID: (
        "NationalIdentifierDetails",
        "NationalIdentifier",
        ("NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"),
    ),
}
# Lists of texts: container and element by column.
_LISTED: Mapping[str, tuple[str, str]] = {
    "Title": ("Titles", "Title"),
    "Phone number": ("PhoneNumbers", "PhoneNumber"),
    "Email address": ("EmailAddresses", "EmailAddress"),
    "Website": ("Websites", "Website"),
    "D.O.B": ("DOBs", "DOB"),
    "Nationality(/ies)": ("Nationalities", "Nationality"),
    "Position": ("Positions", "Position"),
    "Gender": ("Genders", "Gender"),
    "Type of entity": ("TypeOfEntities", "TypeOfEntity"),
    "Subsidiaries": ("Subsidiaries", "Subsidiary"),
    "Parent company": ("ParentCompanies", "ParentCompany"),
    "Business registration number (s)": ("BusinessRegistrationNumbers", "BusinessRegistrationNumber"),
    "IMO number": ("IMONumbers", "IMONumber"),
    "Current owner/operator (s)": ("CurrentOwnerOperators", "CurrentOwnerOperator"),
    "Previous owner/operator (s)": ("PreviousOwnerOperators", "PreviousOwnerOperator"),
    "Current believed flag of ship": ("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip"),
    "Previous flags": ("PreviousFlags", "PreviousFlag"),
    "Type of ship": ("TypeOfShipDetails", "TypeOfShip"),
    "Tonnage of ship": ("TonnageOfShipDetails", "TonnageOfShip"),
    "Length of ship": ("LengthOfShipDetails", "LengthOfShip"),
    "Year Built": ("YearsBuilt", "YearBuilt"),
    "Hull identification number (HIN)": ("HullIdentificationNumbers", "HullIdentificationNumber"),
}
_SINGLE: Mapping[str, str] = {
    "Last Updated": "LastUpdated",
    "OFSI Group ID": "OFSIGroupID",
    "UN Reference Number": "UNReferenceNumber",
    "Designation source": "DesignationSource",
    "Sanctions Imposed": "SanctionsImposed",
    "Other Information": "OtherInformation",
    "UK Statement of Reasons": "UKStatementofReasons",
}


def recognises(content: Content) -> bool:
    """An XML document whose root is `Designations`."""
    return content.root == "Designations"


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source, published = the_only(sources), ""
    edition = EditionGathering(list_code, source.name, force=force)
    for element in elements(source, ("DateGenerated", "Designation"), edition.damage):
        if local_name(element) == "DateGenerated":
            published = day_first(element.text or "")
            continue
        node = Node(element)
        party = edition.party(node.take("UniqueID"), kind_of(node.take("IndividualEntityShip")), node.line)
        said = _said(node)
        add_names(party, said[NAME], edition.tally)
        add_facts(party, said, edition.tally)
        keep_rest(party, node.rest(), edition.tally)
        edition.check_name(party, node.line)
    return edition.contents(published=published)


def _said(node: Node) -> dict[Columns, list[tuple[str, ...]]]:
    parts = [node, *(detail for path in _DETAILS for detail in node.listed(*path))]
    said: dict[Columns, list[tuple[str, ...]]] = {LISTING: [(node.take("RegimeName"), node.take("DateDesignated"))]}
    for columns, (container, name, children) in _TOGETHER.items():
        found = [each for part in parts for each in part.listed(container, name)]
        said[columns] = [tuple(each.take(child) for child in children) for each in found]
    for column, (container, name) in _LISTED.items():
        said[(column,)] = [(each.text,) for part in parts for each in part.listed(container, name) if each.text]
    for column, name in _SINGLE.items():
        said[(column,)] = [(text,)] if (text := node.take(name)) else []
    return said


FORMAT = ListFormat(
    code="gb-uksl-xml",
    title="UK Sanctions List, XML",
    lists=("gb-uksl",),
    published_at="https://www.gov.uk/government/publications/the-uk-sanctions-list (UK-Sanctions-List.xml)",
    files=("UK-Sanctions-List.xml",),
    recognises=recognises,
    read=read,
)
