"""One query, or many, against a list: candidates, comparison, hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.bulk import find_in_workers
from matchers.compare.evidence import judge_facts
from matchers.compare.parties import (
    ReadName,
    Verdict,
    best_pair,
    comparison,
    is_supported,
    judge,
    read_names,
    verdict,
)
from matchers.index.compile import compile_parties
from matchers.index.retrieve import Ranks, Retriever
from matchers.index.snapshot import Snapshot
from matchers.index.stored import party_from_text
from matchers.model import KINDS, Hit, Party
from matchers.policy import CURRENT_POLICY, Policy
from matchers.score import logit_of, reaches

Where = Callable[[str], bool] | NDArray[np.bool_]

_NAMES_COMPARED = 32
"""Names of the list that are compared for one query, at the least; more when more hits are asked for."""
_WORTH = 0.45
"""Names beyond twice the hits asked for are compared when they rank at least this share of the first. Of
2,505 right parties in the labelled cases 98.0 % do; comparing all names instead changed no answer."""
_HOPELESS, _HOPELESS_FROM = 0.15, 0.65
"""Names of common words can rank below this and score above the threshold all the same: without it six of 19,779
labelled searches at 0.7 gave more hits (none of them the right party), and a search took two to three times as long."""
_SLACK = 8
"""Parties judged by all their names beyond those asked for: the order may still change."""
_MARGIN = 2.0
"""Nats below the threshold down to which a party is judged by all its names: the others may say more than those
retrieved."""
_FEW_NAMES, _NEAR_BEST = 4, 0.7
_PARTY_CACHE = 4096


class _Search(NamedTuple):
    """A query on its way: its names, how the list's names rank by them, the parties its identifiers found, and the
    rank below which no name is worth comparing."""

    party: Party
    names: Sequence[ReadName]
    ranks: Ranks
    identified: list[int]
    floor: float = 0.0


class _Promise(NamedTuple):
    """A party's log-odds by its retrieved names, and those of them that another of its names beats."""

    total: float
    place: int
    beaten: set[int]


