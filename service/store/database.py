"""Connections: many readers, one writer at a time, and a reader never sees half a change."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from service.errors import ConfigurationError, NotReadyError

__all__ = ["Connection", "Database"]

_WRITER_LOCK = 0x616B61  # "aka": the advisory lock that keeps writers of one PostgreSQL database apart
_BUSY_SECONDS = 60
_POSTGRESQL = frozenset({"postgresql", "postgresql+psycopg"})  # both by psycopg 3, whose notifications are used
_UNDEFINED_TABLE = "42P01"
_RETRY_SECONDS = 0.5
_SWITCH_RETRY_SECONDS = 0.02
_JSON: dict[str, Any] = {
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}


class Database:
    """One database by URL: `sqlite:///FILE` or `postgresql+psycopg://…`.

    Opening is lazy: the first use connects. A SQLite file's folder is made when missing. ConfigurationError for a URL
    that is none; NotReadyError when the database cannot be reached, is locked for over a minute, or its file is
    damaged.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout, and changes nothing."""
        with _translated(self), self._engine.connect() as connection:
            if self.dialect == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer: all of it is committed at the end, or none of it after an exception."""
        with _translated(self), self._engine.connect() as connection:
            connection.execution_options(aka_writer=True)
            with connection.begin():
                if self.dialect == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})
                yield connection

    @contextmanager
    def listening(self, channel: str) -> Iterator[Callable[[float], None]]:
        """A function that waits for the next news on a PostgreSQL channel, for so many seconds at most.

        On SQLite, which has no news, it only waits. Holds a connection of its own.
        """
        if self.dialect == "sqlite":
            yield sleep
            return
        with _translated(self), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql(f"LISTEN {channel}")
            driver: Any = connection.connection.driver_connection
            yield lambda seconds: _drain(driver.notifies(timeout=seconds, stop_after=1))

    def wait(self, seconds: float, tell: Callable[[str], None]) -> None:
        """Waits until the database answers, for so long at most, and tells once that it waits and for what.

        NotReadyError with the last reason when it never answered. Meant for a start beside a database that starts too.
        """
        deadline, told = monotonic() + seconds, False
        while True:
            try:
                with self.reading() as connection:
                    connection.execute(text("SELECT 1"))
                return
            except NotReadyError as error:
                if monotonic() >= deadline:
                    raise
                if not told:
                    tell(f"waiting up to {seconds:.0f} s for the database: {error}")
                told = True
                sleep(min(_RETRY_SECONDS, max(0.0, deadline - monotonic())))

    def close(self) -> None:
        """Gives all connections back; the database can be used again afterwards."""
        self._engine.dispose()


def _drain(news: Iterator[object]) -> None:
    for _ in news:
        pass


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(url, parsed.database)
        if parsed.drivername not in _POSTGRESQL:
            raise ConfigurationError("the database URL cannot be used: one begins with sqlite: or postgresql+psycopg:")
        return create_engine(url, pool_pre_ping=True, **_JSON)
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigurationError(f"the database URL cannot be used: {error}") from error
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            "the database URL cannot be used: PostgreSQL needs a driver, pip install 'alsoknown[postgres]' brings it"
        ) from error


def _sqlite(url: str, file: str | None) -> Engine:
    if not file or file == ":memory:":
        raise ConfigurationError("the database URL must name a SQLite file, for example sqlite:////var/lib/aka/aka.db")
    try:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotReadyError(f"the folder of the database {file} cannot be made: {error.strerror}") from error
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, **_JSON)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    _use_write_ahead_log(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _use_write_ahead_log(connection: Any) -> None:
    """Waits for a new file that others set up at the same time: for this switch SQLite does not wait by itself."""
    deadline = monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= deadline:
                raise
            sleep(_SWITCH_RETRY_SECONDS)


def _begin_sqlite(connection: Connection) -> None:
    writer = connection.get_execution_options().get("aka_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


@contextmanager
def _translated(database: Database) -> Iterator[None]:
    """Says in one sentence what the driver reports when the database is out of reach."""
    try:
        yield
    except OperationalError as error:
        raise NotReadyError(_in_one_line(error)) from error
    except DBAPIError as error:
        if _is_unusable(error):
            raise NotReadyError(_in_one_line(error)) from error
        raise


def _in_one_line(error: DBAPIError) -> str:
    said = str(error.orig).splitlines()
    return f"the database cannot be used: {said[0] if said else 'no reason was given'}"


def _is_unusable(error: DBAPIError) -> bool:
    """The connection is lost, the file damaged, or the tables are not there (PostgreSQL's word for it)."""
    said = str(error.orig)
    untabled = getattr(error.orig, "sqlstate", None) == _UNDEFINED_TABLE
    return error.connection_invalidated or untabled or "malformed" in said or "not a database" in said
