"""Words that stand for one another, gathered from counted pairs: union-find that chains cannot lead astray.

`ahmad ~ muhamad ~ muhammad` and `llc ~ llp` are chains: the first and the last are strangers. Two clusters become one
only when enough of their words are paired with each other, and never two that the curated tables keep apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz.distance import OSA

from matchers.learning.pairs import Counts, HeadOf, Pair
from matchers.text.phonetic import soft

FEWEST_PARTIES = 2
SHARE_OF_LINKS = 0.4
"""The least share of the pairs between two clusters that must have been counted for them to become one."""
LARGEST = 16
"""Words of one cluster, those of a curated one counted as one."""
_ALIKE = 0.6
_SHARE_ALIKE, _SHARE_UNLIKE = 0.3, 0.5
"""The least share of the parties with the rarer word that exchange it: for words that sound alike, and for others."""
_FEWEST_UNLIKE = 3
"""The fewest parties that must exchange words that do not sound alike."""


class Variant(NamedTuple):
    """A word, the word that stands for its cluster, the parties that back the word's surest pair, and the
    lists they are on."""

    word: str
    stands_for: str
    support: int
    sources: tuple[str, ...]


def variants_from(counts: Counts, head_of: HeadOf) -> list[Variant]:
    """The clusters as one row a word, in order of the words. `head_of`: the curated clusters."""
    links = _links(counts)
    members: dict[str, list[str]] = {word: [word] for pair in links for word in pair}
    home = {word: word for word in members}
    for one, other in sorted(links, key=lambda pair: (-links[pair], pair)):
        a, b = home[one], home[other]
        if a != b and _belong(members[a], members[b], links, head_of):
            members[a] += members.pop(b)
            home |= dict.fromkeys(members[a], a)
    found = (cluster for cluster in members.values() if len(cluster) > 1)
    return sorted((v for cluster in found for v in _rows(cluster, counts, links, head_of)), key=lambda v: v.word)


def _links(counts: Counts) -> Mapping[Pair, int]:
    return {pair: n for pair, n in counts.pairs.items() if n >= FEWEST_PARTIES and _is_usual(pair, n, counts)}


def _is_usual(pair: Pair, exchanged: int, counts: Counts) -> bool:
    one, other = pair
    if not (one.isalpha() and other.isalpha() and min(len(one), len(other)) > 1):
        return False
    alike = OSA.normalized_similarity(soft(one), soft(other)) >= _ALIKE
    least = _SHARE_ALIKE if alike else _SHARE_UNLIKE
    enough = exchanged >= least * min(counts.parties[one], counts.parties[other])
    return enough and (alike or exchanged >= _FEWEST_UNLIKE)


def _belong(one: list[str], other: list[str], links: Mapping[Pair, int], head_of: HeadOf) -> bool:
    if len(one) + len(other) > LARGEST or sum(bool(head_of(word)) for word in (*one, *other)) > 1:
        return False
    between = sum((min(a, b), max(a, b)) in links for a in one for b in other)
    return between >= SHARE_OF_LINKS * len(one) * len(other)


def _rows(cluster: list[str], counts: Counts, links: Mapping[Pair, int], head_of: HeadOf) -> list[Variant]:
    head = min(cluster, key=lambda word: (not head_of(word), -counts.parties[word], word))
    return [_row(word, head, cluster, counts, links) for word in cluster if word != head]


def _row(word: str, head: str, cluster: list[str], counts: Counts, links: Mapping[Pair, int]) -> Variant:
    pairs = [(min(word, other), max(word, other)) for other in cluster]
    surest = min((pair for pair in pairs if pair in links), key=lambda pair: (-links[pair], pair))
    return Variant(word, head, links[surest], tuple(sorted(counts.sources[surest])))
