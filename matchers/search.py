"""One query against a list: which parties may score, in the order of the most they can, and what they do score.

Every name of the list has a ceiling that it cannot exceed. Names are compared from the highest ceiling down, until no
other can reach the threshold, or can come before the hits that there are. So the hits are those of comparing
everything.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.compare.evidence import judge_facts
from matchers.compare.parties import JUST_BELOW, NOTHING, NamePair, ReadName, Verdict, is_supported, name_pair, verdict
from matchers.index.alike import Words
from matchers.index.asked import AskedName
from matchers.index.facts import FactCeiling
from matchers.index.forms import spans
from matchers.index.listed import Listed
from matchers.index.retrieve import Retriever
from matchers.index.snapshot import Snapshot
from matchers.model import NAME_KINDS, Party
from matchers.policy import Policy
from matchers.score import logit_of, reaches, score_of

_STEPS = (0.7, 0.4, 0.15, 0.04)
"""Thresholds tried in turn where a lower one is asked for, until there are hits enough."""
_ROUNDING = 1e-3
"""Nats by which a ceiling may be too low: single precision, and scores have six decimals."""
_MOST_EFFORT = 30_000
"""Pairs of words compared for one query; about 100 ms."""
_WEAK_ALIAS = NAME_KINDS.index("weak_alias")
_HIGHEST = 0.999999

Allowed = Callable[[int], bool]


class Scored(NamedTuple):
    """A party that scores, in the order of hits; `name` is the number of the listed name, -1 without one."""

    negative: float
    id: str
    place: int
    verdict: Verdict
    name: int


class Found(NamedTuple):
    """The hits in order, and how many names that could have been others were left out."""

    scored: list[Scored]
    left_out: int


class _Ranking(NamedTuple):
    """Pairs of names by falling `total` (nats at most, facts included): the query's name, the listed one, its party."""

    totals: NDArray[np.float64]
    asked: NDArray[np.int64]
    names: NDArray[np.int64]
    parties: NDArray[np.int64]
    left_out: int


