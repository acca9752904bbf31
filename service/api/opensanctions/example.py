"""A query by example: a FollowTheMoney entity that the caller describes, as a question to the list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from werkzeug.exceptions import BadRequest

from matchers import Identifier, PartialDate
from service.api.opensanctions.model import kind_of, kinds_under, properties, schemata
from service.lists.countries import country_code
from service.screening.query import Query

_ALIASES = ("alias", "weakAlias", "previousName", "abbreviation")
_GIVEN = ("firstName", "secondName", "middleName", "fatherName")
_DATES = ("birthDate", "incorporationDate", "buildDate")
_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "flag", "mainCountry", "birthCountry")
_IDENTIFIERS: Mapping[str, tuple[Sequence[str], str | None]] = {
    "passportNumber": (("passport",), None),
    "idNumber": (("national_id", "other"), None),
    "socialSecurityNumber": (("national_id", "other"), None),
    "taxNumber": (("tax", "other"), None),
    "vatCode": (("tax", "other"), None),
    "innCode": (("tax", "other"), "ru"),
    "ogrnCode": (("registration", "other"), "ru"),
    "uscCode": (("registration", "other"), "cn"),
    "registrationNumber": (("registration", "other"), None),
    "licenseNumber": (("other",), None),
    "leiCode": (("lei",), None),
    "swiftBic": (("swift",), None),
    "imoNumber": (("imo",), None),
    "mmsi": (("mmsi",), None),
    "serialNumber": (("msn",), None),
    "publicKey": (("wallet",), None),
}
"""What a number may be, and whose; as `other` it is compared with every kind: lists sort such numbers variously."""
_COMPARED = frozenset(("name", "lastName", "gender", *_ALIASES, *_GIVEN, *_DATES, *_COUNTRIES, *_IDENTIFIERS))
_MOST_NAMES = 100

Ignored = dict[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """What a caller described, as it was understood. `ignored` names each value that nothing is compared with, and why;
    `query` is None when no entry can be of the schema asked for."""

    id: str | None
    schema: str
    properties: Mapping[str, Sequence[str]]
    query: Query | None
    ignored: Sequence[Ignored]


def read_example(key: str, given: Mapping[str, Any]) -> Example:
    """The example under a key of a batch. BadRequest, naming the key, for a schema or a property that
    FollowTheMoney does not have, and where nothing is given that could be compared."""
    schema = given["schema"]
    if schema not in schemata() or not schemata()[schema].matchable:
        raise _unreadable(key, f"{schema[:60]!r} is no schema that can be matched")
    values = {name: _cleaned(items) for name, items in given["properties"].items()}
    values = {name: items for name, items in values.items() if items}
    if unknown := [name for name in given["properties"] if name not in properties(schema)]:
        raise _unreadable(key, f"{schema} has no property {unknown[0][:60]!r}")
    query, ignored = query_of(schema, values)
    if not (query.names or query.aliases or query.identifiers):
        raise _unreadable(key, "there is no name and no identifier in it")
    held = kind_of(schema) or kinds_under(schema) or schema == "CryptoWallet"
    return Example(given.get("id"), schema, values, query if held else None, ignored)


def query_of(schema: str, values: Mapping[str, Sequence[str]]) -> tuple[Query, list[Ignored]]:
    """The question that values of a schema's properties make, and what of them is not part of it."""
    dates, no_dates = _dates(values)
    countries, no_countries = _countries(values)
    query = Query(
        names=tuple(values.get("name", ())),
        aliases=tuple(_aliases(values)),
        kind=kind_of(schema),
        birth_dates=tuple(dates),
        countries=tuple(countries),
        identifiers=tuple(_identifiers(values)),
        gender=next(iter(values.get("gender", ())), None),
    )
    return query, [*no_dates, *no_countries, *_not_compared(values)]


def _unreadable(key: str, why: str) -> BadRequest:
    return BadRequest(f"Cannot parse example entity {key[:60]!r}: {why}.")


def _cleaned(items: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(value for item in items if (value := item.strip())))


def _aliases(values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Other names, and those that parts of a name make together."""
    for name in _ALIASES:
        yield from values.get(name, ())
    given = [values[name] for name in _GIVEN if name in values]
    family = values.get("lastName", [])
    if family or (given and "name" not in values):
        parts = product(*given, family or [""])
        yield from (" ".join(filter(None, each)) for _, each in zip(range(_MOST_NAMES), parts, strict=False))


def _dates(values: Mapping[str, Sequence[str]]) -> tuple[list[str], list[Ignored]]:
    read, ignored = [], []
    for name, value in _of(values, _DATES):
        try:
            read.append(PartialDate.read(value.partition("T")[0]).text)
        except ValueError:
            ignored.append(_ignored(name, "not understood as a date"))
    return read, ignored


def _countries(values: Mapping[str, Sequence[str]]) -> tuple[list[str], list[Ignored]]:
    read, ignored = [], []
    for name, value in _of(values, _COUNTRIES):
        code = country_code(value)
        if name == "birthCountry" or not code:
            ignored.append(_ignored(name, "not compared" if code else "not understood as a country"))
        else:
            read.append(code)
    return list(dict.fromkeys(read)), ignored


def _identifiers(values: Mapping[str, Sequence[str]]) -> Iterator[Identifier]:
    for name, value in _of(values, tuple(_IDENTIFIERS)):
        types, country = _IDENTIFIERS[name]
        yield from (Identifier(type_, value, country) for type_ in types)


def _of(values: Mapping[str, Sequence[str]], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name in names for value in values.get(name, ()))


def _not_compared(values: Mapping[str, Sequence[str]]) -> Iterator[Ignored]:
    return (_ignored(name, "not compared") for name in values if name not in _COMPARED)


def _ignored(name: str, why: str) -> Ignored:
    return {"property": name, "reason": why}
