"""What is asked of the list: one query, many queries, two parties to be compared, an entry to be looked up."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from matchers import IDENTIFIER_TYPES, KINDS, Identifier
from service.api.schemas.fields import (
    MANY,
    BirthDate,
    Body,
    Cursor,
    Day,
    Each,
    Moment,
    Named,
    OneOrMany,
    ScreenedName,
    Since,
    Text,
    one_of,
    share,
    switch,
    whole_number,
)
from service.domain.vocabulary import Status
from service.screening.query import DEFAULT_LIMIT, DEFAULT_STATUSES, DEFAULT_THRESHOLD, HIGHEST_LIMIT, Filters, Query

_MOST_IN_PAGE = 100
_COUNTRY = validate.Regexp(r"^\s*[A-Za-z]{2}\s*$", error="{input!r:.40} is not a two-letter ISO 3166-1 code")
_POLICY = "a published policy; the current one if left out"
_NOT_YET = "this version cannot do that yet; leave it out"


# Not blank, as Python sees it, in any regular expression.
_NAME = {"type": "string", "pattern": r"[^\s\x1c-\x1f\x85]|\ufeff"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A query beside a listed party, or beside an entry by its id (then `listed` is None)."""

    query: Query
    listed: Query | None
    entry: str


@dataclass(frozen=True, slots=True)
class Search:
    """What to look entries up by."""

    text: str
    kind: str | None
    filters: Filters
    limit: int
    cursor: str
    as_of: str
    known_at: str


class TimesQuery(Body):
    """The list as it was; now for what is left out."""

    as_of = Day(load_default="", metadata={"description": "what was in force on that day"})
    known_at = Moment(load_default="", metadata={"description": "as the list was known at that moment"})


class IdentifierBody(Body):
    """A number that stands for the party."""

    type = fields.String(required=True, validate=one_of(IDENTIFIER_TYPES))
    value = fields.String(required=True, validate=validate.Length(1, 200, error="1 to 200 characters are taken"))
    country = fields.String(allow_none=True, validate=_COUNTRY, metadata={"description": "whose office gave it"})

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Identifier:
        """The identifier as the matching library takes it."""
        return Identifier(**data)


class FiltersBody(Body):
    """Which entries may answer. What is left out, null or empty restricts nothing."""

    lists = OneOrMany(Named("list"), metadata={"description": "`articles`, or codes of official lists"})
    programmes = OneOrMany(Named("programme"), metadata={"description": "catalogue codes such as `SDGT`"})
    status = OneOrMany(fields.String(validate=one_of(tuple(Status))))
    changed_since = Since(
        allow_none=True, metadata={"description": "only entries that the list holds in their present words since then"}
    )


class PartyBody(Body):
    """Whoever a name stands for, and what is known of them. A name or an identifier is needed."""

    described: ClassVar = {
        "anyOf": [
            {"required": ["name"], "properties": {"name": _NAME}},
            {"required": ["names"], "properties": {"names": {"anyOf": [_NAME, {"type": "array", "contains": _NAME}]}}},
            {"required": ["identifiers"], "properties": {"identifiers": {"type": "array", "minItems": 1}}},
        ]
    }

    name = ScreenedName(allow_none=True)
    names = OneOrMany(ScreenedName(), metadata={"description": "several full names, instead of `name` or beside it"})
    aliases = OneOrMany(ScreenedName())
    kind = fields.String(allow_none=True, validate=one_of(KINDS))
    birth_date = OneOrMany(
        BirthDate(), metadata={"description": "`1980`, `1980-05`, `1980-05-17`; several may be given"}
    )
    countries = OneOrMany(fields.String(validate=_COUNTRY), metadata={"description": "ISO 3166-1 alpha-2, any case"})
    identifiers = fields.List(fields.Nested(IdentifierBody), allow_none=True, validate=MANY)

    @validates_schema(skip_on_field_errors=True)
    def names_someone(self, data: dict[str, Any], **_: Any) -> None:
        """A party without any name or identifier cannot be compared with anything."""
        given = [data.get("name", ""), *data.get("names", ()), *data.get("aliases", ())]
        if not any(name.strip() for name in given) and not data.get("identifiers"):
            raise ValidationError("a name, names or an identifier is needed", "name")

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Query:
        """The query that a match takes."""
        return Query(**_party(data))


