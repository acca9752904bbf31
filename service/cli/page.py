"""Text for people: wrapped to the terminal, in colour there and plain in a pipe."""

import os
import re
import shutil
from collections.abc import Sequence
from typing import Any

import click

from service.cli.wrapping import Part, wrapped

Line = str | Sequence[str | Part]

LABEL_WIDTH = 10
_NARROWEST, _WIDEST = 40, 100  # longer lines are hard to read
_COLOURS = {"red", "yellow", "green", "cyan"}
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # what can rewrite a terminal's line


class Page:
    """Writes to stdout at once, line by line.

    Names and quotes come from strangers: control codes that could rewrite the terminal are shown as replaced.
    """

    def __init__(self) -> None:
        self._width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
        self._colour = False if os.environ.get("NO_COLOR") else None  # None: in colour on a terminal only

    def line(self, line: Line = "", *, indent: int = 0, style: str = "") -> None:
        """A paragraph, each of its lines indented."""
        self._write(_parts(line, style), " " * indent, indent)

    def fact(self, label: str, line: Line, *, indent: int = 3, style: str = "") -> None:
        """A label in a narrow column, a paragraph in the wide one; an empty label continues the one above."""
        self._write(_parts(line, style), " " * indent + label.ljust(LABEL_WIDTH), indent + LABEL_WIDTH)

    def facts(self, label: str, lines: Sequence[Line], *, indent: int = 3, style: str = "") -> None:
        """Several paragraphs under one label; nothing at all when there are none."""
        for number, line in enumerate(lines):
            self.fact("" if number else label, line, indent=indent, style=style)

    def table(self, rows: Sequence[Sequence[str]], *, heading: bool = True) -> None:
        """Rows in columns, the first as heading; the last column is wrapped when the page is too narrow."""
        from rich.cells import cell_len, set_cell_size

        shown = [[_visible(cell) for cell in row] for row in rows]
        widths = [max(map(cell_len, column)) for column in list(zip(*shown, strict=True))[:-1]]
        for number, row in enumerate(shown):
            style = "bold" if heading and number == 0 else ""
            cells = [set_cell_size(cell, width) + "  " for cell, width in zip(row, widths, strict=False)]
            self._write(_parts(row[-1], style), "".join(cells), sum(widths) + 2 * len(widths), style)

    def _write(self, parts: Sequence[Part], start: str, indent: int, start_style: str = "dim") -> None:
        for number, line in enumerate(wrapped(parts, max(self._width - indent, _NARROWEST // 2))):
            first = click.style(start, **_shown_as(start_style)) if start.strip() else start
            before = " " * indent if number else first
            shown = "".join(click.style(text, **_shown_as(style)) if style else text for text, style in line)
            click.echo(before + shown if shown else before.rstrip(), color=self._colour)


def _parts(line: Line, style: str) -> list[Part]:
    parts = [line] if isinstance(line, str) else line
    return [(_visible(part), style) if isinstance(part, str) else (_visible(part[0]), part[1]) for part in parts]


def _visible(text: str) -> str:
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def _shown_as(style: str) -> dict[str, Any]:
    """A style as click's arguments."""
    words = style.split()
    colour = next((word for word in words if word in _COLOURS), None)
    return {"fg": colour} | {word: True for word in words if word != colour}
