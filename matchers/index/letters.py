"""Which letters a word has, as 64 bits: cheap proof that two words are far apart.

26 bits say that a letter is there, 26 that it is there twice, 10 which digits. An edit changes two bits at the most
(one where a letter is added or left out, none where two change places), so words whose bits differ in more than twice
the edits allowed cannot be alike.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Masks = NDArray[np.uint64]

_TWICE, _DIGITS = 26, 52
_BITS = {**{chr(97 + n): 1 << n for n in range(26)}, **{str(n): 1 << _DIGITS + n for n in range(10)}}
_ONCE = (1 << _TWICE) - 1


@lru_cache(maxsize=4096)
def letters(word: str) -> int:
    """The letters of one word of small letters and digits."""
    once = twice = 0
    for character in word:
        bit = _BITS[character]
        twice |= once & bit
        once |= bit
    return once | (twice & _ONCE) << _TWICE


def letters_of(words: NDArray[np.bytes_]) -> Masks:
    """The letters of many words."""
    found = np.zeros(len(words), dtype=np.uint64)
    characters = words.view(np.uint8).reshape(len(words), words.itemsize)
    for letter, bit in _BITS.items():
        count = (characters == ord(letter)).sum(axis=1)
        found |= np.where(count > 0, np.uint64(bit), np.uint64(0))
        if letter.isalpha():
            found |= np.where(count > 1, np.uint64(bit << _TWICE), np.uint64(0))
    return found


def together(*parts: Masks) -> Masks:
    """The letters of words written together, from those of each."""
    found = parts[0]
    for part in parts[1:]:
        both = (found & part) & np.uint64(_ONCE)
        found = found | part | both << np.uint64(_TWICE)
    return found


@cache
def limits(size: int, least: float) -> tuple[int, int, NDArray[np.uint8]]:
    """For words `least` similar to one of `size` letters: the fewest and the most letters, and the bits that may differ
    for each number of them."""
    shortest, longest = max(int(np.ceil(size * least - 1e-9)), 1), int(size / least + 1e-9)
    allowed = [2 * int((1 - least) * max(size, n) + 1e-9) - abs(size - n) for n in range(shortest, longest + 1)]
    return shortest, longest, np.array([max(bits, 0) for bits in allowed], dtype=np.uint8)


def near_letters(own: int, others: Masks, allowed: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Places of the words whose letters differ in no more bits than are allowed for each."""
    found: NDArray[Any] = np.flatnonzero(np.bitwise_count(others ^ np.uint64(own)) <= allowed)
    return found
