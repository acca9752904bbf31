"""When a record holds, in two times, and what is known at a list version."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, bindparam, insert, select, update

from service.domain.vocabulary import Status
from service.store import tables
from service.store.knowing import changed_between, known_at


@dataclass(frozen=True, slots=True)
class Span:
    """A record that holds from one day (ISO date) until another, which no longer counts, as a source says.

    `in_force_to` is None while nothing newer is known of the party.
    """

    record_id: int
    source_id: str
    in_force_from: str
    in_force_to: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A span that is known from one list version (to another), with what there is to know of its record without
    loading it."""

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
    known_to: int | None

    @property
    def span(self) -> Span:
        """The span alone."""
        return Span(self.record_id, self.source_id, self.in_force_from, self.in_force_to)


def held_at(connection: Connection, version: int, source: str | None = None) -> list[Held]:
    """All records known at a list version, past periods included, by key and date; of one source or of all."""
    where = known_at(tables.period, version)
    if source is not None:
        where = and_(where, tables.record.c.source == source)
    return _held(connection, where)


def current(connection: Connection, version: int, source: str) -> dict[str, Held]:
    """What a source says last, by record key: the records whose period is open."""
    return {held.key: held for held in held_at(connection, version, source) if held.in_force_to is None}


def said_last(connection: Connection, since: int, until: int) -> tuple[dict[str, Held], dict[str, Held]]:
    """What sources said last at one list version and at a later one, by record key, as far as the two differ."""
    touched = _held(
        connection, and_(changed_between(tables.period, since, until), tables.period.c.in_force_to.is_(None))
    )
    before = {held.key: held for held in touched if held.known_from <= since}
    after = {held.key: held for held in touched if held.known_to is None or held.known_to > until}
    return before, after


def days_of_change(connection: Connection, version: int) -> list[str]:
    """Every day on which something begins or ceases to be in force, as known at a list version, ascending."""
    known = known_at(tables.period, version)
    begun = select(tables.period.c.in_force_from).where(known).distinct()
    ended = select(tables.period.c.in_force_to).where(known, tables.period.c.in_force_to.is_not(None)).distinct()
    return sorted({*connection.scalars(begun), *connection.scalars(ended)} - {None})


def rewrite_periods(connection: Connection, version: int, held: Iterable[Held], spans: Iterable[Span]) -> None:
    """Replaces what is held of some parties by other spans, as known from `version`; equal ones stay as they are.

    What was known before stays readable. A span that would hold for no day at all is not kept.
    """
    wanted = {span for span in spans if span.in_force_to is None or span.in_force_from < span.in_force_to}
    kept = {item.span: item.period_id for item in held}
    gone = [{"ended": number} for span, number in kept.items() if span not in wanted]
    new = [span for span in wanted if span not in kept]
    if gone:
        ends = update(tables.period).where(tables.period.c.id == bindparam("ended")).values(known_to=version)
        connection.execute(ends, gone)
    if new:
        connection.execute(insert(tables.period), [_row(span, version) for span in sorted(new, key=_order)])


def _held(connection: Connection, where: ColumnElement[bool]) -> list[Held]:
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
            tables.period.c.known_to,
        )
        .join_from(tables.period, tables.record)
        .where(where)
        .order_by(tables.record.c.key, tables.period.c.in_force_from, tables.period.c.id)
    )
    return [Held(*row[:4], Status(row[4]), *row[5:]) for row in connection.execute(query)]


def _row(span: Span, version: int) -> dict[str, object]:
    return {
        "record_id": span.record_id,
        "source_id": span.source_id,
        "in_force_from": span.in_force_from,
        "in_force_to": span.in_force_to,
        "known_from": version,
        "known_to": None,
    }


def _order(span: Span) -> tuple[int, str]:
    return (span.record_id, span.in_force_from)
