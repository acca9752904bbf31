"""What these routes answer with. Keys that FollowTheMoney's clients do not know are ours."""

from typing import Any

from marshmallow import fields, validate

from service.api.schemas.answer import (
    MAY_BE_ABSENT,
    Answer,
    AssociationAnswer,
    DesignationAnswer,
    HitSourceAnswer,
    ListUsedAnswer,
    ReasonAnswer,
)


def _texts(**options: Any) -> fields.List[Any]:
    return fields.List(fields.String(), **options)


def _or_null(**options: Any) -> fields.String:
    return fields.String(allow_none=True, **options)


class TotalAnswer(Answer):
    """How many there are; `gte` where counting stopped."""

    value = fields.Integer(strict=True)
    relation = fields.String(validate=validate.OneOf(("eq", "gte")))


class EntityAnswer(Answer):
    """An entity: an entry of the list, or with a Sanction, an Ownership and so on what stands between two of them."""

    id = fields.String()
    caption = fields.String()
    schema = fields.String()
    properties = fields.Dict(fields.String(), fields.List(fields.String()))
    datasets = _texts()
    referents = _texts(metadata={"description": "the keys of its records"})
    target = fields.Boolean()
    first_seen = _or_null(metadata={"description": "ISO seconds, without a zone"})
    last_seen = _or_null()
    last_change = _or_null()
    status = fields.String(metadata=MAY_BE_ABSENT | {"description": "what its sources say of the party; ours"})
    programmes = _texts(metadata=MAY_BE_ABSENT)
    designations = fields.List(fields.Nested(DesignationAnswer), metadata=MAY_BE_ABSENT)
    associations = fields.List(fields.Nested(AssociationAnswer), metadata=MAY_BE_ABSENT)


class NestedAnswer(EntityAnswer):
    """An entity in whose properties others stand in place of their ids."""

    properties = fields.Dict(
        fields.String(),
        fields.List(fields.Raw(metadata={"type": ["string", "object"], "description": "a text, or an entity"})),
    )


class ExplanationAnswer(Answer):
    """One kind of evidence: for the name its own score, for all else the difference it made."""

    score = fields.Float()
    detail = _or_null()
    query = _or_null()
    candidate = _or_null()
    weight = fields.Float(allow_none=True)


class ScoredAnswer(EntityAnswer):
    """An entity that matched, and why. `reasons` and `sources` say more than `explanations` can hold."""

    score = fields.Float()
    match = fields.Boolean()
    explanations = fields.Dict(fields.String(), fields.Nested(ExplanationAnswer))
    hit_id = fields.String()
    probability = fields.Float()
    band = fields.String()
    matched_name = fields.String()
    reasons = fields.List(fields.Nested(ReasonAnswer))
    sources = fields.List(fields.Nested(HitSourceAnswer))


class UnderstoodAnswer(Answer):
    """An example as it was understood."""

    id = _or_null()
    schema = fields.String()
    properties = fields.Dict(fields.String(), _texts())


class IgnoredAnswer(Answer):
    """A property that nothing was compared with, and why."""

    property = fields.String()
    reason = fields.String()


class MatchedAnswer(Answer):
    """What one example found; `total` counts the matches, shown or not."""

    status = fields.Integer(strict=True)
    results = fields.List(fields.Nested(ScoredAnswer))
    total = fields.Nested(TotalAnswer)
    query = fields.Nested(UnderstoodAnswer)
    left_out = fields.Dict(fields.String(), fields.Integer(), metadata={"description": "hits of other statuses"})
    ignored = fields.List(fields.Nested(IgnoredAnswer))


class MatchesAnswer(Answer):
    """What the examples found, under the caller's keys."""

    responses = fields.Dict(fields.String(), fields.Nested(MatchedAnswer))
    limit = fields.Integer(strict=True)
    policy = fields.String()
    list_version = fields.Integer(strict=True)
    list_hash = fields.String()
    lists = fields.List(fields.Nested(ListUsedAnswer))


