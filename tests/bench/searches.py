"""Every query of the labelled cases put to the lists as a customer's would be: what is found, and is it right?

Each query is asked with its name alone and with all its facts; those that have a birth date and countries also with
either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from cases import KINDS, read_lines, stratum_of

from matchers import Hit, NameIndex, Party

ASKED = {"name": (False, False), "country": (False, True), "birth date": (True, False), "all": (True, True)}
"""What is asked beside the name: birth date, country."""
HITS = 5
_FLOOR = 0.05
"""Hits that score less are not kept: no probability worth telling."""
_AT_ONCE = 50


class Found(NamedTuple):
    """A hit of a search: its log-odds (nats), score, probability, the facts that both sides had, and is it right?"""

    logit: float
    score: float
    probability: float
    compared: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True)
class Search:
    """A query as put to one list, with its hits, best first."""

    query: Mapping[str, Any]
    list: str
    asked: str
    hits: tuple[Found, ...]

    @property
    def person(self) -> bool:
        """Is a person asked about?"""
        return bool(self.query["schema"] == "Person")

    @property
    def target(self) -> str | None:
        """The id of the right party, None for a stranger."""
        found: str | None = self.query["target"]
        return found

    @property
    def stratum(self) -> str:
        """See `stratum_of`."""
        return stratum_of(dict(self.query))

    @property
    def right(self) -> Found | None:
        """The hit on the right party."""
        return next((hit for hit in self.hits if hit.right), None)

    @property
    def best(self) -> float:
        """The score of the first hit, 0.0 without one."""
        return self.hits[0].score if self.hits else 0.0


def search_all(folder: Path, ways: Sequence[str] = tuple(ASKED), workers: int = 1) -> list[Search]:
    """All searches of the queries in a folder such as `bench/data`, each in those of the `ways` that it has the
    facts for."""
    lists = list_files(folder)
    queries = list(read_lines(folder / "queries.jsonl"))
    work = [
        (name, query, way)
        for name in lists
        for query in queries
        for way in ways
        if query["target"] is None or query["list"] == name
        if _has(query, way)
    ]
    with ProcessPoolExecutor(workers, get_context("spawn"), _open, (lists,)) as pool:
        return list(pool.map(_search, work, chunksize=_AT_ONCE))


def list_files(folder: Path) -> dict[str, Path]:
    """The lists of a folder by name."""
    return {path.stem.removeprefix("parties_"): path for path in sorted(folder.glob("parties_*.jsonl"))}


def longest_list(folder: Path) -> str:
    """The name of the list in the largest file: where strangers meet most."""
    files = list_files(folder)
    return max(files, key=lambda name: files[name].stat().st_size)


def _has(query: Mapping[str, Any], way: str) -> bool:
    """Does the query have what it takes to be asked so, and is that another question than the others?"""
    facts = bool(query["dob"]) + bool(query["countries"])
    return facts >= {"name": 0, "all": 1}.get(way, 2)


_indexes: dict[str, NameIndex] = {}


def _open(lists: Mapping[str, Path]) -> None:
    for name, path in lists.items():
        _indexes[name] = NameIndex.build(party_of(raw) for raw in read_lines(path))


def _search(asked: tuple[str, dict[str, Any], str]) -> Search:
    name, query, way = asked
    return Search(query, name, way, tuple(_hits(name, query, way)))


def _hits(name: str, query: dict[str, Any], way: str) -> Iterator[Found]:
    for hit in _indexes[name].find(party_of(query, *ASKED[way]), threshold=_FLOOR, limit=HITS):
        compared = frozenset(e.feature for e in hit.evidence if e.missing is None)
        yield Found(log_odds(hit), hit.score, hit.probability, compared, hit.id == query["target"])


def log_odds(hit: Hit) -> float:
    """The log-odds behind a hit's score and probability: the sum of its reasons."""
    return sum(item.weight for item in hit.evidence)


def party_of(raw: Mapping[str, Any], dated: bool = True, placed: bool = True) -> Party:
    """A party or query of the labelled cases, with its birth dates and countries or without."""
    return Party(
        str(raw.get("id", "query")),
        KINDS.get(raw["schema"]),
        tuple(raw.get("names") or (raw["name"],)),
        raw["dob"] if dated else (),
        raw["countries"] if placed else (),
    )
