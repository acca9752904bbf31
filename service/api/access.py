"""Who may call.

While no key exists: a service bound to a loopback address is open to whoever sits at the machine, and one bound to any
other address answers nobody. What a supervisor asks stays open. The bind address decides, never the caller's.
"""

import ipaddress
from functools import lru_cache

from flask import Flask, current_app, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from service.settings import Settings

_SUPERVISED = frozenset({"/healthz", "/readyz", "/metrics"})
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = "OPEN_TO_CALLERS"


def register(app: Flask, settings: Settings) -> None:
    """Decides for an application who may call it."""
    app.config[_OPEN] = is_loopback(settings.host)
    app.before_request(_check)


@lru_cache(maxsize=64)
def is_loopback(host: str) -> bool:
    """True for `localhost` and addresses that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _check() -> None:
    if request.path in _SUPERVISED:
        return
    if not current_app.config[_OPEN] or not is_loopback(request.environ["SERVER_NAME"]):
        raise Unauthorized(
            "No API key exists yet, and without one this service answers only when bound to a loopback address "
            "(AKA_HOST=127.0.0.1).",
            www_authenticate=WWWAuthenticate("bearer"),
        )
    if not is_loopback(_hostname(request.host)):
        raise Forbidden(
            "Without a key this service answers requests for localhost only, so that no web page can borrow it."
        )
    if request.method not in _READING and _is_foreign():
        raise Forbidden("Without a key this service takes nothing that another site's page sends.")


def _is_foreign() -> bool:
    """True for what a browser sends on behalf of a page that is not this service's own."""
    origin = request.headers.get("Origin", "")
    return request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") or (
        bool(origin) and origin.partition("://")[2] != request.host
    )


def _hostname(host: str) -> str:
    return host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
