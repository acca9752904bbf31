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
