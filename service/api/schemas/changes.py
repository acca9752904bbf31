"""What changed on the list."""

from marshmallow import fields

from service.api.schemas.answer import MAY_BE_ABSENT, Answer
from service.api.schemas.articles import PageQuery
from service.api.schemas.entries import PageAnswer
from service.api.schemas.fields import Text, one_of
from service.domain.vocabulary import Status
from service.ingest.plan import ChangeKind


class ChangesQuery(PageQuery):
    """Since when, a page at a time."""

    since = Text(40, load_default="0", metadata={"description": "a list version, or a date: since it began"})


class FieldChangeAnswer(Answer):
    """One field of a record before and after, as the record holds it."""

    field = fields.String()
    before = fields.Raw(metadata={"description": "a text or a list"})
    after = fields.Raw(metadata={"description": "a text or a list"})
    material = fields.Boolean(metadata={"description": "it can change who matches, or what follows"})


class ChangeAnswer(Answer):
    """A record that was added, changed or removed; `status` is null where nothing is left of it."""

    change = fields.String(validate=one_of(tuple(ChangeKind)))
    entry = fields.String(allow_none=True, metadata=MAY_BE_ABSENT)
    record = fields.String()
    list = fields.String()
    name = fields.String()
    status = fields.String(allow_none=True, validate=one_of(tuple(Status)))
    material = fields.Boolean()
    fields = fields.List(fields.Nested(FieldChangeAnswer))  # type: ignore[assignment]


class ChangesAnswer(PageAnswer):
    """The changes from one list version to another, by record."""

    since = fields.Integer(strict=True, metadata={"description": "the list version compared with"})
    until = fields.Integer(strict=True, metadata={"description": "the newest one when the first page was asked for"})
    changes = fields.List(fields.Nested(ChangeAnswer))
