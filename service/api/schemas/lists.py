"""Lists and their editions, and the state of the service."""

from typing import Any

from marshmallow import fields, validate

from service.api.schemas.answer import Answer
from service.api.schemas.changes import ChangeAnswer
from service.api.schemas.entries import PageAnswer
from service.api.schemas.fields import Body, Day
from service.domain.vocabulary import NameKind


class EditionForm(Body):
    """The files of one edition, with what there is to say of them. The files' names are not used."""

    file = fields.List(
        fields.Raw(metadata={"type": "string", "contentMediaType": "application/octet-stream"}),
        required=True,
        metadata={"description": "each file as a part of its own"},
    )
    published = Day(load_default=None, metadata={"description": "used when the files carry no date"})
    dry_run = fields.Boolean(load_default=False, metadata={"description": "plan only; nothing is written"})
    force = fields.Boolean(load_default=False, metadata={"description": "import what is readable of a damaged file"})


_COUNTS: dict[str, fields.Field[Any]] = {kind.value: fields.Integer(strict=True) for kind in NameKind}
NameCountsAnswer = Answer.from_dict(_COUNTS, name="NameCountsAnswer")


class EditionAnswer(Answer):
    """One edition that is held."""

    list = fields.String()
    edition = fields.String()
    published = fields.String()
    imported_at = fields.String()
    age_days = fields.Integer(strict=True, metadata={"description": "since it was published"})
    old = fields.Boolean(metadata={"description": "the list's newest, and older than the service should have it"})
    sha256 = fields.String()
    format = fields.String()
    partial = fields.Boolean()  # type: ignore[assignment]  # marshmallow takes fields off the class
    url = fields.String(metadata={"description": "where it was fetched; empty for files that were given"})
    entries = fields.Integer(strict=True)
    names = fields.Nested(NameCountsAnswer)
    list_version = fields.Integer(strict=True)


class EditionsAnswer(PageAnswer):
    """Editions by list and date."""

    lists = fields.List(fields.Nested(EditionAnswer))


class ImportedAnswer(Answer):
    """An edition's plan and what came of it; nothing was written when `applied` is false."""

    list = fields.String()
    edition = fields.String()
    format = fields.String()
    published = fields.String()
    sha256 = fields.String()
    partial = fields.Boolean(  # type: ignore[assignment]  # marshmallow takes fields off the class
        metadata={"description": "a part of the list: it adds and changes, and removes nothing"}
    )
    entries = fields.Integer(strict=True, metadata={"description": "records"})
    names = fields.Nested(NameCountsAnswer)
    identifiers = fields.Integer(strict=True)
    before = fields.String(
        allow_none=True, metadata={"description": "the edition it is compared with: the one before it in time"}
    )
    newest = fields.String(allow_none=True, metadata={"description": "the day of a later whole edition that is held"})
    added = fields.Integer(strict=True)
    changed = fields.Integer(strict=True)
    changed_materially = fields.Integer(strict=True)
    removed = fields.Integer(strict=True)
    changes = fields.List(fields.Nested(ChangeAnswer), metadata={"description": "empty for a first edition"})
    warnings = fields.List(fields.String())
    left_out = fields.List(fields.String())
    applied = fields.Boolean()
    list_version = fields.Integer(strict=True)


class AliveAnswer(Answer):
    """The process answers."""

    status = fields.String(validate=validate.Equal("ok"))


class ListAgeAnswer(Answer):
    """A list that is answered from; `age_days` is null where no date of publication is known."""

    list = fields.String()
    edition = fields.String()
    age_days = fields.Integer(strict=True, allow_none=True)
    old = fields.Boolean(metadata={"description": "older than the service should have it"})


class ReadyAnswer(Answer):
    """The service can answer, from this list version."""

    status = fields.String(validate=validate.Equal("ok"))
    list_version = fields.Integer(strict=True)
    lists = fields.List(fields.Nested(ListAgeAnswer))
    warnings = fields.List(fields.String(), metadata={"description": "a sentence for each official list that is old"})
