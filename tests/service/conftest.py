"""Real databases of both kinds, and records to put into them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.domain.record import Record, RecordName
from service.domain.source import Edition, NameCounts
from service.domain.vocabulary import NameKind, PartyKind
from service.lists import ReadEdition
from service.store import Database
from service.store.migrate import upgrade

MakeRecord = Callable[..., Record]
MakeEdition = Callable[..., ReadEdition]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with its tables: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        opened = Database(f"sqlite:///{tmp_path / 'list.db'}")
    else:
        opened = Database(request.getfixturevalue("postgres_url"))
    upgrade(opened)
    yield opened
    opened.close()


@pytest.fixture
def record() -> MakeRecord:
    """Makes a record of the list `demo-list` out of a number, a name, aliases and whatever else is given."""

    def make(number: int, name: str, *aliases: str, **facts: object) -> Record:
        source = str(facts.pop("source", "demo-list"))
        names = (RecordName(name), *(RecordName(alias, NameKind.ALIAS) for alias in aliases))
        kind = PartyKind(str(facts.pop("kind", "person")))
        return Record(f"{source}:{number}", source, kind, names, **facts)  # type: ignore[arg-type]

    return make


@pytest.fixture
def edition() -> MakeEdition:
    """Makes a whole edition of `demo-list` published on a day with the given records."""

    def make(published: str, *records: Record, partial: bool = False, sha256: str = "") -> ReadEdition:
        names = NameCounts(primary=len(records), alias=sum(len(item.names) - 1 for item in records))
        described = Edition(
            list_code="demo-list",
            format="demo",
            published=published,
            sha256=sha256 or published.replace("-", "").ljust(64, "0"),
            partial=partial,
            entries=len(records),
            names=names,
        )
        return ReadEdition(described, records, ())

    return make
