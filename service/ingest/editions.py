"""An edition of an official list becomes part of the designation list, or is refused."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from service.domain.source import Edition
from service.errors import BadInputError
from service.ingest.apply import close_version
from service.ingest.changes import change_shown
from service.ingest.placing import ListHeld, list_held, place_edition
from service.ingest.plan import Plan, plan_records
from service.ingest.timeline import Said, said_last
from service.lists import ReadEdition, doubts, emptied, filled
from service.store import Connection, Database
from service.store.planned import PlannedChange
from service.store.records import load_records, rows_of
from service.store.sources import StoredEdition
from service.store.versions import begin_version, latest


@dataclass(frozen=True, slots=True)
class Imported:
    """An edition with its plan and what came of it. `version` is the list version that holds it now.

    The plan is made against `before`, the edition before it in time, or its own earlier reading; None for the first.
    `newest` is the day of the newest whole edition that is held when that is a later one, else empty.
    """

    edition: Edition
    plan: Plan
    warnings: tuple[str, ...]
    left_out: tuple[str, ...]
    version: int
    applied: bool
    before: str | None = None
    newest: str = ""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A plan with what it was made from."""

    held: ListHeld
    said: Mapping[str, Said]
    filled: Mapping[str, int]
    imported: Imported


def import_edition(
    database: Database, read: ReadEdition, *, at: str = "", actor: str, dry_run: bool = False, force: bool = False
) -> Imported:
    """Plans an edition against the one before it in time and, unless it is a dry run, writes it as one list version.

    An edition that is held already changes nothing, unless its files are read otherwise than they were. `at` is the
    moment of the import, that of its completion when empty. BadInputError, and nothing is written, for one that loses
    an implausible share of its entries unless `force`.
    """
    if dry_run:
        with database.reading() as connection:
            return _drafted(connection, read, force=True).imported
    with database.writing() as connection:
        draft = _drafted(connection, read, force=force)
        if _is_held(draft.held, read):
            return draft.imported
        return _written(connection, read, draft, at, actor)


def _drafted(connection: Connection, read: ReadEdition, *, force: bool) -> _Draft:
    edition, fills = read.edition, filled(read.records)
    _refuse_twins(read)
    held = list_held(connection, latest(connection), edition.list_code)
    known = held.until(edition.published)
    own = held.reading_of(edition.id)
    if own:  # its own earlier reading counts as the last word of its day
        known = [*(stored for stored in known if stored is not own), own]
    said = said_last(known, held.key_of)
    plan = _plan(connection, held, said, read)
    previous = next((stored for stored in reversed(known) if not stored.edition.partial and stored is not own), None)
    found = () if _is_held(held, read) else _doubts(previous, edition, plan, fills)
    if found and previous and not force:
        raise BadInputError(f"{edition.list_code}: {' '.join(found)} Use --force if this is right.")
    imported = Imported(
        edition,
        plan,
        (*edition.warnings, *found),
        read.left_out,
        held.version,
        applied=False,
        before=known[-1].edition.id if known else None,
        newest=_newest(held, edition),
    )
    return _Draft(held, said, fills, imported)


def _refuse_twins(read: ReadEdition) -> None:
    seen: set[str] = set()
    for record in read.records:
        if record.key in seen:
            raise BadInputError(f"{read.edition.list_code}: two records of this edition have the id {record.key}")
        seen.add(record.key)


def _plan(connection: Connection, held: ListHeld, said: Mapping[str, Said], read: ReadEdition) -> Plan:
    unchanged = frozenset(
        record.key
        for record in read.records
        if record.key in said and held.rows.get((record.key, record.content_hash)) == said[record.key].record_id
    )
    differing = [item.record_id for key, item in said.items() if key not in unchanged]
    before = {stored.record.key: stored.record for stored in load_records(connection, differing)}
    return plan_records(
        before,
        read.records,
        unchanged,
        last_said={key: said[key].published for key in before},
        ended=read.edition.published,
        partial=read.edition.partial,
    )


def _doubts(previous: StoredEdition | None, edition: Edition, plan: Plan, fills: Mapping[str, int]) -> tuple[str, ...]:
    """Why the edition should not be believed; a part is never doubted."""
    if edition.partial:
        return ()
    lost = doubts(previous.edition if previous else None, edition, plan.summary["removed"])
    return (*lost, *(emptied(edition.list_code, previous.filled, fills) if previous else ()))


def _newest(held: ListHeld, edition: Edition) -> str:
    later = [item.edition.published for item in held.editions if not item.edition.partial]
    return max((day for day in later if day > edition.published), default="")


def _is_held(held: ListHeld, read: ReadEdition) -> bool:
    """True when the edition is held and says, as it is read now, what it said then."""
    own = held.reading_of(read.edition.id)
    if own is None:
        return False
    numbers = {held.rows.get((record.key, record.content_hash)) for record in read.records}
    return numbers == set(own.members.tolist()) and own.edition.partial == read.edition.partial


def _written(connection: Connection, read: ReadEdition, draft: _Draft, at: str, actor: str) -> Imported:
    edition, plan = read.edition, draft.imported.plan
    summary = {"list": edition.list_code, "edition": edition.id, **plan.summary}
    version = begin_version(connection, actor, f"edition {edition.id}", summary)
    place_edition(connection, draft.held, StoredEdition(edition, at, version, draft.filled), read.records)
    planned = _planned(connection, draft)
    close_version(connection, version, at, planned, [record.key for record in read.records])
    return replace(draft.imported, version=version, applied=True)


def _planned(connection: Connection, draft: _Draft) -> list[PlannedChange]:
    changes = draft.imported.plan.changes
    after = rows_of(connection, [item.record for item in changes], draft.held.rows)
    before = [draft.said[item.record.key].record_id if item.before else None for item in changes]
    return list(zip(before, after, strict=True))


def imported_answer(imported: Imported) -> dict[str, Any]:
    """What `aka lists import --json` and `POST /lists/{list}/editions` say of an import.

    `changes` are those against the edition `before`; a first edition has none, since all of it is added.
    """
    edition = imported.edition
    return {
        "list": edition.list_code,
        "edition": edition.id,
        "format": edition.format,
        "published": edition.published,
        "sha256": edition.sha256,
        "partial": edition.partial,
        "entries": edition.entries,
        "names": asdict(edition.names),
        "identifiers": edition.identifiers,
        "before": imported.before,
        "newest": imported.newest or None,
        **imported.plan.summary,
        "changes": [change_shown(item) for item in imported.plan.changes] if imported.before else [],
        "warnings": list(imported.warnings),
        "left_out": list(imported.left_out),
        "applied": imported.applied,
        "list_version": imported.version,
    }
