"""What every request goes through, whatever it is for: an id, one line in the log, and headers that keep it private."""

import re
import uuid
from time import perf_counter

import structlog
from flask import Flask, Response, g, request
from structlog.contextvars import bind_contextvars, clear_contextvars
from werkzeug.exceptions import RequestURITooLarge

SUPERVISED = frozenset({"health.alive", "health.ready"})
"""The endpoints that a supervisor asks: open to all, and not worth a line in the log."""

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LONGEST_ADDRESS = 4_000  # the server in front takes 4,094 for the whole request line
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def register(app: Flask) -> None:
    """Puts an application's requests through this; must come before whatever may refuse one."""
    app.before_request(_begin)
    app.before_request(_refuse_long_address)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if _ID.fullmatch(given) else uuid.uuid4().hex
    g.started = perf_counter()
    clear_contextvars()
    bind_contextvars(request_id=g.request_id)


def _refuse_long_address() -> None:
    if len(request.environ.get("RAW_URI") or request.full_path) > _LONGEST_ADDRESS:
        raise RequestURITooLarge


def _end(response: Response) -> Response:
    """The log has the path of addresses that exist; what else stands in a path or a query string may be a name.

    What a supervisor asks every few seconds is logged at DEBUG.
    """
    response.headers["X-Request-Id"] = g.request_id
    for header, value in _HEADERS.items():
        response.headers.setdefault(header, value)
    log = structlog.get_logger()
    (log.debug if request.endpoint in SUPERVISED else log.info)(
        "request",
        method=request.method if request.url_rule else request.method[:10],
        path=request.path if request.url_rule else None,
        status=response.status_code,
        ms=round((perf_counter() - g.started) * 1000, 1),
    )
    return response
