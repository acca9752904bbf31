"""Neighbouring words of listed names: what they look like written together, and what their first letters spell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.index.alike import POSTED
from matchers.index.letters import together
from matchers.names.anatomy import LONGEST_ACRONYM, Token
from matchers.text.tokens import MAX_LETTERS

LONGEST_JOINED = MAX_LETTERS + 2
STARTS = 30
"""Kinds of first letters, see `start_of`."""
_PRIME = 37
Flat = NDArray[Any]


def start_of(letter: str) -> int:
    """Words written together begin with the same letter, or both with a vowel: 0 for vowels, then the consonants, last
    the digits."""
    if letter.isdigit():
        return 27 + int(letter) % 3
    return 0 if letter in "aeiouy" else ord(letter) - 96


def joined_columns(flat: Flat, at: Flat, arrays: Mapping[str, Any]) -> dict[str, Any]:
    """Every two and three neighbouring words of a name: their letters together, the name, the place of the first word
    times two plus one for three words; sorted by first letter and length."""
    sizes, texts = arrays["token_sizes"].astype(np.int64), arrays["token_texts"]
    posted = arrays["token_flags"] & np.uint8(POSTED)
    letters = arrays["token_letters"]
    starts = np.array([start_of(chr(c)) for c in texts.view(np.uint8)[:: texts.itemsize]], dtype=np.int64)
    name = np.repeat(np.arange(len(at) - 1), np.diff(at))
    rows = [_neighbours(flat, name, at, count, (sizes, posted, letters, starts)) for count in (2, 3)]
    start, size, mask, names, place = (np.concatenate(column) for column in zip(*rows, strict=True))
    order = np.lexsort((place, names, size, start))
    bucket = start * (LONGEST_JOINED + 1) + size
    return {
        "joined_letters": mask[order],
        "joined_names": names[order],
        "joined_places": place[order],
        "joined_at": np.searchsorted(bucket[order], np.arange(STARTS * (LONGEST_JOINED + 1) + 1)),
    }


def _neighbours(flat: Flat, name: Flat, at: Flat, count: int, by_token: tuple[Any, ...]) -> tuple[Any, ...]:
    sizes, posted, letters, starts = by_token
    first = np.arange(max(len(flat) - count + 1, 0))
    first = first[name[first] == name[first + count - 1]]
    parts = [flat[first + n] for n in range(count)]
    size = sum((sizes[p] for p in parts), np.zeros(len(first), np.int64))
    kept = (size <= LONGEST_JOINED) & (sum((posted[p] for p in parts), np.zeros(len(first), np.int64)) > 0)
    parts, first = [p[kept] for p in parts], first[kept]
    place = np.minimum(first - at[name[first]], 60) * 2 + (count - 2)
    return starts[parts[0]], size[kept], together(*(letters[p] for p in parts)), name[first], place


def acronym_key(text: str) -> int:
    """Two to six letters as a number."""
    key = 0
    for letter in text:
        key = key * _PRIME + _digit(letter)
    return key


def _digit(letter: str) -> int:
    return ord(letter) - 96 if letter.isalpha() else ord(letter) - 21


def acronym_columns(flat: Flat, at: Flat, tokens: Sequence[Token]) -> dict[str, Any]:
    """What the first letters of neighbouring words of a name spell, its stop words counted or not, small words apart:
    key → names."""
    first = np.array([_digit(token.text[0]) for token in tokens], dtype=np.int64)
    core = np.array([token.role == "core" for token in tokens], dtype=bool)
    spoken = core | np.array([token.role == "stop" for token in tokens], dtype=bool)
    name = np.repeat(np.arange(len(at) - 1), np.diff(at))
    found = [_spelt(flat[kept], name[kept], first, core) for kept in (core[flat], spoken[flat])] if len(flat) else []
    keys, names = (np.concatenate(c) for c in zip(*found, strict=True)) if found else (np.zeros(0, np.int64),) * 2
    pairs = np.unique(keys << 32 | names)
    keys, starts = np.unique(pairs >> 32, return_index=True)
    return {"acronyms": keys, "acronym_names": pairs & 0xFFFFFFFF, "acronym_names_at": [*starts.tolist(), len(pairs)]}


def _spelt(flat: Flat, name: Flat, first: Flat, core: Flat) -> tuple[Flat, Flat]:
    keys, names = [], []
    code, cores = first[flat], core[flat].astype(np.int64)
    counted = cores
    for size in range(2, LONGEST_ACRONYM + 1):
        count = len(flat) - size + 1
        if count <= 0:
            break
        code = code[:count] * _PRIME + first[flat[size - 1 :]]
        counted = counted[:count] + cores[size - 1 :]
        kept = (name[:count] == name[size - 1 :]) & (counted > 1)
        keys.append(code[kept])
        names.append(name[:count][kept])
    empty = np.zeros(0, np.int64)
    return np.concatenate([*keys, empty]), np.concatenate([*names, empty])
