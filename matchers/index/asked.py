"""One name of a query, made ready: what may answer each of its words, and in which names of the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.compare.alignment import JOINED, acronym_similarity
from matchers.compare.names import LEFT_OF_OPTIONAL
from matchers.compare.words import quality
from matchers.index.alike import INITIAL_QUALITY, Words
from matchers.index.ceiling import Asked
from matchers.index.forms import Near, spans
from matchers.index.letters import letters
from matchers.index.neighbours import LONGEST_JOINED, acronym_key, start_of
from matchers.index.together import LEAST_SPELT, LONGER, fits, likeness, near_together
from matchers.names.anatomy import LONGEST_ACRONYM, Anatomy, Token
from matchers.text.phonetic import is_vowelless

Arrays = Mapping[str, NDArray[Any]]
Names = NDArray[np.int64]

JOINED_QUALITY = quality(JOINED)
"""That of words written together, at most."""
_SHORTEST_JOINED, _MOST_WORDS = 4, 3


class Joined(NamedTuple):
    """Names that write a word of the query apart, a row each: the word's place, the name, the place of the first of its
    words, how many they are."""

    words: Names
    names: Names
    places: Names
    counts: Names


class Several(NamedTuple):
    """Tokens of the list that may match several words of the query: their places, the tokens, the quality at most, and
    whether as words written together (else as their first letters)."""

    places: list[int]
    tokens: Names
    quality: float
    together: bool


class AskedName:
    """What may answer the words of a name. `words`: those that can be matched,
    `core` of them, then the titles, which only a word of the list can; `alike`: for each; `several`: for some
    of them together; `joined`: names that write one apart; `acronyms`: names whose first letters spell it."""

    def __init__(self, anatomy: Anatomy, words: Words, arrays: Arrays) -> None:
        self._arrays, self._words = arrays, words
        self.anatomy = anatomy
        own = [t for t in anatomy.tokens if t.role in ("core", "number")]
        self.core = len(own)
        self.words = own + [t for t in anatomy.tokens if t.role == "title"]
        runs, texts = self._runs()
        self.alike, near = words.alike(self.words, texts, LEAST_SPELT)
        self.asked = _asked(self.words, self.core)
        self.letters_alone = any(len(t.text) == 1 for t in self.words[: self.core])
        self.unvowelled = any(t.unvowelled for t in anatomy.tokens)
        self.several = self._together(runs, texts, near)
        self.several += self._spelt_out()
        self.joined = self._apart()
        self.acronyms = self._as_acronyms()
        self._weak = [self._weak_quality(place) for place in range(len(self.words))]

    def postings(self, place: int) -> Names:
        """The names that have a word alike to this one; with repetitions."""
        return self._posted(self.alike[place].tokens)

    def count(self, place: int) -> int:
        """How many `postings` gives."""
        return self.alike[place].names

    def postings_together(self) -> Names:
        """The names that have one word for several of the query's, or several for one written together."""
        return np.concatenate([self.joined.names, *(self._posted(tokens) for _, tokens, _, _ in self.several)])

    def weak_quality(self, place: int) -> float:
        """The most that a match by the beginning or as first letters can be worth."""
        return self._weak[place]

    def weak_postings(self, place: int) -> Names:
        """The names that have a word which only begins like this one, or whose first letters spell it."""
        return np.concatenate([self._posted(self.weak_tokens(place)), self.acronyms[place]])

    def weak_count(self, place: int) -> int:
        """How many `weak_postings` gives."""
        tokens, at = self.weak_tokens(place), self._arrays["postings_at"]
        return int((at[tokens + 1] - at[tokens]).sum()) + len(self.acronyms[place])

    def weak_tokens(self, place: int) -> Names:
        """Tokens that only begin like this word, and letters that may stand for it."""
        text, alike = self.words[place].text, self.alike[place]
        if len(text) == 1:
            begun = self._words.beginning_with(text) if text.isalpha() else np.zeros(0, np.int64)
            return np.concatenate([begun, alike.titles])
        return np.concatenate([alike.cut, alike.letters, alike.titles])

    def _weak_quality(self, place: int) -> float:
        text, alike = self.words[place].text, self.alike[place]
        if len(alike.titles):
            return 1.0
        if len(text) == 1:
            return INITIAL_QUALITY if text.isalpha() else 0.0
        letters_ = INITIAL_QUALITY if len(alike.letters) else 0.0
        spelt = acronym_quality(len(text)) if len(self.acronyms[place]) else 0.0
        return max(float(alike.cut_qualities.max(initial=0.0)), letters_, spelt)

    def _posted(self, tokens: Names) -> Names:
        at = self._arrays["postings_at"]
        return self._arrays["postings"][spans(at[tokens], at[tokens + 1] - at[tokens])].astype(np.int64)

    def _runs(self) -> tuple[list[list[int]], list[str]]:
        """Two or three neighbouring words: the places of those that can be matched, and all written together."""
        tokens = self.anatomy.tokens
        runs: list[list[int]] = []
        texts: list[str] = []
        for start in range(len(tokens) - 1):
            for end in range(start + 2, min(start + _MOST_WORDS, len(tokens)) + 1):
                places = self._places(range(start, end))
                text = "".join(t.text for t in tokens[start:end])
                if places and _SHORTEST_JOINED - LONGER <= len(text) <= LONGEST_JOINED:
                    texts.append(text)
                    runs.append(places)
        return runs, texts

    def _together(self, runs: list[list[int]], texts: list[str], near: Near) -> list[Several]:
        """Of words of the list near to the query's written together those that match so."""
        if not len(near.tokens):
            return []
        wholes = self._arrays["token_texts"][near.tokens].tolist()
        pairs = [
            (n, whole, texts[which].encode())
            for n, (which, whole) in enumerate(zip(near.asked.tolist(), wholes, strict=True))
        ]
        pairs = [pair for pair in pairs if fits(*pair[1:])]
        rows = np.array([n for n, _, _ in pairs], dtype=np.int64)
        rows = rows[np.flatnonzero(likeness([whole for _, whole, _ in pairs], [text for _, _, text in pairs]))]
        which, tokens = near.asked[rows], near.tokens[rows]
        return [Several(runs[n], tokens[which == n], JOINED_QUALITY, True) for n in set(which.tolist())]

    def _spelt_out(self) -> list[Several]:
        """Neighbouring words whose first letters are a word of the list."""
        texts, runs = [], []
        for roles in (("core",), ("core", "stop")):
            kept = [n for n, t in enumerate(self.anatomy.tokens) if t.role in roles]
            letters_ = "".join(self.anatomy.tokens[n].text[0] for n in kept)
            for size in range(2, LONGEST_ACRONYM + 1):
                for start in range(len(kept) - size + 1):
                    run = [n for n in kept[start : start + size] if self.anatomy.tokens[n].role == "core"]
                    if len(run) > 1:
                        texts.append(letters_[start : start + size])
                        runs.append(self._places(run))
        near = self._words.exactly(texts)
        return [
            Several(runs[n], near.tokens[[at]], acronym_quality(len(runs[n])), False)
            for at, n in enumerate(near.asked.tolist())
        ]

    def _places(self, run: Any) -> list[int]:
        """Places among `words` of places in the name."""
        place = {
            n: p for p, n in enumerate(n for n, t in enumerate(self.anatomy.tokens) if t.role in ("core", "number"))
        }
        return [place[n] for n in run if n in place]

    def _apart(self) -> Joined:
        """Names that write a word as two or three."""
        found = [self._maybe_apart(token.text) for token in self.words[: self.core]]
        rows, arrays = np.concatenate(found), self._arrays
        if not len(rows):
            return Joined(rows, rows, rows, rows)
        words = np.repeat(np.arange(len(found)), [len(f) for f in found])
        names, packed = arrays["joined_names"][rows].astype(np.int64), arrays["joined_places"][rows].astype(np.int64)
        places, counts = packed >> 1, (packed & 1) + 2
        first = arrays["name_tokens_at"][names] + places
        ends = [first, first + 1, np.where(counts > 2, first + 2, first)]
        parts = [arrays["token_texts"][arrays["name_tokens"][end]] for end in ends]
        texts = np.strings.add(parts[0], parts[1])
        texts = np.where(counts > 2, np.strings.add(texts, parts[2]), texts).tolist()
        own = [token.text.encode() for token in self.words]
        kept = np.flatnonzero(likeness([own[n] for n in words.tolist()], texts))
        return Joined(words[kept], names[kept], places[kept], counts[kept])

    def _maybe_apart(self, text: str) -> Names:
        """Neighbouring words that may look like this one when written together, by their letters."""
        size = len(text)
        if size < _SHORTEST_JOINED:
            return np.zeros(0, np.int64)
        first = start_of(text[0]) * (LONGEST_JOINED + 1) + size
        at = self._arrays["joined_at"][first - LONGER : first + LONGER + 2]
        masks = self._arrays["joined_letters"][int(at[0]) : int(at[-1])]
        return near_together(letters(text), size, masks, np.diff(at)) + int(at[0])

    def _as_acronyms(self) -> list[Names]:
        """For each word the names whose first letters spell it."""
        keys, at = self._arrays["acronyms"], self._arrays["acronym_names_at"]
        wanted = np.array([acronym_key(t.text) if _may_be_acronym(t) else 0 for t in self.words], dtype=np.uint32)
        rows = keys.searchsorted(wanted).tolist()
        none = np.zeros(0, np.int64)
        return [
            self._arrays["acronym_names"][at[row] : at[row + 1]].astype(np.int64)
            if row < len(keys) and keys[row] == key
            else none
            for row, key in zip(rows, wanted.tolist(), strict=True)
        ]


def acronym_quality(words: int) -> float:
    """Quality of a word that so many words spell with their first letters."""
    return quality(acronym_similarity(words))


def _may_be_acronym(token: Token) -> bool:
    return token.role == "core" and 2 <= len(token.text) <= LONGEST_ACRONYM


def _asked(words: list[Token], core: int) -> Asked:
    """Titles say something only when they are matched."""
    information = np.array([t.information for t in words])
    left = [0.0 if n >= core else LEFT_OF_OPTIONAL if t.optional else 1.0 for n, t in enumerate(words)]
    return Asked(
        information,
        information * left,
        np.array([t.role == "number" for t in words], dtype=bool),
        sum(is_vowelless(t.text) for t in words[:core]) / core if core else 0.0,
        sum(len(t.text) for t in words[:core]) + core - 1,
    )
