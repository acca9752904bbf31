"""What a probability means: of the hits with about that probability, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from calibration import Hits
from harness import Figures

BINS = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97, 1.0)
SMALL = 10
"""A share of fewer hits is not shown."""


def pooled(by_class: Mapping[str, Hits]) -> Hits:
    """All hits, whatever the evidence."""
    columns = [np.concatenate(parts) for parts in zip(*(vars(h).values() for h in by_class.values()), strict=True)]
    return Hits(*columns)


def lines(hits: Hits) -> Iterable[str]:
    """A row for each bin: hits, how many of them right, the probability said, and the share that was right among
    customers as they come."""
    yield f"  {'probability':14}{'hits':>8}{'right':>8}{'said':>9}{'was':>9}"
    for low, high in pairwise(BINS):
        inside = _inside(hits, low, high)
        if len(inside.right):
            few = len(inside.right) < SMALL
            said, was = (_mean(inside, column) for column in (inside.probability, inside.right))
            shown = f"{said:>9.3f}{'few' if few else f'{was:.3f}':>9}"
            yield f"  {f'{low:.2f} … {high:.2f}':14}{len(inside.right):>8}{inside.right.sum():>8}{shown}"


def figures_of(by_class: Mapping[str, Hits]) -> Figures:
    """The calibration error of each class of evidence, 0..1."""
    return {f"probability/{name}/calibration error": error(hits) for name, hits in by_class.items()}


def error(hits: Hits) -> float:
    """How far the probability said is from the share that was right, on average over the bins that say something.

    Bins below the lowest are not counted: nearly all hits are there, and rightly near 0.
    """
    bins = [_inside(hits, low, high) for low, high in pairwise(BINS[1:])]
    told = [b for b in bins if len(b.right) >= SMALL]
    gaps = [abs(_mean(b, b.probability) - _mean(b, b.right)) for b in told]
    return float(np.average(gaps, weights=[b.weight.sum() for b in told])) if told else 0.0


def _inside(hits: Hits, low: float, high: float) -> Hits:
    return hits.where((hits.probability >= low) & ((hits.probability < high) | (high == 1.0)))


def _mean(hits: Hits, column: np.ndarray) -> float:
    return float(np.average(column, weights=hits.weight))
