"""The labelled cases of a data folder as rows of features: what the policy is fitted on.

Queries, lists and judged pairs are those of `bench/data` (see its README): listed parties under other spellings,
strangers, near-misses made from listed names, pairs of names.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers import NameIndex, Party
from matchers.compare.kinds import compatible
from matchers.compare.names import NameFeatures
from matchers.compare.parties import compared, read_names

KINDS = {
    "Person": "person", "Organization": "organisation", "Company": "company", "Vessel": "vessel", "LegalEntity": None,
}  # fmt: skip
CANDIDATES = 15
"""Parties of the list beside each query, best first; the right one is added."""


class Row(NamedTuple):
    """One pair of names. `search` numbers query and list (or the judged pair), `of_list` the list (-1 for a judged
    pair), `party` the search and the listed party."""

    search: int
    of_list: int
    party: str
    stratum: str
    fold_key: str
    right: bool
    person: bool
    features: NameFeatures


@dataclass(frozen=True)
class Cases:
    """Rows as columns; `fold` keeps all rows of one party together, 0..FOLDS-1."""

    search: NDArray[np.int64]
    of_list: NDArray[np.int64]
    party: NDArray[np.int64]
    stratum: NDArray[np.str_]
    fold: NDArray[np.int64]
    right: NDArray[np.bool_]
    person: NDArray[np.bool_]
    features: NDArray[np.float64]


FOLDS = 5


def data_folder() -> Path:
    """`bench/data` of the folder AKA_DATA names; SystemExit with a sentence without one."""
    folder = Path(os.environ.get("AKA_DATA", ""), "bench", "data")
    if not os.environ.get("AKA_DATA") or not folder.is_dir():
        raise SystemExit("AKA_DATA names no folder with bench/data: the labelled cases are there")
    return folder


def source_hashes(folder: Path) -> dict[str, str]:
    """File name → the first 16 digits of its SHA-256."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(folder.iterdir())}


def read_cases(folder: Path) -> Cases:
    """All rows of all queries and judged pairs."""
    rows = [*_query_rows(folder), *_pair_rows(folder)]
    parties = {key: n for n, key in enumerate(dict.fromkeys(row.party for row in rows))}
    return Cases(
        np.array([row.search for row in rows]),
        np.array([row.of_list for row in rows]),
        np.array([parties[row.party] for row in rows]),
        np.array([row.stratum for row in rows]),
        np.array([int(sha256(row.fold_key.encode()).hexdigest(), 16) % FOLDS for row in rows]),
        np.array([row.right for row in rows]),
        np.array([row.person for row in rows]),
        np.array([row.features for row in rows], dtype=np.float64),
    )


def _query_rows(folder: Path) -> Iterator[Row]:
    queries = list(read_lines(folder / "queries.jsonl"))
    for number, path in enumerate(sorted(folder.glob("parties_*.jsonl"))):
        name = path.stem.removeprefix("parties_")
        parties = {str(raw["id"]): _party(raw) for raw in read_lines(path)}
        index = NameIndex.build(parties.values())
        for at, raw in enumerate(queries):
            if not raw["target"] or raw["list"] == name:
                yield from _search_rows(number * len(queries) + at, number, raw, index, parties)


def _search_rows(
    search: int, of_list: int, raw: dict[str, Any], index: NameIndex, parties: dict[str, Party]
) -> Iterator[Row]:
    asked, target = _party(raw), raw["target"]
    stratum, fold_key = stratum_of(raw), target or raw.get("derived_from") or raw["name"]
    beside = dict.fromkeys([*index.candidates(asked, CANDIDATES), *([target] if target else [])])
    for id_ in beside:
        if compatible(asked.kind, parties[id_].kind):
            for features, person in _features(asked, parties[id_]):
                yield Row(search, of_list, f"{search}/{id_}", stratum, fold_key, id_ == target, person, features)


def _pair_rows(folder: Path) -> Iterator[Row]:
    with (folder / "pairs.csv").open(encoding="utf-8", newline="") as file:
        for at, case in enumerate(csv.DictReader(file)):
            kind = KINDS.get(case["schema"])
            query, listed = (Party(kind=kind, names=(case[column],)) for column in ("name1", "name2"))
            right = case["is_match"] == "true"
            for features, person in _features(query, listed):
                yield Row(-1 - at, -1, f"pair {at}", "judged", f"pair {at}", right, person, features)


def _features(query: Party, listed: Party) -> Iterator[tuple[NameFeatures, bool]]:
    for own in read_names(query):
        for other in read_names(listed):
            features, person = compared(own.anatomy, other.anatomy)
            if features.matched:
                yield features, person


def stratum_of(raw: dict[str, Any]) -> str:
    """`spelling` (other authorities' spellings), `listed` (spellings the list has), `initials`, `perturbed`, `treated`,
    `stranger` or `near`."""
    if raw["set"] == "cross":
        return "listed" if raw["exact"] else "spelling"
    if raw["set"] == "perturb":
        return "initials" if raw["cls"] == "initials" else "perturbed"
    if raw["set"] == "un":
        return "treated"
    return "stranger" if raw["cls"] in ("us", "global") or raw["cls"].startswith("companies") else "near"


def _party(raw: dict[str, Any]) -> Party:
    return Party(str(raw.get("id", "query")), KINDS.get(raw["schema"]), tuple(raw.get("names") or (raw["name"],)))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON Lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