class QueryBody(PartyBody):
    """One question to the list: the party, which entries may answer, and how."""

    filters = fields.Nested(FiltersBody, allow_none=True)
    threshold = share(metadata={"default": DEFAULT_THRESHOLD, "description": "the lowest score that is a hit"})
    limit = whole_number(1, HIGHEST_LIMIT, metadata={"default": DEFAULT_LIMIT})
    include_below = switch(metadata={"default": False, "description": "fill up with the best below the threshold"})
    as_of = Day(allow_none=True, metadata={"description": "what was in force on that day"})
    known_at = Moment(allow_none=True, metadata={"description": "as the list was known at that moment"})
    policy = Named("policy", _POLICY, allow_none=True)
    record = switch(metadata={"enum": [False, None], "description": "reserved: only false is taken"})
    subject = Text(200, allow_none=True, metadata={"description": "your key for the customer; part of `hit_id`"})

    @validates_schema
    def nothing_reserved(self, data: dict[str, Any], **_: Any) -> None:
        """Refuses what would otherwise be ignored."""
        if data.get("record"):
            raise ValidationError(_NOT_YET, "record")

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Query:
        """The query with its filters; what was not given has the defaults."""
        data.pop("record", None)
        return Query(**_party(data) | {"filters": _filters(data, DEFAULT_STATUSES)})


class BatchBody(Body):
    """Many queries at once, each with its own filters. One that cannot be used spoils none of the others."""

    queries = Each(fields.Nested(QueryBody), limit=lambda settings: settings.max_batch, required=True)


class ComparisonBody(Body):
    """Two parties, or a party and the id of an entry."""

    described: ClassVar = {
        "oneOf": [
            {"required": ["listed"], "properties": {"listed": {"type": "object"}, "entry": {"type": "null"}}},
            {"required": ["entry"], "properties": {"entry": {"type": "string"}, "listed": {"type": "null"}}},
        ]
    }

    query = fields.Nested(PartyBody, required=True)
    listed = fields.Nested(PartyBody, allow_none=True)
    entry = Text(80, allow_none=True, metadata={"description": "an entry's id, instead of `listed`"})
    threshold = share(metadata={"default": DEFAULT_THRESHOLD})
    policy = Named("policy", _POLICY, allow_none=True)
    as_of = Day(allow_none=True)
    known_at = Moment(allow_none=True)

    @validates_schema(skip_on_field_errors=True)
    def one_other_side(self, data: dict[str, Any], **_: Any) -> None:
        """The query is compared with one party."""
        if ("listed" in data) == ("entry" in data):
            raise ValidationError("give either `listed` or `entry`", "listed")

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Comparison:
        """Both sides; threshold, policy and times are the query's."""
        asked = {key: data[key] for key in ("threshold", "policy", "as_of", "known_at") if key in data}
        return Comparison(replace(data["query"], **asked), data.get("listed"), data.get("entry", ""))


class SearchBody(Body):
    """Entries by name, number or id; all of them without a text. Unlike a match it shows entries of every status."""

    text = ScreenedName(
        allow_none=True, load_default="", metadata={"description": "a name, an identifier or an entry's id"}
    )
    kind = fields.String(allow_none=True, load_default=None, validate=one_of(KINDS))
    filters = fields.Nested(FiltersBody, allow_none=True)
    limit = whole_number(1, _MOST_IN_PAGE, load_default=20)
    cursor = Cursor(allow_none=True, load_default="")
    as_of = Day(allow_none=True, load_default="", metadata={"description": "what was in force on that day"})
    known_at = Moment(allow_none=True, load_default="", metadata={"description": "as the list was known then"})

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Search:
        """The search with its filters."""
        return Search(**data | {"filters": _filters(data, ())})


def _party(data: dict[str, Any]) -> dict[str, Any]:
    names = [data.pop("name", ""), *data.pop("names", ())]
    values: dict[str, Any] = {
        "names": tuple(name for name in names if name),
        "birth_dates": tuple(data.pop("birth_date", ())),
        "countries": tuple(country.strip() for country in data.pop("countries", ())),
    }
    return data | values | {key: tuple(data[key]) for key in ("aliases", "identifiers") if key in data}


def _filters(data: dict[str, Any], status: tuple[Status, ...]) -> Filters:
    given = data.get("filters") or {}
    return Filters(
        lists=tuple(given.get("lists", ())),
        programmes=tuple(given.get("programmes", ())),
        status=tuple(map(Status, given.get("status", ()))) or status,
        changed_since=given.get("changed_since", ""),
    )
