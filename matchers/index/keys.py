"""Keys under which a word is looked up: two words that share a key may be alike; whether they are is checked after.

Keys are 32-bit checksums (CRC-32: the same on every machine); false ones die in the check.
"""

from __future__ import annotations

from zlib import crc32

from matchers.text.phonetic import skeleton, soft

_DIGIT_LETTERS = str.maketrans("0158346972", "olsbeabgtz")


def word_keys(text: str, stands_for: str) -> frozenset[int]:
    """All keys of one word: itself, one letter left out, spelling without vowel quality, consonants, variants."""
    found = {f"d{text}", f"s{soft(text)}"}
    if len(text) > 3:
        found.update(f"d{short}" for short in _shortened(text))
    if text.isalpha():
        found.update(_sound_keys(skeleton(text)))
    elif not text.isdigit():
        found.update(_misread_keys(text.translate(_DIGIT_LETTERS)))
    if stands_for:
        found.add(f"v{stands_for}")
    return frozenset(crc32(key.encode()) for key in found)


def _misread_keys(text: str) -> set[str]:
    """The keys of a word whose digits were read as letters."""
    return {f"d{text}", *(f"d{short}" for short in _shortened(text))}


def joined_key(text: str) -> int:
    """The key of words written together."""
    return crc32(f"j{soft(text)}".encode())


def identifier_key(number: str) -> int:
    """The key of a normalised identifier."""
    return crc32(f"i{number}".encode())


def _shortened(text: str) -> set[str]:
    return {text[:i] + text[i + 1 :] for i in range(len(text))}


def _sound_keys(sound: str) -> set[str]:
    if len(sound) < 2:
        return set()
    found = {f"k{sound}"}
    if len(sound) > 3:
        found.update(f"k{short}" for short in _shortened(sound))
    return found
