"""List versions: a number in one database, a content hash everywhere."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from service.store import tables
from service.store.announcements import announce
from service.store.entries import linked_at
from service.store.periods import held_at
from service.store.sources import articles, newest_editions

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


def begin_version(connection: Connection, actor: str, reason: str, summary: Mapping[str, Any]) -> int:
    """Opens the next version; `seal_version` must follow in the same transaction, after the change was written."""
    number = latest(connection) + 1
    connection.execute(
        insert(tables.list_version).values(
            number=number, created_at="", actor=actor, reason=reason, content_hash="", summary=dict(summary)
        )
    )
    return number


def seal_version(connection: Connection, number: int, created_at: str) -> None:
    """Stores the version's content hash and the moment it arose (ISO 8601, UTC).

    The moment is never before that of another version, also where a clock was set back: what was known at a moment
    that is past stays what it is.
    """
    newest: str = connection.scalar(select(func.max(tables.list_version.c.created_at))) or ""
    connection.execute(
        update(tables.list_version)
        .where(tables.list_version.c.number == number)
        .values(content_hash=hash_of(connection, number), created_at=max(created_at, newest))
    )
    announce(connection, number)


def hash_of(connection: Connection, number: int) -> str:
    """SHA-256 (hex) over all that answers can show at a version: records with their entries, sources and days, the
    newest edition of each list, the articles. Independent of row numbers and of the order in which things came.
    """
    entry_of = {link.record_key: link.entry_id for link in linked_at(connection, number)}
    held = held_at(connection, number)
    records = (
        ("record", item.key, entry_of.get(item.key, ""), item.content_hash, item.source_id, item.in_force_from,
         item.in_force_to or "")
        for item in held
    )  # fmt: skip
    lists = (
        ("edition", stored.edition.id, "", "", "", "", "") for stored in newest_editions(connection, number).values()
    )
    sources = {item.source_id for item in held}
    read = (
        ("article", article.id, article.title, article.publisher, article.url, article.published, article.language)
        for article in (stored.article for stored in articles(connection))
        if article.id in sources
    )
    return _digest("\t".join(line) for line in (*records, *lists, *read))


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in sorted(lines):
        digest.update(line.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()
