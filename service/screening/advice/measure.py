"""Customers against a part of the list: how many would alert at each threshold."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np

from matchers import CURRENT_POLICY, Party, policy_named
from service.screening.bulk.run import Progress, Watcher
from service.screening.corpus import Corpus
from service.screening.match import answered_from, mask
from service.screening.query import DEFAULT_THRESHOLD, Filters

LOWEST = 50
"""Hundredths of a score: alerts are counted from here on."""
SHOWN = tuple(range(LOWEST, 100, 5))
PER = 10_000
_Z = 1.96  # 95 of 100 such intervals hold the true share


@dataclass(slots=True)
class Tally:
    """Customers screened, by group (`people`, `others`), and their best scores in hundredths, cut, from LOWEST on."""

    screened: Counter[str] = field(default_factory=Counter)
    best: dict[str, Counter[int]] = field(default_factory=dict)

    def add(self, group: str, score: float) -> None:
        """Counts one customer by its best score, 0.0 when nothing was found."""
        self.screened[group] += 1
        reached = int(round(score * 100, 6))
        if reached >= LOWEST:
            self.best.setdefault(group, Counter())[reached] += 1

    def alerts(self, threshold: int, group: str = "") -> int:
        """How many customers reach a threshold in hundredths; of one group when it is named."""
        groups = [self.best.get(group, Counter())] if group else self.best.values()
        return sum(count for best in groups for reached, count in best.items() if reached >= threshold)


def measure(
    corpus: Corpus,
    customers: Iterable[Party],
    filters: Filters,
    policy: str = "",
    *,
    workers: int = 1,
    watch: Watcher | None = None,
) -> Tally:
    """Screens the customers for their best score; memory does not grow with their number."""
    tally, waiting = Tally(), deque[str]()

    def noted() -> Iterator[Party]:
        for customer in customers:
            waiting.append("people" if customer.kind == "person" else "others")
            yield customer

    found = corpus.index.find_many(
        noted(),
        threshold=LOWEST / 100,
        limit=1,
        policy=policy_named(policy) if policy else None,
        where=_admitted(corpus, filters),
        workers=workers,
    )
    for done, hits in enumerate(found, start=1):
        tally.add(waiting.popleft(), hits[0].score if hits else 0.0)
        if watch:
            watch(Progress(done, tally.alerts(int(DEFAULT_THRESHOLD * 100)), done))
    return tally


def advice(corpus: Corpus, tally: Tally, filters: Filters, policy: str, at_most: float | None = None) -> dict[str, Any]:
    """The answer of `aka advise --json` but for where the customers are from.

    `suggested` is the lowest threshold, in hundredths, that brings no more than `at_most` alerts per 10,000 customers;
    None without such a wish, or when none does.
    """
    total = tally.screened.total()
    return {
        "customers": {"screened": total, **{group: tally.screened[group] for group in ("people", "others")}},
        "filters": {
            "lists": list(filters.lists),
            "programmes": list(filters.programmes),
            "status": list(filters.status),
        },
        "entries": int(_admitted(corpus, filters).sum()),
        "default_threshold": DEFAULT_THRESHOLD,
        "thresholds": [_row(tally, threshold) for threshold in SHOWN],
        "at_most": at_most,
        "suggested": None if at_most is None else _suggested(tally, at_most),
        **answered_from(corpus, policy_named(policy) if policy else CURRENT_POLICY),
    }


def _admitted(corpus: Corpus, filters: Filters) -> np.ndarray:
    """Which entries may answer, by position."""
    standing = np.fromiter((corpus.status(n) in filters.status for n in range(len(corpus))), bool, len(corpus))
    chosen = mask(corpus, filters)
    return standing if chosen is None else standing & chosen


def _row(tally: Tally, threshold: int) -> dict[str, Any]:
    alerts, total = tally.alerts(threshold), tally.screened.total()
    low, high = interval(alerts, total)
    groups = {group: per_customers(tally.alerts(threshold, group), tally.screened[group]) for group in _groups(tally)}
    return {
        "threshold": threshold / 100,
        "alerts": alerts,
        "per_10000": per_customers(alerts, total),
        "low": low,
        "high": high,
        **{f"{group}_per_10000": rate for group, rate in groups.items()},
    }


def _groups(tally: Tally) -> Sequence[str]:
    return [group for group in ("people", "others") if tally.screened[group]]


def per_customers(alerts: int, total: int) -> float:
    """Alerts per 10,000 customers, one decimal; 0.0 of none."""
    return round(alerts / total * PER, 1) if total else 0.0


def interval(alerts: int, total: int) -> tuple[float, float]:
    """Between which rates per 10,000 the true one lies, 95 times of 100 (Wilson, 1927)."""
    if not total:
        return 0.0, float(PER)
    share, square = alerts / total, _Z * _Z / total
    middle, spread = share + square / 2, _Z * sqrt(share * (1 - share) / total + square / (4 * total))
    low, high = ((middle + side * spread) / (1 + square) * PER for side in (-1, 1))
    return round(max(low, 0.0), 1), round(min(high, PER), 1)


def _suggested(tally: Tally, at_most: float) -> float | None:
    total = tally.screened.total()
    within = (t for t in range(LOWEST, 101) if per_customers(tally.alerts(t), total) <= at_most)
    return next((threshold / 100 for threshold in within), None)