class _Page(Answer):
    total = fields.Nested(TotalAnswer)
    limit = fields.Integer(strict=True)
    offset = fields.Integer(strict=True)


class CountAnswer(Answer):
    """How often a value occurs."""

    name = fields.String()
    label = fields.String()
    count = fields.Integer(strict=True)


class FacetAnswer(Answer):
    """The values of what was found, the most frequent first."""

    label = fields.String()
    values = fields.List(fields.Nested(CountAnswer))


class EntitySearchAnswer(_Page):
    """What was found, and the counts of its values."""

    results = fields.List(fields.Nested(EntityAnswer))
    facets = fields.Dict(fields.String(), fields.Nested(FacetAnswer))


class AdjacentPropertyAnswer(_Page):
    """What stands under one property, each with the entity at its other end."""

    results = fields.List(fields.Nested(NestedAnswer))


class AdjacentAnswer(Answer):
    """An entity, and what is around it by property."""

    entity = fields.Nested(EntityAnswer)
    adjacent = fields.Dict(fields.String(), fields.Nested(AdjacentPropertyAnswer))


class StatementAnswer(Answer):
    """One value, and the record and list that say it."""

    id = fields.String()
    entity_id = fields.String()
    canonical_id = fields.String()
    prop = fields.String()
    prop_type = fields.String()
    schema = fields.String()
    value = fields.String()
    dataset = fields.String()
    lang = _or_null()
    original_value = _or_null()
    origin = _or_null()
    first_seen = fields.String()
    last_seen = fields.String()


class StatementsAnswer(_Page):
    """Statements, by entity and property."""

    results = fields.List(fields.Nested(StatementAnswer))


class DatasetAnswer(Answer):
    """A dataset; what is not known of it is null."""

    name = fields.String()
    title = fields.String()
    summary = _or_null()
    description = _or_null()
    url = _or_null()
    license = _or_null()
    version = fields.String()
    category = _or_null()
    tags = _texts()
    entity_count = fields.Integer(strict=True, allow_none=True)
    thing_count = fields.Integer(strict=True, allow_none=True)
    updated_at = _or_null()
    last_export = _or_null()
    publisher = fields.Dict(fields.String(), allow_none=True)
    coverage = fields.Dict(fields.String(), allow_none=True)
    resources = fields.List(fields.Dict(fields.String()))
    children = _texts()
    deprecated = fields.Boolean()
    deprecation = _or_null()
    load = fields.Boolean()  # type: ignore[assignment]  # marshmallow takes fields off the class
    entities_url = _or_null()
    delta_url = _or_null()
    namespace = fields.Boolean()
    index_version = fields.String()
    index_current = fields.Boolean()


class CatalogAnswer(Answer):
    """The datasets there are."""

    datasets = fields.List(fields.Nested(DatasetAnswer))
    current = _texts()
    outdated = _texts()
    index_stale = fields.Boolean()
    list_version = fields.Integer(strict=True)
    list_hash = fields.String()


class AlgorithmAnswer(Answer):
    """A published policy."""

    name = fields.String()
    description = fields.String()
    features = fields.Dict(fields.String(), fields.Dict(fields.String()))
    docs = fields.Dict(fields.String())


class AlgorithmsAnswer(Answer):
    """The published policies."""

    algorithms = fields.List(fields.Nested(AlgorithmAnswer))
    default = fields.String()
    best = fields.String()


class IssuerAnswer(Answer):
    """Who designates under a programme."""

    name = _or_null()
    acronym = _or_null()
    organisation = _or_null()
    territory = _or_null()


class ProgramAnswer(Answer):
    """A sanctions programme."""

    key = fields.String()
    title = fields.String()
    url = _or_null()
    summary = _or_null()
    dataset = _or_null()
    issuer = fields.Nested(IssuerAnswer)
    aliases = _texts()
    target_territories = _texts()
    measures = _texts()


class ProgramsAnswer(Answer):
    """The sanctions programmes."""

    data = fields.List(fields.Nested(ProgramAnswer))