class NameIndex:
    """A list of parties, ready to be searched: built from parties or opened from a snapshot. Immutable; any thread
    may ask."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._retriever = Retriever(snapshot)
        self._kinds = tuple(Party(kind=k) for k in (*KINDS, None))
        self._parties: dict[int, Party] = {}

    @classmethod
    def build(cls, parties: Iterable[Party]) -> NameIndex:
        """Index parties, read once, in their order. ValueError for one without an id or with one that was there
        before."""
        return cls(compile_parties(parties))

    @classmethod
    def open(cls, folder: Path | str) -> NameIndex:
        """Map a saved snapshot. SnapshotError when the folder is none, or is not whole, or is of another version."""
        return cls(Snapshot.open(Path(folder)))

    def save(self, folder: Path | str) -> None:
        """Write a snapshot folder. The same parties in the same order give the same bytes."""
        self._snapshot.save(Path(folder))

    def __reduce__(self) -> tuple[type[NameIndex], tuple[Snapshot]]:
        return NameIndex, (self._snapshot,)

    def __len__(self) -> int:
        return len(self._snapshot.arrays["ids_at"]) - 1

    @property
    def ids(self) -> Sequence[str]:
        """The parties' ids by position; what a mask given as `where` counts."""
        return _Ids(self._snapshot)

    def find(
        self,
        party: Party,
        threshold: float = 0.7,
        limit: int = 5,
        policy: Policy | None = None,
        where: Where | None = None,
    ) -> list[Hit]:
        """At most `limit` listed parties that score `threshold` (0..1) or more, best first, ties by id; [] for none.

        0.0 gives the best that share anything with the query. `where`: a predicate of ids, or a mask by position, that
        leaves parties out before candidates are cut. ValueError for a query without a name and an identifier.
        """
        if not party.names and not party.identifiers:
            raise ValueError("a query needs a name or an identifier")
        rules = policy or CURRENT_POLICY
        names = read_names(party)
        found = []
        least = logit_of(threshold, rules) - _MARGIN
        search = self._search(party, names, where)._replace(floor=_floor(party, threshold))
        for promise in self._promising(search, limit, rules)[: limit + _SLACK]:
            if promise.total < least:
                break
            listed = self._party(promise.place)
            seen = judge(names, self._names_of(promise, search.ranks), party, listed, rules)
            if reaches(seen.score, threshold):
                found.append((-seen.score, listed.id or "", seen))
        found.sort(key=lambda f: f[:2])
        return [_hit(id_, seen, rules) for _, id_, seen in found[:limit]]

    def find_many(
        self,
        parties: Iterable[Party],
        threshold: float = 0.7,
        limit: int = 5,
        policy: Policy | None = None,
        where: Where | None = None,
        workers: int = 1,
    ) -> Iterator[list[Hit]]:
        """`find` for each party, in order, lazily; with `workers` processes if more than 1. Memory does not grow with
        the number of parties."""
        mask = where if where is None or not callable(where) else self._mask(where)
        options: dict[str, Any] = {"threshold": threshold, "limit": limit, "policy": policy, "where": mask}
        if workers > 1:
            return find_in_workers(self, parties, options, workers)
        return (self.find(party, **options) for party in parties)

    def candidates(self, party: Party, limit: int = 100) -> list[str]:
        """Ids of the parties retrieval would look at first, best first, before any is scored; at most `limit`."""
        found = self._retriever.identified(party)
        ranks = self._retriever.rank(name.anatomy for name in read_names(party))
        names = _best(ranks, len(ranks) if limit * 8 > len(ranks) else limit * 8)
        owners = self._snapshot.arrays["name_party"][names].tolist()
        return [self._snapshot.text("ids", place) for place in list(dict.fromkeys([*found, *owners]))[:limit]]

    def forget(self) -> None:
        """Empty the caches of words and parties; answers stay the same."""
        self._parties = {}
        self._retriever.forget()

    def _search(self, party: Party, names: Sequence[ReadName], where: Where | None) -> _Search:
        """Rank the list's names and look the identifiers up, both only where `where` allows."""
        owner = self._snapshot.arrays["name_party"]
        ranks = self._retriever.rank(name.anatomy for name in names)
        identified = self._retriever.identified(party)
        if where is not None:
            asked = np.concatenate([owner[ranks > 0], np.array(identified, dtype=np.int64)])
            mask = self._mask(where, asked) if callable(where) else np.asarray(where, dtype=bool)
            ranks = np.where(mask[owner], ranks, np.float32(0))
            identified = [place for place in identified if mask[place]]
        return _Search(party, names, ranks, identified)

    def _promising(self, search: _Search, limit: int, policy: Policy) -> list[_Promise]:
        """Parties, best first by their retrieved names and their facts; ties by position."""
        owner = self._snapshot.arrays["name_party"]
        grouped: dict[int, list[int]] = {place: [] for place in search.identified}
        best = _best(search.ranks, max(_NAMES_COMPARED, 2 * limit))
        least = search.ranks[best[0]] * _WORTH if best else 0.0
        for place, name in enumerate(best):
            if search.ranks[name] >= (search.floor if place < 2 * limit else max(least, search.floor)):
                grouped.setdefault(int(owner[name]), []).append(name)
        promises = [self._promise(search, place, found, policy) for place, found in grouped.items()]
        return sorted(promises, key=lambda p: (-p.total, p.place))

    def _promise(self, search: _Search, place: int, retrieved: list[int], policy: Policy) -> _Promise:
        """One party by some of its names."""
        asked = search.party
        other = (
            self._party(place) if _has_facts(asked) else self._kinds[int(self._snapshot.arrays["party_kind"][place])]
        )
        findings = judge_facts(asked, other)
        names = [ReadName(self._retriever.name_kind(n), self._retriever.anatomy(n)) for n in retrieved]
        pair = best_pair(search.names, names, is_supported(findings, policy), policy)
        beaten = {n for n, name in zip(retrieved, names, strict=True) if pair and name is not pair.listed}
        return _Promise(verdict(pair, findings, policy).logit, place, beaten)

    def _names_of(self, promise: _Promise, ranks: Ranks) -> list[ReadName]:
        """The names of a party that may be the best: all of a few, else those that rank near its first; none beaten."""
        owner, held = self._snapshot.arrays["name_party"], self._party(promise.place).names
        first, end = np.searchsorted(owner, [promise.place, promise.place + 1]).tolist()
        least = float(ranks[first:end].max()) * _NEAR_BEST if end - first > _FEW_NAMES else 0.0
        places = self._snapshot.arrays["name_place"]
        chosen = [n for n in range(first, end) if ranks[n] >= least and n not in promise.beaten]
        return [ReadName(held[int(places[n])], self._retriever.anatomy(n)) for n in chosen]

    def _party(self, place: int) -> Party:
        found = self._parties.get(place)
        if found is None:
            if len(self._parties) >= _PARTY_CACHE:
                self._parties = {}
            found = self._parties[place] = party_from_text(self._snapshot.text("parties", place))
        return found

    def _mask(self, where: Callable[[str], bool], places: NDArray[Any] | None = None) -> NDArray[np.bool_]:
        """The predicate as a mask; asked only for `places` when given, False elsewhere."""
        mask = np.zeros(len(self), dtype=bool)
        for place in range(len(self)) if places is None else np.unique(places).tolist():
            mask[place] = bool(where(self.ids[place]))
        return mask


class _Ids(Sequence[str]):
    """Ids by position, read when asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __len__(self) -> int:
        return len(self._snapshot.arrays["ids_at"]) - 1

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[p] for p in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(f"position {place} of {len(self)}")
        return self._snapshot.text("ids", int(place) % len(self))


def _has_facts(party: Party) -> bool:
    """Does it say more than names and a kind?"""
    return bool(party.birth_dates or party.countries or party.identifiers or party.gender)


def _floor(party: Party, threshold: float) -> float:
    """The rank below which names cannot reach the threshold by themselves; 0.0 where facts may carry them."""
    return _HOPELESS if threshold >= _HOPELESS_FROM and not _has_facts(party) else 0.0


def _best(ranks: Ranks, count: int) -> list[int]:
    """Numbers of the `count` best ranks above 0, best first, ties by number: the same on every machine."""
    shared = np.flatnonzero(ranks > 0)
    if len(shared) > count:
        least = np.partition(ranks[shared], len(shared) - count)[len(shared) - count]
        above = shared[ranks[shared] > least]
        shared = np.concatenate([above, shared[ranks[shared] == least][: count - len(above)]])
    order: list[int] = shared[np.lexsort((shared, -ranks[shared]))].tolist()
    return order


def _hit(id_: str, seen: Verdict, policy: Policy) -> Hit:
    found = comparison(seen, policy)
    matched = seen.pair.listed.name.value if seen.pair else ""
    return Hit(id_, found.score, found.probability, found.band, matched, found.evidence)
