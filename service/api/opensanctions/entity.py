"""An entry as a FollowTheMoney entity: its facts under FollowTheMoney's names, its quotes among the notes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from service.api.opensanctions.model import SCHEMA_OF_KIND, properties
from service.api.opensanctions.topics import topics_of
from service.domain.programmes import catalogue
from service.domain.standing import first_day
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Status
from service.screening.documents import Document

Entity = dict[str, Any]
Properties = dict[str, list[Any]]

_NAMES: Mapping[str, tuple[str, ...]] = {
    NameKind.PRIMARY: ("name",),
    NameKind.ORIGINAL_SCRIPT: ("name",),
    NameKind.ALIAS: ("alias",),
    NameKind.WEAK_ALIAS: ("weakAlias",),
    NameKind.FORMER: ("previousName",),
    NameKind.ACRONYM: ("abbreviation", "alias"),
}
_COUNTRIES: Mapping[str, tuple[str, ...]] = {
    CountryRole.NATIONALITY: ("nationality", "country"),
    CountryRole.CITIZENSHIP: ("citizenship", "country"),
    CountryRole.RESIDENCE: ("country",),
    CountryRole.FLAG: ("flag", "country"),
    CountryRole.FORMER_FLAG: ("pastFlags", "country"),
    CountryRole.REGISTRATION: ("jurisdiction", "country"),
}
_IDENTIFIERS: Mapping[str, tuple[str, ...]] = {
    IdentifierType.IMO: ("imoNumber", "registrationNumber", "idNumber"),
    IdentifierType.MMSI: ("mmsi", "registrationNumber", "idNumber"),
    IdentifierType.PASSPORT: ("passportNumber", "idNumber", "registrationNumber"),
    IdentifierType.NATIONAL_ID: ("idNumber", "registrationNumber"),
    IdentifierType.TAX: ("taxNumber", "registrationNumber"),
    IdentifierType.REGISTRATION: ("registrationNumber",),
    IdentifierType.LEI: ("leiCode", "registrationNumber"),
    IdentifierType.SWIFT: ("swiftBic", "registrationNumber"),
    IdentifierType.MSN: ("serialNumber", "registrationNumber"),
    IdentifierType.UN_REF: ("idNumber", "registrationNumber"),
    IdentifierType.UK_GROUP_ID: ("idNumber", "registrationNumber"),
    IdentifierType.OTHER: ("idNumber", "registrationNumber"),
    IdentifierType.WALLET: ("notes",),
}
"""For each the properties it may stand under, the first that the schema has."""
_BEGINNING: Mapping[str, str] = {PartyKind.PERSON: "birthDate", PartyKind.VESSEL: "buildDate"}
_OWN_KEYS = ("status", "programmes", "designations", "associations")


def entity(document: Document) -> Entity:
    """The entity of an entry document; its references to other entities are added by `network`.

    `referents` are the keys of its records, `datasets` its lists. Times are the days from which the sources say so, as
    ISO seconds without a zone. `status`, `programmes`, `designations`, `associations` and `sources` are our own keys.
    """
    schema = SCHEMA_OF_KIND[document["kind"]]
    return {
        "id": document["id"],
        "caption": document["name"],
        "schema": schema,
        "properties": _properties(document, schema),
        "datasets": document["lists"],
        "referents": sorted({source["record"] for source in document["sources"]}),
        "target": bool(topics_of(document["status"], ())),
        **times(document["sources"]),
        **{key: document[key] for key in _OWN_KEYS},
    }


def times(sources: Sequence[Document]) -> dict[str, str | None]:
    """When the sources first said it, last said it, and last changed what they say; null where none is dated."""
    begun = [source["in_force_from"] for source in sources]
    changed = [*begun, *(source.get("in_force_to", "") for source in sources)]
    last = max(filter(None, changed), default="")
    return {
        "first_seen": moment(min(filter(None, begun), default="")),
        "last_seen": moment(last),
        "last_change": moment(last),
    }


def moment(day: str) -> str | None:
    """A day, partial allowed, as the moment it begins: ISO seconds without a zone; None for no day."""
    known = first_day(day)
    return f"{known}T00:00:00" if known else None


def gender_of(document: Document) -> str:
    """`male`, `female` or empty, of the free text that sources give."""
    return {"m": "male", "f": "female"}.get(document["gender"][:1].lower(), "")


def notes_of(document: Document) -> list[str]:
    """What a reader should know and no other property holds: where the party stands, each article's quote, remarks."""
    standing = [] if document["status"] == Status.DESIGNATED else [f"Status: {document['status']}"]
    wallets = [f"Wallet: {item['value']}" for item in document["identifiers"] if item["type"] == IdentifierType.WALLET]
    quotes = [quoted for source in document["sources"] for quoted in _quotes(source)]
    remarks = [f"{item['label']}: {item['text']}".removeprefix(": ") for item in document["remarks"]]
    return [*standing, *quotes, *wallets, *remarks]


