"""Text for people: wrapped to the terminal, in colour there and plain in a pipe."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

Part = str | tuple[str, str]  # words, or words with a style of rich's
Line = str | Sequence[Part]

LABEL_WIDTH = 10
_WIDEST = 100  # longer lines are hard to read
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # what can rewrite a terminal's line


class Page:
    """Writes to stdout at once, line by line.

    Names and quotes come from strangers: control codes that could rewrite the terminal are shown as replaced.
    """

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(markup=False, highlight=False, emoji=False)
        self.width = min(self._console.width, _WIDEST)

    def line(self, line: Line = "", *, indent: int = 0, style: str = "") -> None:
        """A paragraph, each of its lines indented."""
        self._write(_text(line, style), " " * indent, " " * indent)

    def fact(self, label: str, line: Line, *, indent: int = 3, style: str = "") -> None:
        """A label in a narrow column, a paragraph in the wide one; an empty label continues the one above."""
        margin = " " * indent
        self._write(_text(line, style), margin + label.ljust(LABEL_WIDTH), margin + " " * LABEL_WIDTH)

    def facts(self, label: str, lines: Sequence[Line], *, indent: int = 3, style: str = "") -> None:
        """Several paragraphs under one label; nothing at all when there are none."""
        for number, line in enumerate(lines):
            self.fact("" if number else label, line, indent=indent, style=style)

    def table(self, rows: Sequence[Sequence[str]], *, indent: int = 0, heading: bool = True) -> None:
        """Rows in columns, the first as heading; the last column is wrapped when the page is too narrow."""
        from rich.cells import cell_len, set_cell_size

        shown = [[_visible(cell) for cell in row] for row in rows]
        widths = [max(map(cell_len, column)) for column in list(zip(*shown, strict=True))[:-1]]
        for number, row in enumerate(shown):
            start = " " * indent + "".join(
                set_cell_size(cell, width) + "  " for cell, width in zip(row, widths, strict=False)
            )
            style = "bold" if heading and number == 0 else ""
            self._write(_text(row[-1], style), start, " " * cell_len(start), style)

    def _write(self, text: "Text", first: str, rest: str, start_style: str = "dim") -> None:
        from rich.cells import cell_len
        from rich.text import Text

        lines = text.wrap(self._console, max(self.width - cell_len(rest), 20)) or [text]
        for number, line in enumerate(lines):
            line.rstrip()
            whole = Text.assemble((rest if number else first, start_style), line)
            whole.rstrip()
            self._console.print(whole, no_wrap=True, overflow="ignore", crop=False)


def _text(line: Line, style: str) -> "Text":
    from rich.text import Text

    parts = [line] if isinstance(line, str) else line
    cleaned = [_visible(part) if isinstance(part, str) else (_visible(part[0]), part[1]) for part in parts]
    return Text.assemble(*cleaned, style=style)


def _visible(text: str) -> str:
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)
