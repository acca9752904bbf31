"""Editions of an official list become part of the designation list, or leave it as it was."""

import threading
from dataclasses import replace

import pytest

from service.domain.record import Designation, PublishedDate
from service.errors import BadInputError
from service.ingest import editions as module
from service.ingest.editions import Imported, import_edition, imported_answer
from service.lists import ReadEdition
from service.store import Database
from service.store.entries import linked_at
from service.store.periods import current, held_at
from service.store.records import load_records
from service.store.sources import editions, newest_editions
from service.store.versions import known_by, latest, versions

UN = (Designation("UN", "UN 1267"),)


def bring(database: Database, read: ReadEdition, at: str = "2026-01-01T00:00:00Z", **options: bool) -> Imported:
    return import_edition(database, read, at=at, actor="test", **options)


def names_in_force(database: Database, version: int, day: str) -> dict[str, str]:
    with database.reading() as connection:
        held = [
            item
            for item in held_at(connection, version)
            if item.in_force_from <= day and (item.in_force_to is None or day < item.in_force_to)
        ]
        records = {stored.id: stored.record for stored in load_records(connection, [item.record_id for item in held])}
        return {item.key: f"{records[item.record_id].name}, {item.status.value}" for item in held}


def test_a_first_edition_is_one_version_with_an_entry_for_each_record(database, record, edition) -> None:
    imported = bring(database, edition("2024-01-01", record(1, "Ann"), record(2, "Bob")))
    assert (imported.version, imported.applied, imported.plan.summary["added"]) == (1, True, 2)
    with database.reading() as connection:
        assert len({link.entry_id for link in linked_at(connection, 1)}) == 2


def test_a_dry_run_shows_the_same_plan_and_writes_nothing(database, record, edition) -> None:
    read = edition("2024-01-01", record(1, "Ann"))
    shown = bring(database, read, dry_run=True)
    assert (shown.applied, shown.version) == (False, 0)
    assert shown.plan == bring(database, read).plan


def test_the_same_edition_again_changes_nothing(database, record, edition) -> None:
    read = edition("2024-01-01", record(1, "Ann"))
    bring(database, read)
    again = bring(database, read)
    assert (again.version, again.applied, again.plan.is_empty) == (1, False, True)


