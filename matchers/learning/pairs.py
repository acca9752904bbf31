"""Pairs of words that the names of one party put in the same place, and how many parties do so.

Two names of a party are aligned; words that sound alike answer each other, and so do the only two words left over
where all the rest agrees ("… zavod", "… plant"). Parties that repeat the same two names count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import OSA

from matchers.compare.alignment import Alignment, align
from matchers.learning.parties import Known
from matchers.names.anatomy import Anatomy, Family, anatomies
from matchers.text.phonetic import skeleton
from matchers.text.tokens import words

Pair = tuple[str, str]
HeadOf = Callable[[str], str]
"""Word → the word that stands for all its known variants, "" for none."""
_ALIKE_ENOUGH = 0.5


@dataclass(slots=True)
class Counts:
    """`parties`: word → parties that have it; `pairs`: two words in order → parties whose names exchange them;
    `sources`: two words → the lists of these parties."""

    parties: Counter[str] = field(default_factory=Counter)
    pairs: Counter[Pair] = field(default_factory=Counter)
    sources: dict[Pair, set[str]] = field(default_factory=dict)


def count_pairs(parties: Iterable[Known], head_of: HeadOf, *, person: bool) -> Counts:
    """Count over parties that are all persons or all bodies; names in scripts without full vowels are left to
    `scripts`."""
    counts = Counts()
    seen: set[tuple[Pair, frozenset[Anatomy]]] = set()
    for party in parties:
        read = plain_readings([name for name in party.names if _is_spelt_out(name)], party.family, head_of)
        counts.parties.update({head_of(t.text) or t.text for name in read for t in name.tokens if t.role == "core"})
        found = {
            (pair, frozenset((a, b))) for a, b in combinations(read, 2) for pair in _exchanged(a, b, head_of, person)
        }
        new = {pair for pair, names in found if (pair, names) not in seen}
        counts.pairs.update(new)
        for pair in new:
            counts.sources.setdefault(pair, set()).update(party.sources)
        seen |= found
    return counts


def plain_readings(names: Sequence[str], family: Family, head_of: HeadOf) -> list[Anatomy]:
    """The names taken apart, the variants of their words being those that `head_of` knows, legal forms put aside."""
    found = (anatomy for name in names for anatomy in anatomies(name, family))
    plain = (
        Anatomy(tuple(t._replace(stands_for=head_of(t.text), information=0.0) for t in a.tokens), (), a.family)
        for a in found
    )
    return list(dict.fromkeys(plain))


def _is_spelt_out(name: str) -> bool:
    return name.isascii() or all(word.script in ("latin", "cyrillic") for word in words(name))


def _exchanged(a: Anatomy, b: Anatomy, head_of: HeadOf, person: bool) -> Iterator[Pair]:
    found = align(a, b)
    for left, right in _answers(found, a, b, person):
        one, other = sorted((head_of(left) or left, head_of(right) or right))
        if one != other:
            yield one, other


def _answers(found: Alignment, a: Anatomy, b: Anatomy, person: bool) -> Iterator[Pair]:
    for match in found.matches:
        if match.how in ("spelling", "sound"):
            yield a.tokens[match.query[0]].text, b.tokens[match.listed[0]].text
    if len(found.left_query) == len(found.left_listed) == 1 and found.matches:
        left, right = a.tokens[found.left_query[0]], b.tokens[found.left_listed[0]]
        if left.role == right.role == "core" and (not person or is_related(left.text, right.text)):
            yield left.text, right.text


def is_related(a: str, b: str) -> bool:
    """Do the words at least sound somewhat alike? People change whole names too: not all that is left over answers."""
    return max(OSA.normalized_similarity(f(a), f(b)) for f in (str, skeleton)) >= _ALIKE_ENOUGH
