"""What a file is, by its first bytes: nothing, HTML, XML with its root element, or rows of text."""

import csv
import re
from dataclasses import dataclass

from service.lists.text import decoded

_HEAD_BYTES = 65_536
_HEAD_ROWS = 40
_SKIPPED = re.compile(r"\s+|<\?[^>]*\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s*([\w.:\-]*)", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.\-]*:)?([\w.\-]+)")
_HTML_TAGS = frozenset({"html", "head", "body", "title", "script", "div", "p", "h1", "meta", "center"})


@dataclass(frozen=True, slots=True)
class Content:
    """`kind` is empty, html, doctype, xml, binary or text. `root` is the local name of an XML document's root element.

    `rows` are the first rows of a text, read as CSV with commas; the last may be incomplete.
    """

    kind: str
    root: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def content_of(data: bytes) -> Content:
    """Look at the first 64 KiB; reads no more, follows no reference."""
    head = decoded(data[:_HEAD_BYTES], part=True)
    if head is None:
        return Content("binary")
    text = head.text.replace("\x1a", "").strip("\ufeff \t\r\n")
    if not text:
        return Content("empty") if not data.strip(b"\xef\xbb\xbf\xff\xfe\x1a \t\r\n\x00") else Content("binary")
    if text.startswith("<"):
        return _markup(text)
    return Content("text", rows=_rows(text))


def _markup(text: str) -> Content:
    at = 0
    while skipped := _SKIPPED.match(text, at):
        at = skipped.end()
    if doctype := _DOCTYPE.match(text, at):
        return Content("html" if doctype[1].casefold() in _HTML_TAGS else "doctype")
    root = _ROOT.match(text, at)
    if root is None:
        return Content("xml")
    return Content("html") if root[2].casefold() in _HTML_TAGS else Content("xml", root=root[2])


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    lines = text.splitlines()[:_HEAD_ROWS]
    try:
        return tuple(tuple(row) for row in csv.reader(lines) if row)
    except csv.Error:
        return ()
