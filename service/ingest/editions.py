"""An edition of an official list becomes part of the designation list, or is refused."""

from dataclasses import asdict, dataclass
from typing import Any

from service.domain.source import Edition
from service.errors import BadInputError
from service.ingest.apply import Change, apply
from service.ingest.plan import Plan, plan_records
from service.lists import ReadEdition, doubts
from service.store import Connection, Database
from service.store.periods import Held, current
from service.store.records import load_records
from service.store.sources import StoredEdition, editions, newest_editions
from service.store.versions import latest


@dataclass(frozen=True, slots=True)
class Imported:
    """An edition with its plan and what came of it. `version` is the list version that holds it now."""

    edition: Edition
    plan: Plan
    warnings: tuple[str, ...]
    left_out: tuple[str, ...]
    version: int
    applied: bool


def import_edition(
    database: Database, read: ReadEdition, *, at: str, actor: str, dry_run: bool = False, force: bool = False
) -> Imported:
    """Plans an edition against the one held and, unless it is a dry run, writes it as one list version.

    The edition that is held already changes nothing. BadInputError, and nothing is written, for an edition older than
    the one held, and for one that loses an implausible share of its entries unless `force`.
    """
    if dry_run:
        with database.reading() as connection:
            return _planned(connection, read, force=True)
    with database.writing() as connection:
        planned = _planned(connection, read, force=force)
        if _is_held(connection, read.edition):
            return planned
        version = apply(connection, planned.plan, _change(read.edition, planned.plan, at, actor))
    return Imported(read.edition, planned.plan, planned.warnings, read.left_out, version, applied=True)


def _planned(connection: Connection, read: ReadEdition, *, force: bool) -> Imported:
    version, edition = latest(connection), read.edition
    previous = newest_editions(connection).get(edition.list_code)
    _refuse_older(previous, edition)
    plan = _plan(connection, version, read, previous)
    known = edition.partial or _is_held(connection, edition)
    found = () if known else doubts(previous.edition if previous else None, edition, len(plan.withdraw))
    if found and previous and not force:
        raise BadInputError(f"{edition.list_code}: {' '.join(found)} Use --force if this is right.")
    return Imported(edition, plan, (*edition.warnings, *found), read.left_out, version, applied=False)


def _plan(connection: Connection, version: int, read: ReadEdition, previous: StoredEdition | None) -> Plan:
    held = current(connection, version, read.edition.list_code)
    unchanged = _unchanged(held, read)
    differing = [item.record_id for key, item in held.items() if key not in unchanged]
    before = {stored.record.key: stored.record for stored in load_records(connection, differing)}
    since = previous.edition.published if previous else ".."
    ended = f"{since}/{read.edition.published}"
    return plan_records(before, read.records, unchanged, ended=ended, partial=read.edition.partial)


def _unchanged(held: dict[str, Held], read: ReadEdition) -> frozenset[str]:
    return frozenset(
        record.key
        for record in read.records
        if record.key in held and held[record.key].content_hash == record.content_hash
    )


def _refuse_older(previous: StoredEdition | None, edition: Edition) -> None:
    if previous and edition.published < previous.edition.published:
        raise BadInputError(
            f"{edition.list_code}: this edition is of {edition.published}, older than the one held, of "
            f"{previous.edition.published}; older editions cannot be loaded afterwards"
        )


def _is_held(connection: Connection, edition: Edition) -> bool:
    return edition.id in {stored.edition.id for stored in editions(connection)}


def _change(edition: Edition, plan: Plan, at: str, actor: str) -> Change:
    return Change(
        source=edition.list_code,
        source_id=edition.id,
        in_force_from=edition.published,
        at=at,
        actor=actor,
        reason=f"edition {edition.id}",
        summary={"list": edition.list_code, "edition": edition.id, **plan.summary},
        edition=edition,
    )


def imported_answer(imported: Imported) -> dict[str, Any]:
    """What `aka lists import --json` and `POST /lists/{list}/editions` say of an import."""
    edition = imported.edition
    return {
        "list": edition.list_code,
        "edition": edition.id,
        "format": edition.format,
        "published": edition.published,
        "partial": edition.partial,
        "entries": edition.entries,
        "names": asdict(edition.names),
        "identifiers": edition.identifiers,
        **imported.plan.summary,
        "warnings": list(imported.warnings),
        "left_out": list(imported.left_out),
        "applied": imported.applied,
        "list_version": imported.version,
    }
