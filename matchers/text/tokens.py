"""Text split into plain Latin words, each with the script it came from and as it was written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from matchers.text.fold import clean, fold
from matchers.text.romanise import Script, romanise

MAX_WORDS = 32
"""Words after the first 32 are left out: of 50,996 listed names looked at, one has more (53)."""
MAX_LETTERS = 32
"""Letters of one word that count."""

_APOSTROPHES = re.compile("['`´’‘ʻʼʽʾʿˈ′‛＇]")
_ASCII_WORD = re.compile(r"[a-z0-9]+")


class Word(NamedTuple):
    """`text`: lower-case ASCII letters and digits, 1..MAX_LETTERS of them."""

    text: str
    script: Script


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, at most MAX_WORDS; apostrophes join, everything else that is no letter parts.

    Text without any letter or digit gives ().
    """
    folded = _folded(text)
    if folded.isascii():
        return tuple(Word(w[:MAX_LETTERS], "latin") for w in _ASCII_WORD.findall(folded)[:MAX_WORDS])
    return tuple(_romanised(folded))[:MAX_WORDS]


def written_words(text: str) -> list[str]:
    """The words of `text` in the script they are written in, folded, at most MAX_WORDS; [] without any."""
    return _parts(_folded(text))


def _folded(text: str) -> str:
    return _APOSTROPHES.sub("", fold(_APOSTROPHES.sub("", clean(text))))


def _parts(folded: str) -> list[str]:
    return "".join(c if _in_word(c) else " " for c in folded).split()[:MAX_WORDS]


def _romanised(folded: str) -> list[Word]:
    found: list[Word] = []
    for part in _parts(folded):
        parts, script = romanise(part)
        found.extend(Word(p[:MAX_LETTERS], script) for p in parts)
    return found


@lru_cache(maxsize=16384)
def _in_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"
