"""Words in several ways of writing, ready to be searched for near ones.

Every distinct form is there once, the short ones of its writing first. A search looks at the letters of all forms of
fitting length and measures the few that may be near: nothing is missed, and no keys are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from matchers.index.letters import letters, letters_of, limits, near_letters
from matchers.text.tokens import MAX_LETTERS

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

TEXT, SOFT, MIXED, SOUND, POOR_SOUND = range(5)
"""The writings: words as they are; without vowel quality; as misread, of words with digits in them; consonants; those
of words that may lack vowels."""
_WIDTH = MAX_LETTERS + 2
_EMPTY = np.zeros(0, np.int64)


class Wanted(NamedTuple):
    """A form of a writing, and the least similarity (OSA over the longer length) of those that are near."""

    writing: int
    text: str
    least: float


class Near(NamedTuple):
    """Tokens near to what is wanted: which of it, by place, which token, and how similar, 0..1."""

    asked: Numbers
    tokens: Numbers
    similarity: Floats


class Forms:
    """The forms of a snapshot: text and letters of each, where each length begins, the tokens that it stands for."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._texts, self._letters = arrays["form_texts"], arrays["form_letters"]
        self._tokens, self._at = arrays["form_tokens"], arrays["form_tokens_at"]
        self._starts: list[int] = arrays["form_sizes"].tolist()
        self._counts = np.diff(arrays["form_sizes"])

    def has(self, writing: int) -> bool:
        """Is there any form of that writing?"""
        return self._starts[writing * _WIDTH] < self._starts[(writing + 1) * _WIDTH - 1]

    def near(self, wanted: Sequence[Wanted]) -> Near:
        """Every token with a form near to one of those wanted."""
        found = [self._possible(*each) for each in wanted]
        sizes = [len(forms) for forms in found]
        if not sum(sizes):
            return Near(_EMPTY, _EMPTY, np.zeros(0))
        forms = np.concatenate(found)
        own = [text for each, size in zip(wanted, sizes, strict=True) for text in [each.text.encode()] * size]
        others = self._texts[forms].tolist()
        cutoff = min(each.least for each in wanted) - 1e-9
        similarity = cpdist(own, others, scorer=OSA.normalized_similarity, score_cutoff=cutoff, dtype=np.float64)
        which = np.arange(len(wanted)).repeat(sizes)
        kept = np.flatnonzero(similarity >= np.array([each.least - 1e-9 for each in wanted])[which])
        forms = forms[kept]
        starts = self._at[forms].astype(np.int64)
        counts = self._at[forms + 1] - starts
        tokens = self._tokens[spans(starts, counts)].astype(np.int64)
        return Near(which[kept].repeat(counts), tokens, similarity[kept].repeat(counts))

    def _possible(self, writing: int, text: str, least: float) -> Numbers:
        shortest, longest, allowed = limits(len(text), least)
        first, last = writing * _WIDTH + shortest, writing * _WIDTH + min(longest, MAX_LETTERS)
        start, end = self._starts[first], self._starts[last + 1]
        if start == end:
            return _EMPTY
        bits = allowed[: last + 1 - first].repeat(self._counts[first : last + 1])
        return near_letters(letters(text), self._letters[start:end], bits) + start


def compiled_forms(written: Sequence[Iterable[tuple[str, int]]]) -> dict[str, Any]:
    """The arrays of Forms from (form, token) pairs of each writing, in order."""
    by_form: dict[tuple[int, int, str], list[int]] = {}
    for writing, pairs in enumerate(written):
        for form, token in pairs:
            by_form.setdefault((writing, len(form), form), []).append(token)
    ordered = sorted(by_form)
    texts = np.array([form.encode() for _, _, form in ordered], dtype=f"S{MAX_LETTERS}")
    sizes = np.array([writing * _WIDTH + size for writing, size, _ in ordered], dtype=np.int64)
    return {
        "form_texts": texts,
        "form_letters": letters_of(texts),
        "form_sizes": np.searchsorted(sizes, np.arange(len(written) * _WIDTH + 1)),
        "form_tokens": [token for form in ordered for token in by_form[form]],
        "form_tokens_at": np.cumsum([0, *(len(by_form[form]) for form in ordered)]),
    }


def spans(starts: NDArray[Any], counts: NDArray[Any]) -> Numbers:
    """The numbers from each start on, so many of each: [5, 9], [2, 1] gives [5, 6, 9]."""
    ends = counts.cumsum()
    if not len(ends):
        return _EMPTY
    found: Numbers = np.arange(int(ends[-1])) + (starts - ends + counts).repeat(counts)
    return found


def distinct(numbers: NDArray[Any]) -> NDArray[Any]:
    """Each number once, rising. (For the few of a query much faster than NumPy's `unique`.)"""
    found = np.sort(numbers)
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found
