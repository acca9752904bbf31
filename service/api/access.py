"""Who may call, and what for.

With a key in the database, every request needs one with the scope of the address it goes to. While no key exists, a
service bound to a loopback address is open to whoever sits at the machine, and one bound to any other address answers
nobody. What a supervisor asks stays open. The bind address decides, never the caller's.
"""

import ipaddress
from functools import lru_cache

from flask import Flask, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from service.api.exchange import SUPERVISED
from service.api.state import keyring, settings
from service.domain.access import ApiKey, Scope

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_SCHEMES = ("bearer ", "apikey ")

SCOPES: dict[str, Scope | None] = {
    "matching.match_one": Scope.MATCH,
    "matching.match_many": Scope.MATCH,
    "matching.explain_two": Scope.MATCH,
    "entries.entry": Scope.READ,
    "entries.find": Scope.READ,
    "lists.lists": Scope.READ,
    "changes.changes": Scope.READ,
    "lists.import_files": Scope.IMPORT,
    "articles.add_article": Scope.IMPORT,
    "articles.articles": Scope.READ,
    "articles.article": Scope.READ,
    "articles.drafts": Scope.REVIEW,
    "articles.accept": Scope.REVIEW,
    "articles.reject": Scope.REVIEW,
    "ftm_matching.match_examples": Scope.MATCH,
    "ftm_entities.search_entities": Scope.READ,
    "ftm_entities.show_entity": Scope.READ,
    "ftm_entities.show_adjacent": Scope.READ,
    "ftm_entities.show_adjacent_property": Scope.READ,
    "ftm_statements.statements": Scope.READ,
    "ftm_catalogue.catalog": None,
    "ftm_catalogue.manifest": None,
    "ftm_catalogue.algorithms": None,
    "ftm_catalogue.programs": None,
    "ftm_catalogue.update": Scope.IMPORT,
    "ftm_reconciling.describe_service": None,
    "ftm_reconciling.reconcile": Scope.MATCH,
    "ftm_reconciling.suggest_entities": Scope.READ,
    "ftm_reconciling.suggest_types": None,
    "ftm_reconciling.suggest_properties": None,
    "ftm_reconciling.propose_properties": None,
    "ftm_reconciling.preview": Scope.READ,
    "docs.openapi": None,
    "docs.docs": None,
}
"""What a key must be good for, by endpoint; None for any good key. An endpoint that is not here needs `admin`."""

_KEY_IN_ADDRESS = {"ftm_reconciling": "api_key", "ftm_catalogue": "token"}
"""Where a key may also stand in the query string, by blueprint, and as what: OpenRefine can send no header. Query
strings are not logged."""


def register(app: Flask) -> None:
    """Asks of every request of an application whether it may."""
    app.before_request(_check)


def caller() -> str:
    """Who calls, as decisions and list versions record it: the key's name, `api` where no key is asked for."""
    key: ApiKey | None = g.get("key")
    return f"key:{key.name}" if key else "api"


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
    if request.endpoint in SUPERVISED:
        return
    token = _token()
    key = keyring().key_for(token) if token else None  # before it is asked whether there are keys: it may be the first
    if key or any(not known.revoked_at for known in keyring().known()):
        _check_key(key, token)
    else:
        _check_open()


def _check_key(key: ApiKey | None, token: str) -> None:
    if key is None:
        sent = "The one sent is not good." if token else "None was sent; `aka keys add` on the server makes one."
        raise _unauthorized(f"This service asks for a key: send `Authorization: Bearer KEY`. {sent}")
    scope = SCOPES.get(request.endpoint, Scope.ADMIN) if request.endpoint else None  # what is nowhere is not found
    if scope and not key.may(scope):
        raise Forbidden(f"The key {key.name!r} is not good for this: it lacks the scope {scope.value!r}.")
    g.key = key


def _token() -> str:
    sent = request.headers.get("Authorization", "")
    for scheme in _SCHEMES:
        if sent[: len(scheme)].lower() == scheme:
            return sent[len(scheme) :].strip()
    parameter = _KEY_IN_ADDRESS.get(request.blueprint or "")
    in_address = request.args.get(parameter, "") if parameter else ""
    return request.headers.get("X-API-Key") or in_address


def _check_open() -> None:
    if not is_loopback(settings().host) or not is_loopback(request.environ["SERVER_NAME"]):
        raise _unauthorized(
            "No API key exists yet, and without one this service answers only when bound to a loopback address. "
            "Make one on the server: aka keys add NAME --scope match"
        )
    if not is_loopback(_hostname(request.host)):
        raise Forbidden(
            "Without a key this service answers requests for localhost only, so that no web page can borrow it."
        )
    if request.method not in _READING and _is_foreign():
        raise Forbidden("Without a key this service takes nothing that another site's page sends.")


def _unauthorized(detail: str) -> Unauthorized:
    return Unauthorized(detail, www_authenticate=WWWAuthenticate("bearer"))


def _is_foreign() -> bool:
    """True for what a browser sends on behalf of a page that is not this service's own."""
    origin = request.headers.get("Origin", "")
    return request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") or (
        bool(origin) and origin.partition("://")[2] != request.host
    )


def _hostname(host: str) -> str:
    return host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
