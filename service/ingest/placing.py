"""Puts an edition into its place in time: what its list says was in force when is worked out anew where it differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from service.domain.record import Record
from service.ingest.plan import delisted
from service.ingest.timeline import Stretch, stretches, touched
from service.store import Connection
from service.store.periods import Span, held_at, rewrite_periods
from service.store.records import load_records, rows_of, written
from service.store.sources import StoredEdition, add_edition, drop_edition, editions_with_members


@dataclass(slots=True)
class ListHeld:
    """What is held of one list at a version: its editions in order, and every record ever written for it."""

    version: int
    editions: list[StoredEdition]
    rows: dict[tuple[str, str], int]

    @property
    def key_of(self) -> dict[int, str]:
        """The key of each record, by row number."""
        return {number: key for (key, _), number in self.rows.items()}

    def reading_of(self, edition_id: str) -> StoredEdition | None:
        """The edition as it is held, None when it is not."""
        return next((stored for stored in self.editions if stored.edition.id == edition_id), None)

    def until(self, day: str) -> list[StoredEdition]:
        """The editions of up to a day, in order."""
        return [stored for stored in self.editions if stored.edition.published <= day]


def list_held(connection: Connection, version: int, list_code: str) -> ListHeld:
    """What is held of a list at a version."""
    return ListHeld(version, editions_with_members(connection, version, list_code), written(connection, list_code))


def place_edition(connection: Connection, held: ListHeld, new: StoredEdition, records: Sequence[Record]) -> None:
    """Holds an edition from the version that reads it on, and rewrites the periods of the parties it touches.

    `new` is described without its members. An earlier reading of the same edition is replaced.
    """
    numbers = rows_of(connection, records, held.rows)
    add_edition(connection, new.edition, new.version, numbers, new.filled)
    earlier = held.reading_of(new.edition.id)
    if earlier:
        drop_edition(connection, earlier.version, new.version)
    known = editions_with_members(connection, new.version, new.edition.list_code)
    place = next(place for place, stored in enumerate(known) if stored.version == new.version)
    key_of = held.key_of
    changed = [known[place], *([earlier] if earlier else [])]
    keys = touched(known[:place], changed, known[place + 1 :], key_of)
    periods = [item for item in held_at(connection, held.version, new.edition.list_code) if item.key in keys]
    found = stretches(known, keys, key_of)
    rewrite_periods(connection, new.version, periods, _spans(connection, held, found))


def _spans(connection: Connection, held: ListHeld, found: Mapping[str, Sequence[Stretch]]) -> Iterable[Span]:
    gone = [item for item in chain.from_iterable(found.values()) if item.gone]
    left = _left(connection, held, gone)
    for items in found.values():
        yield from _joined([_span(item, left.get(item, item.record_id)) for item in items])


def _left(connection: Connection, held: ListHeld, gone: Sequence[Stretch]) -> dict[Stretch, int]:
    """The row numbers of records as their list left them."""
    last = {stored.id: stored.record for stored in load_records(connection, [item.record_id for item in gone])}
    records = [delisted(last[item.record_id], item.last_said, item.begins) for item in gone]
    return dict(zip(gone, rows_of(connection, records, held.rows), strict=True))


def _span(stretch: Stretch, number: int) -> Span:
    return Span(number, stretch.source_id, stretch.begins, stretch.ends)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans of one party in order, without those of no day, and with equal neighbours made one."""
    joined: list[Span] = []
    for span in spans:
        if span.in_force_from == span.in_force_to:
            continue
        if joined and joined[-1].record_id == span.record_id:
            last = joined.pop()
            span = Span(last.record_id, last.source_id, last.in_force_from, span.in_force_to)  # noqa: PLW2901
        joined.append(span)
    return joined
