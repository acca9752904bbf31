"""Ceilings by the words that a name has: which words of a query must be looked up at all."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.index.alike import INITIAL
from matchers.index.asked import ACRONYM, JOINED, AskedName
from matchers.index.ceiling import Met, ceiling
from matchers.names.anatomy import FAMILIES
from matchers.policy import Policy

_BITS = 8
"""Words of a query that are told apart; the rest, the commonest, are taken as met."""
_PERSON, _ANY = FAMILIES.index("person"), FAMILIES.index("any")
Floats = NDArray[np.float64]


class Bounds:
    """`order`: places of the query's words, rarest first, `rest` those beyond _BITS; `all`: all bits. `by_mask`: the
    ceiling of names that have the words of `order` whose bits are set, and of the others only the beginnings; `weak`:
    of names that have only the beginnings of the words whose bits are set. Words of `rest` count as met."""

    def __init__(self, asked: AskedName, policy: Policy) -> None:
        places = sorted(range(len(asked.words)), key=lambda place: (asked.count(place), place))
        self.order, self.rest = places[:_BITS], places[_BITS:]
        self.all = (1 << len(self.order)) - 1
        most = np.array([_most(asked, place) for place in range(len(places))])
        weak = np.array([asked.weak_quality(place) for place in range(len(places))])
        has = np.ones((len(places), self.all + 1), dtype=bool)
        has[self.order] = (np.arange(self.all + 1) >> np.arange(len(self.order))[:, None]) & 1
        self.by_mask = by_family(asked, _at_best(asked, np.where(has, most[:, None], weak[:, None])), policy, None)
        self._asked, self._policy = asked, policy
        self._weak = np.where(has, weak[:, None], 0.0)
        self._weak[self.rest] = most[self.rest, None]

    @cached_property
    def weak(self) -> Floats:
        """See above."""
        return by_family(self._asked, _at_best(self._asked, self._weak), self._policy, None)


def _most(asked: AskedName, place: int) -> float:
    found = max(float(asked.alike[place].qualities.max(initial=0.0)), asked.weak_quality(place))
    found = max(found, JOINED if place in asked.joined.words else 0.0)
    return max(found, ACRONYM if len(asked.acronyms[place]) else 0.0)


def _at_best(asked: AskedName, quality: Floats) -> Met:
    """Names that have nothing but what answers the query."""
    joined = len(set(asked.joined.words.tolist()))
    spelt = any(len(names) for names in asked.acronyms)
    weak = any(asked.weak_quality(place) for place in range(len(asked.words)))
    single: NDArray[Any] = np.asarray((quality > 0).sum(axis=0) == (1 if not joined and not spelt else -1))
    begun = any(len(alike.cut) for alike in asked.alike)
    exact: NDArray[Any] = np.asarray((quality >= 0.999).all(axis=0))
    initial = any(INITIAL in alike.qualities.tolist() for alike in asked.alike)
    return Met(
        quality, np.inf, np.inf, 0.0, 0.0, 1.0, exact, weak or spelt or asked.letters_alone or initial, begun,
        float(joined), False, single, False, None, None,
    )  # fmt: skip


def by_family(asked: AskedName, met: Met, policy: Policy, families: NDArray[Any] | None) -> Floats:
    """Ceilings of names of these families; None: of the best there may be."""
    if asked.anatomy.family == "person":
        return ceiling(asked.asked, met, policy.person)
    if families is None:
        return np.maximum(ceiling(asked.asked, met, policy.person), ceiling(asked.asked, met, policy.body))
    person = is_person(asked, families)
    if not person.any():
        return ceiling(asked.asked, met, policy.body)
    if person.all():
        return ceiling(asked.asked, met, policy.person)
    return np.where(person, ceiling(asked.asked, met, policy.person), ceiling(asked.asked, met, policy.body))


def is_person(asked: AskedName, families: NDArray[Any]) -> NDArray[np.bool_]:
    """Are the two weighed as names of people? As in `matchers.compare.parties.compared`."""
    family = asked.anatomy.family
    if family == "person":
        return np.ones(len(families), dtype=bool)
    found: NDArray[Any] = (families == _PERSON) | ((families == _ANY) & (family == "any"))
    return found
