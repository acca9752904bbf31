"""Words broken into lines of a width, whatever script they are in, with their styles kept."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

Part = tuple[str, str]  # words, and how they are shown: `bold`, `dim`, `italic`, a colour, several with blanks between

_PIECES = re.compile(r"\n|[^\S\n]+|\S+")


def wrapped(parts: Sequence[Part], width: int) -> list[list[Part]]:
    """The lines, each at most `width` columns wide, without blanks at their ends; at least one, if an empty one.

    Lines end at blanks, at line feeds, and inside a word only when it is wider than a whole line.
    """
    from rich.cells import cell_len

    lines: list[list[Part]] = [[]]
    used, blank = 0, ""
    for unit in _units(parts, width):
        text = "".join(piece for piece, _ in unit)
        if text == "\n":
            lines, used, blank = [*lines, []], 0, ""
        elif text.isspace():
            blank = text if used else ""
        else:
            if used and used + cell_len(blank + text) > width:
                lines, used, blank = [*lines, []], 0, ""
            between = (blank, unit[0][1] if lines[-1] and lines[-1][-1][1] == unit[0][1] else "")
            lines[-1] += [between, *unit] if blank else unit
            used, blank = used + cell_len(blank + text), ""
    return [_joined(line) for line in lines]


def _joined(line: Sequence[Part]) -> list[Part]:
    """The line in as few parts as it has changes of style."""
    return [("".join(text for text, _ in run), style) for style, run in groupby(line, key=itemgetter(1))]


def _units(parts: Sequence[Part], width: int) -> Iterator[list[Part]]:
    """What must not be torn apart: a line feed, a run of blanks, or a word, though its parts have different styles."""
    unit: list[Part] = []
    for piece, style in ((piece, style) for text, style in parts for piece in _PIECES.findall(text)):
        if piece.isspace():
            yield from _narrow(unit, width)
            yield [(piece, "")]
            unit = []
        else:
            unit.append((piece, style))
    yield from _narrow(unit, width)


def _narrow(unit: list[Part], width: int) -> Iterator[list[Part]]:
    """A word, in pieces when it is wider than a line."""
    from rich.cells import cell_len, chop_cells

    if not unit:
        return
    if sum(cell_len(piece) for piece, _ in unit) <= width:
        yield unit
        return
    for piece, style in unit:
        yield from ([(chopped, style)] for chopped in chop_cells(piece, width))
