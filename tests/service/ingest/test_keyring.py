"""A server process knows the keys, also while the database is away."""

import threading
from pathlib import Path

import pytest

from service.domain.access import Scope, new_key
from service.errors import NotReadyError
from service.ingest import keyring
from service.ingest.keyring import Keyring
from service.store import Database
from service.store.keys import add_key, keys, revoke_key

AT = "2026-01-01T00:00:00Z"


def gone() -> Database:
    raise NotReadyError("the database is away")


def add(database: Database, *scopes: Scope) -> str:
    key, token = new_key("test", scopes, AT)
    with database.writing() as connection:
        add_key(connection, key)
    return token


def test_keys_come_back_as_they_went_in(database: Database) -> None:
    key, _ = new_key("payments – östlich", [Scope.MATCH, Scope.READ], AT)
    with database.writing() as connection:
        add_key(connection, key)
    with database.reading() as connection:
        assert keys(connection) == [key]


def test_a_token_is_recognised_and_a_revoked_one_soon_is_not(database: Database, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(keyring, "_REFRESH_SECONDS", -1.0)
    token = add(database, Scope.MATCH)
    ring = Keyring(lambda: database, tmp_path / "keys.json")
    found = ring.key_for(token)
    assert found is not None
    with database.writing() as connection:
        assert revoke_key(connection, found.id, AT)
        assert not revoke_key(connection, found.id, AT)
    assert ring.key_for(token) is None


def test_what_was_known_stays_known_while_the_database_is_away(database: Database, tmp_path: Path) -> None:
    token = add(database, Scope.MATCH)
    assert Keyring(lambda: database, tmp_path / "keys.json").key_for(token)
    later = Keyring(gone, tmp_path / "keys.json")
    assert later.key_for(token)
    assert later.key_for("aka_guess") is None
    assert token not in (tmp_path / "keys.json").read_text()


def test_keys_that_were_never_known_are_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match="API keys are not known"):
        Keyring(gone, tmp_path / "keys.json").key_for("aka_guess")


def test_a_key_that_was_just_made_is_known_at_once(database: Database, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(keyring, "_NEW_KEY_SECONDS", -1.0)
    ring = Keyring(lambda: database, tmp_path / "keys.json")
    assert ring.known() == ()
    assert ring.key_for(add(database, Scope.MATCH))


def test_processes_that_share_a_home_keep_their_copies_at_the_same_time(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    known = [new_key(f"key {number}", [Scope.MATCH], AT)[0] for number in range(20)]
    failed: list[OSError] = []

    def keep_often() -> None:
        try:
            for number in range(200):
                keyring.keep(known[: number % 20], file)
        except OSError as error:
            failed.append(error)

    threads = [threading.Thread(target=keep_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert Keyring(gone, file).known() == tuple(known[:19])
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