@lru_cache(maxsize=256)
def _place(schema: str, choices: tuple[str, ...]) -> str:
    """The first of these properties that a schema has, else `notes`."""
    known = properties(schema)
    return next((name for name in choices if name in known), "notes")


def _properties(document: Document, schema: str) -> Properties:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, value in _facts(document, schema):
        if value:
            found[name][value] = None
    return {name: list(values) for name, values in found.items()}


def _facts(document: Document, schema: str) -> Iterable[tuple[str, str]]:
    """Every fact as a property and a value, in a fixed order."""
    yield "name", document["name"]
    for name in document["names"]:
        yield _place(schema, _NAMES[name["kind"]]), name["value"]
    yield from (("topics", topic) for topic in topics_of(document["status"], document["programmes"]))
    yield from _dates(document)
    for country in document["countries"]:
        if code := country.get("code"):
            yield _place(schema, _COUNTRIES[country["role"]]), code
    for item in document["identifiers"]:
        if item["type"] != IdentifierType.WALLET:
            yield _place(schema, _IDENTIFIERS[item["type"]]), item["value"]
    yield from _of_persons(document)
    yield from (("address", address.get("text", "")) for address in document["addresses"])
    yield from _programmes(document["programmes"])
    yield from _provenance(document)


def _dates(document: Document) -> Iterable[tuple[str, str]]:
    beginning = _BEGINNING.get(document["kind"], "buildDate" if document["kind"] == "aircraft" else "incorporationDate")
    for date in document["birth_dates"]:
        for side in date.get("edtf", "").split("/"):
            yield beginning, side.rstrip("~").replace("..", "")


def _of_persons(document: Document) -> Iterable[tuple[str, str]]:
    if document["kind"] != PartyKind.PERSON:
        return
    yield from (("birthPlace", town) for town in document["birth_places"])
    yield from (("position", title) for title in document["titles"])
    yield "gender", gender_of(document)


def _programmes(codes: Sequence[str]) -> Iterable[tuple[str, str]]:
    for code in codes:
        known = catalogue().get(code)
        yield "programId", code
        yield "program", known.title if known else code


def _provenance(document: Document) -> Iterable[tuple[str, str]]:
    for source in document["sources"]:
        if source["type"] == "article":
            yield "sourceUrl", source["url"]
            yield "publisher", source["publisher"]
    yield from (("notes", note) for note in notes_of(document))


def _quotes(source: Document) -> Iterable[str]:
    """The passages an article is quoted for, each once, with where it stands."""
    where = ", ".join(filter(None, (source.get("title"), source.get("publisher"), source.get("published"))))
    passages = dict.fromkeys(item["passage"]["quote"].strip() for item in source.get("evidence", ()))
    return (f"“{passage}” — {where}" if where else f"“{passage}”" for passage in passages)