class Matcher:
    """What searches of one list share. Any thread may search."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.arrays = snapshot.arrays
        self.listed = Listed(snapshot)
        self.words = Words(snapshot.arrays)
        self.retriever = Retriever(snapshot.arrays, snapshot.forms)

    def forget(self) -> None:
        """Empty the caches."""
        self.listed.forget()
        self.words.forget()


class Search:
    """One query. `allowed` says which positions may be found."""

    def __init__(
        self, matcher: Matcher, party: Party, names: Sequence[ReadName], policy: Policy, allowed: Allowed
    ) -> None:
        self._matcher, self._listed, self._policy = matcher, matcher.listed, policy
        self._party, self._names, self._allowed = party, names, allowed
        self._asked = [AskedName(name.anatomy, matcher.words, matcher.arrays) for name in names]
        self._facts = FactCeiling(party, matcher.arrays, policy)
        self._has_facts = bool(party.birth_dates or party.countries or party.identifiers or party.gender)
        self._identified = [place for place in matcher.listed.identified(party) if allowed(place)]
        self._pairs: dict[tuple[int, int, bool], NamePair] = {}
        self._judged: dict[int, Scored] = {}
        self._effort = 0

    def hits(self, threshold: float, limit: int) -> Found:
        """The best `limit` parties that reach the threshold."""
        found = Found([], 0)
        for cut in (*(step for step in _STEPS if step > threshold), threshold):
            found = self._reaching(cut, limit)
            if len(found.scored) >= limit:
                return found
            if self._effort > _MOST_EFFORT:
                scored = [s for s in self._judged.values() if reaches(-s.negative, threshold)]
                scored.sort(key=lambda s: s[:2])
                return Found(scored[:limit], max(found.left_out, 1))
        return found

    def candidates(self, limit: int) -> list[int]:
        """Positions of the parties that would be looked at first."""
        places: dict[int, None] = {}
        for cut in (*_STEPS, 0.0):
            ranking = self._ranking(cut)
            allowed = filter(self._allowed, ranking.parties.tolist())
            places = dict.fromkeys([*self._identified, *allowed])
            if len(places) >= limit:
                break
        return list(places)[:limit]

    def _reaching(self, cut: float, limit: int) -> Found:
        ranking = self._ranking(cut)
        found: list[Scored] = []
        left_out = ranking.left_out
        for place, ceiling, rows in self._parties(ranking):
            if len(found) >= limit and self._score_at_most(ceiling) < -found[limit - 1].negative:
                break
            if self._effort > _MOST_EFFORT:
                left_out += len(rows)
                continue
            scored = self._judge(place, ranking, rows)
            if scored:
                self._judged[place] = scored
            if scored and reaches(-scored.negative, cut):
                insort(found, scored, key=lambda s: s[:2])
        return Found(found[:limit], left_out)

    def _score_at_most(self, ceiling: float) -> float:
        return score_of(ceiling + _ROUNDING, self._policy, certain=self._has_facts)

    def _ranking(self, cut: float) -> _Ranking:
        """All pairs of names that may bring a party to the score `cut`."""
        least = logit_of(min(cut, _HIGHEST), self._policy) - _ROUNDING
        agreeing = self._names_of(self._facts.agreeing()) if self._party.birth_dates else None
        ranked = [
            self._matcher.retriever.rank(asked, least - self._facts.usual, self._policy, agreeing)
            for asked in self._asked
        ]
        names = np.concatenate([r.names for r in ranked] or [np.zeros(0, np.int64)])
        asked = np.repeat(np.arange(len(ranked)), [len(r.names) for r in ranked])
        ceilings = np.maximum(np.concatenate([r.ceilings for r in ranked] or [np.zeros(0)]), NOTHING)
        parties = self._matcher.arrays["name_party"][names].astype(np.int64)
        facts = self._facts.of(parties)
        weak = (self._matcher.arrays["name_kind"][names] == _WEAK_ALIAS) & (facts <= 0)
        totals = np.where(weak, np.minimum(ceilings, self._policy.alert - JUST_BELOW), ceilings) + facts
        kept = np.flatnonzero(totals >= least)
        order = kept[np.lexsort((names[kept], -totals[kept]))]
        return _Ranking(totals[order], asked[order], names[order], parties[order], sum(r.left_out for r in ranked))

    def _names_of(self, parties: NDArray[np.int64]) -> NDArray[np.int64]:
        at = self._matcher.arrays["party_names_at"]
        return spans(at[parties].astype(np.int64), (at[parties + 1] - at[parties]).astype(np.int64))

    def _parties(self, ranking: _Ranking) -> Iterator[tuple[int, float, list[int]]]:
        """Each allowed party once, by falling ceiling, with its rows of the ranking; first those with an identifier of
        the query, by all their names."""
        seen = set(self._identified)
        for place in self._identified:
            yield place, np.inf, []
        order = np.argsort(ranking.parties, kind="stable")
        grouped = ranking.parties[order]
        for row, place in enumerate(ranking.parties.tolist()):
            if place not in seen:
                seen.add(place)
                if self._allowed(place):
                    first, end = np.searchsorted(grouped, [place, place + 1]).tolist()
                    yield place, float(ranking.totals[row]), order[first:end].tolist()

    def _judge(self, place: int, ranking: _Ranking, rows: Sequence[int]) -> Scored | None:
        """A party by its best pair of names and its facts; None when its names say nothing and no identifier does."""
        other = self._listed.party(place) if self._has_facts else self._listed.party_kind(place)
        findings = judge_facts(self._party, other)
        supported = is_supported(findings, self._policy)
        identified = place in self._identified
        pairs = self._all_pairs(place) if identified else self._ranked_pairs(ranking, rows)
        best, name = self._best(pairs, supported)
        if not identified and (best is None or best.logit <= NOTHING):
            return None
        seen = verdict(best, findings, self._policy)
        return Scored(-seen.score, self._listed.id(place), place, seen, name)

    def _all_pairs(self, place: int) -> list[tuple[float, int, int]]:
        return [(np.inf, q, n) for q in range(len(self._names)) for n in self._listed.names_of(place)]

    def _ranked_pairs(self, ranking: _Ranking, rows: Sequence[int]) -> list[tuple[float, int, int]]:
        facts = float(self._facts.of(ranking.parties[rows[:1]])[0])
        return [(float(ranking.totals[row]) - facts, int(ranking.asked[row]), int(ranking.names[row])) for row in rows]

    def _best(self, pairs: Sequence[tuple[float, int, int]], supported: bool) -> tuple[NamePair | None, int]:
        """The pair that says most, the first of equals, and its listed name; pairs come by falling ceiling."""
        best: NamePair | None = None
        place = (0, -1)
        for ceiling, asked, name in pairs:
            if best and ceiling + _ROUNDING < best.logit:
                break
            pair = self._pair(asked, name, supported)
            if best is None or pair.logit > best.logit or (pair.logit == best.logit and (asked, name) < place):
                best, place = pair, (asked, name)
        return best, place[1]

    def _pair(self, asked: int, name: int, supported: bool) -> NamePair:
        found = self._pairs.get((asked, name, supported))
        if found is None:
            query, listed = self._names[asked], self._listed.name(name)
            self._effort += 20 + len(query.anatomy.tokens) * len(listed.anatomy.tokens)
            found = self._pairs[asked, name, supported] = name_pair(query, listed, supported, self._policy)
        return found
