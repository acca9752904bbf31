"""How alike a word is to several written together, as `matchers.compare.alignment` judges it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from matchers.compare.alignment import LEAST_JOINED
from matchers.index.letters import Masks
from matchers.text.phonetic import soft

LEAST_SPELT = 0.7
"""Least likeness of the spelling alone that can still reach LEAST_JOINED."""
LONGER = 2
"""Letters that the one may have more than the other."""
_VOWELS = frozenset(b"aeiouy")
_SAME_IN_SOUND = np.uint64(sum(1 << ord(letter) - 97 for letter in "bglmnr"))
"""Letters that `soft` neither changes nor takes into another sound, as bits of `matchers.index.letters`."""


def likeness(wholes: Sequence[bytes], texts: Sequence[bytes]) -> NDArray[np.float64]:
    """Of each word to the words beside it, written together, 0..1; 0.0 where it is not enough to match."""
    found = np.zeros(len(wholes))
    if not len(wholes):
        return found
    plain = cpdist(wholes, texts, scorer=OSA.normalized_similarity, score_cutoff=LEAST_SPELT - 1e-9, dtype=np.float64)
    rows = np.flatnonzero(plain)
    own, others = ([soft(side[row].decode()) for row in rows.tolist()] for side in (wholes, texts))
    heard: NDArray[Any] = cpdist(own, others, scorer=OSA.normalized_similarity, dtype=np.float64) if own else plain[:0]
    best = np.maximum(plain[rows], (plain[rows] + heard) / 2)
    found[rows] = np.where(best >= LEAST_JOINED - 1e-9, best, 0.0)
    return found


def fits(whole: bytes, text: bytes) -> bool:
    """Do they begin alike, and are they about as long?"""
    begins = text[0] == whole[0] or (text[0] in _VOWELS and whole[0] in _VOWELS)
    return begins and abs(len(whole) - len(text)) <= LONGER


def near_together(own: int, size: int, others: Masks, sizes: NDArray[Any]) -> NDArray[np.int64]:
    """Places among words written together, the first `sizes[0]` of them LONGER letters shorter than the word of so many
    letters and so on, that can be like it by their letters.

    The mean of spelling and sound must be LEAST_JOINED, so the edits of both together must not be more than twice that
    share of the length. Each takes two letters' bits at the most; in the sound some letters stay what they are.
    """
    lengths = range(size - LONGER, size + LONGER + 1)
    allowed = [int(4 * (1 - LEAST_JOINED) * max(size, n) + 1e-9) - abs(size - n) for n in lengths]
    differ = others ^ np.uint64(own)
    bits = np.bitwise_count(differ) + np.bitwise_count(differ & _SAME_IN_SOUND)
    possible: NDArray[Any] = np.flatnonzero(bits <= np.array(allowed, dtype=np.uint8).repeat(sizes))
    return possible
