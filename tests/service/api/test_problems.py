"""Every failure has one shape."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import ServiceUnavailable, TooManyRequests
from werkzeug.test import TestResponse

from service.api.schemas.problem import ProblemAnswer
from service.app import create_app
from service.errors import (
    AlsoknownError,
    BadInputError,
    ConfigurationError,
    ConflictError,
    NotFoundError,
    NotReadyError,
)
from service.ingest.installation import Installation

Call = Callable[..., Any]


def problem(response: TestResponse, status: int) -> Any:
    """The body of a failure, which has the one shape."""
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    body = json.loads(response.data)
    ProblemAnswer().load(body)
    assert body["status"] == status
    assert body["request_id"] == response.headers["X-Request-Id"]
    assert body["detail"]
    return body


@pytest.mark.parametrize("body", [b"{", b"nothing", b'{"name": "\\ud800"}', b"\xff", b"[" * 100_000, b'{"name": NaN}'])
def test_what_is_no_json_is_a_bad_request(client: FlaskClient, body: bytes) -> None:
    response = client.post("/match", data=body, content_type="application/json")
    assert "JSON" in problem(response, 400)["detail"]


@pytest.mark.parametrize("body", [b"[]", b'"x"', b"7", b"true"])
def test_json_of_another_kind_does_not_fit(client: FlaskClient, body: bytes) -> None:
    assert "object" in problem(client.post("/match", data=body, content_type="application/json"), 422)["detail"]


def test_a_body_that_does_not_say_what_it_is_may_be_json(client: FlaskClient) -> None:
    body = b'{"name": "Hasadun"}'
    for declared in (None, "application/json; charset=utf-8", "application/vnd.example+json"):
        assert client.post("/match", data=body, content_type=declared).status_code == 200
    for declared in ("text/xml", "application/x-www-form-urlencoded", "text/plain"):
        assert declared in problem(client.post("/match", data=body, content_type=declared), 415)["detail"]


def test_an_unknown_address_is_not_found(client: FlaskClient) -> None:
    for path in ("/nowhere", "/match/", "/entries/", "/entries/a/b", "/../etc/passwd"):
        problem(client.get(path), 404)


def test_another_method_is_told_which_are_taken(client: FlaskClient) -> None:
    for path, allowed in (("/match", {"OPTIONS", "POST"}), ("/healthz", {"GET", "HEAD", "OPTIONS"})):
        response = client.delete(path)
        problem(response, 405)
        assert set(response.headers["Allow"].split(", ")) == allowed


def test_sizes_have_limits(client: FlaskClient) -> None:
    problem(client.post("/match", data=b" " * 12_000_001, content_type="application/json"), 413)
    problem(client.get("/drafts?cursor=" + "x" * 5_000), 414)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BadInputError("said"), 422),
        (NotFoundError("said"), 404),
        (ConflictError("said"), 409),
        (NotReadyError("said"), 503),
        (ConfigurationError("said"), 500),
        (AlsoknownError("said"), 500),
        (TooManyRequests("said", retry_after=7), 429),
        (ServiceUnavailable("said"), 503),
    ],
)
def test_our_errors_keep_their_sentence(installation: Installation, error: Exception, status: int) -> None:
    response = raising(create_app(installation), error).get("/raise")
    assert problem(response, status)["detail"] == "said"
    assert ("Retry-After" in response.headers) == (status in (429, 503))


def test_a_fault_of_ours_tells_nothing_of_what_was_asked(
    installation: Installation, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = raising(create_app(installation), RuntimeError("Hasadun")).get("/raise")
    assert "request_id" in problem(response, 500)["detail"]
    logged = caplog.text + "".join(capsys.readouterr())
    assert "RuntimeError" in logged
    assert "Hasadun" not in response.text + logged


def raising(app: Flask, error: Exception) -> FlaskClient:
    """A caller of an application that has an address which fails."""

    def fail() -> None:
        raise error

    app.add_url_rule("/raise", view_func=fail)
    return app.test_client()
