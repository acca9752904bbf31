"""One query, or many, against an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matchers.compare import compare_parties
from matchers.model import Hit, Party
from matchers.policy import CURRENT_POLICY, Policy

Where = Callable[[str], bool] | NDArray[np.bool_]


class NameIndex:
    """A list of parties, ready to be searched."""

    def __init__(self, parties: dict[str, Party]) -> None:
        self._parties = parties

    @classmethod
    def build(cls, parties: Iterable[Party]) -> NameIndex:
        """Index parties, each with an id of its own (else ValueError)."""
        held: dict[str, Party] = {}
        for party in parties:
            if party.id is None or party.id in held:
                raise ValueError(f"party without an id or id given twice: {party.id!r}")
            held[party.id] = party
        return cls(held)

    @classmethod
    def open(cls, folder: Path | str) -> NameIndex:
        """Open a saved index."""
        import pickle

        return cls(pickle.loads((Path(folder) / "parties.bin").read_bytes()))  # noqa: S301

    def save(self, folder: Path | str) -> None:
        """Write a snapshot."""
        import pickle

        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / "parties.bin").write_bytes(pickle.dumps(self._parties))

    def __len__(self) -> int:
        return len(self._parties)

    @property
    def ids(self) -> Sequence[str]:
        """Ids by position."""
        return tuple(self._parties)

    def find(
        self,
        party: Party,
        threshold: float = 0.7,
        limit: int = 5,
        policy: Policy | None = None,
        where: Where | None = None,
    ) -> list[Hit]:
        """The best hits, best first, ties by id."""
        if not party.names and not party.identifiers:
            raise ValueError("a query needs a name or an identifier")
        hits = []
        for position, (id_, listed) in enumerate(self._parties.items()):
            if where is not None and not (where(id_) if callable(where) else where[position]):
                continue
            seen = compare_parties(party, listed, policy or CURRENT_POLICY)
            if seen.score >= threshold:
                hits.append(Hit(id_, seen.score, seen.probability, seen.band, seen.evidence[0].listed, seen.evidence))
        return sorted(hits, key=lambda h: (-h.score, h.id))[:limit]

    def find_many(
        self,
        parties: Iterable[Party],
        threshold: float = 0.7,
        limit: int = 5,
        policy: Policy | None = None,
        where: Where | None = None,
        workers: int = 1,
    ) -> Iterator[list[Hit]]:
        """`find` of each, in order."""
        for party in parties:
            yield self.find(party, threshold, limit, policy, where)

    def candidates(self, party: Party, limit: int = 100) -> list[str]:
        """Ids, best first."""
        return [h.id for h in self.find(party, 0.0, limit)]
