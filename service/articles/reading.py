"""The reading view of a text: layout faults repaired, every character still knowing where it came from.

Hard-wrapped lines are joined, hyphens at line ends closed, doubled blanks and blanks before commas removed, missing
blanks after commas put in, and letters that scanners confuse set right. Rules read the view; quotes are cut from the
text itself through `ReadingView.source_span`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LIST_MARK = r"(?:\d{1,3}/\s|[-–—•*·▪●○‣+]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|\((?:\d{1,3}|[a-z])\)|\|)"
STARTS_ITEM = re.compile(rf"[ \t]*{_LIST_MARK}")
_LABEL = re.compile(r"[ \t]*[A-Z][\w .()/'-]{1,40}:(?:\s|$)")
_LINE = re.compile(r"[^\r\n]+(?:\r\n?|\n|\Z)|\r\n?|\n")
_FURNITURE = re.compile(r"[ \t]*(?:[\W_]*|page \d+(?: of \d+)?|\[\w+\]|###)[ \t]*\Z", re.I)
_WRAP_MAX = 160
_WRAP_MIN = 40
_NARROW_LINES = 4
_OCR_L = r"(?<![\w'’])l(?=[A-Z]{2}|[bcdfgjkmnpqrstvwxz][a-z]{2})"
_REPAIRS = re.compile(
    r"(?P<blanks>[ \t\u00a0\u2007\u202f\u200b]{2,}|[\t\u00a0\u2007\u202f\r])"
    r"|(?P<before>[ \t]+(?=[,;:.)](?:[\s\"”’]|$)|[,;)]))"
    r"|(?P<after_open>(?<=\()[ \t]+)"
    r"|(?P<comma>(?<=[,;])(?=[^\W\d_]{2}|\())"
    r"|(?P<bracket>(?<=[a-z]{2})(?=\((?:[a-z]|[A-Z]{2})))"
    r"|(?P<stop>(?<=[a-z)][.:])(?=[“\"]?[A-Z][a-z]|[A-Z]{3})|(?<=\d[.])(?=[A-Z][a-z]))"
    r"|(?P<markup>\*\*|`|\[(?=[^\]\n]{1,120}\]\(https?://)|\]\(https?://[^)\s]{1,300}\)|(?<![\w*])\*(?=[\w\"“])|(?<=[\w.,!?])\*(?![\w*]))"
    r"|(?P<joined>(?<=\band)(?=[A-Z][A-Za-z]{2}))"
    rf"|(?P<l>{_OCR_L})"
    r"|(?P<zero>(?<=[a-z])0(?=[a-z])|(?<=\b[A-Z][a-z])0(?=[a-z]))"
)
_REPLACEMENT = {"bracket": " ", "blanks": " ", "comma": " ", "stop": " ", "joined": " ", "l": "I", "zero": "o"}


@dataclass(frozen=True, slots=True)
class ReadingView:
    """`text` is what rules read; logical lines are separated by `\\n`, and blocks by an empty line.

    `_view_starts` marks where the pieces of the view begin, `_source_spans` what each stands for.
    """

    text: str
    source: str
    _view_starts: tuple[int, ...]
    _source_spans: tuple[tuple[int, int], ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that a span of the view stands for; both half open, `start < end`."""
        return self._source_index(start), self._source_index(end - 1) + 1

    def _source_index(self, index: int) -> int:
        piece = bisect_right(self._view_starts, index) - 1
        begin, stop = self._source_spans[piece]
        return min(begin + index - self._view_starts[piece], max(begin, stop - 1))


def reading_view(source: str, start: int = 0) -> ReadingView:
    """The view of `source` from `start` (the end of front matter). Linear in the length of the text."""
    texts: list[str] = []
    view_starts: list[int] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for piece, begin, stop in _pieces(source, start):
        if piece:
            texts.append(piece)
            view_starts.append(length)
            spans.append((begin, stop))
            length += len(piece)
    return ReadingView("".join(texts), source, tuple(view_starts) or (0,), tuple(spans) or ((0, 0),))


def _pieces(source: str, start: int) -> Iterator[tuple[str, int, int]]:
    """(text of the view, source start, source end) in order."""
    lines = list(_lines(source, start))
    joins = _joins([source[begin:end] for begin, end in lines])
    for (begin, end), join in zip(lines, joins, strict=True):
        if _FURNITURE.match(source[begin:end]):
            yield "\n", end, end + 1
            continue
        if join == "hyphen":
            yield from _repaired(source, begin, end - 1)
            continue
        yield from _repaired(source, begin, end)
        yield ("" if join == "kept hyphen" else " " if join == "wrapped" else "\n"), end, end + 1


def _lines(source: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans of the lines, without their ends and trailing blanks."""
    for match in _LINE.finditer(source, start):
        yield match.start(), match.start() + len(match[0].rstrip())


def _joins(lines: list[str]) -> list[str]:
    """For each line how it goes on: `""` (it ends), `wrapped`, `hyphen` (word cut in two), `kept hyphen`."""
    joins = [""] * len(lines)
    first = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or _FURNITURE.match(lines[index]):
            wrapped = index > first and _is_wrapped(lines[first:index])
            for line in range(first, index - 1):
                joins[line] = _join(lines, line, wrapped)
            first = index + 1
    return joins


def _is_wrapped(block: list[str]) -> bool:
    """Whether the lines of a block were broken at a fixed width."""
    widths = [len(line) for line in block]
    longest = max(widths)
    if len(block) >= _NARROW_LINES and longest < _WRAP_MIN:
        return _is_narrow(block, longest)
    return len(block) > 1 and _WRAP_MIN <= longest <= _WRAP_MAX and min(widths[:-1]) >= 0.6 * longest


def _is_narrow(block: list[str], longest: int) -> bool:
    """A newspaper column: lines of like width, half of which go on in the middle of a sentence or of a word."""
    widths = [len(line) for line in block]
    goes_on = sum(below.lstrip()[:1].islower() or above.endswith("-") for above, below in pairwise(block))
    return min(widths[:-1]) >= 0.5 * longest and 2 * goes_on >= len(block)


def _join(lines: list[str], line: int, wrapped: bool) -> str:
    this, following = lines[line], lines[line + 1]
    if STARTS_ITEM.match(following) or _LABEL.match(following) or _FURNITURE.match(following) or this.endswith(":"):
        return ""
    first = following.lstrip()[0]
    if re.search(r"[^\W\d_]-\Z", this) and first.isalpha():
        return "hyphen" if first.islower() else "kept hyphen"
    continues = len(this) >= _WRAP_MIN and (first.islower() or this[-1] == ",") and len(this) <= 2 * _WRAP_MAX
    return "wrapped" if continues or (wrapped and this[-1] != ";" and not STARTS_ITEM.match(this)) else ""


def _repaired(source: str, begin: int, end: int) -> Iterator[tuple[str, int, int]]:
    at = begin + len(source[begin:end]) - len(source[begin:end].lstrip())
    for match in _REPAIRS.finditer(source, at, end):
        if match.start() > at:
            yield source[at : match.start()], at, match.start()
        at = max(at, match.end())
        yield _REPLACEMENT.get(match.lastgroup or "", ""), match.start(), match.end()
    if at < end:
        yield source[at:end], at, end
