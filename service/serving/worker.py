"""A gunicorn worker that answers what never reaches the application in the same shape as everything else."""

import contextlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
import structlog
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

_STATUS: Mapping[type[Exception], int] = {
    errors.LimitRequestLine: 414,
    errors.LimitRequestHeaders: 431,
    errors.ExpectationFailed: 417,
    errors.UnsupportedTransferCoding: 501,
    errors.InvalidResponseHeader: 500,
    errors.InvalidResponseHeaderName: 500,
    errors.ConfigurationProblem: 500,
    errors.ParseException: 400,
}


class Worker(ThreadWorker):  # type: ignore[misc]  # the package is untyped
    """Answers unreadable requests as problems; logs their kind and not their text, which may hold a name."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Called by gunicorn for a request that could not be read, or whose answer could not be written."""
        status = next((code for kind, code in _STATUS.items() if isinstance(exc, kind)), 500)
        structlog.get_logger().warning("request refused", status=status, error=type(exc).__name__)
        with contextlib.suppress(OSError):
            client.sendall(refusal(status))


def refusal(status: int) -> bytes:
    """A whole HTTP response that says a request was refused before it was read."""
    known = HTTPStatus(status)
    body = orjson.dumps(
        {
            "type": "about:blank",
            "title": known.phrase,
            "status": status,
            "detail": f"The request could not be read: {known.description or known.phrase}.",
            "errors": {},
            "request_id": "",
        }
    )
    head = (
        f"HTTP/1.1 {status} {known.phrase}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
        f"X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
