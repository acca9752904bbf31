"""Progress on stderr for whatever takes more than a second: moving on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Timer
from typing import TypeVar

import click

Item = TypeVar("Item")

_PATIENCE = 1.0  # seconds of silence that nobody minds
_BETWEEN_LINES = 10.0  # seconds


@contextmanager
def working(what: str, *, quiet: bool) -> Iterator[None]:
    """Says that something is going on, once it has gone on for a second."""
    said = Timer(_PATIENCE, click.echo, (f"{what} …",), {"err": True})
    said.daemon = True
    if not quiet:
        said.start()
    try:
        yield
    finally:
        said.cancel()


def counted(items: Sequence[Item], what: str, *, quiet: bool) -> Iterator[Item]:
    """The items, with a word on how many of them are done and, on a terminal, when they will be."""
    if quiet or len(items) < 2:
        yield from items
    elif sys.stderr.isatty():
        yield from _with_bar(items, what)
    else:
        yield from _with_lines(items, what)


def _with_bar(items: Sequence[Item], what: str) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, console=Console(stderr=True), transient=True)


def _with_lines(items: Sequence[Item], what: str) -> Iterator[Item]:
    due = time.monotonic() + _PATIENCE
    for number, item in enumerate(items):
        if time.monotonic() >= due:
            click.echo(f"{what}: {number:,} of {len(items):,}", err=True)
            due = time.monotonic() + _BETWEEN_LINES
        yield item
