"""News of a new list version, for processes that answer from an older one."""

from collections.abc import Generator

from sqlalchemy import Connection, text

from service.store.database import Database

_CHANNEL = "aka_list_version"


def announce(connection: Connection, version: int) -> None:
    """Tells every listener of the version once the transaction is committed; on SQLite there is nobody to tell."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:channel, :version)"), {"channel": _CHANNEL, "version": str(version)})


def announcements(database: Database, wait_seconds: float) -> Generator[None, None, None]:
    """Gives one item at once, and then one after each announcement or after `wait_seconds` without any.

    PostgreSQL wakes its listeners; for SQLite the waiting is all there is. Close it when done. NotReadyError when the
    connection is lost.
    """
    yield
    with database.listening(_CHANNEL) as wait:
        while True:
            wait(wait_seconds)
            yield
