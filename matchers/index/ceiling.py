"""The most that the features of two names can come to, from what is known before they are aligned.

Each feature of `matchers.compare.names` has a least and a most; a weight above zero takes the most, one below zero the
least. So no name whose ceiling is below a threshold can reach it, whatever the weights.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.compare.names import MOST_LEFT, MOST_LEFT_BOTH, MOST_MATCHED, NameFeatures

Floats = NDArray[Any]
_FULL = 0.7
"""Quality from which matching an optional word raises the cover however much of it counts."""
_CUT = 2
"""Words cut off that there can be: the last of each side."""
_NUMBERS = (0.0, 0.25, 1.0)
"""Of `number_conflict`, by how many sides have a number left over."""
_UNTOLD = ("worst", "sound", "reversed", "disorder", "short_script")
"""Features of which nothing is known before names are aligned: 0 to 1."""


class Asked(NamedTuple):
    """The query's words that can be matched: information, the part of it that counts when left over, which are numbers;
    the share of words without vowels; letters of all words and spaces."""

    information: Floats
    left: Floats
    numbers: NDArray[np.bool_]
    unvowelled: float
    letters: int


class Met(NamedTuple):
    """What listed names offer, a column for each: `quality` at most by word of the query; of their own words the
    information that may be matched (all, the most of one), that which is left over, and that which counts in all;
    `whole`: likeness at most of the words as strings; whether all words may be the same, there may be initials, words
    cut off, how many written together, and a match with several words of the query. `single`: surely one word of each
    side at most is matched; `number_left`: surely. `forms_differ`, `other_script`: as the features, None where not
    known."""

    quality: Floats
    information: Floats | float
    rarest: Floats | float
    left: Floats | float
    held: Floats | float
    whole: Floats | float
    identical: Floats | bool
    initials: Floats | bool
    cut: Floats | bool
    joined: Floats | float
    several: Floats | bool
    single: Floats | bool
    number_left: Floats | bool
    forms_differ: Floats | float | None
    other_script: Floats | float | None


def ceiling(asked: Asked, met: Met, weights: NameFeatures) -> Floats:
    """Log-odds (nats) at most, by name."""
    up, down = _by_sign(weights)
    left = np.where(met.quality > 0, 0.0, asked.left[:, None]).sum(axis=0)
    total: Floats = _agreement(asked, met, up) + _disagreement(met, down, left)
    total += weights.bias + weights.unvowelled * asked.unvowelled
    total += 3.0 * (up.left_query + up.left_listed) + 2.0 * up.left_both + up.number_conflict
    total += sum(getattr(up, name) for name in _UNTOLD)
    lone = met.single & (np.asarray(met.joined) == 0)
    total += up.lone + down.lone * lone
    total += up.lone_whole + (weights.lone_whole * ((left == 0) & (np.asarray(met.left) == 0)) - up.lone_whole) * lone
    for weight, value in ((weights.form_conflict, met.forms_differ), (weights.other_script, met.other_script)):
        if weight:
            total += max(weight, 0.0) if value is None else weight * value
    if down.number_conflict and (met.number_left is not False or asked.numbers.any()):
        unmatched = (met.quality[asked.numbers] == 0).any(axis=0)
        sides = unmatched.astype(np.int64) + met.number_left
        total += down.number_conflict * np.array(_NUMBERS)[sides]
    return total


@lru_cache(maxsize=64)
def _by_sign(weights: NameFeatures) -> tuple[NameFeatures, NameFeatures]:
    """The weights above zero and those below, 0.0 in place of the others."""
    up, down = (NameFeatures(*(sign(weight, 0.0) for weight in weights)) for sign in (max, min))
    return up, down


def _agreement(asked: Asked, met: Met, up: NameFeatures) -> Any:
    """What a higher feature raises, at its most."""
    said = met.quality * asked.information[:, None]
    sum_said = said.sum(axis=0)
    total = up.matched / 10 * np.minimum(np.minimum(sum_said, met.information), MOST_MATCHED)
    total += up.rarest / 10 * np.minimum(np.where(met.several, sum_said, said.max(axis=0)), met.rarest)
    if up.cover_query:
        counted = np.where(met.quality >= _FULL, asked.information[:, None], asked.left[:, None]).sum(axis=0)
        total += up.cover_query * np.minimum(sum_said / np.maximum(counted, 1e-9), 1.0)
    if up.cover_listed:
        total += up.cover_listed * np.minimum(met.information / np.maximum(met.held, 1e-9), 1.0)
    for weight, value in (
        (up.initials, met.initials), (_CUT * up.cut, met.cut), (up.joined, met.joined), (up.identical, met.identical),
        (up.whole, met.whole),
    ):  # fmt: skip
        if weight and value is not False:
            total += weight * value
    return total


def _disagreement(met: Met, down: NameFeatures, left: Floats) -> Floats:
    """What words left over take away, at its least."""
    total = down.left_query / 10 * np.minimum(left, MOST_LEFT)
    if isinstance(met.left, np.ndarray):
        total += down.left_listed / 10 * np.minimum(met.left, MOST_LEFT)
        total += down.left_both / 10 * np.minimum(np.minimum(left, met.left), MOST_LEFT_BOTH)
    return total
