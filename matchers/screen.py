"""A list of parties to be searched: built, saved, opened, asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.bulk import find_in_workers
from matchers.compare.evidence import judge_facts
from matchers.compare.parties import ReadName, comparison, read_names
from matchers.index.compile import compile_parties
from matchers.index.listed import Ids
from matchers.index.snapshot import Snapshot
from matchers.model import Hit, Hits, Party
from matchers.policy import CURRENT_POLICY, Policy
from matchers.search import Allowed, Matcher, Scored, Search

Where = Callable[[str], bool] | NDArray[np.bool_]


class NameIndex:
    """A list of parties, ready to be searched: built from parties or opened from a snapshot. Immutable; any thread
    may ask."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._matcher = Matcher(snapshot)

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
        return len(self._matcher.listed)

    @property
    def ids(self) -> Sequence[str]:
        """The parties' ids by position; what a mask given as `where` counts."""
        return Ids(self._matcher.listed)

    def forget(self) -> None:
        """Empty the caches of words, names and parties; answers stay the same."""
        self._matcher.forget()

    def find(
        self,
        party: Party,
        threshold: float = 0.7,
        limit: int = 5,
        policy: Policy | None = None,
        where: Where | None = None,
    ) -> Hits:
        """At most `limit` listed parties that score `threshold` (0..1) or more, best first, ties by id; empty for none.

        They are those that comparing the query with every party gives; `left_out` says how many names were not looked
        at where that would have taken too long, else 0. 0.0 gives the best that share anything with the query. `where`:
        a predicate of ids, or a mask by position, that leaves parties out. ValueError for a query without a name and an
        identifier.
        """
        if not party.names and not party.identifiers:
            raise ValueError("a query needs a name or an identifier")
        if limit < 1:
            return Hits()
        rules = policy or CURRENT_POLICY
        found = self._search(party, rules, where).hits(threshold, limit)
        return Hits((self._hit(party, scored, rules) for scored in found.scored), found.left_out)

    def find_many(
        self,
        parties: Iterable[Party],
        threshold: float = 0.7,
        limit: int = 5,
        policy: Policy | None = None,
        where: Where | None = None,
        workers: int = 1,
    ) -> Iterator[Hits]:
        """`find` for each party, in order, lazily; with `workers` processes if more than 1. Memory does not grow with
        the number of parties."""
        mask = where if where is None or not callable(where) else np.array([where(id_) for id_ in self.ids], dtype=bool)
        options: dict[str, Any] = {"threshold": threshold, "limit": limit, "policy": policy, "where": mask}
        if workers > 1:
            return find_in_workers(self, parties, options, workers)
        return (self.find(party, **options) for party in parties)

    def candidates(self, party: Party, limit: int = 100) -> list[str]:
        """Ids of the parties that would be compared first, best first, before any is scored; at most `limit`."""
        return [self.ids[place] for place in self._search(party, CURRENT_POLICY, None).candidates(limit)]

    def _search(self, party: Party, policy: Policy, where: Where | None) -> Search:
        return Search(self._matcher, party, read_names(party), policy, self._allowed(where))

    def _allowed(self, where: Where | None) -> Allowed:
        if where is None:
            return lambda place: True
        if callable(where):
            return lambda place: bool(where(self.ids[place]))
        mask = np.asarray(where, dtype=bool)
        return lambda place: bool(mask[place])

    def _hit(self, query: Party, scored: Scored, policy: Policy) -> Hit:
        """A hit with its reasons, in the list's own words."""
        seen, listed = scored.verdict, self._matcher.listed
        if seen.pair:
            name = ReadName(listed.written(scored.name), seen.pair.listed.anatomy)
            seen = seen._replace(pair=seen.pair._replace(listed=name))
        found = comparison(seen._replace(findings=judge_facts(query, listed.party(scored.place))), policy)
        matched = seen.pair.listed.name.value if seen.pair else ""
        return Hit(scored.id, found.score, found.probability, found.band, matched, found.evidence)
