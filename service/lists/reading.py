"""What the registry, the readers and `read_edition` hand each other."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from service.domain.record import Record
from service.domain.source import NameCounts
from service.errors import BadInputError
from service.lists.content import Content

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of an edition: its name, for sentences only, and how to open its bytes, as often as needed."""

    name: str
    open: Callable[[], BinaryIO]

    @classmethod
    def at(cls, path: Path) -> "SourceFile":
        """A file on disk; it is read when it is opened, not before."""
        return cls(path.name, lambda: path.open("rb"))

    @classmethod
    def of(cls, data: bytes, name: str = "the file") -> "SourceFile":
        """Bytes that are in memory already."""
        return cls(name, lambda: io.BytesIO(data))

    def data(self) -> bytes:
        """All bytes at once, for formats of small files."""
        with self.open() as handle:
            return handle.read()

    def sha256(self) -> str:
        """SHA-256 (hex) of the bytes; never holds more than 1 MiB of them."""
        found = hashlib.sha256()
        with self.open() as handle:
            while chunk := handle.read(_CHUNK):
                found.update(chunk)
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Contents:
    """What the files of one edition say.

    `published` is an ISO date, empty when the files carry none. `names` and `identifiers` are counted as published,
    before repeats are removed. `partial` when the files themselves say that they are a part of the list. `left_out`
    names what a forced reading could not use; empty otherwise.
    """

    records: tuple[Record, ...]
    names: NameCounts
    identifiers: int
    published: str = ""
    partial: bool = False
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


Reader = Callable[[str, Sequence[SourceFile], bool], Contents]


@dataclass(frozen=True, slots=True)
class ListFormat:
    """One file format: the lists that come in it, where the authority publishes them, the files that make an edition.

    `recognises` decides by content. `read` takes the list code, the files and `force`; it raises BadInputError. A
    format without `lists` is for watchlists of one's own, whose codes nobody knows beforehand.
    """

    code: str
    title: str
    lists: tuple[str, ...]
    published_at: str
    files: tuple[str, ...]
    recognises: Callable[[Content], bool]
    read: Reader


def the_only(sources: Sequence[SourceFile]) -> SourceFile:
    """The one file of a format whose editions are single files; BadInputError for several."""
    if len(sources) > 1:
        raise BadInputError(f"{sources[0].name} is a whole edition by itself; give one file, not {len(sources)}.")
    return sources[0]
