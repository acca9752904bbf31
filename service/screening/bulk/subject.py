"""A row becomes a query. What is not understood is left out and said; what makes screening impossible is an error."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from matchers import Identifier, Party
from service.domain.vocabulary import IdentifierType
from service.errors import AlsoknownError, BadInputError
from service.screening.bulk.birth_dates import UNNAMED, read_birth_date
from service.screening.bulk.cells import is_nothing, read_countries, read_kind
from service.screening.bulk.dialect import LOST
from service.screening.bulk.headings import Columns
from service.screening.query import DEFAULT_LIMIT, DEFAULT_THRESHOLD, Filters, Query

_IDENTIFIERS = frozenset(kind.value for kind in IdentifierType)
_NAME_PARTS = ("first_name", "middle_name", "last_name")
_SAYS = re.compile(r"[^\W_]")
_SHOWN = 40


class UnusableRowError(AlsoknownError):
    """A row cannot be screened; the message is what the output says of it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms every row of a run is screened. `kind` is for rows that do not tell; `date_order` is `dmy`, `mdy`,
    EITHER or UNNAMED; `longest_name` in characters; all else as in Query."""

    columns: Columns
    threshold: float = DEFAULT_THRESHOLD
    limit: int = DEFAULT_LIMIT
    filters: Filters = field(default_factory=Filters)
    policy: str = ""
    kind: str | None = None
    date_order: str = UNNAMED
    include_clear: bool = False
    as_of: str = ""
    known_at: str = ""
    longest_name: int = 1_000


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that was not used as it stands. `about` is counted, `text` is shown; a `grave` one means that a row
    without a hit was not cleared: the value could have made one."""

    about: str
    text: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """A row as a query and as the matching library takes it, with the doubts about it."""

    query: Query
    party: Party
    doubts: tuple[Doubt, ...] = ()


def read_subject(cells: Sequence[str], terms: Terms) -> Subject:
    """The subject of a row. UnusableRowError when it has nothing to screen, or a name that is too long."""
    reader = _RowReader(cells, terms)
    query = Query(
        names=reader.names(),
        aliases=reader.aliases(),
        kind=reader.kind(),
        birth_dates=reader.birth_dates(),
        countries=reader.countries(),
        identifiers=reader.identifiers(),
        gender=reader.first("gender"),
        filters=terms.filters,
        threshold=terms.threshold,
        limit=terms.limit,
        policy=terms.policy,
        subject=reader.first("subject") or "",
    )
    _check(query, terms.longest_name)
    try:
        return Subject(query, query.party(), tuple(reader.doubts))
    except BadInputError as error:
        raise UnusableRowError(str(error)) from error


class _RowReader:
    """One row: its values field by field, doubts gathered on the way."""

    def __init__(self, cells: Sequence[str], terms: Terms) -> None:
        self._cells = cells
        self._terms = terms
        self._positions = terms.columns.positions
        self.doubts: list[Doubt] = []

    def names(self) -> tuple[str, ...]:
        found = self._texts("name")
        parts = [name for part in _NAME_PARTS if part in self._positions for name in self._texts(part)]
        if parts:
            found.append(" ".join(parts))
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)

    def aliases(self) -> tuple[str, ...]:
        if "alias" not in self._positions:
            return ()
        found = [part.strip() for cell in self._texts("alias") for part in cell.replace("|", ";").split(";")]
        return tuple(dict.fromkeys(part for part in found if not is_nothing(part)))

    def kind(self) -> str | None:
        for cell in self._values("kind"):
            found = read_kind(cell)
            if found.values:
                return found.values[0]
            self._doubt("kind", f"{_quoted(cell)} is no kind of party that is known: screened as any kind")
        return self._terms.kind

    def countries(self) -> tuple[str, ...]:
        codes: list[str] = []
        for cell in self._values("country"):
            found = read_countries(cell)
            codes += found.values
            if not found.whole:
                self._doubt("country", f"the country {_quoted(cell)} is not known: screened without it")
        return tuple(dict.fromkeys(codes))

    def birth_dates(self) -> tuple[str, ...]:
        dates: list[str] = []
        for cell in self._values("birth_date"):
            found = read_birth_date(cell, self._terms.date_order)
            dates += found.readings
            if not found.readings:
                self._doubt(
                    "birth_date", f"the birth date {_quoted(cell)} is not understood: screened without it", True
                )
            elif found.ambiguous:
                self._doubt(
                    "date_order",
                    f"the birth date {_quoted(cell)} can be read as {' or '.join(found.readings)}: screened with both;"
                    " --date-order says which",
                    self._terms.date_order == UNNAMED,
                )
        return tuple(dict.fromkeys(dates))

    def identifiers(self) -> tuple[Identifier, ...]:
        kinds = [kind for kind in self._positions if kind in _IDENTIFIERS]
        return tuple(Identifier(kind, cell) for kind in kinds for cell in self._values(kind))

    def first(self, field_name: str) -> str | None:
        return next(iter(self._values(field_name)), None)

    def _values(self, field_name: str) -> list[str]:
        """The cells of a field that say something."""
        places = self._positions.get(field_name)
        if not places:
            return []
        return [self._cells[place].strip() for place in places if not is_nothing(self._cells[place])]

    def _texts(self, field_name: str) -> list[str]:
        """The cells of a name; `None` and `Unknown` are names too."""
        found = [cell for place in self._positions.get(field_name, ()) if (cell := self._cells[place].strip())]
        if any(LOST in cell or "\0" in cell for cell in found):
            self._doubt("characters", f"the {field_name.replace('_', ' ')} has characters that were lost", True)
            return [cell.replace("\0", "") for cell in found]
        return found

    def _doubt(self, about: str, text: str, grave: bool = False) -> None:
        self.doubts.append(Doubt(about, text, grave))


def _check(query: Query, longest: int) -> None:
    size = 0
    says = bool(query.identifiers)
    for name in (*query.names, *query.aliases):
        size = max(size, len(name))
        says = says or _SAYS.search(name) is not None
    if not says:
        raise UnusableRowError("there is no name to screen")
    if size > longest:
        raise UnusableRowError(f"a name of {size:,} characters is too long: {longest:,} is the most")


def _quoted(cell: str) -> str:
    return repr(cell if len(cell) <= _SHOWN else cell[: _SHOWN - 1] + "…")
