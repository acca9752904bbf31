"""Parties to learn from: the records of several lists, those of one party put together so that it counts once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from matchers.names.anatomy import Family, family_of
from matchers.names.split import split_names
from matchers.text.tokens import words

MOST_NAMES = 40
"""Names of one party that are looked at, in the order of its records."""

NameKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One record of a list. Records that share a tie (a number, a name with a birth date) are of one party."""

    kind: str
    names: tuple[str, ...]
    ties: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """One party: all its names as written, and the lists that gave them."""

    family: Family
    names: tuple[str, ...]
    sources: tuple[str, ...]


def name_key(name: str) -> NameKey:
    """A name without case, marks and the order of its words; () when nothing in it can be read."""
    return tuple(sorted(word.text for word in words(name)))


def known_parties(listed: Sequence[Listed], left_out: Set[NameKey] = frozenset()) -> list[Known]:
    """The parties behind the records, in the records' order, without those that have one of the names `left_out`."""
    parties = [_joined([listed[place] for place in group]) for group in _groups(listed)]
    return [party for party in parties if left_out.isdisjoint(_keys(party))] if left_out else parties


def _keys(party: Known) -> set[NameKey]:
    person = party.family == "person"
    return {name_key(part) for name in party.names for part in (name, *split_names(name, person))}


def _joined(records: Sequence[Listed]) -> Known:
    names = dict.fromkeys(name for record in records for name in record.names)
    sources = sorted({record.source for record in records})
    return Known(family_of(records[0].kind), tuple(names)[:MOST_NAMES], tuple(sources))


def _groups(listed: Sequence[Listed]) -> Iterable[list[int]]:
    """Places of records that hang together by ties; the kind must agree."""
    parent = list(range(len(listed)))
    first: dict[tuple[Family, str], int] = {}
    for place, record in enumerate(listed):
        for tie in sorted(record.ties):
            other = first.setdefault((family_of(record.kind), tie), place)
            a, b = sorted((_root(parent, place), _root(parent, other)))
            parent[b] = a
    groups: dict[int, list[int]] = {}
    for place in range(len(listed)):
        groups.setdefault(_root(parent, place), []).append(place)
    return groups.values()


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place
