"""A rollback holds earlier editions again, and loses nothing."""

import pytest

from service.domain.vocabulary import LinkState
from service.errors import ConflictError, NotFoundError
from service.ingest.changes import plan_of
from service.ingest.editions import import_edition
from service.ingest.rollback import roll_back
from service.store import Database
from service.store.entries import Link, link_record, linked_at
from service.store.periods import current
from service.store.sources import editions
from service.store.versions import latest

AT = "2026-01-01T00:00:00Z"


@pytest.fixture
def two_editions(database: Database, record, edition) -> Database:
    """Ann and Bob on version 1; Anne and Cid on version 2."""
    for read in (
        edition("2024-01-01", record(1, "Ann"), record(2, "Bob")),
        edition("2024-02-01", record(1, "Anne"), record(3, "Cid")),
    ):
        import_edition(database, read, at=AT, actor="test", force=True)
    return database


def listed(database: Database, version: int) -> dict[str, str]:
    with database.reading() as connection:
        return {key: held.status.value for key, held in current(connection, version, "demo-list").items()}


def test_what_was_listed_is_listed_again_and_the_undone_version_stays_known(two_editions: Database) -> None:
    back = roll_back(two_editions, 1, at=AT, actor="ann")
    assert (back.version, len(back.dropped), back.restored, back.changed) == (3, 1, (), 3)
    assert (
        listed(two_editions, 3) == listed(two_editions, 1) == {"demo-list:1": "designated", "demo-list:2": "designated"}
    )
    assert listed(two_editions, 2)["demo-list:2"] == "delisted"
    with two_editions.reading() as connection:
        assert [stored.edition.published for stored in editions(connection)] == ["2024-01-01"]
        assert len(editions(connection, 2)) == 2


def test_a_rollback_can_be_rolled_back(two_editions: Database) -> None:
    roll_back(two_editions, 1, at=AT, actor="ann")
    again = roll_back(two_editions, 2, at=AT, actor="ann")
    assert len(again.restored) == 1
    assert listed(two_editions, again.version) == listed(two_editions, 2)


def test_an_edition_that_was_dropped_can_be_imported_again(two_editions: Database, record, edition) -> None:
    roll_back(two_editions, 1, at=AT, actor="ann")
    read = edition("2024-02-01", record(1, "Anne"), record(3, "Cid"))
    assert import_edition(two_editions, read, at=AT, actor="test", force=True).version == 4
    assert listed(two_editions, 4) == listed(two_editions, 2)


def test_a_link_that_a_reviewer_made_stays(two_editions: Database) -> None:
    with two_editions.writing() as connection:
        entry = next(link.entry_id for link in linked_at(connection, 2) if link.record_key == "demo-list:1")
        link_record(connection, 2, Link(entry, "demo-list:3", LinkState.CONFIRMED, "the same man", 1.0, "ann"))
    version = roll_back(two_editions, 1, at=AT, actor="ann").version
    with two_editions.reading() as connection:
        assert ("demo-list:3", "ann") in {(link.record_key, link.actor) for link in linked_at(connection, version)}


def test_the_other_lists_stay_as_they_are_when_one_is_named(two_editions: Database, record, edition) -> None:
    with pytest.raises(NotFoundError, match="no edition of other-list"):
        roll_back(two_editions, 1, at=AT, actor="ann", lists=["other-list"])
    assert roll_back(two_editions, 1, at=AT, actor="ann", lists=["demo-list"]).version == 3


def test_what_a_rollback_changed_is_kept(two_editions: Database) -> None:
    kept = plan_of(two_editions, roll_back(two_editions, 1, at=AT, actor="ann").version)
    assert (kept["reason"], kept["actor"]) == ("back to list version 1", "ann")
    assert [(item["change"], item["record"]) for item in kept["changes"]] == [
        ("changed", "demo-list:1"),
        ("added", "demo-list:2"),
        ("removed", "demo-list:3"),
    ]


def test_there_must_be_something_to_go_back_to(two_editions: Database) -> None:
    with pytest.raises(ConflictError, match="held now"):
        roll_back(two_editions, 2, at=AT, actor="ann")
    for number in (-1, 3):
        with pytest.raises(NotFoundError, match="no list version"):
            roll_back(two_editions, number, at=AT, actor="ann")
    with two_editions.reading() as connection:
        assert latest(connection) == 2
