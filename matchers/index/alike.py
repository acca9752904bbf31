"""Words of the list that may answer a word of the query, and at most how well.

The ways are those of `matchers.compare.words.alike` and `matchers.compare.alignment`, and for each the quality here is
never below what they give: equal words and variants, misspelt ones, those of equal sound where a side lacks vowels,
those without the servant of God's name, misread digits, initials, words cut off, titles. (`quality` is the similarity
above 0.6 in parts of 0.4: what features weigh.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from matchers.compare.alignment import INITIAL
from matchers.compare.words import ALIKE, SERVED, SURE_SOUND, VARIANT, quality
from matchers.index.forms import MIXED, POOR_SOUND, SOFT, SOUND, TEXT, Forms, Near, Wanted, spans
from matchers.index.kept import Kept
from matchers.index.letters import letters
from matchers.names.anatomy import SERVANT, Token
from matchers.text.misread import misread
from matchers.text.phonetic import consonants, is_vowelless, skeleton, soft

INITIAL_QUALITY = quality(INITIAL)
_CUT = 0.75
"""Quality of a word cut off, times the share of letters that it has."""
_SHORTEST_CUT = 2
_MISREAD = 0.4
_CACHE_BYTES = 8 << 20

POSTED, NUMBER, DIGITS, POOR, SINGLE, OPTIONAL, UNVOWELLED, TITLE = 1, 2, 4, 8, 16, 32, 64, 128
"""Flags of a token: it can be matched; its role is number; it is digits alone; it may lack vowels; it is one letter; it
is often left out; its script may lack vowels; it is a title."""


class Alike(NamedTuple):
    """Tokens of the list, rising, with the most that a match with each can be worth, 0..1, and how many names have
    one; tokens that match as words cut off, with the same; the letters that may stand for the word; the same word where
    it is a title."""

    tokens: NDArray[np.int64]
    qualities: NDArray[np.float32]
    names: int
    cut: NDArray[np.int64]
    cut_qualities: NDArray[np.float32]
    letters: NDArray[np.int64]
    titles: NDArray[np.int64]


class Words:
    """Looks words up in a snapshot's forms and keys. Any thread may ask."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._forms = Forms(arrays)
        self._flags, self._sizes = arrays["token_flags"], arrays["token_sizes"]
        self._kept: Kept[Token, Alike] = Kept(_CACHE_BYTES)

    def forget(self) -> None:
        """Empty the cache."""
        self._kept.forget()

    def alike(self, tokens: Sequence[Token], texts: Sequence[str], least: float) -> tuple[list[Alike], Near]:
        """For each word of a query, in order; and the tokens of texts at least so similar to `texts`. All that is not
        kept is looked up together."""
        held = {token: self._kept.get(token) for token in tokens}
        fresh = [token for token, found in held.items() if found is None]
        made, near = self._look_up(fresh, [Wanted(TEXT, text, least) for text in texts])
        for token, new in zip(fresh, made, strict=True):
            held[token] = self._kept.keep(token, new, 300 + 12 * (len(new.tokens) + len(new.cut)))
        return [found for token in tokens if (found := held[token]) is not None], near

    def exactly(self, texts: Sequence[str]) -> Near:
        """Tokens of just these texts (a few others may share a key)."""
        return self._keyed([f"t{text}" for text in texts])

    def beginning_with(self, letter: str) -> NDArray[np.int64]:
        """All words that begin with a letter."""
        found = self._arrays["head_tokens"][slice(*self._begun([letter])[0])]
        return np.sort(found).astype(np.int64)

    def _look_up(self, tokens: Sequence[Token], others: Sequence[Wanted]) -> tuple[list[Alike], Near]:
        ways = [(place, way) for place, token in enumerate(tokens) for way in self._ways(token)]
        wanted = [way for _, way in ways]
        near = self._forms.near([*wanted, *others])
        own = near.asked < len(wanted)
        beside = Near(near.asked[~own] - len(wanted), near.tokens[~own], near.similarity[~own])
        if not tokens:
            return [], beside
        near = Near(near.asked[own], near.tokens[own], near.similarity[own])
        parts = [self._written(tokens, [place for place, _ in ways], wanted, near), self._known(tokens)]
        which, found, similarity = (np.concatenate(column) for column in zip(*parts, strict=True))
        kept = self._fits(tokens, which, found, similarity)
        which, found, similarity = which[kept], found[kept], similarity[kept]
        order = np.lexsort((-similarity, found, which))
        pairs = (which << 32 | found)[order]
        first = order[np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))] if len(order) else order
        which, found, similarity = which[first], found[first], similarity[first]
        at = self._arrays["postings_at"]
        names = np.append(0, (at[found + 1] - at[found]).cumsum())
        ends = np.searchsorted(which, np.arange(len(tokens) + 1)).tolist()
        worth = ((similarity - 0.6) / 0.4).astype(np.float32)
        titles = self._titles(tokens)
        alike = [
            Alike(found[a:b], worth[a:b], int(names[b] - names[a]), *begun, titles[n])
            for n, (a, b, begun) in enumerate(zip(ends[:-1], ends[1:], self._cut(tokens), strict=True))
        ]
        return alike, beside

    def _fits(self, tokens: Sequence[Token], which: Any, found: Any, similarity: Any) -> NDArray[np.int64]:
        """Numbers in digits are equal, or variants, or not alike at all."""
        digits = np.array([token.text.isdigit() for token in tokens])[which]
        kept: NDArray[Any] = np.flatnonzero(((self._flags[found] & DIGITS == 0) & ~digits) | (similarity >= VARIANT))
        return kept

    def _written(self, tokens: Sequence[Token], places: Sequence[int], wanted: Sequence[Wanted], near: Near) -> Near:
        """By spelling; where only the soft spelling is near, by the mean of both; misread digits; sounds."""
        writing = np.array([each.writing for each in wanted] or [0])[near.asked]
        which, similarity = np.array(places or [0])[near.asked], near.similarity
        self._mean_with_soft(tokens, which, near.tokens, similarity, np.flatnonzero(writing == SOFT))
        wide = np.array([each.least == _MISREAD for each in wanted] or [False])[near.asked]
        similarity[wide] = np.minimum((similarity[wide] + 1) / 2, VARIANT)
        heard = (writing == SOUND) | (writing == POOR_SOUND)
        similarity[heard] = np.where(similarity[heard] == 1.0, VARIANT, SURE_SOUND * similarity[heard])
        near_enough = np.flatnonzero(similarity >= ALIKE - 1e-9)
        return Near(which[near_enough], near.tokens[near_enough], similarity[near_enough])

    def _ways(self, token: Token) -> Iterator[Wanted]:
        """What to look for: the ways in which another word may be alike to this one."""
        text = token.text
        if len(text) == 1:
            return
        yield Wanted(TEXT, text, ALIKE)
        if self._forms.has(MIXED) and not text.isdigit():
            yield Wanted(MIXED, misread(text), _MISREAD)
        if token.role == "number":
            if not text.isdigit() and not text.isalpha():
                yield Wanted(TEXT, misread(text), _MISREAD)
            return
        yield Wanted(SOFT, soft(text), ALIKE)
        heard = skeleton(text)
        if len(heard) > 1:
            yield Wanted(POOR_SOUND, heard, ALIKE / SURE_SOUND)
            if is_poor(token):
                yield Wanted(SOUND, heard, ALIKE / SURE_SOUND)

    def _mean_with_soft(
        self, tokens: Sequence[Token], which: Any, found: Any, similarity: Any, softs: NDArray[np.int64]
    ) -> None:
        """Put the mean of both similarities in place of that of the soft spelling; 0.0 where it is too low."""
        means, rows = np.zeros(len(similarity)), softs
        rows = rows[self._may_be_near(tokens, which[rows], found[rows], similarity[rows])]
        texts = [token.text.encode() for token in tokens]
        own = [texts[n] for n in which[rows].tolist()]
        if own:
            others = self._arrays["token_texts"][found[rows]].tolist()
            spelt = cpdist(own, others, scorer=OSA.normalized_similarity, dtype=np.float64)
            heard = similarity[rows]
            mean = np.where(heard == 1.0, np.maximum(VARIANT, spelt), (spelt + heard) / 2)
            means[rows] = np.where(self._sizes[found[rows]] > 1, mean, 0.0)
        similarity[softs] = means[softs]

    def _may_be_near(self, tokens: Sequence[Token], which: Any, found: Any, heard: Any) -> NDArray[np.bool_]:
        """By their letters, can the words be so alike that the mean with what is heard is enough?"""
        own = np.array([letters(token.text) for token in tokens], dtype=np.uint64)[which]
        sizes = np.array([len(token.text) for token in tokens])[which]
        edits = (2 - 2 * ALIKE - (1 - heard)) * np.maximum(sizes, self._sizes[found]) + 1e-6
        bits = np.bitwise_count(own ^ self._arrays["token_letters"][found])
        possible: NDArray[np.bool_] = (bits <= 2 * edits) | (heard == 1.0)
        return possible

    def _known(self, tokens: Sequence[Token]) -> Near:
        """The same word, variants, words misread for it, words with the same consonants."""
        keys, places, similarity = [], [], []
        for place, token in enumerate(tokens):
            for key, alike in _asked_keys(token):
                keys.append(key)
                places.append(place)
                similarity.append(alike)
        near = self._keyed(keys)
        which = np.array(places)[near.asked]
        by_consonants = np.array([key[0] == "c" for key in keys])[near.asked]
        poor = np.array([is_poor(t) for t in tokens], dtype=bool)[which] | (self._flags[near.tokens] & POOR > 0)
        kept = np.flatnonzero(~by_consonants | poor)
        return Near(which[kept], near.tokens[kept], np.array(similarity)[near.asked[kept]])

    def _titles(self, tokens: Sequence[Token]) -> list[NDArray[np.int64]]:
        """Titles that are these words or variants of them."""
        near = self._keyed([key for token in tokens for key in title_keys(token)])
        return [near.tokens[near.asked // 2 == n] for n in range(len(tokens))]

    def _keyed(self, keys: Sequence[str]) -> Near:
        held = self._arrays["keys"]
        wanted = np.array([crc32(key.encode()) for key in keys], dtype=np.uint32)
        starts = held.searchsorted(wanted)
        counts = held.searchsorted(wanted, side="right") - starts
        found = self._arrays["key_tokens"][spans(starts, counts)].astype(np.int64)
        return Near(np.repeat(np.arange(len(keys)), counts), found, np.ones(len(found)))

    def _cut(
        self, tokens: Sequence[Token]
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]]:
        """Words that begin with the query's, and words that the query's begins with; letters that it begins with."""
        begun = self._begun([token.text for token in tokens])
        starts = [(n, size) for n, token in enumerate(tokens) for size in _starts(token)]
        shorter = self.exactly([tokens[n].text[:size] for n, size in starts])
        which, sizes = np.array(starts or [(0, 0)]).T[:, shorter.asked]
        for n, token in enumerate(tokens):
            own = which == n
            letters_ = shorter.tokens[own & (sizes == 1)]
            size = len(token.text)
            if size < _SHORTEST_CUT or token.role == "number":
                yield np.zeros(0, np.int64), np.zeros(0, np.float32), letters_
                continue
            longer = self._arrays["head_tokens"][slice(*begun[n])].astype(np.int64)
            both = np.append(longer, shorter.tokens[own & (sizes > 1)])
            both = np.sort(both[self._flags[both] & NUMBER == 0])
            others = self._sizes[both].astype(np.float32)
            yield both, _CUT * np.minimum(others, size) / np.maximum(others, size), letters_

    def _begun(self, texts: Sequence[str]) -> list[list[int]]:
        """First and end, in order of their first letters, of the words that begin so."""
        limits_ = [[head(text), head(text + "\x7f" * 8)] for text in texts]
        found: list[list[int]] = self._arrays["heads"].searchsorted(np.array(limits_, dtype=np.uint64)).tolist()
        return found


def _starts(token: Token) -> Iterator[int]:
    """Lengths of beginnings that may stand for the word: its first letter, three letters and more."""
    if len(token.text) > 1 and not token.text[0].isdigit():
        yield 1
    yield from range(_SHORTEST_CUT, len(token.text))


def _asked_keys(token: Token) -> Iterator[tuple[str, float]]:
    """Keys of words alike to this one, and how alike those are."""
    text = token.text
    yield f"t{text}", 1.0
    yield f"v{token.stands_for or text}", VARIANT
    if token.role == "core" and len(text) > 1:
        read = misread(text)
        yield f"o{read}", VARIANT
        if read != text:
            yield f"t{read}", VARIANT
        if len(text) > 2:
            yield f"c{consonants(text)}", VARIANT
        served = text.removeprefix(SERVANT)
        mark = "" if served != text else "w"
        yield f"{mark}s{soft(served)}", SERVED
        yield f"{mark}m{misread(served)}", SERVED


def is_poor(token: Token) -> bool:
    """May the word lack vowels?"""
    return token.unvowelled or is_vowelless(token.text)


def head(text: str) -> int:
    """The first eight letters as a number that sorts as they do."""
    return int.from_bytes(text[:8].encode().ljust(8, b"\0"), "big")


def filed_keys(token: Token) -> list[int]:
    """The keys under which a listed word is filed: its text, its consonants, its variants, what it is misread for."""
    if token.role == "title":
        return [crc32(key.encode()) for key in title_keys(token)]
    keys = [f"t{token.text}", f"c{consonants(token.text)}"]
    keys.append(f"v{token.stands_for or token.text}")
    if token.role == "core":
        keys += _servant_keys(token.text)
    if token.text.isalpha() and misread(token.text) != token.text:
        keys.append(f"o{misread(token.text)}")
    return [crc32(key.encode()) for key in keys]


def title_keys(token: Token) -> tuple[str, str]:
    """The keys of titles."""
    return f"T{token.text}", f"V{token.stands_for or token.text}"


def _servant_keys(text: str) -> list[str]:
    """Keys of what a name of a servant of God (Abdulkarim) is without the servant, and of other words as that."""
    rest = text.removeprefix(SERVANT)
    mark = "w" if rest != text else ""
    return [f"{mark}s{soft(rest)}", f"{mark}m{misread(rest)}"]
