"""The input as bytes: a file that can be read again, or a stream that cannot. What is read is counted and hashed."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from service.errors import BadInputError

HEAD_BYTES = 65_536
STANDARD_INPUT = "-"

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"%PDF-", "a PDF file"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "a gzip file"),
)


class Digested(io.RawIOBase):
    """A stream that is hashed and counted as it is read; `head` are bytes that were taken from it before."""

    def __init__(self, stream: IO[bytes], head: bytes = b"") -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._head = head
        self._hash = hashlib.sha256()
        self.count = 0

    def readable(self) -> bool:
        """True: it is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads at most as many bytes as the buffer holds; 0 at the end."""
        size = len(buffer)
        data, self._head = (self._head[:size], self._head[size:]) if self._head else (self._read(size), b"")
        buffer[: len(data)] = data
        self._hash.update(data)
        self.count += len(data)
        return len(data)

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of what was read up to here."""
        return self._hash.hexdigest()


@dataclass(slots=True)
class Source:
    """Where the bytes come from. `size` is None, and a second reading impossible, for a stream."""

    name: str
    head: bytes
    size: int | None
    stream: IO[bytes] | None = None

    @property
    def repeatable(self) -> bool:
        """True for a regular file."""
        return self.stream is None

    @contextmanager
    def opened(self) -> Iterator[Digested]:
        """The bytes from the start; a stream can be opened once."""
        if self.stream is not None:
            head, self.head = self.head, b""
            yield Digested(self.stream, head)
            return
        with Path(self.name).open("rb", buffering=0) as file:
            yield Digested(file)


@contextmanager
def open_source(name: str, standard_input: IO[bytes]) -> Iterator[Source]:
    """The file of a name, or standard input for `-`.

    BadInputError when it cannot be read, is empty, or is plainly no text.
    """
    path = Path(name)
    try:
        if name == STANDARD_INPUT:
            yield _checked(Source(name, _head(standard_input), None, standard_input))
        elif path.is_file():
            with path.open("rb") as file:
                head = _head(file)
            yield _checked(Source(name, head, path.stat().st_size))
        else:
            with path.open("rb") as pipe:
                yield _checked(Source(name, _head(pipe), None, pipe))
    except OSError as error:
        if error.filename is None or str(error.filename) != name:
            raise
        raise BadInputError(f"{name}: {error.strerror}") from error


def _head(stream: IO[bytes]) -> bytes:
    found = b""
    while len(found) < HEAD_BYTES and (more := stream.read(HEAD_BYTES - len(found))):
        found += more
    return found


def _checked(source: Source) -> Source:
    if not source.head.strip(b"\xef\xbb\xbf\xff\xfe\x00\r\n\t "):
        raise BadInputError(f"{source.name}: the input is empty")
    for signature, what in _SIGNATURES:
        if source.head.startswith(signature):
            raise BadInputError(f"{source.name}: this is {what}, not CSV; save it as CSV")
    return source
