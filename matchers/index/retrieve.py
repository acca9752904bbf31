"""Candidates: the names of the list that may score, best first, as the union of what words, sounds and identifiers
find.

Every word of the query is looked up by its keys and checked; the names that have an alike word collect its information;
what is collected, over what both names hold, ranks them. Nothing is cut before it is normalised.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.compare.identifiers import normalise
from matchers.compare.words import alike
from matchers.index.keys import acronym_key, asked_keys, identifier_key, joined_key
from matchers.index.snapshot import Snapshot
from matchers.index.stored import token_from_text
from matchers.model import NAME_KINDS, Name, Party
from matchers.names.anatomy import FAMILIES, Anatomy, Token, acronyms

Names = NDArray[np.int64]
Ranks = NDArray[np.float32]

_POSTED = ("core", "number")
_CACHE = 50_000
_CUT, _CUT_QUALITY, _MOST_CUT = 3, 0.6, 400
_INITIAL_QUALITY = 0.5
_JOINED_QUALITY, _SHORTEST_KEYED = 0.9, 3
_ACRONYM_INFORMATION = 8.0
_SMOOTH = 4.0
"""Nats added to what both names hold: a short name wholly met ranks a little below a long one."""


class Alike(NamedTuple):
    """Words of the list alike to one of the query, and how much of their information counts, 0..1."""

    words: NDArray[np.int64]
    qualities: NDArray[np.float32]


class Retriever:
    """Looks names up in a snapshot. Keeps only caches of words, bounded; any thread may call it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._arrays = dict(snapshot.arrays)
        self._tokens: dict[int, Token] = {}
        self._alike: dict[Token, Alike] = {}
        self._kinds = tuple(Name("", kind) for kind in NAME_KINDS)

    def rank(self, anatomies: Iterable[Anatomy]) -> Ranks:
        """How well each name of the list meets the best of the query's, by number; 0.0 where nothing is shared."""
        ranks = np.zeros(len(self._arrays["name_party"]), dtype=np.float32)
        for anatomy in anatomies:
            np.maximum(ranks, self._rank(anatomy), out=ranks)
        return ranks

    def identified(self, party: Party) -> list[int]:
        """Positions of the parties that have an identifier of the query, rising; a few may be chance."""
        keys, parties = self._arrays["identifiers"], self._arrays["identifier_parties"]
        found: set[int] = set()
        for identifier in party.identifiers:
            number = normalise(identifier.type, identifier.value)
            if number:
                found.update(parties[_span(keys, identifier_key(number))].tolist())
        return sorted(found)

    def forget(self) -> None:
        """Empty the caches of words."""
        self._tokens, self._alike = {}, {}

    def anatomy(self, name: int) -> Anatomy:
        """One listed name taken apart, as it was when the index was built."""
        tokens = tuple(self._token(t) for t in self.snapshot.rows("name_tokens", name).tolist())
        forms = tuple(self.snapshot.forms[int(self._arrays["name_forms"][name])])
        return Anatomy(tokens, forms, FAMILIES[int(self._arrays["name_family"][name])])

    def name_kind(self, name: int) -> Name:
        """An empty name of the kind of that listed one."""
        return self._kinds[int(self._arrays["name_kind"][name])]

    def _token(self, number: int) -> Token:
        found = self._tokens.get(number)
        if found is None:
            if len(self._tokens) >= _CACHE:
                self._tokens = {}
            found = self._tokens[number] = token_from_text(self.snapshot.text("tokens", number))
        return found

    def _rank(self, anatomy: Anatomy) -> Ranks:
        names, gains = self._gains(anatomy)
        total = sum(t.information for t in anatomy.tokens if t.role in _POSTED)
        held = self._arrays["name_information"]
        if not names:
            return np.zeros(len(held), dtype=np.float32)
        shared = np.bincount(np.concatenate(names), weights=np.concatenate(gains), minlength=len(held))
        return (np.minimum(shared, total) / (held + (total + _SMOOTH))).astype(np.float32)

    def _gains(self, anatomy: Anatomy) -> tuple[list[NDArray[np.int32]], list[NDArray[np.float64]]]:
        """For every word of the query: the names that have one alike, and the information they gain by it."""
        names, gains = [], []
        information = self._arrays["word_information"]
        for token in anatomy.tokens:
            if token.role not in _POSTED:
                continue
            alike_words = self._alike_words(token)
            for word, quality in zip(alike_words.words.tolist(), alike_words.qualities.tolist(), strict=True):
                found = self.snapshot.rows("postings", word)
                names.append(found)
                gains.append(np.full(len(found), quality * min(token.information, float(information[word]))))
        self._add_joined(anatomy, names, gains)
        return names, gains

    def _add_joined(self, anatomy: Anatomy, names: list[NDArray[np.int32]], gains: list[NDArray[np.float64]]) -> None:
        """Words written together on one side and apart on the other."""
        tokens = anatomy.tokens
        for start in range(len(tokens) - 1):
            for end in (start + 2, start + 3):
                text = "".join(t.text for t in tokens[start:end])
                place = self._word(text)
                if place is not None and end <= len(tokens):
                    found = self.snapshot.rows("postings", place)
                    said = sum(t.information for t in tokens[start:end])
                    names.append(found)
                    gains.append(np.full(len(found), said * _JOINED_QUALITY))
        self._add_keyed(anatomy, names, gains)

    def _add_keyed(self, anatomy: Anatomy, names: list[NDArray[np.int32]], gains: list[NDArray[np.float64]]) -> None:
        """Names that write the query's words apart, or that spell a word of it out; words that are its acronym."""
        for token in anatomy.tokens:
            if token.role not in _POSTED or len(token.text) < _SHORTEST_KEYED:
                continue
            for key in (joined_key(token.text), acronym_key(token.text)):
                found = self._arrays["joined_names"][_span(self._arrays["joined"], key)]
                names.append(found)
                gains.append(np.full(len(found), token.information * _JOINED_QUALITY))
        for place in (p for p in map(self._word, acronyms(anatomy)) if p is not None):
            found = self.snapshot.rows("postings", place)
            names.append(found)
            gains.append(np.full(len(found), _ACRONYM_INFORMATION))

    def _word(self, text: str) -> int | None:
        words = self._arrays["words"]
        at = int(np.searchsorted(words, text.encode()))
        return at if at < len(words) and words[at] == text.encode() else None

    def _alike_words(self, token: Token) -> Alike:
        found = self._alike.get(token)
        if found is None:
            if len(self._alike) >= _CACHE:
                self._alike = {}
            found = self._alike[token] = self._look_up(token)
        return found

    def _look_up(self, token: Token) -> Alike:
        keys, key_words = self._arrays["keys"], self._arrays["key_words"]
        places: set[int] = set()
        for key in asked_keys(token.text, token.stands_for, token.unvowelled):
            places.update(key_words[_span(keys, key)].tolist())
        found = {}
        for place in places:
            likeness, _ = alike(token, self._token(int(self._arrays["word_token"][place])))
            if likeness:
                found[place] = (likeness - 0.6) / 0.4
        for place in self._begun(token):
            found.setdefault(place, _CUT_QUALITY)
        initial = self._word(token.text[0])
        if initial is not None:
            found.setdefault(initial, _INITIAL_QUALITY)
        ordered = sorted(found)
        return Alike(np.array(ordered, np.int64), np.array([found[p] for p in ordered], np.float32))

    def _begun(self, token: Token) -> Iterable[int]:
        """Words that begin with the query's, which may have been cut off."""
        if len(token.text) < _CUT or token.role == "number":
            return ()
        words = self._arrays["words"]
        first = int(np.searchsorted(words, token.text.encode()))
        last = int(np.searchsorted(words, token.text.encode() + b"\x7f"))
        return range(first, min(last, first + _MOST_CUT))


def _span(keys: NDArray[np.uint32], key: int) -> slice:
    wanted = np.uint32(key)
    first = int(np.searchsorted(keys, wanted))
    return slice(first, int(np.searchsorted(keys, wanted, side="right")))
