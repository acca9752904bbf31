"""Writes a plan inside the writer's transaction, as one list version."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service import clock
from service.ingest.plan import Plan
from service.store import Connection
from service.store.entries import Link, found_entries, link_record
from service.store.periods import Span, current, rewrite_periods
from service.store.planned import PlannedChange, keep_plan
from service.store.records import rows_of
from service.store.versions import begin_version, latest, seal_version


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be said of a change beside its plan.

    `source` is the code under which its records stand, such as `articles`; `source_id` the article; `in_force_from`
    the ISO day from which its words hold; `at` the moment of the change, empty for the one at which it is complete;
    `links` join added records to entries that exist, all others found an entry of their own.
    """

    source: str
    source_id: str
    in_force_from: str
    at: str
    actor: str
    reason: str
    summary: Mapping[str, Any]
    links: Sequence[Link] = ()


def apply(connection: Connection, plan: Plan, change: Change) -> int:
    """Writes the plan of an article and gives the new list version's number; the caller's transaction commits all of
    it or nothing."""
    held = current(connection, latest(connection), change.source)
    version = begin_version(connection, change.actor, change.reason, change.summary)
    numbers = rows_of(connection, [item.after for item in plan.changes if item.after])
    before = [held.get(item.record.key) for item in plan.changes]
    rewrite_periods(
        connection,
        version,
        [item for item in before if item],
        [Span(number, change.source_id, change.in_force_from) for number in numbers],
    )
    for link in change.links:
        link_record(connection, version, link)
    planned = [(item.record_id if item else None, number) for item, number in zip(before, numbers, strict=True)]
    close_version(connection, version, change.at, planned, [item.record.key for item in plan.changes])
    return version


def close_version(
    connection: Connection,
    version: int,
    at: str,
    planned: Iterable[PlannedChange],
    record_keys: Iterable[str] = (),
) -> None:
    """Ends what `begin_version` began: keeps the plan, founds an entry for each record that belongs to none, and
    seals the version, as of now where `at` is empty."""
    keep_plan(connection, version, planned)
    found_entries(connection, version, record_keys)
    seal_version(connection, version, at or clock.now())
