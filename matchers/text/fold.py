"""Make equal-looking text equal: compatibility forms, invisible characters, look-alikes from other alphabets, case.

Normalisation is NFKC (Unicode Annex 15); look-alikes follow Unicode's confusables (UTS 39), cut down to whole letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from matchers.tables import read_table

MAX_CHARACTERS = 400
"""Longer text is cut: the longest of 50,996 listed names looked at has 324 characters."""

_INVISIBLE = frozenset(("Cf", "Cs", "Co", "Cn"))
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


def clean(text: str) -> str:
    """`text` in NFKC without invisible characters, controls as spaces, at most MAX_CHARACTERS long. Never raises."""
    text = text[:MAX_CHARACTERS]
    if text.isascii():
        return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    visible = "".join(map(_visible, text))
    return "".join(map(_visible, unicodedata.normalize("NFKC", visible)))[:MAX_CHARACTERS]


def fold(text: str) -> str:
    """`clean` text, look-alikes replaced by the letters they imitate, lower case. Marks stay: they belong to the
    script."""
    cleaned = clean(text)
    return cleaned.lower() if cleaned.isascii() else unlike(cleaned).lower()


def unlike(text: str) -> str:
    """Replace look-alikes from another alphabet in words that mix alphabets, by the letters they imitate.

    A word all of whose foreign letters imitate Latin ones becomes Latin, and so do the other words of its kind where
    Latin prevails; a foreign word with a few Latin letters in it that imitate its own becomes foreign. Honest Cyrillic
    beside honest Latin is not touched.
    """
    words = text.split(" ")
    if not any(_mixed(word) for word in words):
        return text
    table = _lookalikes()
    foreign = not table.keys() >= set(_foreign(text))
    return " ".join(word if foreign and not _mixed(word) else _imitated(word, table) for word in words)


@lru_cache(maxsize=8192)
def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in _INVISIBLE or character in _FILLERS:
        return ""
    return " " if category == "Cc" or category[0] == "Z" else character


def _mixed(word: str) -> bool:
    return any(c.isascii() and c.isalpha() for c in word) and bool(_foreign(word))


def _foreign(word: str) -> list[str]:
    return [c for c in word if not c.isascii() and c.isalpha() and not is_latin(c)]


def _imitated(word: str, table: Mapping[str, str]) -> str:
    foreign = _foreign(word)
    if all(c in table for c in foreign):
        return "".join(table.get(c, c) for c in word)
    return word.translate(_cyrillic_lookalikes()) if _mostly_cyrillic(foreign, word) else word


def _mostly_cyrillic(foreign: list[str], word: str) -> bool:
    return len(foreign) * 2 >= len(word) and all("\u0400" <= c <= "\u04ff" for c in foreign)


@lru_cache(maxsize=8192)
def is_latin(character: str) -> bool:
    """Is it a letter of the Latin script, with or without marks?"""
    return unicodedata.name(character, "").startswith("LATIN")


@cache
def _lookalikes() -> dict[str, str]:
    return {row["character"]: row["latin"] for row in read_table("matchers.text", "lookalikes")}


@cache
def _cyrillic_lookalikes() -> dict[int, str]:
    """Latin letters → the Cyrillic ones that look like them, each case with its own."""
    pairs = [
        (latin, c) for c, latin in _lookalikes().items() if "\u0400" <= c <= "\u04ff" and c.isupper() == latin.isupper()
    ]
    return {ord(latin): c for latin, c in reversed(pairs)}
