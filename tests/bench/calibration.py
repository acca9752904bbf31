"""Hits of labelled searches as cases of being right or wrong, weighed as they would come among customers.

Of the customers a `share` is on the list, under a spelling of the labelled cases; the others are its strangers.
Near-misses are left out: how often customers resemble a listed party is not known. Wrong hits beside the right one
count too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from cases import FOLDS
from numpy.typing import NDArray
from searches import Search

from matchers import CURRENT_POLICY
from matchers.calibrate import evidence_class

Floats = NDArray[np.float64]

FEWEST = 30
"""Right hits, and wrong ones, that a class needs to have a line of its own."""
_STEPS = 50


@dataclass(frozen=True)
class Hits:
    """Hits as columns. `logit` in nats; `probability` as the library said it; `weight`: how many such hits a customer
    makes; `fold` keeps all searches of one party together, 0..FOLDS-1."""

    logit: Floats
    probability: Floats
    right: NDArray[np.bool_]
    weight: Floats
    fold: NDArray[np.int64]

    def where(self, chosen: NDArray[np.bool_]) -> Hits:
        """The chosen ones."""
        return Hits(*(column[chosen] for column in vars(self).values()))


def hits_by_class(searches: Sequence[Search], share: float) -> dict[str, Hits]:
    """Hits by class of evidence; every way of asking, and people and bodies, are customers of their own."""
    counted = [search for search in searches if search.stratum != "near"]
    made = Counter(_customers(search) for search in counted)
    rows: dict[str, list[tuple[float, float, bool, float, int]]] = {}
    for search in counted:
        weight = (share if search.target else 1 - share) / made[_customers(search)]
        for hit in search.hits:
            name = evidence_class(search.person, hit.compared, CURRENT_POLICY)
            rows.setdefault(name, []).append((hit.logit, hit.probability, hit.right, weight, fold_of(search)))
    return {name: Hits(*map(np.array, zip(*found, strict=True))) for name, found in sorted(rows.items())}


def fold_of(search: Search) -> int:
    """The fold of the party that is asked for, or of the stranger, 0..FOLDS-1."""
    key = search.target or search.query["name"]
    return int(sha256(key.encode()).hexdigest(), 16) % FOLDS


def _customers(search: Search) -> tuple[str, bool, bool]:
    return search.asked, search.person, search.target is not None


def enough(hits: Hits) -> bool:
    """Are there hits enough, right and wrong, for a line of their own?"""
    right = int(hits.right.sum())
    return min(right, len(hits.right) - right) >= FEWEST


def fit_line(hits: Hits) -> tuple[float, float]:
    """Offset and slope of the log-odds of being right over the log-odds of the hit: weighted logistic regression, by
    Newton's method. The slope is above 0 where more log-odds are more often right."""
    columns = np.column_stack([np.ones_like(hits.logit), hits.logit])
    weight = hits.weight / hits.weight.mean()
    line = np.zeros(2)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ line, -30, 30)))
        slope = columns.T @ (weight * (chance - hits.right))
        curve = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns + 1e-9 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        line -= step
        if np.abs(step).max() < 1e-8:
            break
    return float(line[0]), float(line[1])


def held_out(hits: Hits) -> Hits:
    """The hits with the probability that a line fitted on the other folds gives them."""
    said = np.zeros_like(hits.logit)
    for fold in range(FOLDS):
        offset, slope = fit_line(hits.where(hits.fold != fold))
        mine = hits.fold == fold
        said[mine] = 1 / (1 + np.exp(-np.clip(offset + slope * hits.logit[mine], -30, 30)))
    return Hits(hits.logit, said, hits.right, hits.weight, hits.fold)
