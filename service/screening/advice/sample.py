"""A made-up sample of customers with ordinary names, for who has no file of customers at hand.

Names are put together at random, always in the same way, from what is common in each of some thirty parts of the world,
which are equally many customers; one customer in five is a firm. No name is anybody's.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random

from matchers import Party
from service.errors import BadInputError

SAMPLE_SIZE = 10_000
_FIRMS_EVERY = 5
_RARER = 4  # the n-th commonest name is as common as 1 / (n + 4): a long tail, as names have


@dataclass(frozen=True, slots=True)
class Community:
    """A part of the world: given and family names, the commonest first, and how they are put together."""

    name: str
    order: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]

    def draw(self, random: Random) -> str:
        """One full name."""
        pools = {"g": self.given, "m": self.given, "f": self.family}
        return " ".join(_common(random, pools[part]) for part in self.order)


def ordinary_customers(size: int = SAMPLE_SIZE, chosen: Sequence[str] = ()) -> Iterator[Party]:
    """So many customers, the same for the same size and communities. BadInputError for a community that is not known;
    all of them without a choice."""
    random = Random(2026)  # noqa: S311 - the same sample every time
    known = {community.name: community for community in communities()}
    if unknown := [name for name in chosen if name not in known]:
        raise BadInputError(f"there is no community {unknown[0]!r}; known are {', '.join(known)}")
    asked = [known[name] for name in chosen or known]
    return (_customer(random, asked, place) for place in range(size))


@cache
def communities() -> tuple[Community, ...]:
    """The parts of the world that there are names of."""
    return tuple(
        Community(row["community"], tuple(row["order"].split()), _names(row["given"]), _names(row["family"]))
        for row in _rows("ordinary_names")
    )


def _customer(random: Random, asked: Sequence[Community], place: int) -> Party:
    if place % _FIRMS_EVERY == _FIRMS_EVERY - 1:
        words = _firm_words()
        return Party(kind="company", names=[" ".join(random.choice(words[part]) for part in ("who", "does", "form"))])
    return Party(kind="person", names=[asked[place % len(asked)].draw(random)])


def _common(random: Random, names: Sequence[str]) -> str:
    return random.choices(names, _weights(len(names)))[0]


@cache
def _weights(size: int) -> tuple[float, ...]:
    return tuple(1 / (place + _RARER) for place in range(size))


@cache
def _firm_words() -> dict[str, tuple[str, ...]]:
    return {row["part"]: tuple(row["words"].split("|")) for row in _rows("ordinary_firms")}


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.replace("-", " ") for name in cell.split())


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = resources.files(__package__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
