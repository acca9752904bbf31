"""Keys under which a word is looked up: two words that share a key may be alike; whether they are is checked after.

Keys are 32-bit checksums (CRC-32: the same on every machine); false ones die in the check. Consonants with one left out
(`x`, `u`) are many and meet by chance: they are used only between a word without vowels and any other, from either
side.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from matchers.text.misread import misread
from matchers.text.phonetic import is_vowelless, skeleton, soft


def filed_keys(text: str, stands_for: str, unvowelled: bool) -> set[int]:
    """The keys under which a listed word is filed."""
    wide = _wide_keys(text)
    unvowelled = unvowelled or is_vowelless(text)
    return _checksums(
        (*_close_keys(text, stands_for), *(f"x{k}" for k in wide), *(f"u{k}" for k in wide if unvowelled))
    )


def asked_keys(text: str, stands_for: str, unvowelled: bool) -> set[int]:
    """The keys under which words alike to one of the query are looked up."""
    wide = _wide_keys(text)
    unvowelled = unvowelled or is_vowelless(text)
    return _checksums(
        (*_close_keys(text, stands_for), *(f"u{k}" for k in wide), *(f"x{k}" for k in wide if unvowelled))
    )


def joined_key(text: str) -> int:
    """The key of words written together."""
    return crc32(f"j{soft(text)}".encode())


def acronym_key(text: str) -> int:
    """The key of the first letters of a name's words."""
    return crc32(f"a{text}".encode())


def identifier_key(number: str) -> int:
    """The key of a normalised identifier."""
    return crc32(f"i{number}".encode("utf-8", "surrogatepass"))


def _close_keys(text: str, stands_for: str) -> set[str]:
    """The word, with one letter left out, without vowel quality, its consonants, its variants."""
    found = {f"d{text}", f"s{soft(text)}", f"k{skeleton(text)}"}
    if len(text) > 3:
        found |= {f"d{short}" for short in _shortened(text)}
    read = misread(text)
    found.add(f"o{read}")
    if read != text and len(read) == len(text):
        found |= {f"d{read}", *(f"d{short}" for short in _shortened(read))}
    if stands_for:
        found.add(f"v{stands_for}")
    return found


def _wide_keys(text: str) -> set[str]:
    sound = skeleton(text) if text.isalpha() else ""
    return {sound, *_shortened(sound)} if len(sound) > 3 else {sound} if len(sound) > 1 else set()


def _shortened(text: str) -> set[str]:
    return {text[:i] + text[i + 1 :] for i in range(len(text))}


def _checksums(keys: Iterable[str]) -> set[int]:
    return {crc32(key.encode()) for key in keys}
