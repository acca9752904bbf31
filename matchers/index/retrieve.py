"""Candidates: every name of the list that may reach a score, with the most that it can reach.

The words of a query are opened rarest first: as soon as a name that has none of the opened words could not reach the
score with all the others, those are never opened. What the opened words give is weighed by its own words (the forward
index), and only names whose ceiling reaches the score are left. Nothing else is cut.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from matchers.index.alike import POSTED
from matchers.index.asked import AskedName
from matchers.index.bounds import Bounds, by_family, is_person
from matchers.index.forms import distinct
from matchers.index.offers import Answers, Weigher
from matchers.policy import Policy

Arrays = Mapping[str, NDArray[Any]]
Names = NDArray[np.int64]
Floats = NDArray[np.float64]

_FEW = 1000
"""Postings up to which it pays to read them all rather than to think about which."""
_MANY = 300
"""Names from which it pays to leave some out by what they have beside, before their words are read."""
_MOST_POSTINGS = 200_000
"""Postings of words that only begin like the query's that are read for one name of it."""
_BLOCK = 1 << 15
_MOST_WHOLE = 2000
MOST_NAMES = 40_000
"""Names whose words are read for one name of a query, about 20 ms; how many are left out is told."""


class Ranked(NamedTuple):
    """Names and the most (nats) that each can say; `left_out` counts names that may reach the score and were not
    looked at."""

    names: Names
    ceilings: Floats
    left_out: int = 0


