"""What names of the list offer to a query, by the words they are made of: the forward index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.compare.names import LEFT_OF_OPTIONAL
from matchers.index.alike import INITIAL_QUALITY, NUMBER, OPTIONAL, POSTED, SINGLE, TITLE, UNVOWELLED
from matchers.index.asked import JOINED_QUALITY, AskedName, Joined, acronym_quality
from matchers.index.ceiling import Met
from matchers.index.forms import distinct, spans
from matchers.names.anatomy import SMALL

Arrays = Mapping[str, NDArray[Any]]
Names = NDArray[np.int64]
Floats = NDArray[Any]


_JOINED, _ACRONYM, _BEGUN = 1, 4, 8
"""Flags of what answers a query, beside NUMBER, SINGLE and UNVOWELLED of tokens: may be words written together, may be
first letters, begins like a word of the query or the other way round."""


@dataclass(slots=True)
class Offer:
    """By name, a column each: quality at most for each word of the query; of the name's own words the information that
    may be matched, that left over, that of all (as left over counts), letters and as many spaces, how many there are
    and may be matched, and the most information that one says; how many may be written together; `flags` (see above),
    those of tokens where they are matched, NUMBER where one is left over."""

    quality: Floats
    said: Floats
    left: Floats
    held: Floats
    letters: Floats
    words: Floats
    matched: Floats
    rarest: Floats
    joined: Floats
    flags: NDArray[np.uint8]

    def only(self, rows: Names) -> Offer:
        """Those rows."""
        return Offer(*(getattr(self, field.name)[..., rows] for field in fields(self)))


class Answers:
    """The tokens of the list that may answer a query's words: a column of qualities for each, 0 the column of all
    others. `slots`: scratch of zeros, one for every token, used until `close`."""

    def __init__(self, asked: AskedName, slots: NDArray[np.int32]) -> None:
        self.asked, self._slots = asked, slots
        tokens = [part for a in asked.alike for part in (a.tokens, a.cut, a.letters, a.titles)]
        tokens += [found for _, found, _, _ in asked.several]
        self._tokens = distinct(np.concatenate(tokens))
        slots[self._tokens] = np.arange(1, len(self._tokens) + 1, dtype=np.int32)
        self._inner = np.zeros((len(asked.words), len(self._tokens) + 1), dtype=np.float32)
        self._flags = np.zeros(len(self._tokens) + 1, dtype=np.uint8)
        for place, alike in enumerate(asked.alike):
            self._inner[place, slots[alike.letters]] = INITIAL_QUALITY
            if place < asked.core:
                self._inner[place, slots[alike.titles]] = 1.0
            self._inner[place, slots[alike.tokens]] = alike.qualities
        for places, found, quality, together in asked.several:
            columns = slots[found]
            for place in places:
                self._inner[place, columns] = np.maximum(self._inner[place, columns], quality)
            self._flags[columns] |= np.uint8(_JOINED if together else _ACRONYM)
        self._last = self._with_cut()

    def _with_cut(self) -> Floats:
        """Qualities of last words, with all words cut off; in others only the query's last word may be."""
        last = self._inner.copy()
        for place, alike in enumerate(self.asked.alike):
            if len(alike.cut):
                columns = self._slots[alike.cut]
                last[place, columns] = np.maximum(last[place, columns], alike.cut_qualities)
                self._flags[columns] |= np.uint8(_BEGUN)
        self._inner[self.asked.core - 1] = last[self.asked.core - 1]
        return last

    def quality(self, tokens: NDArray[Any], last: Names) -> tuple[Floats, NDArray[np.uint8]]:
        """For words of the list in a row, those at `last` the last of their names: qualities by word of the query, and
        flags."""
        columns = self._slots[tokens]
        found = self._inner.take(columns, axis=1)
        found[:, last] = self._last.take(columns[last], axis=1)
        return found, self._flags[columns]

    def close(self) -> None:
        """Give the scratch back as it was."""
        self._slots[self._tokens] = 0


