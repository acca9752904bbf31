"""What OpenSanctions says of a target → the facts of a party.

Only targets are parties of the list: it means by them who is to be looked for. Others are named in their ties.
"""

from collections.abc import Mapping

from service.domain.record import Association, Designation, RecordName
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Status
from service.lists.dates import edtf
from service.lists.facts import (
    Document,
    add_address,
    add_birth_dates,
    add_birth_place,
    add_country,
    add_document,
    add_gender,
    add_name_detail,
    add_remark,
    joined,
    keep_rest,
    written,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.opensanctions.graph import TIES, Entity, Graph
from service.lists.tally import Tally

_NAME_KINDS = {"alias": NameKind.ALIAS, "weakAlias": NameKind.WEAK_ALIAS, "previousName": NameKind.FORMER}
_NAME_PARTS = ("firstName", "secondName", "middleName", "fatherName", "motherName", "lastName", "maidenName")
_COUNTRIES = {
    "nationality": CountryRole.NATIONALITY,
    "citizenship": CountryRole.CITIZENSHIP,
    "country": CountryRole.RESIDENCE,
    "jurisdiction": CountryRole.REGISTRATION,
    "mainCountry": CountryRole.REGISTRATION,
    "flag": CountryRole.FLAG,
    "pastFlags": CountryRole.FORMER_FLAG,
}
_IDENTIFIERS: Mapping[str, IdentifierType] = {
    "passportNumber": IdentifierType.PASSPORT,
    "idNumber": IdentifierType.NATIONAL_ID,
    "socialSecurityNumber": IdentifierType.NATIONAL_ID,
    "taxNumber": IdentifierType.TAX,
    "innCode": IdentifierType.TAX,
    "vatCode": IdentifierType.TAX,
    "registrationNumber": IdentifierType.REGISTRATION,
    "ogrnCode": IdentifierType.REGISTRATION,
    "okpoCode": IdentifierType.REGISTRATION,
    "kppCode": IdentifierType.REGISTRATION,
    "dunsCode": IdentifierType.REGISTRATION,
    "uscCode": IdentifierType.REGISTRATION,
    "leiCode": IdentifierType.LEI,
    "swiftBic": IdentifierType.SWIFT,
    "imoNumber": IdentifierType.IMO,
    "mmsi": IdentifierType.MMSI,
    "serialNumber": IdentifierType.MSN,
    "callSign": IdentifierType.OTHER,
    "wikidataId": IdentifierType.OTHER,
    "uniqueEntityId": IdentifierType.OTHER,
    "bikCode": IdentifierType.OTHER,
}
_REMARKS = (
    "topics", "programId", "program", "notes", "description", "summary", "status", "sourceUrl", "publisher",
    "publisherUrl", "createdAt", "modifiedAt", "retrievedAt", "recordId", "wikipediaUrl", "website", "email", "phone",
    "education", "religion", "ethnicity", "political", "deathDate", "birthCountry", "classification", "sector",
    "legalForm", "incorporationDate", "dissolutionDate", "type", "model", "buildDate", "tonnage",
    "grossRegisteredTonnage", "owner", "keywords", "abbreviation", "permId",
)  # fmt: skip
_DESIGNATED = frozenset({"sanction", "debarment", "export.control"})
_LINKED = frozenset({"sanction.linked"})
_AUTHORITIES = {"gb": "UK", "eu": "EU", "zz": ""}


def add_target(edition: EditionGathering, graph: Graph, entity: Entity, kind: PartyKind) -> None:
    """A target as a party of the edition."""
    party, tally = edition.party(entity.id, kind, entity.line), edition.tally
    _add_names(party, entity)
    topics = frozenset(entity.properties.get("topics", ()))
    for each in graph.belonging(entity.id):
        _add_belonging(party, each, tally)
    party.status = status_of(topics, party)
    _add_persons_facts(party, entity, tally)
    for number in entity.take("addressEntity"):
        place = graph.entities.get(number)
        entity.properties.setdefault("address", []).append(place.first("full") if place else "")
    for address in dict.fromkeys(entity.take("address")):
        add_address(party, (address,), "", tally)
    for name, type_ in _IDENTIFIERS.items():
        for number in entity.take(name):
            add_document(party, Document(name, number), tally, type_)
    for tie in graph.ties(entity.id):
        _add_tie(party, graph, tie)
    _add_rest(party, entity, tally)
    edition.check_name(party, entity.line)


def status_of(topics: frozenset[str], party: Gathering) -> Status:
    """What the topics and sanctions of a target come to; one that no authority listed is only mentioned."""
    standing = [each for each in party.designations if not each.end]
    if standing or topics & _DESIGNATED:
        return Status.DESIGNATED
    if party.designations:
        return Status.DELISTED
    return Status.ASSOCIATED if topics & _LINKED else Status.MENTIONED


def _add_names(party: Gathering, entity: Entity) -> None:
    parts = {text for name in _NAME_PARTS for text in entity.properties.get(name, ())}
    names = entity.take("name")
    main = entity.caption if entity.caption in names else next(iter(names), "")
    if main:
        party.publish(RecordName(main))
    for name in names:
        if name != main:
            kind = NameKind.WEAK_ALIAS if name in parts else NameKind.ALIAS
            party.publish(written(kind, name), counted_as=kind)
    for property_, kind in _NAME_KINDS.items():
        for name in entity.take(property_):
            party.publish(written(kind, name), counted_as=kind)
    for property_ in _NAME_PARTS:
        for text in entity.take(property_):
            add_name_detail(party, main, property_, text)


def _add_belonging(party: Gathering, entity: Entity, tally: Tally) -> None:
    if entity.schema == "Sanction":
        _add_sanction(party, entity)
    elif entity.schema == "CryptoWallet":
        for key in entity.properties.get("publicKey", ()):
            label = joined(("Wallet", entity.first("currency")))
            add_document(party, Document(label, key), tally, IdentifierType.WALLET)
    else:
        type_ = IdentifierType.PASSPORT if entity.schema == "Passport" else None
        label = entity.first("type") or entity.schema
        dates = entity.first("startDate"), entity.first("endDate")
        document = Document(label, entity.first("number"), entity.first("country"), *dates)
        add_document(party, document, tally, type_)


def _add_sanction(party: Gathering, entity: Entity) -> None:
    country = entity.first("country")
    authority = _AUTHORITIES.get(country, country.upper()[:2])
    dates = (*entity.properties.get("startDate", ()), *entity.properties.get("listingDate", ()))
    start = min((day for date in dates if (day := edtf(date[:10]))), default="")
    end = max((day for date in entity.properties.get("endDate", ()) if (day := edtf(date[:10]))), default="")
    code = entity.first("programId") or entity.first("program")
    party.designations.append(Designation(authority, code, list_code=code, start=start, end=end))
    for name in ("authority", "program", "reason", "provisions", "summary", "status", "authorityId", "sourceUrl"):
        for text in entity.properties.get(name, ()):
            add_remark(party, f"Sanction {name}", text)


def _add_persons_facts(party: Gathering, entity: Entity, tally: Tally) -> None:
    for born in entity.take("birthDate"):
        add_birth_dates(party, born, tally)
    for place in entity.take("birthPlace"):
        add_birth_place(party, place)
    for gender in entity.take("gender"):
        add_gender(party, gender)
    for name, role in _COUNTRIES.items():
        for country in entity.take(name):
            add_country(party, role, country, tally)
    for name in ("title", "position"):
        party.titles += entity.take(name)


def _add_tie(party: Gathering, graph: Graph, entity: Entity) -> None:
    tie = TIES[entity.schema]
    forward = party.number in entity.properties.get(tie.source, ())
    for number in entity.properties.get(tie.target if forward else tie.source, ()):
        other = graph.entities.get(number)
        if number == party.number or not graph.name(number):
            continue
        key = f"{party.list_code}:{number}" if other and other.target else ""
        said = entity.first("role") or entity.first("relationship")
        text = joined((entity.schema, said))
        party.associations.append(Association(tie.relation if forward else tie.back, graph.name(number), key, text))


def _add_rest(party: Gathering, entity: Entity, tally: Tally) -> None:
    for name in _REMARKS:
        for text in entity.take(name):
            add_remark(party, name, text)
    for name, text in entity.about.items():
        if name != "last_seen":
            add_remark(party, name.replace("_", " ").capitalize(), text)
    rest = ((name, text) for name, texts in entity.properties.items() if name not in entity.links for text in texts)
    keep_rest(party, rest, tally)
