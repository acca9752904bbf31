"""The progress of a screening run on stderr: a bar on a terminal, a plain line now and then elsewhere, or nothing."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from service.screening.bulk.run import Progress, Watcher

_PATIENCE = 1.0  # seconds of silence that nobody minds
_BETWEEN_LINES = 10.0  # seconds


@contextmanager
def watching(total_bytes: int | None, *, quiet: bool) -> Iterator["Watcher | None"]:
    """Something that shows progress when it is told; None with --quiet. `total_bytes` is None when nobody knows."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar(total_bytes) as watch:
            yield watch
    else:
        yield _Lines(total_bytes)


@contextmanager
def _bar(total_bytes: int | None) -> Iterator["Watcher"]:
    from rich import progress
    from rich.console import Console

    columns = (
        progress.BarColumn(),
        progress.TextColumn(
            "{task.fields[rows]:,} rows, {task.fields[hits]:,} with hits, {task.fields[speed]:,.0f} rows/s"
        ),
        progress.TimeElapsedColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("screening", total=total_bytes, rows=0, hits=0, speed=0.0)
        started = time.monotonic()

        def watch(done: "Progress") -> None:
            speed = done.rows / max(time.monotonic() - started, 1e-9)
            bar.update(task, completed=done.bytes, rows=done.rows, hits=done.hits, speed=speed)

        yield watch


class _Lines:
    """A line after the first second, then every ten."""

    def __init__(self, total_bytes: int | None) -> None:
        self._total = total_bytes
        self._started = time.monotonic()
        self._due = self._started + _PATIENCE

    def __call__(self, done: "Progress") -> None:
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + _BETWEEN_LINES
        speed = done.rows / (now - self._started)
        share = f" ({done.bytes / self._total:.0%} of the input)" if self._total else ""
        click.echo(f"{done.rows:,} rows{share}, {done.hits:,} with hits, {speed:,.0f} rows/s", err=True)
