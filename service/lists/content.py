"""What a file is, by its first bytes: nothing, HTML, XML with its root element, JSON, rows of text, a spreadsheet."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from service.errors import BadInputError
from service.lists.spreadsheet import first_rows, is_spreadsheet, is_zip
from service.lists.text import decoded

_HEAD_BYTES = 65_536
_HEAD_ROWS = 40
_SKIPPED = re.compile(r"\s+|<\?[^>]*\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s*([\w.:\-]*)", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.\-]*:)?([\w.\-]+)")
_HTML_TAGS = frozenset({"html", "head", "body", "title", "script", "div", "p", "h1", "meta", "center"})


@dataclass(frozen=True, slots=True)
class Content:
    """`kind` is empty, html, doctype, xml, json, spreadsheet, archive, binary or text.

    `root` is the local name of an XML document's root element, `text` the beginning of a text, JSON included, `rows`
    its first rows read as CSV with commas (the last may be incomplete), or those of a spreadsheet's first sheet;
    `fault` says why a spreadsheet has none.
    """

    kind: str
    root: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    fault: str = ""

    def header(self, delimiter: str = ",", line: int = 1) -> tuple[str, ...]:
        """The trimmed fields of a line of a text, counted from 1; empty for anything else."""
        if self.kind != "text":
            return ()
        lines = self.text.splitlines()[line - 1 : line]
        try:
            return tuple(field.strip() for row in csv.reader(lines, delimiter=delimiter) for field in row)
        except csv.Error:
            return ()

    def objects(self) -> Iterator[dict[str, Any]]:
        """The JSON objects that stand on lines of their own, of those that are whole in the beginning."""
        for line in self.text.splitlines() if self.kind == "json" else ():
            try:
                found = orjson.loads(line)
            except orjson.JSONDecodeError:
                return
            if isinstance(found, dict):
                yield found


def content_of(handle: BinaryIO) -> Content:
    """Look at the first 64 KiB, of a spreadsheet at the first rows; follows no reference."""
    data = handle.read(_HEAD_BYTES)
    if is_zip(data):
        return _archive(handle)
    head = decoded(data, part=True)
    if head is None:
        return Content("binary")
    text = head.text.replace("\x1a", "").strip("\ufeff \t\r\n")
    if not text:
        return _blank(data + handle.read())
    if text.startswith("<"):
        return _markup(text)
    return Content("json", text=text) if text[0] in "{[" else Content("text", rows=_rows(text), text=text)


def _archive(handle: BinaryIO) -> Content:
    if not is_spreadsheet(handle):
        return Content("archive")
    try:
        return Content("spreadsheet", rows=first_rows(handle))
    except BadInputError as error:
        return Content("spreadsheet", fault=str(error))


def _blank(data: bytes) -> Content:
    return Content("binary" if data.strip(b"\xef\xbb\xbf\xff\xfe\x1a \t\r\n\x00") else "empty")


def _markup(text: str) -> Content:
    at = 0
    while skipped := _SKIPPED.match(text, at):
        at = skipped.end()
    if doctype := _DOCTYPE.match(text, at):
        return Content("html" if doctype[1].casefold() in _HTML_TAGS else "doctype")
    root = _ROOT.match(text, at)
    if root is None:
        return Content("xml")
    return Content("html") if root[2].casefold() in _HTML_TAGS else Content("xml", root=root[2], text=text)


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    lines = text.splitlines()[:_HEAD_ROWS]
    try:
        return tuple(tuple(row) for row in csv.reader(lines) if row)
    except csv.Error:
        return ()
