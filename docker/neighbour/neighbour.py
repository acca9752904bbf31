"""An example of a service beside alsoknown: it asks about every name it deals with, and says what came back.

    python neighbour.py SERVICE_URL KEY_FILE NAMES_FILE

One line a name on stdout. Exit code 0 when every name was answered, 1 with the reason otherwise. "No hit" means that
none of the lists held names this party; whether that suffices is for the one who asks to decide.
"""

import json
import sys
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

PATIENCE_SECONDS = 120.0  # a service that starts, or that is busy, is asked again for so long
PAUSE_SECONDS = 1.0
LATER = {429, 503}  # too many requests, not ready: both say when to come again


class RefusedError(Exception):
    """The service answered, but not the question."""


def main(arguments: list[str]) -> int:
    url, key_file, names_file = arguments
    try:
        for name in Path(names_file).read_text(encoding="utf-8").splitlines():
            answer = patiently(url, Path(key_file), name)
            sys.stdout.writelines(f"{line}\n" for line in lines(name, answer))
    except (OSError, HTTPException, ValueError, RefusedError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def patiently(url: str, key_file: Path, name: str) -> dict[str, Any]:
    """The answer for a name, asked for again while key or service are not there, or it asks for patience."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return ask(url, key_file.read_text(encoding="ascii").strip(), name)
        except HTTPError as error:
            if error.code not in LATER or time.monotonic() > until:
                raise RefusedError(f"{url} answers {error.code}: {detail(error)}") from error
            pause = float(error.headers.get("Retry-After", PAUSE_SECONDS))
        except OSError:
            if time.monotonic() > until:
                raise
            pause = PAUSE_SECONDS
        time.sleep(pause)


def ask(url: str, key: str, name: str) -> dict[str, Any]:
    """One question: `POST /match`."""
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    request = Request(f"{url}/match", json.dumps({"name": name}).encode(), headers)  # noqa: S310  # the address is ours
    with urlopen(request, timeout=10) as response:  # noqa: S310
        answer: dict[str, Any] = json.load(response)
    return answer


def detail(error: HTTPError) -> str:
    """What the service says is wrong: every failure is a problem document with a sentence in it."""
    try:
        return str(json.load(error)["detail"])
    except (ValueError, KeyError, TypeError):
        return error.reason


def lines(name: str, answer: dict[str, Any]) -> Iterator[str]:
    """A line for each hit, or one that says there is none."""
    for hit in answer["matches"]:
        entry = hit["entry"]
        yield f"{name}: {hit['band']} {hit['score']:.2f}, {entry['name']}, {entry['status']} ({entry['id']})"
    if not answer["matches"]:
        yield f"{name}: no hit on list version {answer['list_version']}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
