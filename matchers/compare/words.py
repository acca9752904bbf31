"""How alike two words are: the same, variants of one name, misspelt, or written without their vowels."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from matchers.names.anatomy import SERVANT, Token
from matchers.names.lexicon import places
from matchers.text.misread import misread
from matchers.text.phonetic import consonants, is_vowelless, light, skeleton, soft

ALIKE = 0.7
"""Words less similar than this do not match."""
VARIANT = 0.97
SERVED = 0.85
"""Similarity of a word to itself without the servant of God's name."""
_LIGHT, _SOFT = 0.9, 0.8
SURE_SOUND = 0.95
_SOUND = {2: 0.86, 3: 0.9}
"""Similarity of equal consonants, by their number; more are surer."""


def quality(similarity: float) -> float:
    """What a similarity of ALIKE or more is worth to the features, 0..1."""
    return (similarity - 0.6) / 0.4


@lru_cache(maxsize=131072)
def alike(query: Token, listed: Token) -> tuple[float, str]:
    """Similarity (0..1, 0.0 below ALIKE) and how it was found. Symmetric."""
    if query.text == listed.text:
        return 1.0, "exact"
    if (query.stands_for or query.text) == (listed.stands_for or listed.text):
        return VARIANT, "variant"
    if query.role == "number" or listed.role == "number":
        return _number(query, listed)
    if is_place(query) and is_place(listed):
        return 0.0, "unmatched"
    return _by_spelling_or_sound(query, listed)


def _by_spelling_or_sound(query: Token, listed: Token) -> tuple[float, str]:
    spelt, how = max(_spelling(query.text, listed.text), _without_servant(query.text, listed.text)), "spelling"
    if spelt < SURE_SOUND and _unvowelled(query, listed):
        heard = _sound(query.text, listed.text)
        spelt, how = (heard, "sound") if heard > spelt else (spelt, how)
    return (spelt, how) if spelt >= ALIKE else (0.0, "unmatched")


def is_place(word: Token) -> bool:
    """Is it a country or another place of the tables? Iran is no misspelt Iraq."""
    return word.text in places() or word.stands_for in places()


def _unvowelled(query: Token, listed: Token) -> bool:
    return query.unvowelled or listed.unvowelled or is_vowelless(query.text) or is_vowelless(listed.text)


def _spelling(a: str, b: str) -> float:
    """Edits over length (OSA, so a swap is one), half of it forgiven where only the spelling of a sound differs."""
    longer = max(len(a), len(b))
    if min(len(a), len(b)) < 2 or abs(len(a) - len(b)) > longer // 2:
        return 0.0
    plain = OSA.normalized_similarity(a, b)
    if longer <= 3:
        return plain if plain >= ALIKE else _short_spelling(a, b)
    if plain < 0.4:
        return 0.0
    heard = float(OSA.normalized_similarity(soft(a), soft(b)))
    if (heard == 1.0 and light(a) == light(b)) or misread(a) == misread(b):
        return VARIANT
    return max(plain, (plain + heard) / 2)


def _short_spelling(a: str, b: str) -> float:
    """Words of two or three letters that are alike by their sound alone."""
    if light(a) == light(b):
        return _LIGHT
    return _SOFT if soft(a) == soft(b) and a[0] == b[0] else 0.0


def _without_servant(a: str, b: str) -> float:
    """Abdulkarim as Karim: the servant of God's name is left out."""
    short, long = sorted((a, b), key=len)
    rest = long.removeprefix(SERVANT)
    if rest == long or short.startswith(SERVANT) or len(rest) < 3:
        return 0.0
    return SERVED if _spelling(short, rest) >= VARIANT or short == rest else 0.0


def _sound(a: str, b: str) -> float:
    if min(len(a), len(b)) > 2 and consonants(a) == consonants(b) and (is_vowelless(a) or is_vowelless(b)):
        return VARIANT
    left, right = skeleton(a), skeleton(b)
    shorter = min(len(left), len(right))
    if left == right:
        return _SOUND.get(shorter, SURE_SOUND) if shorter >= 2 else 0.0
    if shorter < 4:
        return 0.0
    return SURE_SOUND * OSA.normalized_similarity(left, right)


def _number(query: Token, listed: Token) -> tuple[float, str]:
    """Numbers, Roman ones and ordinals too, match whole or not; a digit inside a word may be a misread letter."""
    if query.stands_for.isdigit() or listed.stands_for.isdigit():
        return 0.0, "unmatched"
    likeness = _spelling(misread(query.text), misread(listed.text)) * VARIANT
    return (likeness, "spelling") if likeness >= ALIKE else (0.0, "unmatched")
