"""What each column of a table means: by its usual heading, or as the caller says."""

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from service.domain.vocabulary import IdentifierType
from service.errors import ConfigurationError

NAME_FIELDS = ("name", "first_name", "middle_name", "last_name")
FIELDS = (*NAME_FIELDS, "alias", "kind", "birth_date", "country", "gender", *IdentifierType, "subject")
"""What a column can hold. Identifiers go by their type; `subject` is the caller's own key for a customer and is only
taken when it is given: numbers that count from 1 in every file would make decisions meet that are not meant."""

_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The positions of the columns that hold each field, in the order of the table; a field without any is absent."""

    headings: tuple[str, ...]
    positions: Mapping[str, tuple[int, ...]]

    @property
    def mapped(self) -> dict[str, list[str]]:
        """Headings by field."""
        return {str(field): [self.headings[place] for place in places] for field, places in self.positions.items()}

    @property
    def unmapped(self) -> list[str]:
        """The headings of columns that take no part in screening."""
        used = {place for places in self.positions.values() for place in places}
        return [heading for place, heading in enumerate(self.headings) if place not in used]


def find_columns(headings: Sequence[str], given: Sequence[tuple[str, str]] = ()) -> Columns:
    """The columns of a table. `given` are pairs of a field and a heading, as of `--map`; a field given has the given
    columns only, and a name given in whatever parts is not also taken from other columns.

    ConfigurationError for an unknown field, a heading that is not there or not only once, and when nothing holds a
    name or an identifier; it names the headings found.
    """
    chosen = [(_field(field), _place(headings, heading)) for field, heading in given]
    settled = {field for field, _ in chosen}
    if settled & set(NAME_FIELDS):
        settled |= set(NAME_FIELDS)
    taken = {place for _, place in chosen}
    for place, heading in enumerate(headings):
        field = _usual().get(plain(heading), "")
        if field and field not in settled and place not in taken:
            chosen.append((field, place))
    positions = {field: tuple(sorted(place for name, place in chosen if name == field)) for field in FIELDS}
    columns = Columns(tuple(headings), {field: places for field, places in positions.items() if places})
    if not set(columns.positions) & {*NAME_FIELDS, "alias", *IdentifierType}:
        raise ConfigurationError(f"no column holds a name; the headings are {_shown(headings)}; say --map name=HEADING")
    return columns


def plain(heading: str) -> str:
    """A heading without case, spaces, underscores or punctuation; two that look alike are equal."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", heading).casefold()))


def _field(name: str) -> str:
    field = name if name in FIELDS else _usual().get(plain(name), "")
    if not field:
        raise ConfigurationError(f"--map {name}: there is no such field; there are {', '.join(FIELDS)}")
    return field


def _place(headings: Sequence[str], wanted: str) -> int:
    exact = [place for place, heading in enumerate(headings) if heading == wanted]
    alike = exact or [place for place, heading in enumerate(headings) if plain(heading) == plain(wanted)]
    if len(alike) != 1:
        found = "several columns are" if alike else "no column is"
        raise ConfigurationError(f"--map: {found} called {wanted!r}; the headings are {_shown(headings)}")
    return alike[0]


def _shown(headings: Sequence[str]) -> str:
    return ", ".join(repr(heading[:_LONGEST_SHOWN]) for heading in headings[:_LONGEST_SHOWN])


@cache
def _usual() -> Mapping[str, str]:
    text = resources.files("service.screening.bulk").joinpath("headings.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {plain(row["heading"]): row["field"] for row in rows}
