"""Writes a plan inside the writer's transaction, as one list version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.domain.record import Record
from service.domain.source import Edition
from service.ingest.plan import Plan
from service.store import Connection
from service.store.entries import Link, found_entries, link_record
from service.store.periods import close_periods, current, open_periods
from service.store.records import insert_records, written
from service.store.sources import add_edition
from service.store.versions import begin_version, latest, seal_version


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be said of a change beside its plan.

    `source` is the list code or `articles`; `source_id` the edition or article; `in_force_from` the ISO day from
    which the source's words hold; `links` join added records to entries that exist, all others found an entry of
    their own.
    """

    source: str
    source_id: str
    in_force_from: str
    at: str
    actor: str
    reason: str
    summary: Mapping[str, Any]
    links: Sequence[Link] = ()
    edition: Edition | None = None


def apply(connection: Connection, plan: Plan, change: Change) -> int:
    """Writes the plan and gives the new list version's number; the caller's transaction commits all of it or
    nothing."""
    held = current(connection, latest(connection), change.source)
    version = begin_version(connection, change.at, change.actor, change.reason, change.summary)
    amended = [amendment.record for amendment in plan.amend]
    replaced = [held[record.key] for record in (*amended, *plan.withdraw)]
    close_periods(connection, version, change.in_force_from, replaced)
    numbers = _written(connection, change.source, (*plan.add, *amended, *plan.withdraw))
    open_periods(connection, version, change.source_id, change.in_force_from, numbers)
    for link in change.links:
        link_record(connection, version, link)
    if change.edition:
        add_edition(connection, change.edition, change.at, version)
    found_entries(connection, version, [record.key for record in plan.add])
    seal_version(connection, version)
    return version


def _written(connection: Connection, source: str, records: Sequence[Record]) -> list[int]:
    """The row numbers of records, of which those are written now that never stood in exactly these words before."""
    known = written(connection, source)
    places = [(record.key, record.content_hash) for record in records]
    new = {place: record for place, record in zip(places, records, strict=True) if place not in known}
    known |= dict(zip(new, insert_records(connection, list(new.values())), strict=True))
    return [known[place] for place in places]
