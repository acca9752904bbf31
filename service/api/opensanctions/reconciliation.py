"""What is sent to `/reconcile/{dataset}` and the addresses under it, and what they answer with."""

from marshmallow import INCLUDE, fields

from service.api.opensanctions.arguments import Known, Parameters
from service.api.opensanctions.model import schemata
from service.api.schemas.answer import MAY_BE_ABSENT, Answer
from service.api.schemas.fields import Named, Since, Text, whole_number

_KEY = {"description": "a key, for programs that cannot send it as a header; not logged"}


class _WithKey(Parameters):
    api_key = fields.String(metadata=_KEY)


class ReconcileParameters(_WithKey):
    """How names are matched; with `queries` or `extend`, a request by GET is answered as one by POST."""

    algorithm = Named("algorithm", load_default="best")
    changed_since = Since(metadata={"description": "any ISO 8601 date or time stamp"})
    queries = fields.String(load_default="", metadata={"description": "as in the form"})
    extend = fields.String(load_default="", metadata={"description": "as in the form"})


class ReconcileForm(Parameters):
    """One of the two, as JSON text."""

    queries = fields.String(
        load_default="",
        metadata={
            "contentMediaType": "application/json",
            "description": 'such as {"q0": {"query": "…", "type": "Person", "limit": 5, '
            '"properties": [{"pid": "Person:birthDate", "v": "1975"}]}}',
        },
    )
    extend = fields.String(
        load_default="",
        metadata={
            "contentMediaType": "application/json",
            "description": 'such as {"ids": ["…"], "properties": [{"id": "birthDate"}]}',
        },
    )


class SuggestParameters(_WithKey):
    """The beginning of what somebody types."""

    prefix = Text(200, load_default="")
    limit = whole_number(1, 100, strict=False, load_default=10)


class ProposeParameters(_WithKey):
    """Which properties to add a column from."""

    type = Known(schemata, load_default="Thing")
    limit = whole_number(1, 500, strict=False, load_default=500)


class PreviewParameters(_WithKey):
    """Which entity to show."""

    id = Text(100, load_default="", metadata={"description": "the id of an entity"})


class ReconciliationAnswer(Answer):
    """A manifest; or `result`s by the keys of the queries; or `meta` and `rows`: as the W3C's report says."""

    class Meta:
        unknown = INCLUDE


class SuggestionAnswer(Answer):
    """Something that begins with what was typed."""

    id = fields.String()
    name = fields.String()
    description = fields.String(metadata=MAY_BE_ABSENT)
    notable = fields.List(fields.Dict(fields.String()), metadata=MAY_BE_ABSENT)


class SuggestionsAnswer(Answer):
    """What begins with what was typed."""

    code = fields.String()
    status = fields.String()
    prefix = fields.String()
    result = fields.List(fields.Nested(SuggestionAnswer))


class ProposalAnswer(Answer):
    """A property."""

    id = fields.String()
    name = fields.String()


class ProposalsAnswer(Answer):
    """The properties of a type."""

    type = fields.String()
    limit = fields.Integer(strict=True)
    properties = fields.List(fields.Nested(ProposalAnswer))
