"""How alike two words are: the same, variants of one name, misspelt, or written without their vowels."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from matchers.names.anatomy import Token
from matchers.text.misread import misread
from matchers.text.phonetic import consonants, is_vowelless, light, skeleton, soft

ALIKE = 0.7
"""Words less similar than this do not match."""
_VARIANT = 0.97
_SURE_SOUND = 0.95
_SOUND = {2: 0.86, 3: 0.9}
"""Similarity of equal consonants, by their number; more are surer."""


@lru_cache(maxsize=131072)
def alike(query: Token, listed: Token) -> tuple[float, str]:
    """Similarity (0..1, 0.0 below ALIKE) and how it was found. Symmetric."""
    if query.text == listed.text:
        return 1.0, "exact"
    if query.stands_for and query.stands_for == listed.stands_for:
        return _VARIANT, "variant"
    if query.role == "number" or listed.role == "number":
        return _number(query.text, listed.text)
    spelt = _spelling(query.text, listed.text)
    if spelt >= _SURE_SOUND or not _unvowelled(query, listed):
        return (spelt, "spelling") if spelt >= ALIKE else (0.0, "unmatched")
    heard = _sound(query.text, listed.text)
    if heard > spelt:
        return (heard, "sound") if heard >= ALIKE else (0.0, "unmatched")
    return (spelt, "spelling") if spelt >= ALIKE else (0.0, "unmatched")


def _unvowelled(query: Token, listed: Token) -> bool:
    return query.unvowelled or listed.unvowelled or is_vowelless(query.text) or is_vowelless(listed.text)


def _spelling(a: str, b: str) -> float:
    """Edits over length (OSA, so a swap is one), half of it forgiven where only the spelling of a sound differs."""
    longer = max(len(a), len(b))
    if min(len(a), len(b)) < 2 or abs(len(a) - len(b)) > longer // 2:
        return 0.0
    plain = OSA.normalized_similarity(a, b)
    if longer <= 3:
        return plain if plain >= ALIKE else (0.8 if soft(a) == soft(b) and a[0] == b[0] else 0.0)
    if plain < 0.4:
        return 0.0
    heard = float(OSA.normalized_similarity(soft(a), soft(b)))
    if (heard == 1.0 and light(a) == light(b)) or misread(a) == misread(b):
        return _VARIANT
    return max(plain, (plain + heard) / 2)


def _sound(a: str, b: str) -> float:
    if min(len(a), len(b)) > 2 and consonants(a) == consonants(b) and (is_vowelless(a) or is_vowelless(b)):
        return _VARIANT
    left, right = skeleton(a), skeleton(b)
    shorter = min(len(left), len(right))
    if left == right:
        return _SOUND.get(shorter, _SURE_SOUND) if shorter >= 2 else 0.0
    if shorter < 4:
        return 0.0
    return _SURE_SOUND * OSA.normalized_similarity(left, right)


def _number(a: str, b: str) -> tuple[float, str]:
    """Numbers, Roman ones too, match whole or not at all; a digit inside a word may be a misread letter."""
    if a.isdigit() or b.isdigit() or (a.isalpha() and b.isalpha()):
        return 0.0, "unmatched"
    likeness = _spelling(misread(a), misread(b)) * _VARIANT
    return (likeness, "spelling") if likeness >= ALIKE else (0.0, "unmatched")
