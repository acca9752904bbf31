"""Rows of a CSV text, by RFC 4180: lazily, numbered, and with what is wrong with one instead of an end to all."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from service.errors import BadInputError
from service.screening.bulk.dialect import Dialect, decode_head
from service.screening.bulk.source import HEAD_BYTES, Digested, Source

_LONGEST_LINE = 1_000_000  # characters; what has longer lines is no table
_READ_AHEAD = 1 << 18


class Row(NamedTuple):
    """A data row: its number from 1, the cells as many as there are headings, and why it cannot be used (or `""`)."""

    number: int
    cells: list[str]
    error: str = ""


class Table(Protocol):
    """What screening needs of an input, whatever its format. `headings` are as written; `repeatable` says whether
    `rows` can be asked for twice; `sha256` is that of the input once all rows were read."""

    headings: tuple[str, ...]
    repeatable: bool

    def rows(self) -> Iterator[Row]:
        """The rows in their order."""

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of the bytes read."""

    @property
    def progress(self) -> int:
        """How many bytes were read up to here."""


class CsvTable:
    """A CSV input as a table. BadInputError when it has no heading line."""

    def __init__(self, source: Source, dialect: Dialect) -> None:
        self.dialect = dialect
        self.repeatable = source.repeatable
        self.headings = _headings(source, dialect)
        self._source = source
        self._read: Digested | None = None

    def rows(self) -> Iterator[Row]:
        """The rows in their order; blank lines are none. BadInputError names a line that is too long for a table."""
        with self._source.opened() as stream:
            self._read = stream
            buffered = io.BufferedReader(stream, _READ_AHEAD)
            with io.TextIOWrapper(buffered, self.dialect.encoding, errors="replace", newline="") as text:
                yield from _rows(_Lines(text, self._source.name), self.dialect.delimiter, len(self.headings))

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of the bytes read; `""` before any were."""
        return self._read.sha256 if self._read else ""

    @property
    def progress(self) -> int:
        """How many bytes were read up to here."""
        return self._read.count if self._read else 0


class _Lines:
    """Physical lines of bounded length; `ended` once someone asked for one more than there are."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text = text
        self._name = name
        self._number = 0
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(_LONGEST_LINE)
        if not line:
            self.ended = True
            raise StopIteration
        self._number += 1
        if len(line) == _LONGEST_LINE:
            raise BadInputError(
                f"{self._name} line {self._number}: longer than {_LONGEST_LINE:,} characters; this is no CSV table"
            )
        return line


def _rows(lines: _Lines, delimiter: str, width: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    number = -1  # the heading is none of the rows
    while True:
        first_line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            number += 1
            yield Row(number, [""] * width, _unreadable(first_line, reader.line_num))
            continue
        if not cells:
            continue
        number += 1
        if number == 0:
            continue
        if lines.ended:
            yield Row(number, _fitted(cells, width), _unclosed(first_line, reader.line_num))
        elif len(cells) != width:
            yield Row(number, _fitted(cells, width), _ragged(first_line, cells, width))
        else:
            yield Row(number, cells)


def _fitted(cells: list[str], width: int) -> list[str]:
    return (cells + [""] * width)[:width]


def _ragged(line: int, cells: list[str], width: int) -> str:
    surplus = f"; beyond them stands {' | '.join(cells[width:])[:200]!r}" if len(cells) > width else ""
    return f"line {line} has {len(cells)} fields where the heading has {width}{surplus}"


def _unclosed(first: int, last: int) -> str:
    return f"a quote opened in line {first} is never closed: lines {first} to {last} were not read as rows"


def _unreadable(first: int, last: int) -> str:
    limit = f"{csv.field_size_limit():,} characters"
    if first == last:
        return f"line {first} has a field of more than {limit}"
    return f"a quote opened in line {first} is not closed within {limit}: lines {first} to {last} were not read as rows"


def _headings(source: Source, dialect: Dialect) -> tuple[str, ...]:
    lines = io.StringIO(decode_head(source, dialect.encoding), newline="")
    try:
        found = next((cells for cells in csv.reader(lines, delimiter=dialect.delimiter) if cells), [])
    except csv.Error:
        found = []
    cut = not lines.readline() and len(source.head) == HEAD_BYTES
    if cut or not any(cell.strip() for cell in found):
        raise BadInputError(f"{source.name}: there is no heading line")
    return tuple(found)
