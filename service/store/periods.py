"""When a record holds, in two times, and what is known at a list version."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from service.domain.vocabulary import Status
from service.store import tables


@dataclass(frozen=True, slots=True)
class Held:
    """A record that is known at some version: its row, its content's hash, and from when to when it is in force.

    `in_force_to` is None while nothing newer is known of the party; the day itself no longer counts. `known_from` is
    the list version that brought it.
    """

    period_id: int
    record_id: int
    key: str
    source: str
    status: Status
    content_hash: str
    source_id: str
    in_force_from: str
    in_force_to: str | None
    known_from: int


def held_at(connection: Connection, version: int, source: str | None = None) -> list[Held]:
    """All records known at a list version, past periods included, by key and date; of one source or of all."""
    where = known_at(version)
    if source is not None:
        where = and_(where, tables.record.c.source == source)
    query = (
        select(
            tables.period.c.id,
            tables.record.c.id,
            tables.record.c.key,
            tables.record.c.source,
            tables.record.c.status,
            tables.record.c.content_hash,
            tables.period.c.source_id,
            tables.period.c.in_force_from,
            tables.period.c.in_force_to,
            tables.period.c.known_from,
        )
        .join_from(tables.period, tables.record)
        .where(where)
        .order_by(tables.record.c.key, tables.period.c.in_force_from, tables.period.c.id)
    )
    return [Held(*row[:4], Status(row[4]), *row[5:9], row[9]) for row in connection.execute(query)]


def current(connection: Connection, version: int, source: str) -> dict[str, Held]:
    """What a source says last, by record key: the records whose period is open."""
    return {held.key: held for held in held_at(connection, version, source) if held.in_force_to is None}


def open_periods(
    connection: Connection, version: int, source_id: str, in_force_from: str, record_ids: Iterable[int]
) -> None:
    """Says that records hold from a day on, as known from `version`."""
    rows = [
        {
            "record_id": number,
            "source_id": source_id,
            "in_force_from": in_force_from,
            "in_force_to": None,
            "known_from": version,
            "known_to": None,
        }
        for number in record_ids
    ]
    if rows:
        connection.execute(insert(tables.period), rows)


def close_periods(connection: Connection, version: int, in_force_to: str, ended: Iterable[Held]) -> None:
    """Says that records ceased to hold on a day, as known from `version`; what was known before stays readable.

    A record that would have held for no day at all (replaced on the day it began) keeps no period in the new knowledge.
    """
    closed = list(ended)
    for held in closed:
        connection.execute(update(tables.period).where(tables.period.c.id == held.period_id).values(known_to=version))
    rows = [
        {
            "record_id": held.record_id,
            "source_id": held.source_id,
            "in_force_from": held.in_force_from,
            "in_force_to": in_force_to,
            "known_from": version,
            "known_to": None,
        }
        for held in closed
        if held.in_force_from < in_force_to
    ]
    if rows:
        connection.execute(insert(tables.period), rows)


def known_at(version: int) -> ColumnElement[bool]:
    """The condition that a period is known at a list version."""
    return and_(
        tables.period.c.known_from <= version,
        or_(tables.period.c.known_to.is_(None), tables.period.c.known_to > version),
    )