class Weigher:
    """Sums up what names offer."""

    def __init__(self, arrays: Arrays, forms: Sequence[Sequence[str]]) -> None:
        self._arrays = arrays
        self._forms = [frozenset(form) for form in forms]
        flags = arrays["token_flags"]
        posted = (flags & POSTED).astype(np.float32)
        said = np.where(flags & TITLE > 0, np.float32(SMALL), posted * arrays["token_information"])
        information = posted * arrays["token_information"]
        left = np.where(flags & OPTIONAL > 0, information * np.float32(LEFT_OF_OPTIONAL), information)
        self.left = left
        self._said = np.stack([said, left, posted * (arrays["token_sizes"] + np.float32(1)), posted])

    def met(self, answers: Answers, names: Names) -> tuple[Names, Met]:
        """Of these names those that offer anything, and what."""
        offer = self._offer(answers, names)
        if len(answers.asked.joined.names):
            self._add_joined(offer, names, answers.asked.joined)
        for place, listed in enumerate(answers.asked.acronyms):
            if len(listed):
                _add_acronym(offer, names, listed, place, answers.asked)
        kept = np.flatnonzero(offer.quality.max(axis=0) > 0)
        if len(kept) < len(names):
            names, offer = names[kept], offer.only(kept)
        return names, self._summed(answers.asked, names, offer)

    def words(self, names: Names) -> tuple[NDArray[Any], Names, Names]:
        """The tokens of names in a row, where each name's begin, and how many it has."""
        at = self._arrays["name_tokens_at"]
        starts = at[names].astype(np.int64)
        counts = at[names + 1] - starts
        return self._arrays["name_tokens"][spans(starts, counts)], counts.cumsum() - counts, counts

    def _offer(self, answers: Answers, names: Names) -> Offer:
        flat, starts, counts = self.words(names)
        quality, met = answers.quality(flat, starts + counts - 1)
        flags = self._arrays["token_flags"][flat]
        self._add_initials(answers.asked, quality, flat, flags)
        best = quality.max(axis=0)
        matched = best > 0
        rows = np.empty((6, len(flat)), dtype=np.float32)
        rows[1:5] = self._said.take(flat, axis=1)
        np.multiply(best, rows[1], out=rows[0])
        np.multiply(rows[2], ~matched, out=rows[1])
        rows[5] = matched
        met |= flags & np.where(matched, np.uint8(SINGLE | UNVOWELLED), np.uint8(NUMBER | UNVOWELLED))
        said, left, held, letters, words, found = np.add.reduceat(rows, starts, axis=1)
        return Offer(
            np.maximum.reduceat(quality, starts, axis=1),
            said,
            left,
            held,
            letters,
            words,
            found,
            np.maximum.reduceat(rows[0], starts),
            np.zeros(len(names)),
            np.bitwise_or.reduceat(met, starts),
        )

    def _add_initials(self, asked: AskedName, quality: Floats, flat: NDArray[Any], flags: NDArray[np.uint8]) -> None:
        """Letters that stand alone in the query, for any word that begins with them."""
        for place, word in enumerate(asked.words if asked.letters_alone else ()):
            if len(word.text) == 1 and word.text.isalpha():
                first = self._arrays["token_texts"].view(np.uint8)[flat * self._arrays["token_texts"].itemsize]
                begins = (flags & POSTED > 0) & (first == ord(word.text))
                quality[place, begins] = np.maximum(quality[place, begins], INITIAL_QUALITY)

    def _add_joined(self, offer: Offer, names: Names, joined: Joined) -> None:
        """Names that write a word of the query apart."""
        rows, kept = _rows_of(names, joined.names)
        if not len(rows):
            return
        words = joined.words[kept]
        offer.quality[words, rows] = np.maximum(offer.quality[words, rows], JOINED_QUALITY)
        first = self._arrays["name_tokens_at"][joined.names[kept]] + joined.places[kept]
        for n in range(3):
            part = joined.counts[kept] > n
            tokens = self._arrays["name_tokens"][first[part] + n]
            np.add.at(offer.said, rows[part], self._said[0, tokens])
            np.add.at(offer.rarest, rows[part], self._said[0, tokens])
            np.subtract.at(offer.left, rows[part], self._said[1, tokens])
        np.maximum(offer.left, 0, out=offer.left)
        np.add.at(offer.joined, rows, 1)
        offer.flags[rows] &= np.uint8(255 - NUMBER)

    def _summed(self, asked: AskedName, names: Names, offer: Offer) -> Met:
        letters, flags = offer.letters - 1, offer.flags
        joined = offer.joined + (flags & _JOINED) * max(len(asked.anatomy.tokens) // 2, 1)
        exact = (offer.quality[: asked.core].min(axis=0) >= 0.999) & (offer.words == asked.core)
        one = ((offer.quality > 0).sum(axis=0) == 1) | (offer.matched == 1)
        whole = 1 - np.abs(letters - asked.asked.letters) / np.maximum(letters, asked.asked.letters)
        initials = flags & (SINGLE | _ACRONYM) > 0 if not asked.letters_alone else True
        several = flags & (_JOINED | _ACRONYM) > 0
        single = one & (joined == 0) & ~several
        return Met(
            offer.quality, offer.said, offer.rarest, offer.left, offer.held, whole, exact, initials,
            flags & _BEGUN > 0, joined, several, single, flags & NUMBER > 0, self._forms_differ(asked, names),
            (flags & UNVOWELLED > 0) != asked.unvowelled,
        )  # fmt: skip

    def _forms_differ(self, asked: AskedName, names: Names) -> Floats | float:
        own = frozenset(asked.anatomy.forms)
        if not own:
            return 0.0
        differ = np.array([bool(form) and not form & own for form in self._forms], dtype=float)
        found: Floats = differ[self._arrays["name_forms"][names]]
        return found


def _add_acronym(offer: Offer, names: Names, listed: Names, place: int, asked: AskedName) -> None:
    """Names whose first letters spell a word of the query: which words those are is not looked at."""
    rows, _ = _rows_of(names, listed)
    if len(rows):
        quality, information = acronym_quality(len(asked.words[place].text)), asked.asked.information[place]
        offer.quality[place, rows] = np.maximum(offer.quality[place, rows], quality)
        offer.said[rows] += information
        offer.rarest[rows] = np.maximum(offer.rarest[rows], information)
        offer.left[rows] = 0
        offer.flags[rows] |= np.uint8(_ACRONYM)


def _rows_of(names: Names, wanted: Names) -> tuple[Names, Names]:
    """Rows in `names` (rising) of those `wanted` that are there, and which of `wanted` they are."""
    rows = np.searchsorted(names, wanted)
    rows[rows == len(names)] = 0
    kept = np.flatnonzero(names[rows] == wanted) if len(names) else np.zeros(0, np.int64)
    return rows[kept], kept
