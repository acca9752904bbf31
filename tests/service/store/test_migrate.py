"""Migrations: forward, once, and never backwards."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from service.errors import NotReadyError
from service.store import Database
from service.store.migrate import HEAD, _config, is_current, revision, upgrade
from service.store.records import insert_records
from service.store.sources import editions_with_members
from service.store.tables import metadata


def test_the_constant_names_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(_config()).get_current_head() == HEAD


def test_an_empty_database_has_no_revision(tmp_path: Path) -> None:
    assert revision(Database(f"sqlite:///{tmp_path / 'new.db'}")) is None


def test_upgrading_again_does_nothing(database: Database) -> None:
    assert is_current(database)
    assert upgrade(database) is False


def test_the_migrations_make_the_tables_that_the_program_uses(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_database_of_a_newer_program_is_left_alone(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not is_current(database)
    with pytest.raises(NotReadyError, match="newer than this program"):
        upgrade(database)


def test_editions_that_were_held_before_can_be_added_to(tmp_path: Path, record, edition) -> None:
    """A database of the second migration, with a whole edition and a part, whose contents are found in its periods."""
    from alembic import command

    database = Database(f"sqlite:///{tmp_path / 'old.db'}")
    with database.writing() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        people = insert_records(connection, [record(1, "Ann"), record(2, "Bob"), record(2, "Bobby"), record(3, "Cid")])
        for version, published, partial in ((1, "2024-01-01", False), (2, "2024-02-01", True)):
            connection.execute(text(f"INSERT INTO list_version VALUES ({version}, '2026-01-01', 't', '', '', '{{}}')"))
            values = f"'list@{version}', 'demo-list', 'demo', '{published}', '', {partial}, 2, '{{}}', 0, '', '[]', ''"
            connection.execute(text(f"INSERT INTO edition VALUES ({values}, {version})"))
        for number, source, begins, ends, known_from, known_to in (
            (people[0], 1, "2024-01-01", None, 1, None),
            (people[1], 1, "2024-01-01", None, 1, 2),
            (people[1], 1, "2024-01-01", "2024-02-01", 2, None),
            (people[2], 2, "2024-02-01", None, 2, None),
            (people[3], 2, "2024-02-01", None, 2, None),
        ):
            values = {"r": number, "s": f"list@{source}", "f": begins, "t": ends, "kf": known_from, "kt": known_to}
            connection.execute(
                text(
                    "INSERT INTO period (record_id, source_id, in_force_from, in_force_to, known_from, known_to) "
                    "VALUES (:r, :s, :f, :t, :kf, :kt)"
                ),
                values,
            )
    assert upgrade(database)
    with database.reading() as connection:
        whole, part = editions_with_members(connection, 2, "demo-list")
    assert (whole.members.tolist(), part.members.tolist()) == ([people[0], people[1]], [people[2], people[3]])
    assert (whole.edition.partial, part.edition.partial) == (False, True)
    database.close()
