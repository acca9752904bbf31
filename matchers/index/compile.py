"""From a stream of parties to the arrays of a snapshot. Holds words and numbers, never a second copy of the parties."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.compare.identifiers import normalise
from matchers.compare.parties import ReadName, read_names
from matchers.index.keys import acronym_key, filed_keys, identifier_key, joined_key
from matchers.index.snapshot import ARRAYS, Snapshot
from matchers.index.stored import party_to_text, token_to_text
from matchers.model import KINDS, NAME_KINDS, Party
from matchers.names.anatomy import FAMILIES, Token, acronyms

POSTED = ("core", "number")


class Compiler:
    """Takes parties one by one; `snapshot()` at the end."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._tokens: dict[Token, int] = {}
        self._forms: dict[tuple[str, ...], int] = {}
        self._blobs = {"parties": bytearray(), "ids": bytearray()}
        self._offsets = {"parties": array("q", [0]), "ids": array("q", [0]), "name_tokens": array("q", [0])}
        names = ("name_tokens", "name_party", "name_place", "name_kind", "name_family", "name_forms")
        others = ("party_kind", "joined", "joined_names", "identifiers", "identifier_parties")
        self._columns = {name: array("q") for name in (*names, *others)}
        self._information = array("f")

    def add(self, party: Party) -> None:
        """Take one party; ValueError when it has no id, or one that was there before."""
        if not party.id:
            raise ValueError(f"party {len(self._ids)} has no id: every party of an index needs one")
        if party.id in self._ids:
            raise ValueError(f"party id {party.id!r} is there twice")
        place = len(self._ids)
        self._ids[party.id] = place
        self._append("ids", party.id.encode("utf-8", "surrogatepass"))
        self._append("parties", party_to_text(party).encode("ascii"))
        self._columns["party_kind"].append(KINDS.index(party.kind) if party.kind else -1)
        for read in read_names(party):
            self._add_name(read, place, party)
        for identifier in party.identifiers:
            number = normalise(identifier.type, identifier.value)
            if number:
                self._columns["identifiers"].append(identifier_key(number))
                self._columns["identifier_parties"].append(place)

    def _append(self, blob: str, data: bytes) -> None:
        self._blobs[blob] += data
        self._offsets[blob].append(len(self._blobs[blob]))

    def _add_name(self, read: ReadName, place: int, party: Party) -> None:
        columns, found = self._columns, read.anatomy
        name = len(columns["name_party"])
        columns["name_tokens"].extend(self._tokens.setdefault(t, len(self._tokens)) for t in found.tokens)
        self._offsets["name_tokens"].append(len(columns["name_tokens"]))
        columns["name_party"].append(place)
        columns["name_place"].append(min(party.names.index(read.name), 32767))
        columns["name_kind"].append(NAME_KINDS.index(read.name.kind))
        columns["name_family"].append(FAMILIES.index(found.family))
        columns["name_forms"].append(self._forms.setdefault(found.forms, len(self._forms)))
        self._information.append(sum(t.information for t in found.tokens if t.role in POSTED))
        joined = [joined_key(left.text + right.text) for left, right in pairwise(found.tokens)]
        for key in (*joined, *map(acronym_key, acronyms(found))):
            columns["joined"].append(key)
            columns["joined_names"].append(name)

    def snapshot(self) -> Snapshot:
        """The arrays of all parties taken. Equal streams give equal arrays."""
        tokens, order = list(self._tokens), self._columns
        words = sorted({t.text for t in tokens if t.role in POSTED})
        arrays: dict[str, Any] = {**order, "name_information": self._information}
        arrays |= {f"{name}_at": at for name, at in self._offsets.items()}
        arrays |= _word_columns(tokens, words)
        arrays |= _postings(tokens, words, order["name_tokens"], self._offsets["name_tokens"])
        for key, value in (("joined", "joined_names"), ("identifiers", "identifier_parties")):
            arrays[key], arrays[value] = _sorted_pairs(zip(order[key], order[value], strict=True))
        lines = [token_to_text(t).encode("ascii") for t in tokens]
        arrays["tokens_at"] = np.cumsum([0, *map(len, lines)])
        made = {name: np.asarray(arrays[name]).astype(kind) for name, kind in ARRAYS.items()}
        blobs = {**self._blobs, "tokens": b"".join(lines)}
        return Snapshot(
            made, {n: np.frombuffer(bytes(b), np.uint8) for n, b in blobs.items()}, [list(f) for f in self._forms]
        )


def compile_parties(parties: Iterable[Party]) -> Snapshot:
    """A snapshot of all parties, read once, in their order."""
    compiler = Compiler()
    for party in parties:
        compiler.add(party)
    return compiler.snapshot()


def _word_columns(tokens: list[Token], words: list[str]) -> Mapping[str, Any]:
    """Each posted word's bytes, information, one token that shows it, and its keys."""
    place = {word: n for n, word in enumerate(words)}
    shown: list[int] = [-1] * len(words)
    keys: set[tuple[int, int]] = set()
    for number, token in enumerate(tokens):
        if token.role not in POSTED:
            continue
        word = place[token.text]
        if shown[word] < 0 or (token.stands_for and not tokens[shown[word]].stands_for):
            shown[word] = number
        keys.update((key, word) for key in filed_keys(token.text, token.stands_for, token.unvowelled))
    sorted_keys, key_words = _sorted_pairs(keys)
    return {
        "words": np.array([w.encode("ascii") for w in words], dtype="S32"),
        "word_token": shown,
        "word_information": [tokens[n].information for n in shown],
        "keys": sorted_keys,
        "key_words": key_words,
    }


def _postings(tokens: list[Token], words: list[str], flat: Iterable[int], at: Iterable[int]) -> Mapping[str, Any]:
    """Word → the names that have it, each once, by rising number."""
    place = {word: n for n, word in enumerate(words)}
    word_of = np.array([place.get(t.text, -1) if t.role in POSTED else -1 for t in tokens], dtype=np.int64)
    offsets = np.asarray(at, dtype=np.int64)
    names = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    found = word_of[np.asarray(flat, dtype=np.int64)] if len(tokens) else np.zeros(0, np.int64)
    pairs = np.unique(np.stack([found[found >= 0], names[found >= 0]]), axis=1)
    starts = np.searchsorted(pairs[0], np.arange(len(words) + 1))
    return {"postings": pairs[1], "postings_at": starts}


def _sorted_pairs(pairs: Iterable[tuple[int, int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    both = np.array(sorted(set(pairs)), dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]
