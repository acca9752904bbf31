"""The labelled cases of a data folder as rows of features: what the policy is fitted on and measured with.

Queries and lists are those of `bench/data` (see its README): listed parties under other spellings, strangers, near-misses
made from listed names, judged pairs of names.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers import NameIndex, Party
from matchers.compare.evidence import judge_facts
from matchers.compare.parties import ReadName, compared, read_names, weigh
from matchers.policy import CURRENT_POLICY
from matchers.screen import best_ranked

KINDS = {"Person": "person", "Organization": "organisation", "Company": "company", "Vessel": "vessel", "LegalEntity": None}
CANDIDATES = 40
"""Names of the list beside each query, best first; every name of the right party is added."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Query:
    """A labelled query: `stratum` is cross, perturb, un, neg (strangers) or near; `fold_key` keeps all of one party
    together."""

    raw: dict[str, Any]
    stratum: str
    target: str | None
    fold_key: str


@dataclass(frozen=True)
class Rows:
    """One row a pair of names: which query and party (`party` numbers query and listed party together), the features,
    log-odds of the facts with and without birth date and country."""

    query: NDArray[np.int64]
    party: NDArray[np.int64]
    search: NDArray[np.int64]
    right: Flags
    person: Flags
    weak: Flags
    features: Floats
    facts: Floats
    kind_only: Floats


def data_folder() -> Path:
    """`bench/data` of the folder AKA_DATA names; SystemExit with a sentence without one."""
    folder = Path(os.environ.get("AKA_DATA", "")) / "bench" / "data"
    if not os.environ.get("AKA_DATA") or not folder.is_dir():
        raise SystemExit("AKA_DATA names no folder with bench/data: the labelled cases are there")
    return folder


def source_hashes(folder: Path) -> dict[str, str]:
    """File name → the first 16 digits of its SHA-256."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(folder.iterdir())}


def read_queries(folder: Path) -> list[Query]:
    """All labelled queries, in their order."""
    return [_query(raw) for raw in _lines(folder / "queries.jsonl")]


def _query(raw: dict[str, Any]) -> Query:
    stranger = raw["cls"] in ("us", "global") or raw["cls"].startswith("companies")
    stratum = raw["set"] if raw["set"] != "neg" or stranger else "near"
    return Query(raw, stratum, raw["target"], raw["target"] or raw.get("derived_from") or raw["name"])


def party_of(raw: dict[str, Any]) -> Party:
    """A query or listed party with birth dates and countries."""
    names = tuple(raw.get("names") or (raw["name"],))
    return Party(str(raw.get("id", "q")), KINDS.get(raw["schema"]), names, tuple(raw["dob"]), tuple(raw["countries"]))


def read_rows(folder: Path, queries: list[Query]) -> Rows:
    """Every query beside the names of the list that retrieval gives it, and beside the right party's."""
    columns: list[tuple[Any, ...]] = []
    for number, path in enumerate(sorted(folder.glob("parties_*.jsonl"))):
        columns.extend(_list_rows(path, number, queries))
    made = list(zip(*columns, strict=True))
    ints = [np.array(column, dtype=np.int64) for column in made[:3]]
    flags = [np.array(column, dtype=bool) for column in made[3:6]]
    floats = [np.array(column, dtype=np.float64) for column in made[6:]]
    return Rows(*ints, *flags, *floats)


def _list_rows(path: Path, number: int, queries: list[Query]) -> Iterator[tuple[Any, ...]]:
    parties = {str(raw["id"]): party_of(raw) for raw in _lines(path)}
    index, name = NameIndex.build(parties.values()), path.stem.removeprefix("parties_")
    place_of = {id_: place for place, id_ in enumerate(index.ids)}
    for at, query in enumerate(queries):
        if query.target and query.raw["list"] != name:
            continue
        asked = party_of(query.raw)
        search = number * len(queries) + at
        for place, read in _beside(index, asked, place_of.get(query.target or "", -1)):
            facts = judge_facts(asked, parties[index.ids[place]])
            bare = tuple(f if n == len(facts) - 1 else f._replace(outcome="") for n, f in enumerate(facts))
            for own in read_names(asked):
                features, person = compared(own.anatomy, read.anatomy)
                if features.matched:
                    yield (
                        at, search * len(parties) + place, search, place == place_of.get(query.target or ""), person,
                        read.name.kind == "weak_alias", features, weigh(facts, CURRENT_POLICY)[0],
                        weigh(bare, CURRENT_POLICY)[0],
                    )  # fmt: skip


def _beside(index: NameIndex, asked: Party, right: int) -> Iterator[tuple[int, ReadName]]:
    """The listed names that retrieval ranks first, and all of the right party."""
    found = dict(best_ranked(index, Party(kind=asked.kind, names=asked.names), CANDIDATES))
    found |= dict(index.names_of(right)) if right >= 0 else {}
    for (place, _), read in found.items():
        yield place, read


def read_pairs(folder: Path) -> tuple[list[dict[str, str]], Rows]:
    """The judged pairs of names, and their rows: `query`, `party` and `search` all number the pair."""
    with (folder / "pairs.csv").open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    columns: list[tuple[Any, ...]] = []
    for at, case in enumerate(cases):
        kind = KINDS.get(case["schema"])
        for own in read_names(Party(kind=kind, names=(case["name1"],))):
            for other in read_names(Party(kind=kind, names=(case["name2"],))):
                features, person = compared(own.anatomy, other.anatomy)
                columns.append((at, at, at, case["is_match"] == "true", person, False, features, 0.0, 0.0))
    made = list(zip(*columns, strict=True))
    ints = [np.array(column, dtype=np.int64) for column in made[:3]]
    flags = [np.array(column, dtype=bool) for column in made[3:6]]
    return cases, Rows(*ints, *flags, *(np.array(column, dtype=np.float64) for column in made[6:]))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
