"""Entries, and the links that hold records together in them."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, insert, select

from service.domain.vocabulary import LinkState
from service.store import tables
from service.store.knowing import known_at

_JOINING = (LinkState.AUTOMATIC.value, LinkState.CONFIRMED.value)


@dataclass(frozen=True, slots=True)
class Link:
    """Why a record belongs to an entry. `strength` is 0..1; 1 for a record that founded its entry."""

    entry_id: str
    record_key: str
    state: LinkState
    reason: str
    strength: float
    actor: str


def entry_id_for(record_key: str) -> str:
    """The id of the entry that a record founds: derived from its key, so the same on every machine; never reused."""
    digest = hashlib.sha256(record_key.encode("utf-8", "replace")).digest()
    return "aka-" + base64.b32encode(digest[:10]).decode().lower()


def linked_at(connection: Connection, version: int) -> list[Link]:
    """The links that join records to entries at a list version, by record key; merged entries stand under the older
    id."""
    merged = _merged(connection)
    query = (
        select(
            tables.link.c.entry_id,
            tables.link.c.record_key,
            tables.link.c.state,
            tables.link.c.reason,
            tables.link.c.strength,
            tables.link.c.actor,
        )
        .where(
            tables.link.c.state.in_(_JOINING),
            known_at(tables.link, version),
        )
        .order_by(tables.link.c.record_key, tables.link.c.id)
    )
    return [
        Link(_final(row.entry_id, merged), row.record_key, LinkState(row.state), row.reason, row.strength, row.actor)
        for row in connection.execute(query)
    ]


def current_id(connection: Connection, entry_id: str) -> str | None:
    """The id an entry goes by now: its own, or that of the entry it was merged into; None when it never existed."""
    known = connection.scalar(select(tables.entry.c.id).where(tables.entry.c.id == entry_id))
    return None if known is None else _final(entry_id, _merged(connection))


def found_entries(connection: Connection, version: int, record_keys: Iterable[str]) -> None:
    """Makes an entry for each record key that has no joining link yet, and links it as the founder."""
    linked = {link.record_key for link in linked_at(connection, version)}
    new = [key for key in record_keys if key not in linked]
    if not new:
        return
    existing = set(connection.scalars(select(tables.entry.c.id)))
    founded = [{"id": entry_id_for(key), "created_in": version, "merged_into": None} for key in new]
    fresh = [row for row in founded if row["id"] not in existing]
    if fresh:
        connection.execute(insert(tables.entry), fresh)
    for_founder = Link("", "", LinkState.AUTOMATIC, "the record that founded the entry", 1.0, "aka")
    connection.execute(insert(tables.link), [_row(for_founder, entry_id_for(key), key, version) for key in new])


def link_record(connection: Connection, version: int, link: Link) -> None:
    """Adds one link as known from `version`."""
    connection.execute(insert(tables.link), [_row(link, link.entry_id, link.record_key, version)])


def end_link(connection: Connection, version: int, record_key: str, entry_id: str) -> int:
    """Undoes the joining link between a record and an entry from `version` on; gives the number of links ended.

    A record that no other link holds stands in an entry of its own again.
    """
    result = connection.execute(
        tables.link.update()
        .where(
            and_(
                tables.link.c.record_key == record_key,
                tables.link.c.entry_id == entry_id,
                tables.link.c.known_to.is_(None),
            )
        )
        .values(known_to=version)
    )
    if result.rowcount:
        found_entries(connection, version, [record_key])
    return result.rowcount


def _row(link: Link, entry_id: str, record_key: str, version: int) -> dict[str, object]:
    return {
        "entry_id": entry_id,
        "record_key": record_key,
        "state": link.state.value,
        "reason": link.reason,
        "strength": link.strength,
        "actor": link.actor,
        "known_from": version,
        "known_to": None,
    }


def _merged(connection: Connection) -> Mapping[str, str]:
    query = select(tables.entry.c.id, tables.entry.c.merged_into).where(tables.entry.c.merged_into.is_not(None))
    return {row.id: row.merged_into for row in connection.execute(query)}


def _final(entry_id: str, merged: Mapping[str, str]) -> str:
    while entry_id in merged:
        entry_id = merged[entry_id]
    return entry_id
