"""What this surface asks of many entries at once, by position in the corpus; worked out once for each corpus."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from threading import Lock
from typing import Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from matchers.text.tokens import words
from service.api.opensanctions.entity import gender_of
from service.api.opensanctions.model import SCHEMA_OF_KIND, schemata
from service.api.opensanctions.topics import topics_of
from service.screening.corpus import Corpus

Mask = NDArray[np.bool_]


class Scanned(NamedTuple):
    """What only the documents tell: countries and gender by position, and by entry the positions of those that name it
    in an association."""

    countries: Sequence[frozenset[str]]
    genders: Sequence[str]
    named_by: Mapping[str, Sequence[int]]


class Columns:
    """The columns of one corpus. Safe to share between threads; what is not asked for is not made."""

    def __init__(self, corpus: Corpus) -> None:
        self._kinds = [corpus.kind(position) for position in range(len(corpus))]
        self._statuses = [corpus.status(position) for position in range(len(corpus))]
        self._programmes = [corpus.programmes(position) for position in range(len(corpus))]
        self.with_topic = lru_cache(maxsize=128)(self._with_topic)
        self.of_schema = lru_cache(maxsize=128)(self._of_schema)

    def __len__(self) -> int:
        return len(self._kinds)

    @cached_property
    def topics(self) -> Sequence[Sequence[str]]:
        """Topics by position."""
        return list(map(topics_of, self._statuses, self._programmes))

    def schema(self, position: int) -> str:
        """The schema of the entry at a position."""
        return SCHEMA_OF_KIND[self._kinds[position]]

    def programmes(self, position: int) -> Sequence[str]:
        """The programmes of the entry at a position."""
        return self._programmes[position]

    def _with_topic(self, topic: str) -> Mask:
        return np.fromiter((topic in topics for topics in self.topics), bool, len(self))

    def _of_schema(self, schema: str) -> Mask:
        shown = {kind for kind, own in SCHEMA_OF_KIND.items() if schema in schemata()[own].lineage}
        return np.fromiter((kind in shown for kind in self._kinds), bool, len(self))


T = TypeVar("T")


class Once(Generic[T]):
    """Something that is made of a corpus when it is first asked for, and goes when the corpus goes."""

    def __init__(self, make: Callable[[Corpus], T]) -> None:
        self._make = make
        self._made: WeakKeyDictionary[Corpus, T] = WeakKeyDictionary()
        self._lock = Lock()

    def __call__(self, corpus: Corpus) -> T:
        with self._lock:  # the others wait: what several threads make at once takes each of them longer
            found = self._made.get(corpus)
            if found is None:
                found = self._made[corpus] = self._make(corpus)
            return found


def _scan(corpus: Corpus) -> Scanned:
    countries, genders = [], []
    named_by: dict[str, list[int]] = defaultdict(list)
    for position, document in enumerate(corpus.documents()):
        countries.append(frozenset(item["code"] for item in document["countries"] if item.get("code")))
        genders.append(gender_of(document))
        for tie in document["associations"]:
            if tie["entry"] and position not in named_by[tie["entry"]][-1:]:
                named_by[tie["entry"]].append(position)
    return Scanned(countries, genders, dict(named_by))


def _names(corpus: Corpus) -> list[tuple[str, int]]:
    return [
        (spelt(name["value"]), position)
        for position, document in enumerate(corpus.documents())
        for name in document["names"]
    ]


def spelt(text: str) -> str:
    """The words of a text in Latin letters and one case, each after a space: what begins a word is found by a space."""
    return "".join(f" {word.text}" for word in words(text))


columns: Once[Columns] = Once(Columns)
"""The columns of a corpus."""

scanned: Once[Scanned] = Once(_scan)
"""What the documents of a corpus tell; whoever asks first waits until all were read."""

names: Once[list[tuple[str, int]]] = Once(_names)
"""Every name of a corpus as `spelt`, with the position of its entry."""
