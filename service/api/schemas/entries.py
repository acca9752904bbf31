"""Entries in full, and pages of them."""

from marshmallow import fields

from service.api.schemas.answer import MAY_BE_ABSENT, Answer, EntryAnswer, PassageAnswer, SourceAnswer, optional
from service.api.schemas.fields import one_of
from service.domain.vocabulary import CountryRole, IdentifierType


class PublishedDateAnswer(Answer):
    """A date as published, and as EDTF where it was understood."""

    text = optional()
    edtf = fields.String(metadata=MAY_BE_ABSENT)


class IdentifierAnswer(Answer):
    """A number with what the source says of it."""

    type = fields.String(validate=one_of(tuple(IdentifierType)))
    value = fields.String()
    country = optional()
    label = optional()
    issued = optional()
    expires = optional()


class CountryAnswer(Answer):
    """A country; `code` is absent when the text was not understood."""

    role = fields.String(validate=one_of(tuple(CountryRole)))
    text = optional()
    code = fields.String(metadata=MAY_BE_ABSENT)


class AddressAnswer(Answer):
    """An address on one line."""

    text = optional()
    country = fields.String(metadata=MAY_BE_ABSENT)


class RemarkAnswer(Answer):
    """Something a source says that has no field of its own."""

    label = fields.String()
    text = fields.String()


class EvidenceAnswer(Answer):
    """The exact quote behind one fact of an article, and the sentences around it."""

    fact = fields.String(metadata={"description": "`name`, `status`, `alias:X`, `program:C`, …"})
    quote = fields.String()
    start = fields.Integer(strict=True)
    end = fields.Integer(strict=True)
    rule = fields.String(metadata={"description": "the extraction rule that claimed it"})
    passage = fields.Nested(PassageAnswer)


class FullSourceAnswer(SourceAnswer):
    """A source with everything it is quoted for; lists carry no quotes."""

    evidence = fields.List(fields.Nested(EvidenceAnswer), metadata=MAY_BE_ABSENT)


class FullEntryAnswer(EntryAnswer):
    """Everything that is known of one party, and where each source says it."""

    identifiers = fields.List(fields.Nested(IdentifierAnswer))
    birth_dates = fields.List(fields.Nested(PublishedDateAnswer))
    birth_places = fields.List(fields.String())
    countries = fields.List(fields.Nested(CountryAnswer))
    gender = fields.String()
    titles = fields.List(fields.String())
    addresses = fields.List(fields.Nested(AddressAnswer))
    remarks = fields.List(fields.Nested(RemarkAnswer))
    sources = fields.List(fields.Nested(FullSourceAnswer))
    records = fields.List(
        fields.Nested("FullEntryAnswer"),
        metadata=MAY_BE_ABSENT | {"description": "what each record says alone, where there are several"},
    )


class PageAnswer(Answer):
    """A page of something: `total` of all pages, `next` the cursor of the page that follows, null on the last."""

    total = fields.Integer(strict=True)
    next = fields.String(allow_none=True)


class EntriesAnswer(PageAnswer):
    """Entries, best first."""

    entries = fields.List(fields.Nested(EntryAnswer))
    list_version = fields.Integer(strict=True)
