"""Connections: one writer, many readers, nothing half-written."""

import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from service.errors import ConfigurationError, NotReadyError
from service.store import Database
from service.store.tables import list_version


def _version(number: int) -> dict[str, object]:
    return {
        "number": number,
        "created_at": "2026-01-01T00:00:00Z",
        "actor": "test",
        "reason": "test",
        "content_hash": "",
        "summary": {},
    }


def _count(database: Database) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(list_version)) or 0


def test_what_is_written_is_there(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(list_version).values(_version(1)))
    assert _count(database) == 1


def test_a_new_file_that_another_is_setting_up_is_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "aka.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, other.execute, ["COMMIT"])
    release.start()
    try:
        Database(f"sqlite:///{tmp_path / 'aka.db'}").wait(0, print)
    finally:
        release.join()
        other.close()


def test_an_exception_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(RuntimeError, match="power cut"):
        _write_and_fail(database)
    assert _count(database) == 0


def test_a_reader_sees_one_state_while_a_writer_writes(database: Database) -> None:
    with database.reading() as reader:
        before = reader.scalar(select(func.count()).select_from(list_version))
        with database.writing() as connection:
            connection.execute(insert(list_version).values(_version(1)))
        after = reader.scalar(select(func.count()).select_from(list_version))
    assert (before, after) == (0, 0)
    assert _count(database) == 1


def test_two_writers_wait_for_each_other(database: Database) -> None:
    def add_next() -> None:
        with database.writing() as connection:
            highest = connection.scalar(select(func.max(list_version.c.number))) or 0
            connection.execute(insert(list_version).values(_version(highest + 1)))

    writers = [threading.Thread(target=add_next) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert _count(database) == 8


def test_a_file_that_is_no_database_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "list.db").write_bytes(b"this is a shopping list, not a database" * 100)
    with pytest.raises(NotReadyError, match="not a database"), Database(f"sqlite:///{tmp_path / 'list.db'}").reading():
        pass


def test_a_server_that_is_not_there_is_named_in_one_sentence() -> None:
    database = Database("postgresql+psycopg://aka@127.0.0.1:1/aka")
    with pytest.raises(NotReadyError, match=r"the database cannot be used: .*refused$"), database.reading():
        pass


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite://", "sqlite:///:memory:"])
def test_a_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="database URL"):
        Database(url)


@pytest.mark.parametrize("url", ["mysql://x/y", "oracle+none://x", "postgresql+pg8000://aka@db/aka"])
def test_a_database_of_another_kind_is_refused_with_the_kinds_that_there_are(url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"one begins with sqlite: or postgresql\+psycopg:"):
        Database(url)


def test_without_its_driver_postgresql_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigurationError, match=r"alsoknown\[postgres\]"):
        Database("postgresql+psycopg://aka@127.0.0.1/aka")


def test_waiting_for_a_database_that_never_comes_says_so_once_and_gives_up() -> None:
    told: list[str] = []
    with pytest.raises(NotReadyError):
        Database("postgresql+psycopg://aka@127.0.0.1:1/aka").wait(1.2, told.append)
    assert len(told) == 1
    assert "waiting up to 1 s for the database" in told[0]


def test_waiting_for_a_database_that_is_there_says_nothing(database: Database) -> None:
    database.wait(10, tell=pytest.fail)


def _write_and_fail(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(list_version).values(_version(1)))
        raise RuntimeError("power cut")


def test_missing_tables_are_named_in_one_sentence(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path / 'empty.db'}", request.getfixturevalue("postgres_url")):
        empty = Database(url)
        with pytest.raises(NotReadyError, match="list_version"), empty.reading() as connection:
            connection.execute(select(list_version))
        empty.close()
