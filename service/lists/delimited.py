"""Rows of text with a delimiter, strictly read: a broken row is damage that names its line."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from service.lists.damage import Damage
from service.lists.reading import SourceFile
from service.lists.text import decoded, tidy

_MISPLACED = "a quote stands in the wrong place; the row is damaged"


class Row(dict[str, str]):
    """One row by the names of its columns, without empty fields; `line` is where it begins.

    `take` takes a field out, so that what nobody took is left at the end.
    """

    def __init__(self, line: int, fields: dict[str, str]) -> None:
        super().__init__(fields)
        self.line = line

    def take(self, *names: str) -> str:
        """Takes the fields of these columns, of which formats of different years have different ones; gives the first
        that says something, else an empty text."""
        found = [self.pop(name, "") for name in names]
        return next((text for text in found if text), "")

    def skip(self, *names: str) -> None:
        """Leaves columns out of the rest: they say nothing of the party."""
        for name in names:
            self.pop(name, None)

    def group(self, prefix: str) -> "Row":
        """Takes all columns that begin with a prefix, by the rest of their names, its first letter small."""
        names = [name for name in self if name.startswith(prefix) and name != prefix]
        rests = ((name, name[len(prefix) :]) for name in names)
        return Row(self.line, {rest[0].lower() + rest[1:]: self.pop(name) for name, rest in rests})


@dataclass(frozen=True, slots=True)
class Table:
    """A file with a header: the lines above it, the columns, and the rows, tidied."""

    preamble: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    rows: Sequence[Row]


def table_of(source: SourceFile, damage: Damage, *, delimiter: str = ",", header_line: int = 1) -> Table:
    """A whole file whose header stands in the given row; rows wider or narrower than the header are damage.

    The last row has to be closed, by a line end or a quote: otherwise the file may have been cut inside it.
    """
    read = decoded(source.data())
    if read is None:
        damage.found(f"{source.name} is neither sound UTF-8 nor Windows-1252 text.")
        return Table((), (), ())
    rows = raw_rows(source.name, read.text, damage, delimiter)
    above = [tuple(fields) for _, fields in islice(rows, header_line)]
    columns = tuple(tidy(name) for name in above.pop()) if len(above) == header_line else ()
    whole = tuple(_whole_rows(source.name, columns, rows, damage))
    if not read.text.endswith(("\n", "\r", '"')):
        damage.found(f"{source.name}, line {whole[-1].line if whole else 1}: the file ends in the middle of a row.")
    return Table(tuple(above), columns, whole)


def _whole_rows(
    name: str, columns: tuple[str, ...], rows: Iterable[tuple[int, list[str]]], damage: Damage
) -> Iterator[Row]:
    known: dict[str, str] = {}  # rows repeat each other: one tidied text for all that say the same
    for line, fields in rows:
        if len(fields) != len(columns):
            damage.found(f"{name}, line {line}: {len(fields)} fields where {len(columns)} belong.")
            continue
        for field in fields:
            if field and field not in known:
                known[field] = tidy(field)
        said = ((column, known[field]) for column, field in zip(columns, fields, strict=True) if field)
        yield Row(line, {column: text for column, text in said if text})


def grouped(rows: Iterable[Row], *columns: str) -> dict[str, list[Row]]:
    """Rows by what they say in some columns, in the order of the first row of each; the columns stay in them."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(" ".join(row.get(column, "") for column in columns).strip(), []).append(row)
    return found


def distinct(rows: Iterable[Row], columns: Sequence[str]) -> list[tuple[str, ...]]:
    """What rows say in some columns, each combination once, in the order of the rows; all-empty ones left away."""
    found = dict.fromkeys(tuple(row.get(column, "") for column in columns) for row in rows)
    return [values for values in found if any(values)]


def values_of(cell: str) -> list[str]:
    """The values of a cell that is a line of CSV of its own, parted by semicolons: `Baz; "A; B"`."""
    try:
        found = next(csv.reader([cell], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        found = [cell]
    return [text for value in found if (text := value.strip())]


class _Lines:
    """The lines of a text, as a reader takes them; `quotes` counts those in the lines that were taken."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.quotes += line.count('"')
            yield line


def raw_rows(name: str, text: str, damage: Damage, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank with the line it begins on; after a broken one, each line is taken for a row.

    A row with an odd number of quotes is broken: one that opened or closed a field is gone.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            damage.found(f"{name}, line {line}: {_words(error)}.")
            yield from _line_by_line(name, text, line + 1, damage, delimiter)
            return
        if lines.quotes % 2:
            damage.found(f"{name}, line {line}: {_MISPLACED}.")
        elif any(field.strip() for field in fields):
            yield line, fields
        line, lines.quotes = reader.line_num + 1, 0


def _line_by_line(name: str, text: str, start: int, damage: Damage, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    for line, one in enumerate(io.StringIO(text, newline=""), 1):
        if line < start or not one.strip():
            continue
        if one.count('"') % 2:
            damage.found(f"{name}, line {line}: {_MISPLACED}.")
            continue
        try:
            yield line, next(csv.reader([one], delimiter=delimiter, strict=True))
        except csv.Error as error:
            damage.found(f"{name}, line {line}: {_words(error)}.")


def _words(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return "a quote opens and is never closed; the file is cut short or damaged"
    if "field larger" in said:
        return "a field is longer than any field of a list; a quote may be missing"
    return _MISPLACED
