"""Snapshots on disk: compiled off to the side, swapped in whole, found again without the database.

`FOLDER/VERSION-HASH-FORMAT[-DAY]/` is one snapshot; the file `FOLDER/current` names the one that answers now. A file
`FOLDER/.changing-…` stands for a change of the list that is not published yet.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import time
from typing import TYPE_CHECKING

from service.errors import NotReadyError
from service.screening import corpus
from service.screening.corpus import Corpus

if TYPE_CHECKING:  # the store is needed to compile a snapshot, not to open one
    from service.store import Connection
    from service.store.versions import ListVersion

_KEPT = 3  # snapshots that stay beside the current one, for readers that still have them open and for other days
_HASH_LENGTH = 16
_CHANGING = ".changing-"
_ABANDONED_SECONDS = 24 * 3600  # a half-made snapshot this old was left by a process that was killed


class Snapshots:
    """The snapshots under one folder. Safe to use from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._open: tuple[str, Corpus] | None = None

    def current(self) -> Corpus:
        """The corpus that answers now; reopened when another process swapped it. NotReadyError when there is none."""
        name = self._pointer()
        with self._lock:
            if self._open is None or self._open[0] != name:
                self._open = (name, Corpus.open(self._folder / name))
            return self._open[1]

    def answers(self, version: "ListVersion") -> bool:
        """True when this version is the current one."""
        try:
            return self._pointer() == _name(version) and self.current() is not None
        except NotReadyError:
            return False

    def build(self, connection: "Connection", version: "ListVersion", as_of: str = "") -> Path:
        """Compiles a version unless it lies ready, and gives its folder; a half-made one is never visible."""
        from service.screening.compile import compile_snapshot

        final = self._folder / _name(version, as_of)
        if _usable(final):
            return final
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._locked("building"):  # the processes of one machine hear of a new version at the same moment
            if not _usable(final):
                self._make(final, lambda making: compile_snapshot(connection, version, making, as_of))
        return final

    def swap(self, version: "ListVersion", is_newest: Callable[[], bool]) -> bool:
        """Makes a version's snapshot the current one, in one step, and clears away old ones.

        Swaps come one after the other; False, and nothing is changed, when the version is not the newest any more.
        """
        with self._locked("swapping"):
            if not is_newest():
                return False
            replacing = self._folder / ".current"
            replacing.write_text(_name(version), encoding="utf-8")
            replacing.replace(self._folder / "current")
            self._prune(keep=_name(version))
        return True

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Marks that the list is being changed, from before it is written until it is published.

        The mark stays when the block fails or its process is killed: the change may be in the database all the same.
        NotReadyError when the folder cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, mark = tempfile.mkstemp(prefix=_CHANGING, dir=self._folder)
        except OSError as error:
            raise NotReadyError(f"the folder {self._folder} cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)  # goes with the process, so that others see whether it still lives
            yield
            Path(mark).unlink(missing_ok=True)
        finally:
            os.close(handle)

    def unpublished(self) -> list[Path]:
        """The marks of changes that nobody is about to publish any more."""
        return [mark for mark in self._folder.glob(f"{_CHANGING}*") if _is_left(mark)]

    def open(self, version: "ListVersion", as_of: str = "") -> Corpus:
        """The corpus of any version that was built."""
        return Corpus.open(self._folder / _name(version, as_of))

    def _pointer(self) -> str:
        try:
            return (self._folder / "current").read_text(encoding="utf-8")
        except OSError as error:
            raise NotReadyError(f"there is no snapshot in {self._folder} yet; `aka corpus build` makes one") from error

    @contextmanager
    def _locked(self, what: str) -> Iterator[None]:
        """One process at a time; the lock goes with the process that holds it."""
        with (self._folder / f".{what}").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self, final: Path, fill: Callable[[Path], None]) -> None:
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=self._folder))
        try:
            fill(making)
            making.chmod(0o755)  # the processes that share the folder may run as another user
            shutil.rmtree(final, ignore_errors=True)  # what stood there was of no use
            making.rename(final)
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def _prune(self, keep: str) -> None:
        made = [path for path in self._folder.iterdir() if path.is_dir() and path.name != keep]
        finished = sorted((path for path in made if not path.name.startswith(".")), key=_modified, reverse=True)
        abandoned = [
            path for path in made if path.name.startswith(".") and _modified(path) < time() - _ABANDONED_SECONDS
        ]
        for path in [*finished[_KEPT:], *abandoned]:
            shutil.rmtree(path, ignore_errors=True)


def _name(version: "ListVersion", as_of: str = "") -> str:
    return f"{version.number}-{version.content_hash[:_HASH_LENGTH]}-{corpus.FORMAT}" + (f"-{as_of}" if as_of else "")


def _usable(folder: Path) -> bool:
    try:
        Corpus.open(folder)
    except NotReadyError:
        return False
    return True


def _is_left(mark: Path) -> bool:
    with suppress(OSError), mark.open("rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return True
    return False


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
