"""Back to the editions that were held at an earlier list version: a new version, in which nothing is lost."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from service.errors import ConflictError, NotFoundError
from service.ingest.apply import close_version
from service.store import Connection, Database
from service.store.periods import current, held_at, rewrite_periods
from service.store.planned import PlannedChange
from service.store.sources import StoredEdition, drop_edition, editions, hold_edition
from service.store.versions import EMPTY, begin_version, latest


@dataclass(frozen=True, slots=True)
class RolledBack:
    """What a rollback did: the list version it made, and the editions it ceased to hold and holds again, by id."""

    version: int
    to: int
    dropped: tuple[str, ...]
    restored: tuple[str, ...]
    changed: int

    @property
    def answer(self) -> dict[str, Any]:
        """As `aka lists rollback --json` says it; `changed` counts the records of which something else is said now."""
        return {
            "list_version": self.version,
            "rolled_back_to": self.to,
            "dropped": list(self.dropped),
            "restored": list(self.restored),
            "changed": self.changed,
        }


def roll_back(database: Database, to: int, *, at: str = "", actor: str, lists: Collection[str] = ()) -> RolledBack:
    """Holds the editions that were held at list version `to`, of all official lists or of some.

    Articles, and what reviewers decided, stay as they are. What was known at any version stays answerable, the
    versions that are undone included. NotFoundError for a version or list that never was, ConflictError when these
    editions are held already.
    """
    with database.writing() as connection:
        newest = latest(connection)
        if not EMPTY <= to <= newest:
            raise NotFoundError(f"there is no list version {to}; the newest is {newest}")
        now, then = _editions(connection, newest, lists), _editions(connection, to, lists)
        _refuse_unknown(connection, lists, now, then)
        dropped = [stored for number, stored in now.items() if number not in then]
        restored = [stored for number, stored in then.items() if number not in now]
        if not dropped and not restored:
            raise ConflictError(f"the editions of list version {to} are those that are held now")
        return _rolled_back(connection, newest, to, dropped, restored, at=at, actor=actor)


def _editions(connection: Connection, version: int, lists: Collection[str]) -> dict[int, StoredEdition]:
    held = editions(connection, version)
    return {stored.version: stored for stored in held if not lists or stored.edition.list_code in lists}


def _refuse_unknown(
    connection: Connection, lists: Collection[str], now: dict[int, StoredEdition], then: dict[int, StoredEdition]
) -> None:
    known = {stored.edition.list_code for stored in (*now.values(), *then.values())}
    unknown = sorted(set(lists) - known)
    if unknown:
        raise NotFoundError(f"no edition of {', '.join(unknown)} is held now or was then")


def _rolled_back(
    connection: Connection,
    newest: int,
    to: int,
    dropped: list[StoredEdition],
    restored: list[StoredEdition],
    *,
    at: str,
    actor: str,
) -> RolledBack:
    codes = sorted({stored.edition.list_code for stored in (*dropped, *restored)})
    ids = {"dropped": [item.edition.id for item in dropped], "restored": [item.edition.id for item in restored]}
    planned = [pair for code in codes for pair in _planned(connection, code, newest, to)]
    version = begin_version(connection, actor, f"back to list version {to}", {"rolled_back_to": to, **ids})
    for stored in dropped:
        drop_edition(connection, stored.version, version)
    for stored in restored:
        hold_edition(connection, stored.version, version)
    for code in codes:
        spans = [held.span for held in held_at(connection, to, code)]
        rewrite_periods(connection, version, held_at(connection, newest, code), spans)
    close_version(connection, version, at, planned)
    return RolledBack(version, to, tuple(ids["dropped"]), tuple(ids["restored"]), len(planned))


def _planned(connection: Connection, code: str, newest: int, to: int) -> list[PlannedChange]:
    """Of which records something else is said last, by key."""
    before = {key: held.record_id for key, held in current(connection, newest, code).items()}
    after = {key: held.record_id for key, held in current(connection, to, code).items()}
    keys = sorted(before.keys() | after.keys())
    return [(before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)]
