"""The rows of an .xlsx workbook's first sheet, read as a stream, with limits on what it may unpack to."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, BinaryIO

from service.errors import BadInputError

MOST_UNPACKED = 256 << 20  # bytes; the largest list in a workbook unpacks to under 10 MiB
MOST_COLUMNS = 200
_SIGNATURE = b"PK\x03\x04"
_HEAD = 4096
_HEAD_ROWS = 5
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # what XML parsers raise
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    NotImplementedError,
)
Cell = str | int | float | bool | date | datetime | None


def is_zip(head: bytes) -> bool:
    """True for the first bytes of a ZIP archive, which a workbook is."""
    return head.startswith(_SIGNATURE)


def is_spreadsheet(handle: BinaryIO) -> bool:
    """True when an archive is a workbook; False for any other or damaged one."""
    try:
        with zipfile.ZipFile(handle) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def first_rows(handle: BinaryIO) -> tuple[tuple[str, ...], ...]:
    """The first rows as text; BadInputError says why a workbook cannot be read."""
    with _sheet(handle) as sheet:
        rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=_HEAD_ROWS)
        return tuple(tuple("" if cell is None else str(cell) for cell in row) for row in rows)


def sheet_rows(handle: BinaryIO, name: str) -> Iterator[tuple[Cell, ...]]:
    """Every row of the first sheet, as wide as the first one, 200 columns at most.

    BadInputError when the workbook is damaged or unpacks to too much.
    """
    try:
        with _sheet(handle) as sheet:
            header = next(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=1), ())
            width = max((place for place, cell in enumerate(header, 1) if cell is not None), default=1)
            yield from sheet.iter_rows(values_only=True, max_col=width)
    except BadInputError as error:
        raise BadInputError(f"{name}, a workbook, was refused: {error}.") from error


def modified_on(handle: BinaryIO) -> str:
    """The day on which the workbook says it was last changed, as an ISO date; empty when it does not say."""
    with _workbook(handle) as book:
        found = book.properties.modified
    return found.date().isoformat() if isinstance(found, datetime) else ""


@contextmanager
def _sheet(handle: BinaryIO) -> Iterator[Any]:
    with _workbook(handle) as book:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size need not be true
        yield sheet


@contextmanager
def _workbook(handle: BinaryIO) -> Iterator[Any]:
    from openpyxl import load_workbook

    try:
        _refuse_bombs(handle)
        book = load_workbook(handle, read_only=True, data_only=True)
        try:
            yield book
        finally:
            book.close()
    except _DAMAGE as error:
        raise BadInputError(f"it is damaged or cut short ({error})") from error


def _refuse_bombs(handle: BinaryIO) -> None:
    """`zipfile` gives no more bytes than an archive announces, so that the announcement can be judged beforehand."""
    with zipfile.ZipFile(handle) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
            raise BadInputError(f"it unpacks to more than {MOST_UNPACKED >> 20} MiB")
        for member in archive.namelist():
            if member.endswith((".xml", ".rels")):
                with archive.open(member) as part:
                    if b"<!DOCTYPE" in part.read(_HEAD):
                        raise BadInputError(f"{member} in it has a DOCTYPE, which no workbook has")
