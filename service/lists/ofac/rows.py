"""The rows of OFAC's headerless CSV files: which of the four files it is, and whether its rows are whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.lists.content import Content
from service.lists.damage import Damage
from service.lists.delimited import raw_rows
from service.lists.reading import SourceFile
from service.lists.text import decoded, tidy

_NULL = "-0-"
_TYPES = frozenset({"", "individual", "entity", "vessel", "aircraft"})
_LONGEST_NUMBER = 12


class Part(StrEnum):
    """The files of one edition, by what they hold."""

    PRIMARY = "the main file (sdn.csv, cons_prim.csv)"
    ALIASES = "the alias file (alt.csv, cons_alt.csv)"
    ADDRESSES = "the address file (add.csv, cons_add.csv)"
    COMMENTS = "the comments file (sdn_comments.csv, cons_comments.csv)"


WIDTHS = {Part.PRIMARY: 12, Part.ADDRESSES: 6, Part.ALIASES: 5, Part.COMMENTS: 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One sound row: the line it begins on, the number of its party, and the fields as they stand in the file."""

    line: int
    number: str
    fields: tuple[str, ...]

    def value(self, column: int) -> str:
        """The tidied value of a column, counted from 1 as in OFAC's specification; empty for null."""
        return value(self.fields[column - 1])


@dataclass(frozen=True, slots=True)
class Table:
    """One file read. `ended` when it carries OFAC's end-of-file mark; `encoding` is how it was decoded."""

    name: str
    part: Part
    rows: tuple[Row, ...]
    ended: bool
    encoding: str


def value(field: str) -> str:
    """A field's tidied text; empty for `-0-`."""
    if field.startswith(_NULL) and field.rstrip() == _NULL:
        return ""  # four fields in five
    text = tidy(field)
    return "" if text == _NULL else text


def part_of(content: Content) -> Part | None:
    """Which of the files these first rows belong to, by the shape that most of them have; None for no such file."""
    if content.kind != "text":
        return None
    shapes = Counter(shape for row in content.rows if (shape := _shape(row)))
    return shapes.most_common(1)[0][0] if shapes else None


def table_of(source: SourceFile, part: Part, damage: Damage) -> Table:
    """Every sound row of a file; what breaks the format goes to `damage`, naming the line."""
    read = decoded(data := source.data())
    if read is None:
        damage.found(f"{source.name} is neither sound UTF-8 nor Windows-1252 text.")
        return Table(source.name, part, (), ended=False, encoding="")
    text = read.text.replace("\x1a", "")
    rows = tuple(_sound_rows(source.name, text, WIDTHS[part], damage))
    return Table(source.name, part, rows, data.rstrip().endswith(b"\x1a"), read.encoding)


def _shape(row: Sequence[str]) -> Part | None:
    filled = max((place for place, field in enumerate(row, 1) if field.strip()), default=0)
    exact = (part for part, width in WIDTHS.items() if width == filled)
    first = next(exact, next((part for part, width in WIDTHS.items() if _fits(row, width)), None))
    if first is None or not _is_number(row[0]):
        return None
    if first is Part.PRIMARY:
        return first if value(row[2]).casefold() in _TYPES else None
    return first if _is_number(row[1]) is not (first is Part.COMMENTS) else None


def _fits(row: Sequence[str], width: int) -> bool:
    return len(row) >= width and not any(field.strip() for field in row[width:])


def _is_number(field: str) -> bool:
    text = field.strip()
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


def _sound_rows(name: str, text: str, width: int, damage: Damage) -> Iterator[Row]:
    last = 0
    for position, (line, fields) in enumerate(raw_rows(name, text, damage)):
        last = line
        if not _fits(fields, width):
            damage.found(f"{name}, line {line}: {len(fields)} fields where {width} belong.")
        elif _is_number(fields[0]):
            yield Row(line, str(int(fields[0])), tuple(fields))
        elif position > 0 or not _is_header(fields):
            damage.found(f"{name}, line {line}: the row begins with {fields[0][:40]!r}, not with a number.")
    if text and not text.endswith(("\n", "\r")) and text.endswith((",", ",-", ",-0")):
        damage.found(f"{name}, line {last}: the file ends in the middle of a row.")


def _is_header(fields: Sequence[str]) -> bool:
    return all(field.strip() and value(field) and not _is_number(field) for field in fields)
