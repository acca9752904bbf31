"""What names of the list offer to a query, by the words they are made of: the forward index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.index.alike import INITIAL, NUMBER, OPTIONAL, POSTED, UNVOWELLED
from matchers.index.asked import ACRONYM, JOINED, LEFT_OF_OPTIONAL, AskedName, Joined
from matchers.index.ceiling import Met
from matchers.index.forms import distinct, spans

Arrays = Mapping[str, NDArray[Any]]
Names = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Offer:
    """By name, a column each: quality at most for each word of the query; of the name's own words the information that
    may be matched, that left over, that of all (as left over counts), how many may be matched, letters and as many
    spaces, words; the most that one says; and whether (above 0) it may write words together, spell an acronym, have an
    initial or a word cut off, has a number left over, has words that may lack vowels."""

    quality: Floats
    said: Floats
    left: Floats
    held: Floats
    matched: Floats
    letters: Floats
    words: Floats
    rarest: Floats
    several: Floats
    acronym: Floats
    initial: Floats
    begun: Floats
    number_left: Floats
    unvowelled: Floats

    def only(self, rows: Names) -> Offer:
        """Those rows."""
        return Offer(*(getattr(self, field.name)[..., rows] for field in fields(self)))


class Answers:
    """The tokens of the list that may answer a query's words: a row of qualities for each, 0 the row of all others.
    `slots`: scratch of zeros, one for every token, used until `close`."""

    def __init__(self, asked: AskedName, slots: NDArray[np.int32]) -> None:
        self.asked, self._slots = asked, slots
        several = [tokens for _, tokens, _, _ in asked.several]
        tokens = [a.tokens for a in asked.alike] + [a.cut for a in asked.alike] + several
        self._tokens = distinct(np.concatenate(tokens))
        slots[self._tokens] = np.arange(1, len(self._tokens) + 1, dtype=np.int32)
        width = len(asked.words)
        self.quality = np.zeros((width, len(self._tokens) + 1), dtype=np.float32)
        self.begun = np.zeros_like(self.quality)
        self.joined = np.zeros(len(self._tokens) + 1, dtype=np.float32)
        self.acronym = np.zeros_like(self.joined)
        for place, alike in enumerate(asked.alike):
            self.quality[place, slots[alike.tokens]] = alike.qualities
            self.begun[place, slots[alike.cut]] = alike.cut_qualities
        for places, found, quality, together in asked.several:
            rows = slots[found]
            for place in places:
                self.quality[place, rows] = np.maximum(self.quality[place, rows], quality)
            (self.joined if together else self.acronym)[rows] = 1

    def rows(self, tokens: NDArray[Any]) -> NDArray[np.int32]:
        """The rows of tokens of the list."""
        found: NDArray[np.int32] = self._slots[tokens]
        return found

    def close(self) -> None:
        """Give the scratch back as it was."""
        self._slots[self._tokens] = 0


class Weigher:
    """Sums up what names offer."""

    def __init__(self, arrays: Arrays, forms: Sequence[Sequence[str]]) -> None:
        self._arrays = arrays
        self._forms = [frozenset(form) for form in forms]
        flags = np.asarray(arrays["token_flags"])
        self._information = np.where(flags & POSTED > 0, arrays["token_information"], np.float32(0))
        self._left = np.where(flags & OPTIONAL > 0, self._information * np.float32(LEFT_OF_OPTIONAL), self._information)

    def met(self, answers: Answers, names: Names) -> tuple[Names, Met]:
        """Of these names those that offer anything, and what."""
        offer = self._offer(answers, names)
        if len(answers.asked.joined.names):
            self._add_joined(offer, names, answers.asked.joined)
        for place, listed in enumerate(answers.asked.acronyms):
            if len(listed):
                _add_acronym(offer, names, listed, place, float(answers.asked.asked.information[place]))
        kept = np.flatnonzero(offer.quality.max(axis=0) > 0)
        return names[kept], self._summed(answers.asked, names[kept], offer.only(kept))

    def words(self, names: Names) -> tuple[NDArray[Any], Names, Names]:
        """The tokens of names in a row, where each name's begin, and how many it has."""
        at = self._arrays["name_tokens_at"]
        starts = at[names].astype(np.int64)
        counts = at[names + 1] - starts
        return self._arrays["name_tokens"][spans(starts, counts)], np.cumsum(counts) - counts, counts

    def _offer(self, answers: Answers, names: Names) -> Offer:
        flat, starts, counts = self.words(names)
        rows = answers.rows(flat)
        flags, sizes = self._arrays["token_flags"][flat], self._arrays["token_sizes"][flat]
        posted = flags & POSTED > 0
        begun = answers.begun[:, rows]
        last = np.zeros(len(flat), dtype=bool)
        last[starts + counts - 1] = True
        begun[:-1] *= last
        quality = np.maximum(answers.quality[:, rows], begun)
        self._add_initials(answers.asked, quality, flat, posted)
        best = quality.max(axis=0)
        matched = best > 0
        information, left = self._information[flat], self._left[flat]
        said = best * information
        sums = (said, np.where(matched, 0, left), left, matched, posted * (sizes + 1.0), posted)
        most = (said, answers.joined[rows], answers.acronym[rows], matched & (sizes == 1), begun.max(axis=0),
                posted & ~matched & (flags & NUMBER > 0), flags & UNVOWELLED)  # fmt: skip
        return Offer(
            np.maximum.reduceat(quality, starts, axis=1),
            *np.add.reduceat(np.stack(sums), starts, axis=1),
            *np.maximum.reduceat(np.stack(most), starts, axis=1),
        )

    def _add_initials(self, asked: AskedName, quality: Floats, flat: NDArray[Any], posted: NDArray[np.bool_]) -> None:
        """Letters that stand alone in the query, for any word that begins with them."""
        for place, word in enumerate(asked.words):
            if len(word.text) == 1 and word.text.isalpha():
                first = self._arrays["token_texts"].view(np.uint8)[flat * self._arrays["token_texts"].itemsize]
                begins = posted & (first == ord(word.text))
                quality[place, begins] = np.maximum(quality[place, begins], INITIAL)

    def _add_joined(self, offer: Offer, names: Names, joined: Joined) -> None:
        """Names that write a word of the query apart."""
        rows, kept = _rows_of(names, joined.names)
        if not len(rows):
            return
        words = joined.words[kept]
        offer.quality[words, rows] = np.maximum(offer.quality[words, rows], JOINED)
        first = self._arrays["name_tokens_at"][joined.names[kept]] + joined.places[kept]
        for n in range(3):
            part = joined.counts[kept] > n
            tokens = self._arrays["name_tokens"][first[part] + n]
            np.add.at(offer.said, rows[part], self._information[tokens])
            np.add.at(offer.rarest, rows[part], self._information[tokens])
            np.subtract.at(offer.left, rows[part], self._left[tokens])
        np.maximum(offer.left, 0, out=offer.left)
        np.add.at(offer.several, rows, 1)
        offer.number_left[rows] = 0

    def _summed(self, asked: AskedName, names: Names, offer: Offer) -> Met:
        letters = offer.letters - 1
        several = (offer.several > 0) | (offer.acronym > 0)
        exact = (offer.quality >= 0.999).all(axis=0) & (offer.words == len(asked.words))
        single = ~several & (((offer.quality > 0).sum(axis=0) == 1) | (offer.matched == 1))
        whole = 1 - np.abs(letters - asked.asked.letters) / np.maximum(letters, asked.asked.letters)
        alone = any(len(word.text) == 1 for word in asked.words)
        return Met(
            offer.quality, offer.said, offer.rarest, offer.left, offer.held, whole, exact,
            (offer.initial > 0) | (offer.acronym > 0) | alone, offer.begun > 0, offer.several, single,
            offer.number_left > 0, self._forms_differ(asked, names),
            (offer.unvowelled > 0) != asked.unvowelled,
        )  # fmt: skip

    def _forms_differ(self, asked: AskedName, names: Names) -> Floats | float:
        own = frozenset(asked.anatomy.forms)
        if not own:
            return 0.0
        differ = np.array([bool(form) and not form & own for form in self._forms], dtype=float)
        found: Floats = differ[self._arrays["name_forms"][names]]
        return found


def _add_acronym(offer: Offer, names: Names, listed: Names, place: int, information: float) -> None:
    """Names whose first letters spell a word of the query: which words those are is not looked at."""
    rows, _ = _rows_of(names, listed)
    if len(rows):
        offer.quality[place, rows] = np.maximum(offer.quality[place, rows], ACRONYM)
        offer.said[rows] += information
        offer.rarest[rows] = np.maximum(offer.rarest[rows], information)
        offer.left[rows] = 0
        offer.acronym[rows] = 1


def _rows_of(names: Names, wanted: Names) -> tuple[Names, Names]:
    """Rows in `names` (rising) of those `wanted` that are there, and which of `wanted` they are."""
    rows = np.searchsorted(names, wanted)
    rows[rows == len(names)] = 0
    kept = np.flatnonzero(names[rows] == wanted) if len(names) else np.zeros(0, np.int64)
    return rows[kept], kept
