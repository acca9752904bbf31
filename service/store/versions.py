"""List versions: a number in one database, a content hash everywhere."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from service.store import tables
from service.store.entries import linked_at
from service.store.periods import held_at

EMPTY = 0  # the version of a database in which nothing was ever listed


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One state of the designation list: when it arose, by whom, why, and what changed in numbers."""

    number: int
    created_at: str
    actor: str
    reason: str
    content_hash: str
    summary: Mapping[str, Any]


def latest(connection: Connection) -> int:
    """The newest list version's number, `EMPTY` in a new database."""
    found: int | None = connection.scalar(select(func.max(tables.list_version.c.number)))
    return EMPTY if found is None else found


def version(connection: Connection, number: int) -> ListVersion | None:
    """One version, None when there is none of that number."""
    row = connection.execute(select(tables.list_version).where(tables.list_version.c.number == number)).first()
    return ListVersion(*row) if row else None


def versions(connection: Connection) -> list[ListVersion]:
    """All versions, the oldest first."""
    rows = connection.execute(select(tables.list_version).order_by(tables.list_version.c.number))
    return [ListVersion(*row) for row in rows]


def known_by(connection: Connection, moment: str) -> int:
    """The version that was the newest at a moment (ISO 8601, UTC), `EMPTY` before the first."""
    found: int | None = connection.scalar(
        select(func.max(tables.list_version.c.number)).where(tables.list_version.c.created_at <= moment)
    )
    return EMPTY if found is None else found


def begin_version(connection: Connection, created_at: str, actor: str, reason: str, summary: Mapping[str, Any]) -> int:
    """Opens the next version; `seal_version` must follow in the same transaction, after the change was written."""
    number = latest(connection) + 1
    connection.execute(
        insert(tables.list_version).values(
            number=number, created_at=created_at, actor=actor, reason=reason, content_hash="", summary=dict(summary)
        )
    )
    return number


def seal_version(connection: Connection, number: int) -> str:
    """Computes the version's content hash, stores it and gives it back."""
    content_hash = hash_of(connection, number)
    connection.execute(
        update(tables.list_version).where(tables.list_version.c.number == number).values(content_hash=content_hash)
    )
    return content_hash


def hash_of(connection: Connection, number: int) -> str:
    """SHA-256 (hex) over all that is known at a version; independent of row numbers and of the order of imports."""
    entry_of = {link.record_key: link.entry_id for link in linked_at(connection, number)}
    lines = (
        f"{held.key}\t{entry_of.get(held.key, '')}\t{held.content_hash}\t{held.in_force_from}\t{held.in_force_to or ''}"
        for held in held_at(connection, number)
    )
    return _digest(lines)


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in sorted(lines):
        digest.update(line.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()
