"""Numbered lists in running text: `a) X b) Y`, `1) X 2) Y`, `(1) X (2) Y`, `i. X`-style ones are left as they are."""

import re
from itertools import pairwise

_MARK = re.compile(r"(?:(?<=^)|(?<=[\s,;.]))\(?([a-zA-Z]|\d{1,2})\)[.:]?\s*(?![-–,&\s])")
_TRAILING = " ,;"


def entries(text: str) -> list[str]:
    """The entries of a numbered list that is the whole text, in order; the text itself where there is none.

    The marks have to begin with the first letter or number and to go on without a gap; a list of one entry counts.
    """
    marks = list(_MARK.finditer(text))
    if not marks or marks[0].start() > 0 or not _in_order([mark[1] for mark in marks]):
        return [text] if text else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found = [text[mark.end() : end].strip(_TRAILING) for mark, end in zip(marks, ends, strict=True)]
    return [entry for entry in found if entry]


def _in_order(marks: list[str]) -> bool:
    places = [int(mark) if mark.isdigit() else ord(mark.lower()) - ord("a") + 1 for mark in marks]
    same_kind = len({mark.isdigit() for mark in marks}) == 1
    return same_kind and places[0] == 1 and all(later == earlier + 1 for earlier, later in pairwise(places))
