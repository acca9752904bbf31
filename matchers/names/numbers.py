"""Numbers as names write them: 8, 08, 8th, VIII, eighth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from matchers.tables import read_table

_DIGITS = re.compile(r"0*(\d+)(?:st|nd|rd|th|er|re|eme)?")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}


def number_of(word: str) -> str:
    """The number a folded word writes in digits, as an ordinal of digits, or as a Roman numeral of two to seven letters
    up to 39, without leading zeros; "" for any other word, also one that only holds digits ("b52")."""
    digits = _DIGITS.fullmatch(word)
    if digits:
        return digits[1]
    return str(_roman(word)) if len(word) > 1 and _ROMAN.fullmatch(word) else ""


def _roman(word: str) -> int:
    values = [_VALUES[letter] for letter in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


@cache
def ordinals() -> Mapping[str, str]:
    """Ordinal words of bodies' names, "first" to "twelfth", as the other tables write them → their number."""
    return {row["word"]: row["number"] for row in read_table("matchers.names", "ordinals")}
