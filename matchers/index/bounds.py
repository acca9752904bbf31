"""Ceilings by the words that a name has: which words of a query must be looked up at all."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.index.asked import AskedName
from matchers.index.ceiling import Met, ceiling
from matchers.names.anatomy import FAMILIES
from matchers.policy import Policy

_STRONG, _BITS = 8, 12
"""Words of a query that are told apart, the rest, the commonest, counting as met; and how many bits tell what a name
has of them."""
_EXACT = 0.999
_PERSON, _ANY = FAMILIES.index("person"), FAMILIES.index("any")
Floats = NDArray[np.float64]


class Bounds:
    """Ceilings by the words that a name has, where none is written together.

    `order`: places of the query's words, rarest first; `rest`: those too many to be told apart, which count as met;
    `weak`: of the first of `order`, those of which it is told whether a name has words that only begin so. `by_words`:
    the ceiling for each set of words of `order` (the first is bit 0) when all beginnings that there may be are there;
    `by_state`: for each set of beginnings of `weak`, then (in the higher bits) of words.
    """

    def __init__(self, asked: AskedName, policy: Policy) -> None:
        places = sorted(range(len(asked.words)), key=lambda place: (asked.count(place), place))
        self.order, self.rest = places[:_STRONG], places[_STRONG:]
        self.weak = self.order[: _BITS - len(self.order)]
        self._asked, self._policy = asked, policy
        self._most = np.array([[_most(asked, place)] for place in range(len(places))])
        self._begun = np.array([[asked.weak_quality(place)] for place in range(len(places))])
        self._spelt = np.array([[len(names) > 0] for names in asked.acronyms])
        self.by_words = self._ceilings(*self._sets(np.arange(1 << len(self.order)), np.full(1, -1)))

    @cached_property
    def by_state(self) -> Floats:
        """See above."""
        return self._ceilings(*self._states())

    def lowered(self, states: NDArray[Any], held: Floats, letters: Floats, left: Floats) -> Floats:
        """Ceilings of names in these states, lowered by what they have beside. `held`: information of all their words,
        as left over counts, `letters`: as of Met; `left`: the same of one word of the list."""
        has, begins = self._states()
        strong, begun = self._credits(left)
        credit = np.maximum(np.where(has, strong, 0.0), np.where(begins, begun, 0.0)).sum(axis=0)
        met = has | (begins & (self._begun > 0))
        missing = np.where(met, 0.0, self._asked.asked.left[:, None]).sum(axis=0)
        left_over = np.clip(held - credit[states], 0.0, 30.0)
        both = np.minimum(np.minimum(left_over, missing[states]), 20.0)
        size = self._asked.asked.letters
        unlike = np.abs(letters - size) / np.maximum(letters, size)
        person, body = self._policy.person, self._policy.body
        weights = (person,) if self._asked.anatomy.family == "person" else (person, body)
        found: Floats = self.by_state[states]
        found += max(min(w.left_listed, 0.0) for w in weights) / 10 * left_over
        found += max(min(w.left_both, 0.0) for w in weights) / 10 * both
        found -= min(max(w.whole, 0.0) for w in weights) * unlike
        return found

    def _credits(self, left: Floats) -> tuple[Floats, Floats]:
        """The most information of a listed word that each word of the query may match, and may match as beginning."""
        asked = self._asked
        strong = [float(left[alike.tokens].max(initial=0.0)) for alike in asked.alike]
        begun = [
            np.inf if len(asked.acronyms[place]) else float(left[asked.weak_tokens(place)].max(initial=0.0))
            for place in range(len(strong))
        ]
        return np.array(strong)[:, None], np.array(begun)[:, None]

    def _states(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        states = np.arange(1 << len(self.order) + len(self.weak))
        return self._sets(states >> len(self.weak), states)

    def _sets(self, words: NDArray[Any], begun: NDArray[Any]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """For each set, which words there are, and which beginnings, by place."""
        has = np.ones((len(self._most), len(words)), dtype=bool)
        has[self.order] = words >> np.arange(len(self.order))[:, None] & 1
        begins = np.ones((len(self._most), len(begun)), dtype=bool)
        begins[self.weak] = begun >> np.arange(len(self.weak))[:, None] & 1
        return has, begins

    def _ceilings(self, has: NDArray[np.bool_], begins: NDArray[np.bool_]) -> Floats:
        begins = begins & (self._begun > 0)
        quality = np.where(has, self._most, self._begun * begins)
        several = (begins & self._spelt).any(axis=0)
        weak: NDArray[Any] = np.asarray(begins.any(axis=0))
        exact: NDArray[Any] = np.asarray(quality[: self._asked.core].min(axis=0) >= _EXACT)
        one = ((quality > 0).sum(axis=0) == 1) & ~several
        best = Met(
            quality, np.inf, np.inf, 0.0, 0.0, 1.0, exact, weak | self._asked.letters_alone, weak, 0.0, False, one,
            False, None, None,
        )  # fmt: skip
        return by_family(self._asked, best, self._policy, None)


def _most(asked: AskedName, place: int) -> float:
    return max(float(asked.alike[place].qualities.max(initial=0.0)), asked.weak_quality(place))


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
