"""Fetches list files over HTTPS, only when somebody asked for it.

A name is resolved once and the addresses it stands for are checked before any is connected to, at every redirect too:
nobody who can name a URL, and no server that redirects, gets this machine to talk to its own network.
"""

import ipaddress
import re
import socket
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from service.errors import BadInputError, NotReadyError

_WAITS = (2.0, 10.0)  # seconds before the second and the third attempt
_SILENCE = 30.0  # seconds without a byte after which an attempt has failed
_LONGEST = 900.0  # seconds that one attempt may take
_REDIRECTS = 5
_CHUNK = 1 << 16
_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_NOW = frozenset({408, 425, 429, 500, 502, 503, 504})  # answers that another attempt may better
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a download may do: how many bytes it may bring, and whether addresses that are not public, and plain HTTP,
    may be asked."""

    most_bytes: int
    private: bool = False


class _FailedForNowError(Exception):
    """An attempt failed in a way that another may not."""


def download(urls: Sequence[str], folder: Path, allowed: Allowed) -> list[Path]:
    """Fetches each URL into a file of its own under `folder`, in order; three attempts each.

    NotReadyError when a server cannot be reached or gives no file; BadInputError for a URL that may not be asked and
    for a file that is too large. What was fetched is not looked at.
    """
    for url in urls:
        _checked(url, allowed)
    return [_fetched(url, folder / str(number), allowed) for number, url in enumerate(urls, start=1)]


def shown_url(url: str) -> str:
    """A URL as it is recorded: without its query, which may hold a secret."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _fetched(url: str, folder: Path, allowed: Allowed) -> Path:
    name = _NOT_IN_NAME.sub("-", urlsplit(url).path.rpartition("/")[2]).strip(".-")
    folder.mkdir(parents=True)
    file = folder / (name[-100:] or "file")
    for wait in (*_WAITS, None):
        try:
            _attempt(url, file, allowed)
        except (_FailedForNowError, OSError, HTTPException) as error:
            if wait is None:
                raise NotReadyError(f"{shown_url(url)} cannot be fetched: {error or type(error).__name__}") from error
            sleep(wait)
        else:
            return file
    raise AssertionError


def _attempt(url: str, file: Path, allowed: Allowed) -> None:
    deadline = monotonic() + _LONGEST
    for _ in range(_REDIRECTS + 1):
        parts = _checked(url, allowed)
        with closing(_connection(parts, allowed)) as connection:
            connection.request(
                "GET", _target(parts), headers={"User-Agent": "alsoknown", "Accept-Encoding": "identity"}
            )
            with closing(connection.getresponse()) as response:
                if response.status not in _MOVED:
                    return _save(url, response, file, allowed, deadline)
                url = urljoin(url, response.getheader("Location", ""))
    raise NotReadyError(f"{shown_url(url)} is redirected more than {_REDIRECTS} times")


def _checked(url: str, allowed: Allowed) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # a malformed one raises
    except ValueError as error:
        raise BadInputError(f"{url[:200]!r} is no URL: {error}") from error
    if parts.scheme != "https" and not (parts.scheme == "http" and allowed.private):
        raise BadInputError(
            f"{parts.scheme or url[:40]!r} is not spoken: lists are fetched from https:// addresses only"
        )
    if not parts.hostname or parts.username or parts.password or re.search(r"[\x00-\x20\x7f]", url):
        raise BadInputError(f"a URL must name a host, and neither a user nor a password: {parts.hostname or url[:200]}")
    return parts


def _connection(parts: SplitResult, allowed: Allowed) -> HTTPConnection:
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    made: Any = kind(parts.hostname or "", parts.port or kind.default_port, timeout=_SILENCE)
    # How the standard library's connection makes its socket; TLS then checks the certificate against the host's name.
    made._create_connection = lambda address, timeout, source: _socket(address, timeout, allowed)
    connection: HTTPConnection = made
    return connection


def _socket(address: tuple[str, int], timeout: float, allowed: Allowed) -> socket.socket:
    host, port = address
    found = [str(item[4][0]) for item in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    inner = [item for item in found if not _is_public(item)]
    if inner and not allowed.private:
        raise BadInputError(f"{host} stands for {inner[0]}, which is not a public address: nothing is fetched from it")
    return _first_that_answers(found, port, timeout)


def _first_that_answers(addresses: Sequence[str], port: int, timeout: float) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            failure = error
    raise failure or OSError("the name stands for no address")


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return (mapped or found).is_global and not (mapped or found).is_multicast


def _target(parts: SplitResult) -> str:
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def _save(url: str, response: HTTPResponse, file: Path, allowed: Allowed, deadline: float) -> None:
    if response.status in _FOR_NOW:
        raise _FailedForNowError(f"the server answered {response.status}")
    if response.status != 200:
        raise NotReadyError(f"{shown_url(url)} cannot be fetched: the server answered {response.status}")
    announced, brought = response.length, 0
    with file.open("wb") as target:
        while chunk := response.read(_CHUNK):
            brought += len(chunk)
            target.write(chunk)
            if brought > allowed.most_bytes:
                raise BadInputError(f"{shown_url(url)} is larger than the {allowed.most_bytes:,} bytes that are taken")
            if monotonic() > deadline:
                raise _FailedForNowError(f"it took longer than {_LONGEST:.0f} s")
    if announced is not None and brought < announced:
        raise _FailedForNowError(f"the server broke off after {brought:,} of {announced:,} bytes")
