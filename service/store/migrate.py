"""Brings a database's tables to the state this version of the program works with."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from service.errors import NotReadyError
from service.store.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"  # the newest migration; kept here so that asking needs no alembic, which costs half a second to import


def revision(database: Database) -> str | None:
    """The migration a database stands at, None for an empty one. NotReadyError when it cannot be reached."""
    with database.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def is_current(database: Database) -> bool:
    """True when the tables are as this program needs them."""
    return revision(database) == HEAD


def upgrade(database: Database, fill: Callable[[Connection], object] = lambda _: None) -> bool:
    """Runs the migrations that are missing, all in one transaction; False when there were none.

    `fill` puts into the tables what belongs there from the beginning, in the same transaction: tables without it are
    seen by nobody, wherever the process is killed. NotReadyError for a database that a newer version of the program has
    upgraded: it is left alone.
    """
    found = revision(database)
    if found == HEAD:
        return False
    _refuse_newer(found)
    from alembic import command

    with database.writing() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        fill(connection)
    return True


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > HEAD:
        raise NotReadyError(
            f"the database stands at migration {found}, newer than this program's {HEAD}: use the newer program"
        )


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