def test_a_newer_edition_without_a_change_is_still_held(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann")))
    newer = bring(database, edition("2024-02-01", record(1, "Ann")))
    assert (newer.version, newer.plan.is_empty) == (2, True)


def test_what_was_listed_on_a_day_and_what_we_knew_then(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann", designations=UN), record(2, "Bob")), "2024-01-05T00:00:00Z")
    bring(database, edition("2024-03-01", record(2, "Bobby"), record(3, "Cid")), "2024-03-05T00:00:00Z")
    assert names_in_force(database, 2, "2024-02-01") == {
        "demo-list:1": "Ann, designated",
        "demo-list:2": "Bob, designated",
    }
    assert names_in_force(database, 2, "2024-03-01") == {
        "demo-list:1": "Ann, delisted",
        "demo-list:2": "Bobby, designated",
        "demo-list:3": "Cid, designated",
    }
    with database.reading() as connection:
        known_then = known_by(connection, "2024-03-04T23:59:59Z")
    assert known_then == 1
    assert names_in_force(database, known_then, "2024-06-01") == {
        "demo-list:1": "Ann, designated",
        "demo-list:2": "Bob, designated",
    }


def test_a_removal_is_dated_between_the_two_editions_and_stays_findable(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann", designations=UN), record(2, "Bob")))
    bring(database, edition("2024-03-01", record(2, "Bob")))
    bring(database, edition("2024-04-01", record(2, "Bob")))
    with database.reading() as connection:
        held = current(connection, 3, "demo-list")["demo-list:1"]
        (stored,) = load_records(connection, [held.record_id])
    assert stored.record.status.value == "delisted"
    assert stored.record.designations[0].end == "2024-01-01/2024-03-01"


def test_a_party_that_returns_keeps_its_entry(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann"), record(2, "Bob")))
    bring(database, edition("2024-02-01", record(2, "Bob")))
    bring(database, edition("2024-03-01", record(1, "Ann"), record(2, "Bob")))
    assert names_in_force(database, 3, "2024-03-01")["demo-list:1"] == "Ann, designated"
    assert names_in_force(database, 3, "2024-02-01")["demo-list:1"] == "Ann, delisted"
    with database.reading() as connection:
        assert len(linked_at(connection, 3)) == len({link.entry_id for link in linked_at(connection, 3)}) == 2


def test_a_corrected_file_of_the_same_day_replaces_the_first(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann")))
    bring(database, edition("2024-01-01", record(1, "Anne"), sha256="f" * 64))
    assert names_in_force(database, 2, "2024-01-01") == {"demo-list:1": "Anne, designated"}
    assert names_in_force(database, 1, "2024-01-01") == {"demo-list:1": "Ann, designated"}


def test_an_implausible_loss_is_refused_unless_forced(database, record, edition, monkeypatch) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann"), record(2, "Bob")))
    monkeypatch.setattr(module, "doubts", lambda previous, edition, removed: ("it would lose 1 of 2 records",))
    smaller = edition("2024-02-01", record(2, "Bob"))
    with pytest.raises(BadInputError, match="lose 1 of 2"):
        bring(database, smaller)
    assert bring(database, smaller, dry_run=True).warnings == ("it would lose 1 of 2 records",)
    assert bring(database, smaller, force=True).version == 2


def test_a_failure_in_the_middle_leaves_the_list_as_it_was(database, record, edition, monkeypatch) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann")))
    monkeypatch.setattr("service.ingest.apply.seal_version", _power_cut)
    with pytest.raises(RuntimeError, match="power cut"):
        bring(database, edition("2024-02-01", record(1, "Anne"), record(2, "Bob")))
    assert names_in_force(database, 2, "2024-03-01") == {"demo-list:1": "Ann, designated"}
    with database.reading() as connection:
        assert [item.number for item in versions(connection)] == [1]


def _power_cut(*_: object) -> None:
    raise RuntimeError("power cut")


def test_two_imports_at_once_come_one_after_the_other(database, record, edition) -> None:
    reads = [edition(f"2024-01-{day:02d}", record(1, f"Ann {day}"), record(day, "Bob")) for day in range(2, 8)]
    failed: list[Exception] = []

    def run(read: ReadEdition) -> None:
        try:
            bring(database, read)
        except BadInputError as error:  # an older edition that came too late
            failed.append(error)

    threads = [threading.Thread(target=run, args=(read,)) for read in reads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        applied = versions(connection)
        open_keys = [item.key for item in held_at(connection, latest(connection)) if item.in_force_to is None]
    assert len(applied) + len(failed) == len(reads)
    assert len(open_keys) == len(set(open_keys))
    assert names_in_force(database, len(applied), "2024-02-01")["demo-list:1"] == "Ann 7, designated"


def test_the_content_hash_depends_on_the_content_alone(record, edition, tmp_path) -> None:
    from service.store.migrate import upgrade

    hashes = []
    for name, order in (("a", (1, 2)), ("b", (2, 1))):
        database = Database(f"sqlite:///{tmp_path / name}.db")
        upgrade(database)
        people = {1: record(1, "Ann"), 2: record(2, "Bob")}
        bring(database, edition("2024-01-01", *(people[number] for number in order)), f"2026-01-0{order[0]}T00:00:00Z")
        with database.reading() as connection:
            hashes.append(versions(connection)[0].content_hash)
    assert hashes[0] == hashes[1]


def test_the_answer_counts_what_changed(database, record, edition) -> None:
    answer = imported_answer(bring(database, edition("2024-01-01", record(1, "Ann", "Annie"))))
    assert {key: answer[key] for key in ("list", "published", "entries", "added", "removed", "list_version")} == {
        "list": "demo-list",
        "published": "2024-01-01",
        "entries": 1,
        "added": 1,
        "removed": 0,
        "list_version": 1,
    }
    assert answer["names"]["alias"] == 1


def test_a_part_adds_and_changes_and_removes_nothing(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann"), record(2, "Bob")))
    part = bring(database, edition("2024-02-01", record(2, "Bobby"), record(3, "Cid"), partial=True))
    assert part.plan.summary == {"added": 1, "changed": 1, "changed_materially": 1, "removed": 0}
    assert names_in_force(database, 2, "2024-02-01") == {
        "demo-list:1": "Ann, designated",
        "demo-list:2": "Bobby, designated",
        "demo-list:3": "Cid, designated",
    }


def test_a_list_is_as_old_as_its_newest_whole_edition(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann")))
    bring(database, edition("2024-02-01", record(1, "Anne"), partial=True))
    with database.reading() as connection:
        assert newest_editions(connection)["demo-list"].edition.published == "2024-01-01"


def test_an_edition_is_compared_with_the_one_before_it_in_time(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann")))
    bring(database, edition("2024-03-01", record(1, "Anne"), record(2, "Bob")))
    late = bring(database, edition("2024-02-01", record(1, "Anne")))
    assert late.plan.summary == {"added": 0, "changed": 1, "changed_materially": 1, "removed": 0}
    assert (late.before, late.newest) == ("demo-list@2024-01-01-20240101", "2024-03-01")
    assert names_in_force(database, 3, "2024-02-15") == {"demo-list:1": "Anne, designated"}
    assert names_in_force(database, 2, "2024-02-15") == {"demo-list:1": "Ann, designated"}


def test_a_first_edition_is_imported_with_the_doubts_as_warnings(database, record, edition, monkeypatch) -> None:
    monkeypatch.setattr(module, "doubts", lambda previous, edition, removed: ("it holds 1 record",))
    assert bring(database, edition("2024-01-01", record(1, "Ann"))).warnings == ("it holds 1 record",)


def test_an_edition_that_says_nothing_any_more_of_a_field_is_refused_unless_forced(database, record, edition) -> None:
    born = (PublishedDate("1970", "1970"),)
    people = [record(number, f"Ann {number}", birth_dates=born) for number in range(1, 31)]
    bring(database, edition("2024-01-01", *people))
    emptied = edition("2024-02-01", *(replace(person, birth_dates=()) for person in people))
    with pytest.raises(BadInputError, match="birth dates for 0 records"):
        bring(database, emptied)
    assert bring(database, emptied, force=True).plan.summary["changed_materially"] == 30


def test_an_edition_that_is_read_otherwise_than_before_replaces_its_reading(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann"), record(2, "Bob")))
    again = bring(database, edition("2024-01-01", record(1, "Ann", "Annie"), record(2, "Bob")))
    assert (again.version, again.plan.summary["changed"]) == (2, 1)
    with database.reading() as connection:
        assert [stored.version for stored in editions(connection)] == [2]
        (held,) = [item for item in held_at(connection, 2) if item.key == "demo-list:1"]
        (stored,) = load_records(connection, [held.record_id])
    assert [name.value for name in stored.record.names] == ["Ann", "Annie"]


def test_two_records_of_one_id_are_refused(database, record, edition) -> None:
    with pytest.raises(BadInputError, match="two records of this edition have the id demo-list:1"):
        bring(database, edition("2024-01-01", record(1, "Ann"), record(1, "Anne")))


def test_a_clock_that_was_set_back_does_not_change_what_was_known(database, record, edition) -> None:
    bring(database, edition("2024-01-01", record(1, "Ann")), "2026-05-01T00:00:00Z")
    with database.reading() as connection:
        before = known_by(connection, "2026-04-30T00:00:00Z")
    bring(database, edition("2024-02-01", record(1, "Anne")), "2026-04-01T00:00:00Z")
    with database.reading() as connection:
        assert known_by(connection, "2026-04-30T00:00:00Z") == before == 0
        assert known_by(connection, "2026-05-01T00:00:00Z") == 2
