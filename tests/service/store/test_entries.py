"""Links hold records together in entries; they are added and undone, and what they were stays known."""

import pytest

from service.domain.vocabulary import LinkState
from service.ingest.editions import import_edition
from service.store import Database
from service.store.entries import Link, end_link, entry_id_for, link_record, linked_at

AT = "2026-01-01T00:00:00Z"
ANN, ANNE = "demo-list:1", "demo-list:2"


@pytest.fixture
def joined(database: Database, record, edition) -> Database:
    """Two records with an entry each in list version 1; in version 2 a reviewer put both into one."""
    both = record(1, "Ann"), record(2, "Anne")
    for day, others in (("2024-01-01", ()), ("2024-02-01", (record(3, "Bo"),)), ("2024-03-01", (record(4, "Cy"),))):
        import_edition(database, edition(day, *both, *others), at=AT, actor="test", force=True)
    with database.writing() as connection:
        same = Link(entry_id_for(ANN), ANNE, LinkState.CONFIRMED, "the same woman", 1.0, "ann")
        link_record(connection, 2, same)
        assert end_link(connection, 2, ANNE, entry_id_for(ANNE)) == 1
    return database


def entries(database: Database, version: int) -> dict[str, str]:
    with database.reading() as connection:
        links = [link for link in linked_at(connection, version) if link.record_key in (ANN, ANNE)]
    assert len(links) == 2
    return {link.record_key: link.entry_id for link in links}


def test_a_link_puts_a_record_into_another_entry(joined: Database) -> None:
    assert entries(joined, 2) == {ANN: entry_id_for(ANN), ANNE: entry_id_for(ANN)}


def test_a_link_that_is_undone_gives_the_record_its_own_entry_back(joined: Database) -> None:
    with joined.writing() as connection:
        assert end_link(connection, 3, ANNE, entry_id_for(ANN)) == 1
    assert entries(joined, 3) == {ANN: entry_id_for(ANN), ANNE: entry_id_for(ANNE)}


def test_what_was_linked_at_an_earlier_version_stays_known(joined: Database) -> None:
    with joined.writing() as connection:
        end_link(connection, 3, ANNE, entry_id_for(ANN))
    assert entries(joined, 1)[ANNE] == entry_id_for(ANNE)
    assert entries(joined, 2)[ANNE] == entry_id_for(ANN)


def test_a_link_that_is_not_there_cannot_be_undone(joined: Database) -> None:
    with joined.writing() as connection:
        assert end_link(connection, 3, ANNE, "aka-none") == 0
    assert entries(joined, 3) == entries(joined, 2)
