"""What answers about parties look like: hits, entries, reasons, sources."""

from typing import Any

from marshmallow import RAISE, Schema, fields

from service.api.schemas.fields import one_of
from service.domain.vocabulary import NameKind, PartyKind, Relation, Status

_BANDS = ("strong", "possible", "weak")
MAY_BE_ABSENT = {"absent": True}


class Answer(Schema):
    """An object of an answer: every field is always there, unless it says that it may be absent."""

    class Meta:
        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Makes a field required; called by marshmallow for each."""
        field_obj.required = not field_obj.metadata.get("absent")


def optional(**options: Any) -> fields.String:
    """A text that may be absent."""
    return fields.String(metadata=MAY_BE_ABSENT, **options)


class NameAnswer(Answer):
    """A name as its source writes it."""

    value = fields.String()
    kind = fields.String(validate=one_of(tuple(NameKind)))


class DesignationAnswer(Answer):
    """One authority's statement under one programme; `source` is the record that makes it, dates are EDTF."""

    authority = fields.String()
    programme = fields.String(metadata={"description": "the catalogue's code, empty when none is named"})
    status = fields.String(validate=one_of(tuple(Status)))
    list_code = fields.String(metadata={"description": "the list's own code"})
    start = fields.String()
    end = fields.String(metadata={"description": "when it ceased to stand; empty while it stands"})
    source = fields.String()
    first_seen = fields.String(
        metadata={"description": "without a start: the day of the first edition held that lists the party"}
        | MAY_BE_ABSENT
    )


class AssociationAnswer(Answer):
    """A tie to another party; `entry` is null when that party is not on the list."""

    relation = fields.String(validate=one_of(tuple(Relation)))
    entry = fields.String(allow_none=True)
    name = fields.String()
    source = fields.String()


class EntryAnswer(Answer):
    """An entry as hits and searches show it."""

    id = fields.String()
    kind = fields.String(validate=one_of(tuple(PartyKind)))
    name = fields.String()
    names = fields.List(fields.Nested(NameAnswer))
    status = fields.String(validate=one_of(tuple(Status)))
    designations = fields.List(fields.Nested(DesignationAnswer))
    programmes = fields.List(fields.String())
    lists = fields.List(fields.String())
    associations = fields.List(fields.Nested(AssociationAnswer))


class TokenAnswer(Answer):
    """A word of the query beside one of the listed name, empty where a side has none."""

    query = fields.String()
    listed = fields.String()
    similarity = fields.Float()
    how = fields.String(metadata={"description": "exact, spelling, variant, sound, initial, cut, joined, unmatched"})
    weight = fields.Float()


class PartAnswer(Answer):
    """What one feature of the two names adds to the log-odds, in nats."""

    feature = fields.String()
    weight = fields.Float()


class ReasonAnswer(Answer):
    """One kind of evidence: for the name its own score, for all else the difference it made; empty parts are absent.

    `weight` is what it adds to the log-odds (nats) that the score is made of; the `parts` of the name add up to its.
    """

    feature = fields.String()
    effect = fields.Float()
    weight = fields.Float()
    query = optional()
    listed = optional()
    missing = optional(validate=one_of(("query", "listed", "both")))
    text = optional()
    tokens = fields.List(fields.Nested(TokenAnswer), metadata=MAY_BE_ABSENT)
    parts = fields.List(fields.Nested(PartAnswer), metadata=MAY_BE_ABSENT)


class PassageAnswer(Answer):
    """The sentences around a quote; offsets count code points of the article's text."""

    quote = fields.String()
    start = fields.Integer(strict=True)
    end = fields.Integer(strict=True)


class SourceAnswer(Answer):
    """Where facts come from: `type` is `article` or `list`, `id` the article's or the edition's."""

    type = fields.String(validate=one_of(("article", "list")))
    id = fields.String()
    record = fields.String()
    status = fields.String(validate=one_of(tuple(Status)))
    in_force_from = fields.String()
    in_force_to = optional()
    list = optional()
    title = optional()
    publisher = optional()
    url = optional()
    published = optional()
    negated = fields.Boolean(metadata=MAY_BE_ABSENT | {"description": "the article also denies a listing"})


class HitSourceAnswer(SourceAnswer):
    """A source with the one passage that tells most about the hit; lists have none."""

    quote = optional()
    start = fields.Integer(strict=True, metadata=MAY_BE_ABSENT)
    end = fields.Integer(strict=True, metadata=MAY_BE_ABSENT)


class HitAnswer(Answer):
    """An entry that matched, why, and where it is said."""

    hit_id = fields.String()
    score = fields.Float()
    probability = fields.Float()
    band = fields.String(validate=one_of(_BANDS))
    entry = fields.Nested(EntryAnswer)
    matched_name = fields.String()
    reasons = fields.List(fields.Nested(ReasonAnswer))
    sources = fields.List(fields.Nested(HitSourceAnswer))
    suppressed = fields.Boolean()


class ListUsedAnswer(Answer):
    """A list that was looked through, by its newest edition."""

    list = fields.String()
    edition = fields.String()
    published = fields.String()


class MatchAnswer(Answer):
    """The hits of one query, best first. No hit is not "cleared": `lists` says what was looked through."""

    matches = fields.List(fields.Nested(HitAnswer))
    total = fields.Integer(strict=True)
    threshold = fields.Float()
    policy = fields.String()
    list_version = fields.Integer(strict=True)
    list_hash = fields.String()
    lists = fields.List(fields.Nested(ListUsedAnswer))
    left_out = fields.Dict(fields.String(), fields.Integer(), metadata={"description": "hits of other statuses"})
    screening_id = fields.String(allow_none=True)
    took_ms = fields.Float()


class BatchItemAnswer(MatchAnswer):
    """The answer to one of many queries, or the problem with it as `error` alone."""

    error = fields.Dict(fields.String())

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Nothing is required: it is one or the other."""


class BatchAnswer(Answer):
    """One answer a query, in order."""

    answers = fields.List(fields.Nested(BatchItemAnswer))


class ComparisonAnswer(Answer):
    """What two parties have in common and what not, and what would change the score."""

    score = fields.Float()
    probability = fields.Float()
    band = fields.String(validate=one_of(_BANDS))
    match = fields.Boolean()
    threshold = fields.Float()
    policy = fields.String()
    reasons = fields.List(fields.Nested(ReasonAnswer))
    would_change = fields.List(fields.String())
