"""Endings of surnames and fathers' names that languages write differently: -ov, -off, -ovs, -ou; -sky, -ski, -skii;
Sergeevich, Sergeyevich, Serhiiovych, Siarheevič.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from matchers.tables import read_table

_SHORTEST_BASE, _SHORTEST_PLACE = 3, 4
_ADJECTIVE = re.compile(r"[st]k(?:[iy][iyj]?|o[iy]|a|a[iyj]a|e|[oiy][eyj]e|o[gh]o|om|omu|[iy]kh)$")
_Y = re.compile(r"i?[iyj]+$|(?<=[bdfgklmnprstvz])e$")
"""How the end of a given name is written before the ending of a father's name: Sergei, Sergey, Sergie, Vasily."""


@lru_cache(maxsize=32768)
def ending_head(word: str, given_name: Callable[[str], str]) -> str:
    """What stands for all spellings of a surname or father's name by its ending; "" for words without one.

    `given_name` gives the word that stands for all variants of a given name, "" for none.
    """
    if not _any_ending().search(word):
        return ""
    for pattern, usual, role in _endings():
        found = pattern.search(word)
        if found and found.start() >= _SHORTEST_BASE:
            base = word[: found.start()]
            return f"{_father(base, given_name) if role == 'father' else _plain(base)}-{usual}"
    return ""


def adjective_base(word: str) -> str:
    """The word, four letters or more, of which a Slavic language made this adjective: perm of permskaya, moskov of
    moskovskogo; "" for other words."""
    found = _ADJECTIVE.search(word)
    return word[: found.start()] if found and found.start() >= _SHORTEST_PLACE else ""


def is_father_name(word: str) -> bool:
    """Does the word end like a name made of the father's?"""
    return bool(_any_ending("father").search(word)) and any(
        role == "father" and len(word) > len(e.pattern) + 1 and e.search(word) for e, _, role in _endings()
    )


def _father(base: str, given_name: Callable[[str], str]) -> str:
    """The father's given name by what is left of it before the ending."""
    stem = _Y.sub("", base)
    tried = (base, *(stem + tail for tail in ("", "i", "y", "ei", "ey", "ii", "a")))
    return next((head for head in map(given_name, tried) if head), _plain(stem))


def _plain(base: str) -> str:
    """The word before the ending, with one way to write each sound that Slavic romanisations differ in."""
    for pattern, sound in _SOUNDS:
        base = pattern.sub(sound, base)
    return base


_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:ie|je|ye)", "e"),
        (r"^(?:ia|ja)", "ya"),
        (r"^(?:iu|ju)", "yu"),
        (r"ks", "x"),
        (r"(?<=[bdfgklmnprstvzh])(?:iy|iye|ie|ye|je|yo|io|jo)", "e"),
        (r"(?<=[aeou])[iyj]", "i"),
        (r"(?<=[bdfgklmnprstvzh])[yj]", "i"),
        (r"w", "v"),
        (r"(.)\1", r"\1"),
    )
]


@cache
def _any_ending(role: str = "") -> re.Pattern[str]:
    """Finds words that have one of the endings, those of one role or all: most words have none."""
    return re.compile("|".join(pattern.pattern for pattern, _, own in _endings() if role in ("", own)) or r"(?!)")


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The endings of the table, the longest first."""
    rows = read_table("matchers.names", "endings")
    found = [(ending, row["usual"], row["role"]) for row in rows for ending in (row["usual"], *row["written"].split())]
    found.sort(key=lambda row: (-len(row[0]), row[0]))
    return tuple((re.compile(f"{ending}$"), usual, role) for ending, usual, role in found)
