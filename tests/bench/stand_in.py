"""Run the evaluation with another engine standing in for our library.

    python tests/bench/stand_in.py PEER evaluate.py ARGUMENTS…

It scores, instead of the whole list, the first hundred that our retrieval finds: nearly every right party is among
them, and strangers that resemble nobody only help it. String similarities know names alone, with facts beside them too.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count
from types import ModuleType
from typing import NamedTuple

import matchers
from matchers import Party

_CANDIDATES = 100
_REMEMBERED = 200_000


@dataclass(frozen=True)
class Engine:
    """How a peer scores a query against a listed party, 0..1, and whether it reads birth dates and countries."""

    score: Callable[[Party, Party], float]
    reads_facts: bool


class Scored(NamedTuple):
    """A hit or a comparison as far as the evaluation looks at it."""

    score: float
    id: str = ""
    matched_name: str = ""


class PeerIndex:
    """A list that is searched by our retrieval and ranked by a peer's score."""

    def __init__(self, parties: Iterable[Party], engine: Engine) -> None:
        self._parties = {party.id: party for party in parties}
        self._index = matchers.NameIndex.build(self._parties.values())
        self._engine = engine
        self._ranked = cache(self._rank)

    def find(self, party: Party, threshold: float = 0.0, limit: int = 10) -> list[Scored]:
        """The best of the candidates."""
        return self._ranked(party if self._engine.reads_facts else _bare(party))[:limit]

    def candidates(self, party: Party, limit: int = _CANDIDATES) -> list[str]:
        """Those of our retrieval."""
        return self._index.candidates(_bare(party), limit)

    def _rank(self, party: Party) -> list[Scored]:
        found = [Scored(self._engine.score(party, self._parties[id_]), id_) for id_ in self.candidates(party)]
        return sorted(found, key=lambda hit: (-hit.score, hit.id))


def _bare(party: Party) -> Party:
    return Party(kind=party.kind, names=party.names)


def _rapidfuzz(scorer: str) -> Engine:
    """A string similarity, of names in Latin letters, lower case, without punctuation."""
    from anyascii import anyascii
    from rapidfuzz import fuzz, utils

    similarity = getattr(fuzz, scorer)

    @lru_cache(_REMEMBERED)
    def plain(name: str) -> str:
        return utils.default_process(anyascii(name))

    def score(query: Party, listed: Party) -> float:
        pairs = ((plain(q.value), plain(d.value)) for q in query.names for d in listed.names)
        return float(max(similarity(q, d) for q, d in pairs) / 100)

    return Engine(score, reads_facts=False)


def _logic_v2() -> Engine:
    """nomenklatura's logic-v2. It remembers names by an entity's id, so each entity gets its own."""
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm, number = get_algorithm("logic-v2"), count()
    config = algorithm.default_config()
    schemas = {"person": "Person", "vessel": "Vessel", "aircraft": "Airplane", None: "LegalEntity"}

    @lru_cache(_REMEMBERED)
    def entity(party: Party) -> object:
        schema = schemas.get(party.kind, "Organization")
        properties = {"name": [name.value for name in party.names], "country": [c.lower() for c in party.countries]}
        if schema == "Person":
            properties["birthDate"] = [date.text for date in party.birth_dates]
        return model.get_proxy({"id": f"e{next(number)}", "schema": schema, "properties": properties}, cleaned=False)

    def score(query: Party, listed: Party) -> float:
        return float(algorithm.compare(entity(query), entity(listed), config).score)

    return Engine(score, reads_facts=True)


PEERS: dict[str, Callable[[], Engine]] = {
    "rapidfuzz WRatio": lambda: _rapidfuzz("WRatio"),
    "rapidfuzz token_sort_ratio": lambda: _rapidfuzz("token_sort_ratio"),
    "nomenklatura logic-v2": _logic_v2,
}


def stand_in(peer: str) -> ModuleType:
    """A module to be imported as `matchers` in the peer's name."""
    engine = PEERS[peer]()
    module = ModuleType("matchers")

    class NameIndex(PeerIndex):
        @classmethod
        def build(cls, parties: Iterable[Party]) -> NameIndex:
            return cls(parties, engine)

    def compare_names(query: str, listed: str, kind: str | None = None) -> Scored:
        return Scored(engine.score(Party(kind=kind, names=[query]), Party(kind=kind, names=[listed])))

    vars(module).update(Party=Party, NameIndex=NameIndex, compare_names=compare_names)
    return module


def main() -> None:
    """Run the program named by the arguments, its `matchers` exchanged."""
    peer, program, *arguments = sys.argv[1:]
    sys.modules["matchers"] = stand_in(peer)
    sys.argv = [program, *arguments]
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main()
