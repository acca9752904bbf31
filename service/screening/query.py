"""What is asked: a subject with its facts, and which part of the list it is asked of."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import orjson

from matchers import Identifier, Name, Party, policy_named
from service.domain.vocabulary import Status
from service.errors import BadInputError

DEFAULT_STATUSES = (Status.DESIGNATED, Status.PROPOSED, Status.TARGETED, Status.ASSOCIATED)
DEFAULT_THRESHOLD = 0.7
DEFAULT_LIMIT = 5
HIGHEST_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entries may answer; an empty tuple is no restriction, but for `status`, whose default leaves out those
    that are only mentioned, or delisted. `changed_since` is an ISO moment in UTC or empty: entries that the list
    holds in their present words for longer are left out."""

    lists: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    status: tuple[Status, ...] = DEFAULT_STATUSES
    changed_since: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the list.

    At least one name or identifier. `threshold` is 0..1, `limit` 1..500. `as_of` is an ISO date, `known_at` an ISO
    moment in UTC, both empty for now. `policy` is a published name or empty for the current one. `subject` is the
    caller's key for the customer; without it one is made of the names and facts.
    """

    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    gender: str | None = None
    filters: Filters = field(default_factory=Filters)
    threshold: float = DEFAULT_THRESHOLD
    limit: int = DEFAULT_LIMIT
    include_below: bool = False
    as_of: str = ""
    known_at: str = ""
    policy: str = ""
    subject: str = ""

    def party(self) -> Party:
        """The query as the matching library takes it. BadInputError says which value cannot be used."""
        try:
            return Party(
                kind=self.kind,
                names=[*(Name(name) for name in self.names), *(Name(name, "alias") for name in self.aliases)],
                birth_dates=self.birth_dates,
                countries=self.countries,
                identifiers=self.identifiers,
                gender=self.gender,
            )
        except ValueError as error:
            raise BadInputError(str(error)) from error

    def checked(self) -> "Query":
        """The query itself when it can be asked; BadInputError says what is wrong with it."""
        if not any(name.strip() for name in (*self.names, *self.aliases)) and not self.identifiers:
            raise BadInputError("a query needs a name or an identifier")
        if not 0.0 <= self.threshold <= 1.0:
            raise BadInputError(f"the threshold is {self.threshold}; it must lie between 0 and 1")
        if not 1 <= self.limit <= HIGHEST_LIMIT:
            raise BadInputError(f"the limit is {self.limit}; it must be a whole number from 1 to {HIGHEST_LIMIT}")
        _check_day("as_of", self.as_of)
        _check_policy(self.policy)
        return self

    def subject_key(self) -> str:
        """What decisions on this query's hits are remembered under: the caller's key, or one made of names and
        facts."""
        return self.subject or _derived(
            [
                sorted(name.casefold() for name in (*self.names, *self.aliases)),
                self.kind,
                sorted(self.birth_dates),
                sorted(country.lower() for country in self.countries),
                sorted((item.type, item.value, item.country or "") for item in self.identifiers),
            ]
        )

    def hit_id(self, entry_id: str) -> str:
        """The id of this query's hit on an entry: derived, so that it can be decided on without having been
        recorded."""
        return _derived([self.subject_key(), entry_id])


def _derived(values: Sequence[object]) -> str:
    return hashlib.sha256(orjson.dumps(values)).hexdigest()[:24]


def _check_day(name: str, value: str) -> None:
    try:
        if value:
            date.fromisoformat(value)
    except ValueError as error:
        raise BadInputError(f"{name} is {value!r}; it must be a date such as 2024-01-31") from error


def _check_policy(name: str) -> None:
    try:
        if name:
            policy_named(name)
    except (KeyError, ValueError) as error:
        raise BadInputError(f"there is no policy {name!r}") from error
