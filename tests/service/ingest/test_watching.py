"""A server process follows the list, whoever changes it."""

import threading
from pathlib import Path
from time import monotonic

from service.domain.access import Scope, new_key
from service.ingest.editions import import_edition
from service.ingest.installation import Installation
from service.ingest.watching import Watch
from service.settings import read_settings
from service.store import Database
from service.store.announcements import announcements
from service.store.keys import add_key


def test_a_replica_without_a_shared_folder_builds_its_own_and_answers_from_the_old_one_meanwhile(
    database: Database, record, edition, tmp_path: Path
) -> None:
    import_edition(database, edition("2024-01-01", record(1, "Ann")), at="2026-01-01T00:00:00Z", actor="test")
    replica = Installation(
        read_settings({"AKA_HOME": str(tmp_path / "replica"), "AKA_DATABASE_URL": database.url, "AKA_SEEDS": "off"})
    )
    assert replica.publish().meta.list_version == 1
    watch = Watch(replica)
    watch.start()
    import_edition(database, edition("2024-02-01", record(1, "Anne")), at="2026-01-02T00:00:00Z", actor="test")
    deadline = monotonic() + 30
    while (version := replica.corpus().meta.list_version) != 2 and monotonic() < deadline:
        assert version == 1
        threading.Event().wait(0.05)
    watch.stop()
    replica.database.close()
    assert [document["name"] for document in replica.corpus().documents()] == ["Anne"]


def test_the_keys_are_known_when_the_database_goes_away_though_nobody_called_before(
    database: Database, tmp_path: Path
) -> None:
    key, token = new_key("test", [Scope.MATCH], "2026-01-01T00:00:00Z")
    with database.writing() as connection:
        add_key(connection, key)
    settings = read_settings({"AKA_HOME": str(tmp_path), "AKA_DATABASE_URL": database.url})
    followed = Installation(settings)
    watch = Watch(followed)
    watch.start()
    deadline = monotonic() + 30
    while not (tmp_path / "keys.json").exists() and monotonic() < deadline:
        threading.Event().wait(0.05)
    watch.stop()
    followed.database.close()
    gone = Installation(settings)
    gone.database = Database("postgresql+psycopg://aka@127.0.0.1:1/aka")
    assert gone.keyring.key_for(token) == key


def test_nothing_is_built_for_a_version_that_answers_already(database: Database, tmp_path: Path) -> None:
    installation = Installation(read_settings({"AKA_HOME": str(tmp_path), "AKA_DATABASE_URL": database.url}))
    installation.publish()
    assert installation.catch_up() is False
    installation.database.close()


def test_postgresql_wakes_its_listeners(postgres_url: str, record, edition) -> None:
    from service.store.migrate import upgrade

    database = Database(postgres_url)
    upgrade(database)
    news = announcements(database, wait_seconds=60)
    next(news)
    importing = threading.Timer(
        0.3,
        import_edition,
        args=(database, edition("2024-01-01", record(1, "Ann"))),
        kwargs={"at": "2026-01-01T00:00:00Z", "actor": "test"},
    )
    importing.start()
    next(news)  # would wait a minute without the announcement, and the test would time out
    importing.join()
    news.close()
    database.close()
