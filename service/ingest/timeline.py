"""What the editions of one list, in the order of their dates, say was in force when.

The answer depends on the editions alone, not on the order in which they were loaded: an edition that comes late falls
into its place. A whole edition says what it holds and that nothing else is listed; a part says only what it holds. Of
several editions of one day the one that was loaded last has the last word.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from service.store.members import Members
from service.store.sources import StoredEdition


@dataclass(frozen=True, slots=True)
class Stretch:
    """A record from one day until another (None: still), by the edition that says so first.

    With `gone` the party is no longer listed: the record is the last one that was, `last_said` the day of the last
    edition that held it; the day it begins is that of the first whole edition without it.
    """

    record_id: int
    source_id: str
    begins: str
    ends: str | None
    gone: bool = False
    last_said: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A record and the day of the edition that said it last."""

    record_id: int
    published: str


def said_last(editions: Sequence[StoredEdition], key_of: Mapping[int, str]) -> dict[str, Said]:
    """What a list says after these editions, in order, by record key: the last whole edition, with the parts since."""
    wholes = [place for place, stored in enumerate(editions) if not stored.edition.partial]
    found: dict[str, Said] = {}
    for stored in editions[wholes[-1] if wholes else 0 :]:
        found |= {key_of[number]: Said(number, stored.edition.published) for number in stored.members.tolist()}
    return found


def touched(
    before: Sequence[StoredEdition],
    changed: Sequence[StoredEdition],
    after: Sequence[StoredEdition],
    key_of: Mapping[int, str],
) -> set[str]:
    """The keys whose stretches an edition can change by coming between others, or by being read anew (`changed`).

    A party of which the editions before, in and after say the same is not among them.
    """
    own = [stored.members for stored in changed]
    if all(stored.edition.partial for stored in changed):
        return _keys(_union(own), key_of)
    next_whole = next((stored.members for stored in after if not stored.edition.partial), None)
    said = np.array(sorted(item.record_id for item in said_last(before, key_of).values()), dtype=np.int64)
    all_of = [said, *own, *([] if next_whole is None else [next_whole])]
    same = all_of[0]
    for members in all_of[1:]:
        same = np.intersect1d(same, members, assume_unique=True)
    return _keys(np.setdiff1d(_union(all_of), same, assume_unique=True), key_of)


def stretches(
    editions: Sequence[StoredEdition], keys: Collection[str], key_of: Mapping[int, str]
) -> dict[str, list[Stretch]]:
    """The stretches of some parties by record key, out of all editions of the list in order."""
    wanted = np.array(sorted(number for number, key in key_of.items() if key in keys), dtype=np.int64)
    said: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, stored in enumerate(editions):
        for number in np.intersect1d(stored.members, wanted, assume_unique=True).tolist():
            said[key_of[number]].append((place, number))
    absent = _next_wholes(editions)
    return {key: list(_stretches(statements, editions, absent)) for key, statements in said.items()}


def _stretches(
    statements: Sequence[tuple[int, int]], editions: Sequence[StoredEdition], absent: Sequence[int]
) -> Iterator[Stretch]:
    for (place, number), (following, _) in zip_longest(statements, statements[1:], fillvalue=(len(editions), 0)):
        said, missed = editions[place].edition, absent[place]
        until = editions[following].edition.published if following < len(editions) else None
        if missed >= following:
            yield Stretch(number, said.id, said.published, until)
            continue
        gone = editions[missed].edition
        yield Stretch(number, said.id, said.published, gone.published)
        yield Stretch(number, gone.id, gone.published, until, gone=True, last_said=said.published)


def _next_wholes(editions: Sequence[StoredEdition]) -> list[int]:
    """For each place the place of the next whole edition, beyond the end where there is none."""
    found, following = [], len(editions)
    for place in reversed(range(len(editions))):
        found.append(following)
        if not editions[place].edition.partial:
            following = place
    return found[::-1]


def _keys(numbers: Members, key_of: Mapping[int, str]) -> set[str]:
    return {key_of[number] for number in numbers.tolist()}


def _union(all_of: Sequence[Members]) -> Members:
    return np.unique(np.concatenate(all_of)) if all_of else np.empty(0, dtype=np.int64)
