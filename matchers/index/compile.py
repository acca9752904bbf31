"""From a stream of parties to the arrays of a snapshot. Holds words and numbers, never a second copy of the parties."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.compare.identifiers import normalise
from matchers.compare.names import LEFT_OF_OPTIONAL
from matchers.compare.parties import ReadName, read_names
from matchers.index.alike import OPTIONAL, POSTED, TITLE
from matchers.index.facts import fact_columns
from matchers.index.neighbours import acronym_columns, joined_columns
from matchers.index.snapshot import ARRAYS, Snapshot
from matchers.index.stored import party_to_text, token_to_text
from matchers.index.vocabulary import identifier_key, vocabulary_columns
from matchers.model import KINDS, NAME_KINDS, Party
from matchers.names.anatomy import FAMILIES, Token

_MOST = 32767


class Compiler:
    """Takes parties one by one; `snapshot()` at the end."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._tokens: dict[Token, int] = {}
        self._forms: dict[tuple[str, ...], int] = {}
        self._blobs = {"parties": bytearray(), "ids": bytearray()}
        self._at = {name: array("q", [0]) for name in ("parties", "ids", "name_tokens", "party_names")}
        self._columns = {name: array("i") for name in ("name_tokens", "name_party", "name_forms", "identifier_parties")}
        self._columns |= {name: array("h") for name in ("name_place", "birth_first", "birth_last", "birth_day")}
        self._columns |= {name: array("b") for name in ("name_kind", "name_family", "party_kind", "party_gender")}
        self._columns |= {"identifiers": array("L"), "party_countries": array("Q")}

    def add(self, party: Party) -> None:
        """Take one party; ValueError when it has no id, or one that was there before."""
        if not party.id:
            raise ValueError(f"party {len(self._ids)} has no id: every party of an index needs one")
        if party.id in self._ids:
            raise ValueError(f"party id {party.id!r} is there twice")
        place = len(self._ids)
        self._ids.add(party.id)
        self._append("ids", party.id.encode("utf-8", "surrogatepass"))
        self._append("parties", party_to_text(party).encode("ascii"))
        self._columns["party_kind"].append(KINDS.index(party.kind) if party.kind else -1)
        for column, value in fact_columns(party).items():
            self._columns[column].append(value)
        for read in read_names(party):
            self._add_name(read, place, party)
        self._at["party_names"].append(len(self._columns["name_party"]))
        for identifier in party.identifiers:
            number = normalise(identifier.type, identifier.value)
            if number:
                self._columns["identifiers"].append(identifier_key(number))
                self._columns["identifier_parties"].append(place)

    def _append(self, blob: str, data: bytes) -> None:
        self._blobs[blob] += data
        self._at[blob].append(len(self._blobs[blob]))

    def _add_name(self, read: ReadName, place: int, party: Party) -> None:
        columns, found = self._columns, read.anatomy
        columns["name_tokens"].extend(self._tokens.setdefault(t, len(self._tokens)) for t in found.tokens)
        self._at["name_tokens"].append(len(columns["name_tokens"]))
        columns["name_party"].append(place)
        columns["name_place"].append(min(party.names.index(read.name), _MOST))
        columns["name_kind"].append(NAME_KINDS.index(read.name.kind))
        columns["name_family"].append(FAMILIES.index(found.family))
        columns["name_forms"].append(self._forms.setdefault(found.forms, len(self._forms)))

    def snapshot(self) -> Snapshot:
        """The arrays of all parties taken. Equal streams give equal arrays."""
        tokens = list(self._tokens)
        arrays: dict[str, Any] = {**self._columns, **{f"{name}_at": at for name, at in self._at.items()}}
        arrays |= vocabulary_columns(tokens)
        flat, at = np.asarray(arrays["name_tokens"]), np.asarray(arrays["name_tokens_at"])
        arrays |= _sums(flat, at, arrays)
        arrays |= _postings(flat, at, arrays["token_flags"])
        arrays |= joined_columns(flat, at, arrays) | acronym_columns(flat, at, tokens)
        order = np.lexsort((arrays["identifier_parties"], arrays["identifiers"]))
        for name in ("identifiers", "identifier_parties"):
            arrays[name] = np.asarray(arrays[name])[order]
        lines = [token_to_text(t).encode("ascii") for t in tokens]
        arrays["tokens_at"] = np.cumsum([0, *map(len, lines)])
        made = {name: np.asarray(arrays[name]).astype(kind, copy=False) for name, kind in ARRAYS.items()}
        blobs: dict[str, bytes | bytearray] = {**self._blobs, "tokens": b"".join(lines)}
        return Snapshot(made, {n: np.frombuffer(b, np.uint8) for n, b in blobs.items()}, [list(f) for f in self._forms])


def compile_parties(parties: Iterable[Party]) -> Snapshot:
    """A snapshot of all parties, read once, in their order."""
    compiler = Compiler()
    for party in parties:
        compiler.add(party)
    return compiler.snapshot()


def _sums(flat: NDArray[Any], at: NDArray[Any], arrays: dict[str, Any]) -> dict[str, Any]:
    """By name: information of all words that can be matched, as it counts when left over; their letters and spaces."""
    flags = arrays["token_flags"]
    posted = (flags & POSTED).astype(np.float64)
    held = posted * arrays["token_information"] * np.where(flags & OPTIONAL > 0, LEFT_OF_OPTIONAL, 1.0)
    letters = posted * (arrays["token_sizes"] + 1.0)
    starts = at[:-1]
    sums = (np.add.reduceat(column[flat], starts) if len(starts) else np.zeros(0) for column in (held, letters))
    total, count = sums
    return {"name_held": total, "name_letters": count - 1}


def _postings(flat: NDArray[Any], at: NDArray[Any], flags: NDArray[Any]) -> dict[str, Any]:
    """Token → the names that have it, by rising number."""
    names = np.repeat(np.arange(len(at) - 1, dtype=np.int32), np.diff(at))
    posted = np.flatnonzero(flags[flat] & (POSTED | TITLE))
    order = np.argsort(flat[posted], kind="stable")
    counts = np.bincount(flat[posted], minlength=len(flags))
    return {"postings": names[posted][order], "postings_at": np.cumsum([0, *counts])}
