"""Two names side by side: which word of one answers which word of the other.

Greedy, best first, in passes from sure to unsure: equal words and variants; words written together or apart; misspelt
or unvowelled words; initials and words cut off at the end of a field. (Optimal assignment was measured to gain
nothing.)
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import OSA

from matchers.compare.words import alike, is_place
from matchers.names.anatomy import LONGEST_ACRONYM, Anatomy, Token
from matchers.text.phonetic import soft

LEAST_JOINED = 0.85
JOINED, INITIAL = 0.98, 0.8
"""Similarity of words that are equal when written together, and of an initial."""
_LONGEST_JOIN = 3
_ACRONYM = {2: 0.8, 3: 0.87}
_LONG_ACRONYM = 0.95
_VOWELS = frozenset("aeiouy")


class Match(NamedTuple):
    """Places of the words in the two names (several on one side when joined), similarity 0..1, and how."""

    query: tuple[int, ...]
    listed: tuple[int, ...]
    similarity: float
    how: str


class Alignment(NamedTuple):
    """The matches by place in the query, and the places nothing answers, small words left out."""

    matches: tuple[Match, ...]
    left_query: tuple[int, ...]
    left_listed: tuple[int, ...]


def acronym_similarity(words: int) -> float:
    """Similarity of a word that so many words spell with their first letters."""
    return _ACRONYM.get(words, _LONG_ACRONYM)


def align(query: Anatomy, listed: Anatomy) -> Alignment:
    """The words of two names matched. Symmetric but for the order of equally good pairs."""
    return _Pairing(query.tokens, listed.tokens).run()


class _Pairing:
    """The state of one alignment: what is still free on both sides."""

    def __init__(self, query: tuple[Token, ...], listed: tuple[Token, ...]) -> None:
        self.query, self.listed = query, listed
        self.free_query = [i for i, t in enumerate(query) if t.role in ("core", "number")]
        self.free_listed = [i for i, t in enumerate(listed) if t.role in ("core", "number")]
        self.matches: list[Match] = []

    def run(self) -> Alignment:
        rough = self.take_equal()
        self.take_joined()
        if self.free_query and self.free_listed:
            self.take_alike(rough)
            self.take_acronym()
            self.take_initials()
            self.take_cut()
        self.take_titles()
        matches = tuple(sorted(self.matches))
        return Alignment(matches, tuple(self.free_query), tuple(self.free_listed))

    def take(self, query: tuple[int, ...], listed: tuple[int, ...], similarity: float, how: str) -> None:
        self.matches.append(Match(query, listed, similarity, how))
        self.free_query = [i for i in self.free_query if i not in query]
        self.free_listed = [i for i in self.free_listed if i not in listed]

    def take_equal(self) -> list[tuple[float, int, int, str]]:
        """Take the equal and the variants; return the other alike pairs, best first."""
        pairs = []
        for i in self.free_query:
            for j in self.free_listed:
                similarity, how = alike(self.query[i], self.listed[j])
                if similarity:
                    pairs.append((-similarity, i, j, how))
        pairs.sort(key=lambda p: (p[0], abs(p[1] - p[2]), p[1]))
        for negative, i, j, how in pairs:
            if how in ("exact", "variant") and i in self.free_query and j in self.free_listed:
                self.take((i,), (j,), -negative, how)
        return [p for p in pairs if p[3] not in ("exact", "variant")]

    def take_alike(self, pairs: list[tuple[float, int, int, str]]) -> None:
        for negative, i, j, how in pairs:
            if i in self.free_query and j in self.free_listed:
                self.take((i,), (j,), -negative, how)

    def take_joined(self) -> None:
        for i in tuple(self.free_query):
            found = _apart(self.query[i].text, self.listed, self.free_listed)
            if found and i in self.free_query:
                self.take((i,), found[1], found[0], "joined")
        for j in tuple(self.free_listed):
            found = _apart(self.listed[j].text, self.query, self.free_query)
            if found and j in self.free_listed:
                self.take(found[1], (j,), found[0], "joined")

    def take_acronym(self) -> None:
        """A word made of the first letters of words of the other side."""
        for i in tuple(self.free_query):
            spelt = _spelt_out(self.query[i], self.listed, self.free_listed)
            if spelt:
                self.take((i,), spelt, acronym_similarity(len(spelt)), "initial")
        for j in tuple(self.free_listed):
            spelt = _spelt_out(self.listed[j], self.query, self.free_query)
            if spelt:
                self.take(spelt, (j,), acronym_similarity(len(spelt)), "initial")

    def take_initials(self) -> None:
        for i in tuple(self.free_query):
            text = self.query[i].text
            for j in self.free_listed:
                other = self.listed[j].text
                if (len(text) == 1 or len(other) == 1) and text[0] == other[0] and not text[0].isdigit():
                    self.take((i,), (j,), INITIAL, "initial")
                    break

    def take_titles(self) -> None:
        """A word that the other side has as a title: Sayed, Imam, Prince are both."""
        for i in tuple(self.free_query):
            title = _title_of(self.query[i], self.listed)
            if title:
                self.take((i,), title[0], title[1], "variant")
        for j in tuple(self.free_listed):
            title = _title_of(self.listed[j], self.query)
            if title:
                self.take(title[0], (j,), title[1], "variant")

    def take_cut(self) -> None:
        """The last word of a side, where a field may have ended, as the beginning of a word of the other."""
        last_q, last_l = len(self.query) - 1, len(self.listed) - 1
        pairs = [(last_q, j) for j in self.free_listed] + [(i, last_l) for i in self.free_query]
        for i, j in pairs:
            if i in self.free_query and j in self.free_listed:
                begun = _begun(self.query[i], self.listed[j], 2 if len(self.matches) > 1 else 3)
                if begun:
                    self.take((i,), (j,), begun, "cut")


def _title_of(word: Token, others: tuple[Token, ...]) -> tuple[tuple[int], float] | None:
    """The place of the first title that is this word or a variant of it, and how alike they are."""
    found = (((place,), alike(word, other)) for place, other in enumerate(others) if other.role == "title")
    return next(((place, likeness) for place, (likeness, how) in found if how in ("exact", "variant")), None)


def _begun(a: Token, b: Token, least: int) -> float:
    """Similarity when the shorter word, of `least` letters or more, begins the longer, by its share of it; else, and
    for numbers and places, 0.0."""
    short, long = sorted((a.text, b.text), key=len)
    whole = "number" in (a.role, b.role) or (is_place(a) and is_place(b))
    if whole or len(short) < least or not long.startswith(short):
        return 0.0
    return 0.6 + 0.3 * len(short) / len(long)


def _spelt_out(short: Token, others: tuple[Token, ...], free: list[int]) -> tuple[int, ...]:
    """The neighbouring free words that a word of two to six letters stands for by their first letters, their stop words
    counted or not; () when there are none."""
    text = short.text
    if short.role != "core" or not 2 <= len(text) <= LONGEST_ACRONYM or len(free) < 2:
        return ()
    for left_out in ("stop", ""):
        kept = [p for p in range(len(others)) if others[p].role in ("core", "stop") and others[p].role != left_out]
        letters = "".join(others[p].text[0] for p in kept)
        at = letters.find(text)
        found = tuple(p for p in kept[at : at + len(text)] if others[p].role == "core") if at >= 0 else ()
        if len(found) > 1 and all(p in free for p in found):
            return found
    return ()


def _apart(whole: str, others: tuple[Token, ...], free: list[int]) -> tuple[float, tuple[int, ...]] | None:
    """The neighbouring words that together give `whole`; small words may stand among them, none may be taken."""
    size = len(whole)
    if size < 4:
        return None
    best: tuple[float, tuple[int, ...]] | None = None
    for start in range(len(others) - 1):
        text = others[start].text
        if text[0] != whole[0] and not (text[0] in _VOWELS and whole[0] in _VOWELS):
            continue
        for end in range(start + 1, min(start + _LONGEST_JOIN, len(others))):
            text += others[end].text
            if len(text) > size + 2:
                break
            if len(text) < size - 2 or not _is_free(start, end, others, free):
                continue
            likeness = _likeness(whole, text)
            if likeness >= LEAST_JOINED and (best is None or likeness > best[0]):
                best = (likeness, tuple(range(start, end + 1)))
    return best


def _is_free(start: int, end: int, others: tuple[Token, ...], free: list[int]) -> bool:
    """Is a core word among these places, and none taken?"""
    core = [p for p in range(start, end + 1) if others[p].role in ("core", "number")]
    return bool(core) and all(p in free for p in core)


def _likeness(a: str, b: str) -> float:
    if a == b:
        return JOINED
    plain = OSA.normalized_similarity(a, b)
    return max(plain, (plain + OSA.normalized_similarity(soft(a), soft(b))) / 2) if plain >= 0.6 else 0.0
