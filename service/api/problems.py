"""What went wrong, as RFC 9457 says it: one JSON shape for every failure, whoever noticed it."""

import traceback
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

import orjson
import structlog
from flask import Flask, Response, g
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from service.errors import (
    AlsoknownError,
    BadInputError,
    ConfigurationError,
    ConflictError,
    NotFoundError,
    NotReadyError,
)

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5  # after which asking again makes sense: a database or a first list is there within seconds
_MOST_NAMED = 3  # errors that the sentence names; all of them stand under `errors`
_STATUS: Mapping[type[AlsoknownError], int] = {
    BadInputError: 422,
    NotFoundError: 404,
    ConflictError: 409,
    NotReadyError: 503,
    ConfigurationError: 500,
}
_SENTENCES: Mapping[int, str] = {
    404: "There is nothing at this address; /docs lists what there is.",
    405: "This address does not take that method; the Allow header says which it takes.",
    413: "The request is larger than this service takes.",
    414: "The address is longer than this service takes.",
    500: "The service failed on this request; its log has the request_id.",
}

Problem = dict[str, Any]


def problem(status: int, detail: str, errors: Mapping[str, list[str]] | None = None) -> Problem:
    """The body of a failure; `errors` maps fields (`filters.status.0`) to messages, empty when no field is at fault."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": dict(errors or {}),
        "request_id": g.get("request_id", ""),
    }


def invalid(messages: Any, status: int = 422) -> Problem:
    """The problem of a body or a query string that does not fit its schema, from marshmallow's messages."""
    errors = dict(_flat(messages))
    named = [f"{field}: {texts[0]}" if field else texts[0] for field, texts in errors.items()]
    more = f"; and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return problem(status, "; ".join(named[:_MOST_NAMED]) + more, errors)


def problem_of(error: AlsoknownError | ValidationError) -> Problem:
    """The problem of one of our own errors, also as it stands inside an answer to many queries."""
    if isinstance(error, ValidationError):
        return invalid(error.messages)
    return problem(_STATUS.get(type(error), 500), str(error))


def register(app: Flask) -> None:
    """Makes every failure of an application a problem."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(AlsoknownError, _ours)
    app.register_error_handler(Exception, _unforeseen)


def response(body: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as it is sent."""
    sent = Response(orjson.dumps(body), status=body["status"], headers=dict(headers or {}), mimetype=MEDIA_TYPE)
    if body["status"] in (429, 503):
        sent.headers.setdefault("Retry-After", str(RETRY_SECONDS))
    return sent


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    messages = getattr(error, "data", {}).get("messages")
    if messages is not None:
        return response(invalid(_without_location(messages), status))
    detail = error.description if "description" in vars(error) else None
    headers = {key: value for key, value in error.get_headers() if key != "Content-Type"}
    if isinstance(error, MethodNotAllowed):
        headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response(problem(status, detail or _SENTENCES.get(status, HTTPStatus(status).description)), headers)


def _ours(error: AlsoknownError) -> Response:
    body = problem_of(error)
    if body["status"] >= 500:
        structlog.get_logger().warning("not served", reason=str(error))
    return response(body)


def _unforeseen(error: Exception) -> Response:
    """A fault of ours. The log gets where it happened; not the message, which may repeat a name that was screened."""
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    structlog.get_logger().error("failed", error=type(error).__name__, frames=frames[-12:])
    return response(problem(500, _SENTENCES[500]))


def _without_location(messages: Any) -> Any:
    """webargs puts where the values stood (`json`, `query`, …) around marshmallow's messages."""
    return next(iter(messages.values())) if isinstance(messages, dict) and len(messages) == 1 else messages


def _flat(messages: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    if not isinstance(messages, dict):
        yield path, [str(text) for text in (messages if isinstance(messages, list) else [messages])]
        return
    for key, value in messages.items():
        own = "" if key == "_schema" else str(key)
        yield from _flat(value, f"{path}.{own}".strip("."))
