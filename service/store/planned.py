"""What each list version was planned to change, record by record: kept as it was shown when it was made."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from service.store import tables

PlannedChange = tuple[int | None, int | None]  # row numbers of a record before and after; None where there is none


def keep_plan(connection: Connection, version: int, changes: Iterable[PlannedChange]) -> None:
    """Keeps the changes of a version, in order."""
    rows = [
        {"version": version, "position": position, "before": before, "after": after}
        for position, (before, after) in enumerate(changes)
    ]
    if rows:
        connection.execute(insert(tables.planned_change), rows)


def kept_plan(connection: Connection, version: int) -> list[PlannedChange]:
    """The changes of a version, in order; empty for one that changed nothing, or that does not exist."""
    query = select(tables.planned_change.c.before, tables.planned_change.c.after)
    rows = connection.execute(query.where(tables.planned_change.c.version == version).order_by("position"))
    return [(row.before, row.after) for row in rows]
