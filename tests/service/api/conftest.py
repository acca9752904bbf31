"""An application on a small real list: an article that was accepted, one that waits for review, and an edition."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.articles import Extraction
from service.domain.draft import Doubt, DraftAssociation, DraftEntry
from service.domain.record import Designation, Evidence, Identifier, PublishedDate, Record, RecordName
from service.domain.source import Article, Edition, NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Relation, Status
from service.ingest.articles import ingest_article
from service.ingest.editions import import_edition
from service.ingest.installation import Installation
from service.lists import ReadEdition
from service.settings import Settings, read_settings

TEXT = (
    "On Thursday the State Department designated the Crimson Harvest Brigade, also known as Hasadun, as a terrorist "
    "organization. Its leader, Tariq Mansur Vehbi, was the target of a strike. The Azure Lantern Society was named too."
)
PENDING_TEXT = "The Treasury designated Cobalt Reef Shipping. A man called Zoltan was seen."

Call = Callable[..., Any]


def _evidence(text: str, fact: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(fact, quote, start, start + len(quote), "test")


def _accepted() -> Extraction:
    url = "https://wire.example/brigade"
    article = Article(TEXT, title="Brigade listed", publisher="Test Wire", published="2024-05-02", url=url)
    brigade = DraftEntry(
        "e1",
        PartyKind.ORGANISATION,
        (RecordName("Crimson Harvest Brigade"), RecordName("Hasadun", NameKind.ALIAS)),
        Status.DESIGNATED,
        programmes=("FTO",),
        authorities=("US/State",),
        action_date="2024-05-02",
        evidence=(
            _evidence(TEXT, "name", "Crimson Harvest Brigade"),
            _evidence(TEXT, "alias:Hasadun", "also known as Hasadun"),
            _evidence(TEXT, "status", "the State Department designated the Crimson Harvest Brigade"),
        ),
    )
    leader = DraftEntry(
        "e2",
        PartyKind.PERSON,
        (RecordName("Tariq Mansur Vehbi"),),
        Status.TARGETED,
        roles=("leader",),
        associations=(DraftAssociation(Relation.LEADER_OF, "e1"),),
        nationality="IQ",
        evidence=(_evidence(TEXT, "name", "Tariq Mansur Vehbi"),),
    )
    named = DraftEntry(
        "e3",
        PartyKind.ORGANISATION,
        (RecordName("Azure Lantern Society"),),
        Status.MENTIONED,
        evidence=(_evidence(TEXT, "name", "Azure Lantern Society"),),
    )
    return Extraction(article, (brigade, leader, named))


def _pending() -> Extraction:
    article = Article(PENDING_TEXT, title="Ships", published="2024-06")
    name = (_evidence(PENDING_TEXT, "name", "Cobalt Reef Shipping"),)
    shipping = DraftEntry(
        "e1", PartyKind.COMPANY, (RecordName("Cobalt Reef Shipping"),), Status.DESIGNATED, evidence=name
    )
    man = DraftEntry("e2", PartyKind.PERSON, (RecordName("Zoltan"),), Status.MENTIONED)
    return Extraction(article, (shipping, man), (Doubt("e2", "single-name", "the name is a single word"),))


def _edition() -> ReadEdition:
    listed = (Designation("UN", "UN 1267", list_code="Al-Qaida", start="2001-10-08"),)
    records = (
        Record(
            "demo-list:1",
            "demo-list",
            PartyKind.PERSON,
            (RecordName("KEMALOV, Orhan Idris"), RecordName("Abu Sindibad", NameKind.ALIAS)),
            designations=listed,
            birth_dates=(PublishedDate("12 Mar 1961", "1961-03-12"),),
            identifiers=(Identifier(IdentifierType.PASSPORT, "KX4471902", "iq"),),
        ),
        Record("demo-list:2", "demo-list", PartyKind.VESSEL, (RecordName("GULLWING STAR"),), designations=listed),
    )
    names = NameCounts(primary=2, alias=1)
    return ReadEdition(Edition("demo-list", "demo", "2024-01-01", "5" * 64, entries=2, names=names), records)


def settings_of(home: Path, **given: str) -> Settings:
    """Settings of a home of the test's own, without the seeds."""
    return read_settings({}, home=str(home), seeds="off", **given)


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose list is published; not to be changed."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    installation = Installation(settings_of(home))
    database = installation.ready_database()
    ingest_article(database, _accepted(), at="2026-01-01T00:00:00Z", actor="test", accept=True)
    ingest_article(database, _pending(), at="2026-01-02T00:00:00Z", actor="test")
    import_edition(database, _edition(), at="2026-01-03T00:00:00Z", actor="test")
    installation.publish()
    database.close()
    return home


@pytest.fixture
def installation(prepared_home: Path, tmp_path: Path) -> Iterator[Installation]:
    """An installation of the test's own on that list."""
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    made = Installation(settings_of(home))
    yield made
    made.database.close()


@pytest.fixture
def client(installation: Installation) -> FlaskClient:
    """A caller on loopback."""
    return create_app(installation).test_client()


@pytest.fixture
def post(client: FlaskClient) -> Call:
    """Posts JSON, expects a status, gives the answer."""

    def send(path: str, body: Any, status: int = 200) -> Any:
        response = client.post(path, json=body)
        assert response.status_code == status, response.text
        return response.get_json(force=True)

    return send


@pytest.fixture
def get(client: FlaskClient) -> Call:
    """Gets an address, expects a status, gives the answer."""

    def send(path: str, status: int = 200) -> Any:
        response = client.get(path)
        assert response.status_code == status, response.text
        return response.get_json(force=True)

    return send
