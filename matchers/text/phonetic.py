"""What a word sounds like, in three grades.

`light` undoes what differs between two ways to write one sound with the same vowels: ou/u, oo/u, ee/i, y/i, doubled
letters. `soft` keeps every consonant but takes all vowels for one and folds spellings of one sound (ou/u, q/k, w/v,
y/i, doubled letters, mute h): Hezbollah and Hizballah are equal. `skeleton` drops vowels and folds voiced and
voiceless consonants, for words written without vowels: only safe where one side has none, or comes from another script.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = {
    **dict.fromkeys(("tsch", "tch", "sch", "sh", "ch"), "x"),
    **dict.fromkeys(("dzh", "dj", "zh"), "j"),
    **dict.fromkeys(("ck", "q", "c"), "k"),
    **dict.fromkeys(("z", "ts"), "s"),
    "ph": "f",
    "w": "v",
}
_SOUND = re.compile(r"^ts(?!ch)|tsch|tch|sch|sh|ch|dzh|dj|zh|ph|ck|q|c|z|w")
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")
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
_NO_VOWELS = str.maketrans("", "", "aeiou")
_INNER_VOWEL = re.compile(r"[aeiou]")
_W_AS_VOWEL = re.compile(r"(?<=.)w")


@lru_cache(maxsize=65536)
def soft(word: str) -> str:
    """Spelling without vowel quality; digits stay. "" only for ""."""
    if "c" in word:
        word = _SOFT_C.sub("s", word)
    word = _DOUBLED.sub(r"\1", _SOUND.sub(_sound, word))
    word = word[:1] + word[1:].replace("h", "")
    return _VOWELS.sub("a", f"{word[:-1]}f" if word.endswith("v") else word)


def _sound(match: re.Match[str]) -> str:
    return _SOUNDS[match[0]]


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
def consonants(word: str) -> str:
    """The word without its vowels, the first letter kept: as those write who leave vowels out. "" only for ""."""
    return word[:1] + word[1:].translate(_NO_VOWELS)


@lru_cache(maxsize=65536)
def is_vowelless(word: str) -> bool:
    """Three letters or more (y apart) and no vowel inside, or two consonants: written without vowels."""
    if len(word) == 2:
        return word.isalpha() and not _VOWELS.search(word)
    if len(word) < 3 + word.count("y", 1, -1) or not word.isalpha():
        return False
    return not _INNER_VOWEL.search(word, 1, len(word) - 1)
