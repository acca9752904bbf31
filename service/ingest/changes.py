"""What changed on the list, record by record and field by field: between two list versions, or by the plan of one."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import orjson

from service.domain.record import Record
from service.errors import BadInputError, NotFoundError
from service.ingest.plan import FieldChange, RecordChange
from service.store import Connection, Database
from service.store.entries import linked_at
from service.store.periods import said_last
from service.store.planned import PlannedChange, kept_plan
from service.store.records import load_records
from service.store.versions import known_by, latest, version

Shown = dict[str, Any]

_LAST_SECOND = "T23:59:59Z"


@dataclass(frozen=True, slots=True)
class _Page:
    """From which list version to which, and the record key after which the page begins."""

    since: int
    until: int
    after: str = ""


def changes_since(database: Database, since: str, *, limit: int, cursor: str = "") -> Shown:
    """What sources say otherwise than at a list version, or at the start of a day (ISO date), a page at a time.

    Changes stand in the order of record keys; one that was undone since is none. The pages that `cursor` leads to
    show the state of the first one. BadInputError for a `since` or cursor that is none, NotFoundError for a version
    that does not exist.
    """
    with database.reading() as connection:
        page = _page(connection, since, cursor)
        before, after = said_last(connection, page.since, page.until)
        entry_of = {link.record_key: link.entry_id for link in linked_at(connection, page.until)}
        sides = {
            key: (before[key].record_id if key in before else None, after[key].record_id if key in after else None)
            for key in before.keys() | after.keys()
        }
        keys = sorted(key for key, (one, other) in sides.items() if one != other)
        rest = [key for key in keys if key > page.after]
        shown = rest[:limit]
        records = _records(connection, (number for key in shown for number in sides[key]))
        changes = [_change(sides[key], records) | {"entry": entry_of.get(key)} for key in shown]
    more = len(rest) > limit
    return {
        "since": page.since,
        "until": page.until,
        "changes": changes,
        "total": len(keys),
        "next": _cursor(_Page(page.since, page.until, shown[-1])) if more else None,
    }


def plan_of(database: Database, number: int) -> Shown:
    """What a list version was planned to change, as it was shown when it was made, with who made it, when and why.

    NotFoundError for a version that does not exist.
    """
    with database.reading() as connection:
        found = version(connection, number)
        if found is None:
            raise NotFoundError(f"there is no list version {number}")
        pairs = kept_plan(connection, number)
        records = _records(connection, (item for pair in pairs for item in pair))
    made = {name: getattr(found, name) for name in ("created_at", "actor", "reason", "summary")}
    return {"list_version": number, **made, "changes": [_change(pair, records) for pair in pairs]}


def change_shown(change: RecordChange) -> Shown:
    """One change as plain data."""
    record = change.record
    return {
        "change": change.kind.value,
        "record": record.key,
        "list": record.source,
        "name": record.name,
        "status": record.status.value if change.after else None,
        "material": change.material,
        "fields": [_field(item) for item in change.fields],
    }


def _field(change: FieldChange) -> Shown:
    values = {"before": _plain(change.before), "after": _plain(change.after)}
    return {"field": change.field, **values, "material": change.material}


def _plain(value: Any) -> Any:
    return orjson.loads(orjson.dumps(value))


def _change(sides: PlannedChange, records: Mapping[int | None, Record]) -> Shown:
    return change_shown(RecordChange(records.get(sides[0]), records.get(sides[1])))


def _records(connection: Connection, numbers: Iterable[int | None]) -> dict[int | None, Record]:
    return {stored.id: stored.record for stored in load_records(connection, [item for item in numbers if item])}


def _page(connection: Connection, since: str, cursor: str) -> _Page:
    newest = latest(connection)
    if cursor:
        page = _read(cursor)
        if page.until > newest or page.since != _version_of(connection, since):
            raise BadInputError("the cursor is not one that an answer to this question gave")
        return page
    start = _version_of(connection, since)
    if start > newest:
        raise NotFoundError(f"there is no list version {start}; the newest is {newest}")
    return _Page(start, newest)


def _version_of(connection: Connection, since: str) -> int:
    if since.isascii() and since.isdigit() and len(since) < 10:
        return int(since)
    try:
        day_before = date.fromisoformat(since) - timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise BadInputError(
            f"since is {since[:40]!r}; it must be a list version or a date such as 2024-01-31"
        ) from error
    return known_by(connection, day_before.isoformat() + _LAST_SECOND)


def _cursor(page: _Page) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([page.since, page.until, page.after])).decode()


def _read(cursor: str) -> _Page:
    try:
        since, until, after = orjson.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
        if not (isinstance(since, int) and isinstance(until, int) and isinstance(after, str) and 0 <= since <= until):
            raise ValueError
    except (ValueError, TypeError) as error:
        raise BadInputError("the cursor is not one that an answer gave") from error
    return _Page(since, until, after)
