"""Articles and their drafts, in and out."""

from typing import Any, ClassVar

from marshmallow import ValidationError, fields, validates_schema

from service.api.schemas.answer import Answer, NameAnswer
from service.api.schemas.entries import IdentifierAnswer, PageAnswer
from service.api.schemas.fields import Body, Cursor, PublicationDate, Text, one_of, whole_number
from service.domain.vocabulary import PartyKind, Relation, Status
from service.store.drafts import ACCEPTED, PENDING, REJECTED

STATES = (PENDING, ACCEPTED, REJECTED)


def _only(one: str, other: str) -> dict[str, Any]:
    return {"required": [one], "properties": {one: {"type": "string"}, other: {"type": "null"}}}


class ArticleBody(Body):
    """An article to be read: as text (plain, or Markdown with front matter) or as HTML. What it says of itself is
    used where nothing is given."""

    described: ClassVar = {"oneOf": [_only("text", "html"), _only("html", "text")]}

    text = fields.String(allow_none=True)
    html = fields.String(allow_none=True)
    title = Text(1_000, allow_none=True, load_default="")
    url = Text(2_000, allow_none=True, load_default="")
    publisher = Text(200, allow_none=True, load_default="")
    published = PublicationDate(allow_none=True, load_default="", metadata={"description": "`2024-01-04`"})

    @validates_schema(skip_on_field_errors=True)
    def one_text(self, data: dict[str, str], **_: object) -> None:
        """The article is given once."""
        if ("text" in data) == ("html" in data):
            raise ValidationError("give either `text` or `html`", "text")


class PageQuery(Body):
    """Which page: how many items, and where the page before ended."""

    limit = whole_number(1, 500, strict=False, load_default=50)
    cursor = Cursor(load_default="")


class DraftsQuery(PageQuery):
    """Which drafts, a page at a time."""

    state = fields.String(load_default=PENDING, validate=one_of((*STATES, "all")))
    article = Text(80, load_default="", metadata={"description": "only those of this article"})


class AcceptBody(Body):
    """How a draft becomes part of the list."""

    reason = Text(2_000, allow_none=True, load_default="")
    entry = Text(80, allow_none=True, load_default="", metadata={"description": "an entry that it is about"})


class RejectBody(Body):
    """Why a draft does not become part of the list."""

    reason = Text(2_000, allow_none=True, load_default="")


class DraftAssociationAnswer(Answer):
    """A tie to another draft of the same article."""

    relation = fields.String(validate=one_of(tuple(Relation)))
    draft = fields.String()
    name = fields.String()


class ClaimAnswer(Answer):
    """The exact quote behind one fact; `text[start:end]` of the article, in code points."""

    fact = fields.String()
    quote = fields.String()
    start = fields.Integer(strict=True)
    end = fields.Integer(strict=True)
    rule = fields.String()


class DoubtAnswer(Answer):
    """Why a claim waits for a reviewer."""

    code = fields.String()
    text = fields.String()


class DraftAnswer(Answer):
    """What an article claims about one party, and what became of it."""

    id = fields.String()
    article = fields.String()
    state = fields.String(validate=one_of(STATES))
    entry = fields.String(allow_none=True, metadata={"description": "once accepted"})
    kind = fields.String(validate=one_of(tuple(PartyKind)))
    name = fields.String()
    names = fields.List(fields.Nested(NameAnswer))
    status = fields.String(validate=one_of(tuple(Status)))
    programmes = fields.List(fields.String())
    authorities = fields.List(fields.String())
    action_date = fields.String(allow_none=True)
    roles = fields.List(fields.String())
    associations = fields.List(fields.Nested(DraftAssociationAnswer))
    birth_date = fields.String(allow_none=True)
    nationality = fields.String(allow_none=True)
    identifiers = fields.List(fields.Nested(IdentifierAnswer))
    negated = fields.Boolean()
    evidence = fields.List(fields.Nested(ClaimAnswer))
    doubts = fields.List(fields.Nested(DoubtAnswer))
    decided_at = fields.String(allow_none=True)
    decided_by = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)


class ArticleFactsAnswer(Answer):
    """An article without its text."""

    id = fields.String()
    title = fields.String()
    url = fields.String()
    publisher = fields.String()
    published = fields.String(metadata={"description": "ISO date, partial allowed, empty when unknown"})
    language = fields.String()


class ArticleAnswer(ArticleFactsAnswer):
    """An article with when and by which rules it was read."""

    added_at = fields.String()
    extraction_version = fields.String()


class FullArticleAnswer(ArticleAnswer):
    """An article with its text, in which the drafts' offsets count."""

    text = fields.String()
    drafts = fields.List(fields.Nested(DraftAnswer))


class IngestedAnswer(Answer):
    """What came of an article; `new` is false for a text that was read before."""

    article = fields.Nested(ArticleFactsAnswer)
    new = fields.Boolean()
    drafts = fields.List(fields.Nested(DraftAnswer))
    list_version = fields.Integer(strict=True)


class ArticlesAnswer(PageAnswer):
    """Articles in the order they were added."""

    articles = fields.List(fields.Nested(ArticleAnswer))


class DraftsAnswer(PageAnswer):
    """Drafts by article and order of mention."""

    drafts = fields.List(fields.Nested(DraftAnswer))


class DecidedAnswer(Answer):
    """A draft as it stands after a decision, and the list version that holds it."""

    draft = fields.Nested(DraftAnswer)
    list_version = fields.Integer(strict=True)
