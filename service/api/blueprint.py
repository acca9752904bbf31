"""The blueprint that all groups of addresses are made of: how a body is read, and how an answer is written."""

from typing import Any, ClassVar

import flask_smorest
import orjson
from flask import Request, Response, current_app
from marshmallow import Schema
from webargs import core
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.routing import BaseConverter

from service.api.state import settings

MULTIPART = "multipart"
_EMPTY = b"{}"


class Parser(FlaskParser):
    """Reads JSON bodies that say they are JSON, or do not say what they are; and forms with files, as one object.

    Unknown fields are refused by the schemas. No body at all is an empty object.
    """

    DEFAULT_UNKNOWN_BY_LOCATION = {}  # noqa: RUF012
    __location_map__ = FlaskParser.__location_map__ | {MULTIPART: "load_multipart"}

    def load_multipart(self, req: Request, schema: Schema) -> dict[str, Any]:
        """The fields of a form by name, and its files as lists; such a body may be as large as uploads may be."""
        if req.mimetype != "multipart/form-data":
            raise UnsupportedMediaType("The files are expected as multipart/form-data.")
        req.max_content_length = settings().max_upload_bytes
        return {**req.form.to_dict(), **{name: req.files.getlist(name) for name in req.files}}

    def _raw_load_json(self, req: Request) -> Any:
        if req.mimetype and not core.is_json(req.mimetype):
            raise UnsupportedMediaType(f"The body is declared as {req.mimetype[:80]}; application/json is expected.")
        try:
            return orjson.loads(_body(req) or _EMPTY)
        except orjson.JSONDecodeError as error:
            raise BadRequest(
                f"The body is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}."
            ) from error


def _body(req: Request) -> bytes:
    """The whole body. One that comes in pieces, without its length, ends silently where the limit is."""
    data = req.get_data()
    if req.content_length is None and len(data) >= (req.max_content_length or len(data) + 1):
        raise RequestEntityTooLarge
    return data


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]  # the package is untyped
    """A group of addresses whose arguments are read by `Parser`; errors are documented once, as the default answer."""

    ARGUMENTS_PARSER = Parser()
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING: ClassVar = {
        "json": "application/json",
        "form": "application/x-www-form-urlencoded",
        MULTIPART: "multipart/form-data",
    }

    def arguments(self, schema: type[Schema], **options: Any) -> Any:
        """As the base has it, with one schema for all requests: making one costs more than reading a body with it."""
        return super().arguments(schema(), **options)

    def _prepare_arguments_doc(self, doc: Any, doc_info: Any, **options: Any) -> Any:
        doc_info.get("arguments", {}).pop("responses", None)
        return super()._prepare_arguments_doc(doc, doc_info, **options)


class Key(BaseConverter):
    """An id or a code in an address; anything else is not found."""

    regex = r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}"
    part_isolating = True


class EntryKey(Key):
    """An entry's id: any key but the word that stands in its place where entries are looked up."""

    regex = r"(?!search\Z)" + Key.regex


def answer(data: Any, status: int = 200) -> Response:
    """An answer as it is sent. Answers are plain data; their schema documents them, and is not run for each."""
    return current_app.response_class(orjson.dumps(data), status=status, mimetype="application/json")
