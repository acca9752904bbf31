"""What every failure looks like."""

from marshmallow import fields

from service.api.schemas.answer import Answer


class ProblemAnswer(Answer):
    """A failure, as RFC 9457 says it."""

    type = fields.String()
    title = fields.String()
    status = fields.Integer(strict=True)
    detail = fields.String(metadata={"description": "a sentence"})
    errors = fields.Dict(fields.String(), fields.List(fields.String()), metadata={"description": "field → messages"})
    request_id = fields.String()
