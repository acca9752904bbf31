"""The output: written beside its place and moved there whole, or straight to a stream."""

import csv
import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from service.errors import ConflictError


class CsvOutput:
    """Writes lines as CSV (RFC 4180 but for line ends, which are LF; UTF-8 without BOM), hashing what it writes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self.rows = 0

    def heading(self, line: Sequence[str]) -> None:
        """Writes the heading, which counts as no row."""
        self._write([line])

    def write(self, lines: Sequence[Sequence[str]]) -> None:
        """Writes lines."""
        self._write(lines)
        self.rows += len(lines)

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of what was written up to here."""
        return self._hash.hexdigest()

    def _write(self, lines: Iterable[Sequence[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(lines)
        data = text.getvalue().encode("utf-8", "replace")
        self._hash.update(data)
        self._stream.write(data)


@contextmanager
def whole_file(path: Path, *, overwrite: bool) -> Iterator[IO[bytes]]:
    """A file that appears at its place when the block ends well, and leaves nothing behind when it does not.

    ConflictError when something stands there, unless a regular file may be overwritten.
    """
    check_place(path, overwrite=overwrite)
    making = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with making.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        check_place(path, overwrite=overwrite)
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)


def check_place(path: Path, *, overwrite: bool) -> None:
    """ConflictError when the path cannot be written to without harm."""
    if path.exists() and not path.is_file():
        raise ConflictError(f"{path} is no regular file")
    if path.exists() and not overwrite:
        raise ConflictError(f"{path} is there already; --overwrite replaces it")
    if not path.parent.is_dir():
        raise ConflictError(f"there is no folder {path.parent}")
