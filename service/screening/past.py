"""The list as it was: snapshots of other days and of earlier versions, made when they are asked for.

Nothing is in force otherwise between two days of change, so that all days between them share one snapshot. The
snapshots that were not asked for the longest are cleared away.
"""

import os
import shutil
from bisect import bisect_right
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from service.errors import NotReadyError
from service.screening.corpus import Corpus
from service.screening.snapshots import Snapshots

if TYPE_CHECKING:  # the store is needed to compile a snapshot, not to open one
    from service.store import Connection
    from service.store.versions import ListVersion

_OPEN = 4  # snapshots that one process keeps open
_ON_DISK = 8
_DAYS_KNOWN = 16  # versions whose days of change are remembered
_BEGINNING = "0001-01-01"


class Past:
    """Snapshots of the past under one folder. Safe to use from several threads and processes."""

    def __init__(self, folder: Path, *, most_open: int = _OPEN, most_on_disk: int = _ON_DISK) -> None:
        self._folder = folder
        self._snapshots = Snapshots(folder)
        self._most_open, self._most_on_disk = most_open, most_on_disk
        self._lock = Lock()
        self._open: OrderedDict[tuple[int, str, str], Corpus] = OrderedDict()
        self._days: OrderedDict[tuple[int, str], list[str]] = OrderedDict()

    def day_that_holds(self, connection: "Connection", version: "ListVersion", as_of: str) -> str:
        """The last day of change up to `as_of` (an ISO date): what was in force on it still was on that day.

        Empty for what a version says last, which is that from its last day of change on.
        """
        days = self._days_of(connection, version)
        place = bisect_right(days, as_of)
        if not as_of or place == len(days):
            return ""
        return days[place - 1] if place else _BEGINNING

    def corpus(self, connection: "Connection", version: "ListVersion", day: str) -> Corpus:
        """What a version says was in force on a day that `day_that_holds` gave; compiled unless it lies ready."""
        name = (version.number, version.content_hash, day)
        with self._lock:
            if name in self._open:
                self._open.move_to_end(name)
                return self._open[name]
        found = self._opened(connection, version, day)
        with self._lock:
            self._open[name] = found
            while len(self._open) > self._most_open:
                self._open.popitem(last=False)
        return found

    def _opened(self, connection: "Connection", version: "ListVersion", day: str) -> Corpus:
        with suppress(NotReadyError):  # another process may clear it away at this moment
            return self._used(self._snapshots.build(connection, version, day))
        return self._used(self._snapshots.build(connection, version, day))

    def _used(self, folder: Path) -> Corpus:
        with suppress(OSError):  # made by another user, or just cleared away
            os.utime(folder)
        found = Corpus.open(folder)
        made = [path for path in self._folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        for path in sorted(made, key=_asked, reverse=True)[self._most_on_disk :]:
            shutil.rmtree(path, ignore_errors=True)
        return found

    def _days_of(self, connection: "Connection", version: "ListVersion") -> list[str]:
        from service.store.periods import days_of_change
        from service.store.sources import editions

        name = (version.number, version.content_hash)
        with self._lock:
            if name in self._days:
                return self._days[name]
        published = {stored.edition.published for stored in editions(connection, version.number)}
        days = sorted(published.union(days_of_change(connection, version.number)))
        with self._lock:
            self._days[name] = days
            while len(self._days) > _DAYS_KNOWN:
                self._days.popitem(last=False)
        return days


def _asked(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
