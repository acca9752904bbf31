"""Lists and their editions, and the state of the service."""

from typing import Any

from marshmallow import fields, validate

from service.api.schemas.answer import Answer
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
    sha256 = fields.String()
    format = fields.String()
    partial = fields.Boolean()  # type: ignore[assignment]  # marshmallow takes fields off the class
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
    partial = fields.Boolean()  # type: ignore[assignment]  # marshmallow takes fields off the class
    entries = fields.Integer(strict=True, metadata={"description": "records"})
    names = fields.Nested(NameCountsAnswer)
    identifiers = fields.Integer(strict=True)
    added = fields.Integer(strict=True)
    changed = fields.Integer(strict=True)
    changed_materially = fields.Integer(strict=True)
    removed = fields.Integer(strict=True)
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


class ReadyAnswer(Answer):
    """The service can answer, from this list version."""

    status = fields.String(validate=validate.Equal("ok"))
    list_version = fields.Integer(strict=True)
    lists = fields.List(fields.Nested(ListAgeAnswer))
