"""Any script in plain Latin letters, word by word: anyascii, with Arabic read the way names are written in
passports."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Literal

from anyascii import anyascii

from matchers.tables import read_table
from matchers.text.fold import is_latin

Script = Literal["latin", "cyrillic", "abjad", "syllabic", "other"]

_PREFIXES: tuple[tuple[str, Script], ...] = (
    ("LATIN", "latin"),
    ("CYRILLIC", "cyrillic"),
    ("GREEK", "cyrillic"),
    ("ARMENIAN", "cyrillic"),
    ("GEORGIAN", "cyrillic"),
    ("ARABIC", "abjad"),
    ("HEBREW", "abjad"),
    ("SYRIAC", "abjad"),
    ("CJK", "syllabic"),
    ("HANGUL", "syllabic"),
)
_ARTICLE = "ال"
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=16384)
def script_of(character: str) -> Script:
    """The family a letter's script belongs to: full alphabets, vowel-poor abjads, one sign a syllable, other."""
    name = unicodedata.name(character, "")
    return next((script for prefix, script in _PREFIXES if name.startswith(prefix)), "other")


def romanise(word: str) -> tuple[tuple[str, ...], Script]:
    """One folded word as Latin words (an Arabic article and every Chinese or Korean sign stand alone) and its script.

    Empty when the word has no letter that can be written in Latin.
    """
    return _romanised(word, learned=True)


def romanise_by_rule(word: str) -> tuple[tuple[str, ...], Script]:
    """As `romanise`, by letters and the curated words alone: what learning starts from."""
    return _romanised(word, learned=False)


def _romanised(word: str, *, learned: bool) -> tuple[tuple[str, ...], Script]:
    if word.isascii():
        return (word,), "latin"
    foreign = next((c for c in word if c.isalpha() and not c.isascii() and not is_latin(c)), None)
    if foreign is None:
        return _plain(anyascii(_unmarked(word))), "latin"
    script = script_of(foreign)
    if script == "abjad" and unicodedata.name(foreign).startswith("ARABIC"):
        return _arabic(_unmarked(word), learned), script
    known = _learned_words() if learned else {}
    if script == "syllabic":
        return tuple(part for c in word for part in _plain(known.get(c) or anyascii(c))), script
    if script == "abjad":
        plain = _unmarked(word)
        return _plain(known.get(plain, "")) or _hebrew(plain), script
    return _plain(known.get(word) or anyascii(word)), script


def _plain(text: str) -> tuple[str, ...]:
    letters = "".join(c for c in text.lower() if c.isalnum() and c.isascii())
    return (letters,) if letters else ()


@lru_cache(maxsize=8192)
def _unmarked(word: str) -> str:
    """Without vowel signs and other marks that a word may have or lack."""
    composed = "".join(c for c in unicodedata.normalize("NFKD", word) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", composed)


def learned_key(word: str) -> str:
    """A folded word of another script as it is learned: Arabic and Hebrew without vowel signs, Arabic without
    article."""
    if script_of(word[:1]) != "abjad":
        return word
    plain = _unmarked(word)
    return plain.removeprefix(_ARTICLE) if len(plain) > 4 else plain


@lru_cache(maxsize=8192)
def _arabic(word: str, learned: bool) -> tuple[str, ...]:
    known = _arabic_words().get(word) or (learned and _learned_words().get(word))
    if known:
        return (known,)
    if word.startswith(_ARTICLE) and len(word) > 4:
        return ("al", *_arabic(word.removeprefix(_ARTICLE), learned))
    if word.startswith("عبدال") and len(word) > 7:
        return ("abd", "al", *_arabic(word.removeprefix("عبدال"), learned))
    return _plain(_spelt(word))


def _hebrew(word: str) -> tuple[str, ...]:
    plain = "".join(_plain(anyascii(word)))
    inner = plain[1:].replace("v", "u").replace("y", "i")
    return (plain[:1] + inner,) if plain else ()


def _spelt(word: str) -> str:
    letters = [_arabic_letters().get(c) or anyascii(c) if c != "ء" else "" for c in word]
    return "".join(_semivowel(letters, i) for i in range(len(letters)))


def _semivowel(letters: list[str], i: int) -> str:
    """Waw and yeh are consonants at the start of a word and next to a long vowel, otherwise vowels."""
    letter = letters[i]
    after = letters[i + 1] if i + 1 < len(letters) else ""
    before = letters[i - 1] if i else ""
    if letter not in ("w", "y") or i == 0 or after[:1] in _VOWELS or before[-1:] in _VOWELS:
        return letter
    return "u" if letter == "w" else "i"


@cache
def _arabic_letters() -> dict[str, str]:
    return {row["letter"]: row["latin"] for row in read_table("matchers.text", "arabic_letters")}


@cache
def _arabic_words() -> dict[str, str]:
    """Keyed by the unmarked word, as `_arabic` asks for it."""
    return {_unmarked(row["arabic"]): row["latin"] for row in read_table("matchers.text", "arabic_words")}


@cache
def _learned_words() -> dict[str, str]:
    """Words of other scripts → how the lists write them in Latin; keyed by `learned_key`."""
    return {row["word"]: row["latin"] for row in read_table("matchers.text", "learned_script_words")}
