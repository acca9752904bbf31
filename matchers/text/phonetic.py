"""What a word sounds like, in three grades.

`light` undoes what differs between two ways to write one sound with the same vowels: ou/u, oo/u, ee/i, y/i, doubled
letters. `soft` keeps every consonant but takes all vowels for one and folds spellings of one sound (ou/u, q/k, w/v,
y/i, doubled letters, mute h): Hezbollah and Hizballah are equal. `skeleton` drops vowels and folds voiced and
voiceless consonants, for words written without vowels: only safe where one side has none, or comes from another script.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SOFT = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"tsch|tch", "ch"),
        (r"sch|sh", "x"),
        (r"ch", "x"),
        (r"dzh|dj|zh", "j"),
        (r"ph", "f"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"c|z|^ts", "s"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[a-z])h", ""),
        (r"w", "v"),
        (r"v$", "f"),
        (r"[aeiouy]+", "a"),
    )
]
_LIGHT = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"ou|oo", "u"),
        (r"ee|iy|y", "i"),
        (r"ck|q", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"(.)\1+", r"\1"),
    )
]
_HARD = str.maketrans({"p": "b", "t": "d", "g": "k", "v": "f", "a": None})
_INNER_VOWEL = re.compile(r"[aeiou]")
_W_AS_VOWEL = re.compile(r"(?<=.)w")


@lru_cache(maxsize=65536)
def soft(word: str) -> str:
    """Spelling without vowel quality; digits stay. "" only for ""."""
    for pattern, to in _SOFT:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=65536)
def light(word: str) -> str:
    """Spelling with one way to write each sound. "" only for ""."""
    for pattern, to in _LIGHT:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Consonants only, voiced and voiceless as one; a first vowel stays as `a`. "" only for ""."""
    sound = soft(_W_AS_VOWEL.sub("u", word))
    return ("a" if sound.startswith("a") else "") + sound.translate(_HARD)


@lru_cache(maxsize=65536)
def is_vowelless(word: str) -> bool:
    """Three letters or more (y apart) and no vowel inside: written without vowels."""
    if len(word) < 3 + word.count("y", 1, -1) or not word.isalpha():
        return False
    return not _INNER_VOWEL.search(word, 1, len(word) - 1)
