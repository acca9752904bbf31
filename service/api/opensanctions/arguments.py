"""What is sent to these routes. Parameters that are not known are let through, as yente does: its older callers still
send some."""

from collections.abc import Callable, Iterable
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, pre_load, validate

from service.api.opensanctions.model import schemata, topic_labels
from service.api.opensanctions.scope import Scope
from service.api.schemas.fields import MANY, Body, Named, OneOrMany, ScreenedName, Since, Text, share, whole_number

HIGHEST_LIMIT = 500
HIGHEST_OFFSET = 9_499
FACETS = ("countries", "topics", "datasets", "schema", "identifiers", "genders")
_MOST_IDS = 50


class Known(Text):
    """One of the names that there are; they are asked for when they are needed."""

    def __init__(self, names: Callable[[], Iterable[str]], **options: Any) -> None:
        super().__init__(60, **options)
        self._names = names

    @property
    def described(self) -> tuple[dict[str, Any], ...]:
        """How callers are told."""
        return ({"type": "string", "enum": sorted(self._names())},)


class Parameters(Schema):
    """Parameters of an address. One that is there and empty counts as not given."""

    class Meta:
        unknown = EXCLUDE

    @pre_load
    def without_empty(self, data: Any, **_: Any) -> Any:
        """Drops empty values, of repeated parameters too."""
        given = {key: [value for value in data.getlist(key) if value != ""] for key in data}
        many = {name for name, field in self.fields.items() if isinstance(field, fields.List)}
        return {key: values if key in many else values[-1] for key, values in given.items() if values}


def _many(inner: fields.Field[Any], says: str, **options: Any) -> fields.List[Any]:
    return fields.List(inner, validate=MANY, metadata={"description": says}, **options)


def _datasets() -> fields.List[Any]:
    return _many(Named("dataset", longest=100), "names of datasets; may be repeated")


def _sort() -> fields.List[Any]:
    return _many(Named("sort", longest=100), "`field:asc|desc`", load_default=list)


def _limit(default: int, low: int = 0, high: int = HIGHEST_LIMIT) -> fields.Integer:
    return whole_number(low, high, strict=False, load_default=default)


class ScopeParameters(Parameters):
    """Which entries may answer."""

    include_dataset = _datasets()
    exclude_dataset = _datasets()
    exclude_schema = _many(Known(schemata), "FollowTheMoney's schemata")
    topics = _many(Known(topic_labels), "any of these")
    changed_since = Since(metadata={"description": "any ISO 8601 date or time stamp"})


class MatchParameters(ScopeParameters):
    """How examples are matched."""

    limit = _limit(5, low=1)
    threshold = share(load_default=0.7, metadata={"description": "the lowest score that is a match"})
    cutoff = share(load_default=0.7, metadata={"description": "the lowest score shown, if below the threshold"})
    algorithm = Named("algorithm", "`best`, or one `/algorithms` gives", load_default="best")
    exclude_entity_ids = fields.List(
        Text(100), validate=validate.Length(max=_MOST_IDS, error="at most {max} ids are taken")
    )


class SearchParameters(ScopeParameters):
    """What is looked for, and which part of what is found is shown, in which order."""

    q = ScreenedName(load_default="", metadata={"description": "a name, a number or an id; everything when empty"})
    schema = Known(schemata, load_default="Thing")
    countries = _many(Text(10), "ISO 3166-1 alpha-2", load_default=list)
    datasets = _datasets()
    filter = _many(Named("filter", longest=200), "`field:value`", load_default=list)
    filter_op = fields.String(load_default="OR", validate=validate.OneOf(("AND", "OR"), error="AND or OR is expected"))
    facets = _many(Known(lambda: FACETS), "what to count", load_default=lambda: list(FACETS[:3]))
    limit = _limit(10)
    offset = _limit(0, high=HIGHEST_OFFSET)
    sort = _sort()


class EntityParameters(Parameters):
    """How an entity is shown."""

    nested = fields.Boolean(
        load_default=True,
        truthy={"true", "True"},
        falsy={"false", "False"},
        metadata={"description": "with the entities around it"},
    )


class AdjacentParameters(Parameters):
    """Which part of what is around an entity is shown, in which order."""

    limit = _limit(10)
    offset = _limit(0, high=HIGHEST_OFFSET)
    sort = _sort()


class StatementParameters(Parameters):
    """Which statements are shown: those that are about all that is given."""

    dataset = Text(100, load_default="")
    entity_id = Text(100, load_default="", metadata={"description": "the key of a record"})
    canonical_id = Text(100, load_default="", metadata={"description": "the id of an entry"})
    prop = Text(60, load_default="")
    value = Text(1_000, load_default="")
    schema = Text(60, load_default="")
    sort = _many(Named("column", longest=100), "`column:asc|desc`", load_default=list)
    limit = _limit(50, high=5_000)
    offset = _limit(0, high=10**9)


class _Open(Body):
    """A JSON object whose unknown fields are let through: callers send whole entities, with what they know of them."""

    class Meta:
        unknown = EXCLUDE


class ExampleBody(_Open):
    """An entity by example, in FollowTheMoney's names."""

    id = Text(200, allow_none=True)
    schema = Text(60, required=True, metadata={"description": "`Person`, `Company`, `Vessel`, …"})
    properties = fields.Dict(
        fields.String(),
        OneOrMany(ScreenedName()),
        required=True,
        metadata={"description": "`name`, `birthDate`, …: each a text or a list of them"},
    )

    @pre_load
    def as_texts(self, data: Any, **_: Any) -> Any:
        """Takes numbers for texts, and leaves out properties that are null."""
        if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
            return data
        given = {name: _as_text(value) for name, value in data["properties"].items() if value is not None}
        return data | {"properties": given}


class MatchBody(_Open):
    """Examples under keys of the caller's own; a null is skipped."""

    queries = fields.Dict(fields.String(), fields.Nested(ExampleBody, allow_none=True), required=True)
    weights = fields.Dict(fields.String(), fields.Raw(), allow_none=True, metadata={"description": "must be empty"})
    config = fields.Dict(fields.String(), fields.Raw(), allow_none=True, metadata={"description": "must be empty"})


def scope_of(dataset: str, given: dict[str, Any]) -> Scope:
    """The scope of a dataset and the parameters beside it, which are taken out of what was given."""
    return Scope(dataset, **{name: given.pop(name) for name in _SCOPE if name in given})


_SCOPE = (
    "include_dataset",
    "exclude_dataset",
    "exclude_schema",
    "topics",
    "changed_since",
    "exclude_entity_ids",
    "datasets",
)


def _as_text(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