class Retriever:
    """Ranks the names of a list for a name of a query. Any thread may call it."""

    def __init__(self, arrays: Arrays, forms: Sequence[Sequence[str]]) -> None:
        self._arrays = arrays
        self._weigher = Weigher(arrays, forms)
        self._scratch = threading.local()

    def rank(self, asked: AskedName, least: float, policy: Policy, others: Names | None = None) -> Ranked:
        """All names that may reach `least` (nats, by name alone), and of `others` (rising) those that say anything."""
        if not asked.words:
            return Ranked(np.zeros(0, np.int64), np.zeros(0))
        names, left_out = self._opened(asked, least, policy)
        answers = Answers(asked, self._slots())
        try:
            own = self._weighed(answers, names, least, policy)
            if others is None:
                return own._replace(left_out=left_out)
            more = self._weighed(answers, np.setdiff1d(others, own.names, assume_unique=True), -np.inf, policy)
        finally:
            answers.close()
        return Ranked(np.append(own.names, more.names), np.append(own.ceilings, more.ceilings), left_out)

    def _opened(self, asked: AskedName, least: float, policy: Policy) -> tuple[Names, int]:
        """The names that have enough of the query's words, rising, and how many of them were left out."""
        places = range(len(asked.words))
        if sum(map(asked.count, places)) + sum(map(asked.weak_count, places)) <= 2 * _FEW:
            opened = [asked.postings_together(), *map(asked.postings, places), *map(asked.weak_postings, places)]
            return distinct(np.concatenate(opened)), 0
        bounds = Bounds(asked, policy)
        states = np.zeros(len(self._arrays["name_party"]), dtype=np.uint16)
        together, found = asked.postings_together(), [np.zeros(0, np.int64)]
        unopened = (1 << len(bounds.order)) - 1
        for bit, place in enumerate(bounds.order):
            if bounds.by_words[unopened] < least:
                break
            found.append(asked.postings(place))
            states[found[-1]] |= np.uint16(1 << bit)
            unopened &= ~(1 << bit)
        if bounds.by_words[unopened] >= least:
            unread = self._begun(asked, bounds, states, found, least)
            names, left_out = _first(*self._reaching(bounds, states, np.concatenate(found), least))
            left_out += unread
        else:
            names = np.concatenate(found)
            reached = bounds.by_words[unopened | np.arange(1 << len(bounds.order))] >= least
            names, left_out = _first(distinct(names[reached[states[names]]]), None)
        together, more = _first(distinct(together), None)
        return distinct(np.concatenate([together, names])), left_out + more

    def _reaching(
        self, bounds: Bounds, states: NDArray[np.uint16], names: Names, least: float
    ) -> tuple[Names, Floats | None]:
        """Of the names those whose ceiling by their words, and when they are many by what they have beside, reaches
        `least`; with their ceilings."""
        names = distinct(names[(bounds.by_state >= least)[states[names]]])
        if len(names) <= _MANY:
            return names, None
        held, letters = self._arrays["name_held"][names], self._arrays["name_letters"][names]
        lowered = bounds.lowered(states[names], held, letters.astype(np.float64), self._weigher.left)
        kept = np.flatnonzero(lowered >= least)
        return names[kept], lowered[kept]

    def _begun(
        self, asked: AskedName, bounds: Bounds, states: NDArray[np.uint16], found: list[Names], least: float
    ) -> int:
        """Open also the names with words that only begin like the query's: adds them to `found` and to `states`.

        Beginnings that many names have and that cannot be enough alone are not looked up but taken as there. Returns
        how many postings were left out because they would have taken too long.
        """
        states <<= np.uint16(len(bounds.weak))
        found += [asked.postings(place) for place in bounds.rest]
        costs = [asked.weak_count(place) for place in range(len(asked.words))]
        taken, left, left_out = 0, _MOST_POSTINGS, 0
        for place in sorted(range(len(costs)), key=lambda place: (-costs[place], place)):
            bit = 1 << bounds.weak.index(place) if place in bounds.weak else 0
            if bit and costs[place] > _MANY and bounds.by_state[taken | bit] < least:
                taken |= bit
            elif costs[place] > left:
                left_out += costs[place]
            else:
                left -= costs[place]
                found.append(asked.weak_postings(place))
                states[found[-1]] |= np.uint16(bit)
        states |= np.uint16(taken)
        return left_out

    def _slots(self) -> NDArray[np.int32]:
        """Scratch of this thread: a number for every token, all 0."""
        slots: NDArray[np.int32] | None = getattr(self._scratch, "slots", None)
        if slots is None:
            slots = self._scratch.slots = np.zeros(len(self._arrays["token_flags"]), dtype=np.int32)
        return slots

    def _weighed(self, answers: Answers, names: Names, least: float, policy: Policy) -> Ranked:
        """Those of the names whose ceiling reaches `least`."""
        blocks = [names[at : at + _BLOCK] for at in range(0, len(names), _BLOCK)]
        parts = [self._weigh(answers, block, least, policy) for block in blocks]
        if not parts:
            return Ranked(names, np.zeros(0))
        return Ranked(np.concatenate([p.names for p in parts]), np.concatenate([p.ceilings for p in parts]))

    def _weigh(self, answers: Answers, names: Names, least: float, policy: Policy) -> Ranked:
        asked = answers.asked
        names, met = self._weigher.met(answers, names)
        families = self._arrays["name_family"][names]
        ceilings = by_family(asked, met, policy, families)
        kept = np.flatnonzero(ceilings >= least)
        if not 0 < len(kept) <= _MOST_WHOLE:
            return Ranked(names[kept], ceilings[kept])
        weights = np.where(is_person(asked, families[kept]), policy.person.whole, policy.body.whole)
        spare = np.asarray(met.whole)[kept] - self._whole(asked, names[kept])
        lowered = ceilings[kept] - np.maximum(weights, 0) * spare
        again = np.flatnonzero(lowered >= least)
        return Ranked(names[kept][again], lowered[again])

    def _whole(self, asked: AskedName, names: Names) -> Floats:
        """Likeness of the words as strings, sorted, as in `matchers.compare.names`."""
        flat, _, counts = self._weigher.words(names)
        posted = (self._arrays["token_flags"][flat] & POSTED > 0).tolist()
        texts = self._arrays["token_texts"][flat].tolist()
        own = b" ".join(sorted(t.text.encode() for t in asked.words))
        others, start = [], 0
        for count in counts.tolist():
            end = start + count
            others.append(b" ".join(sorted(t for t, p in zip(texts[start:end], posted[start:end], strict=True) if p)))
            start = end
        found: Floats = cpdist([own] * len(others), others, scorer=OSA.normalized_similarity, dtype=np.float64)
        return found


def _first(names: Names, ceilings: Floats | None) -> tuple[Names, int]:
    """At most MOST_NAMES, those of the highest ceilings, and how many were left out."""
    left_out = max(len(names) - MOST_NAMES, 0)
    if left_out and ceilings is not None:
        names = np.sort(names[np.argpartition(ceilings, left_out)[left_out:]])
    return names[:MOST_NAMES], left_out
