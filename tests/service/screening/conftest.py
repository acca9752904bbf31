"""A small list, compiled: two articles' parties and two editions of a list."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.domain.record import Designation, Evidence, PublishedDate, Record, RecordName
from service.domain.source import Article
from service.domain.vocabulary import NameKind, PartyKind, Status
from service.ingest.apply import Change, apply
from service.ingest.editions import import_edition
from service.ingest.plan import Plan, RecordChange
from service.screening.corpus import Corpus
from service.screening.snapshots import Snapshots
from service.store import Database
from service.store.migrate import upgrade
from service.store.sources import add_article
from service.store.versions import latest, version

TEXT = (
    "Officials spoke on Monday. The State Department designated the Crimson Harvest Brigade, also known as Hasadun.\n"
    "The brigade was founded by Tariq Mansur Vehbi. The Azure Lantern Society was named in passing."
)
ARTICLE = Article(TEXT, title="Brigade listed", publisher="Test Wire", published="2024-05-02")


def _quoted(fact: str, quote: str) -> Evidence:
    return Evidence(fact, quote, TEXT.index(quote), TEXT.index(quote) + len(quote))


ARTICLE_RECORDS = (
    Record(
        key=f"{ARTICLE.id}:crimson-harvest-brigade",
        source="articles",
        kind=PartyKind.ORGANISATION,
        names=(RecordName("Crimson Harvest Brigade"), RecordName("Hasadun", NameKind.ALIAS)),
        designations=(Designation("US/State", "FTO", start="2024-05-02"),),
        evidence=(
            _quoted("name", "Crimson Harvest Brigade"),
            _quoted("alias:Hasadun", "Hasadun"),
            _quoted("status", "The State Department designated the Crimson Harvest Brigade"),
        ),
    ),
    Record(
        key=f"{ARTICLE.id}:azure-lantern-society",
        source="articles",
        kind=PartyKind.ORGANISATION,
        names=(RecordName("Azure Lantern Society"),),
        status=Status.MENTIONED,
        evidence=(_quoted("name", "Azure Lantern Society"),),
    ),
)


@pytest.fixture
def small_list(tmp_path: Path, record: Callable[..., Record], edition) -> Database:
    """A SQLite database with an article (version 1) and two editions of `demo-list` (versions 2 and 3)."""
    database = Database(f"sqlite:///{tmp_path / 'list.db'}")
    upgrade(database)
    with database.writing() as connection:
        add_article(connection, ARTICLE, "1", [], "2026-01-01T00:00:00Z")
        change = Change("articles", ARTICLE.id, "2024-05-02", "2026-01-01T00:00:00Z", "test", "article", {})
        apply(connection, Plan(tuple(RecordChange(None, item) for item in ARTICLE_RECORDS)), change)
    listed = (Designation("UN", "UN 1267", list_code="Al-Qaida"),)
    born = (PublishedDate("12 Mar 1961", "1961-03-12"),)
    vehbi = record(1, "VEHBI, Tariq Mansur", "Abu Sindibad", designations=listed, birth_dates=born)
    gone = record(2, "Konstantin Ruslanovich Dzhaparidze", designations=listed)
    for published, records, at in (
        ("2024-01-01", (vehbi, gone), "2026-02-01T00:00:00Z"),
        ("2024-06-01", (vehbi,), "2026-03-01T00:00:00Z"),
    ):
        import_edition(database, edition(published, *records), at=at, actor="test")
    return database


@pytest.fixture
def compiled(small_list: Database, tmp_path: Path) -> Callable[..., Corpus]:
    """Compiles and opens the corpus of the small list, of the newest version or another, now or as of a day."""
    snapshots = Snapshots(tmp_path / "snapshots")

    def compile_(number: int | None = None, as_of: str = "") -> Corpus:
        with small_list.reading() as connection:
            chosen = version(connection, latest(connection) if number is None else number)
            assert chosen is not None
            snapshots.build(connection, chosen, as_of)
        return snapshots.open(chosen, as_of)

    return compile_


@pytest.fixture
def corpus(compiled: Callable[..., Corpus]) -> Corpus:
    """The corpus of the small list as it stands now."""
    return compiled()
