"""An installation to try commands on: a small list, and an article whose drafts wait, prepared once and copied."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.articles import from_schema, read_document
from service.cli.root import aka
from service.ingest.articles import ingest_article
from service.ingest.editions import import_edition
from service.ingest.installation import Installation
from service.lists import read_edition
from service.settings import read_settings

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[str]"]

PUBLISHED = "2024-05-01"
ARTICLE = """Erbil, 3 May 2024 - A raid on Thursday killed Karim Vantooz, also known as Abu Zirak, of the Zirak Column.

The Treasury designated the Zirak Column as a Specially Designated Global Terrorist (SDGT) on 2 March 2021.

The Brown Feather Society said it had nothing to do with the raid.
"""


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Processes that a test starts take Ctrl-C, even where the tests run in the background and so do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def ofac_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """A whole edition of three parties in OFAC's CSV form."""
    folder = tmp_path_factory.mktemp("ofac")
    rows = {
        "sdn.csv": [
            '101,"VANTOOZ, Karim Dalir","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
            '"DOB 12 Jan 1970; POB Erbil, Iraq; nationality Iraq; '
            'Passport A7654321 (Iraq) issued 18 Jan 2014 expires Jan 2024; Gender Male."',
            '102,"GREYSTONE QUAY SHIPPING CO. LTD.",-0- ,"IRAN] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
            '"Linked To: VANTOOZ, Karim Dalir."',
            '103,"GREY HERON","vessel","IRAN",-0- ,-0- ,"Crude Oil Tanker",-0- ,-0- ,"Panama",-0- ,'
            '"Vessel Registration Identification IMO 9074729."',
        ],
        "alt.csv": ['101,1,"aka","VANTOUZ, Kareem",-0- ', '103,2,"fka","BLUE HERON",-0- '],
        "add.csv": ['102,1,"1 Harbour Road","Bandar Abbas","Iran",-0- '],
    }
    for name, lines in rows.items():
        (folder / name).write_bytes(("\r\n".join(lines) + "\r\n\x1a").encode("ascii"))
    return tuple(folder / name for name in rows)


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory, ofac_files: Sequence[Path]) -> Path:
    """A home with the edition imported and published, and the article's three drafts waiting."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    installation = Installation(read_settings({"AKA_HOME": str(home), "AKA_SEEDS": "off"}))
    database = installation.ready_database()
    read = read_edition("us-ofac-sdn", ofac_files, published=PUBLISHED, today=PUBLISHED)
    import_edition(database, read, at="2024-05-02T08:00:00Z", actor="tests")
    article = read_document(ARTICLE.encode(), name="raid.txt", title="Raid near Erbil", publisher="A wire")
    extraction = from_schema(article, {"entities": _entities(), "doubts": _DOUBTS})
    ingest_article(database, extraction, at="2024-05-03T08:00:00Z", actor="tests")
    installation.publish()
    database.close()
    return home


@pytest.fixture
def home(prepared_home: Path, aka_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the prepared home, in effect."""
    shutil.copytree(prepared_home, aka_home)
    monkeypatch.setenv("AKA_SEEDS", "off")
    return aka_home


@pytest.fixture
def empty_home(aka_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that does not exist yet, and would be filled with nothing."""
    monkeypatch.setenv("AKA_SEEDS", "off")
    return aka_home


@pytest.fixture
def run() -> Run:
    """Runs `aka` with arguments inside this process."""

    def run(*arguments: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(aka, [str(argument) for argument in arguments], input=stdin, prog_name="aka")

    return run


@pytest.fixture
def process() -> Process:
    """Runs `aka` with arguments in a process of its own, outside of any terminal."""

    def process(*arguments: object, python: Sequence[str] = ()) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, *python, "-m", "service.cli", *map(str, arguments)]
        root = Path(__file__).parents[3]
        return subprocess.run(
            command,
            check=False,
            cwd=root,
            env=os.environ,
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
        )

    return process


@pytest.fixture
def draft_ids(run: Run, home: Path) -> list[str]:
    """The ids of the drafts that wait: the man, the group, and a society about which there is a doubt."""
    return [row.split()[1] for row in run("review", "list").stdout.splitlines() if row.startswith("pending")]


def _entities() -> list[dict[str, object]]:
    return [
        _entity(
            "e1",
            "person",
            "Karim Vantooz",
            "targeted",
            [("name", "Karim Vantooz"), ("alias:Abu Zirak", "Abu Zirak"), ("status", "A raid on Thursday killed")],
            aliases=["Abu Zirak"],
            affiliations=[{"target": "e2", "relation": "leader_of"}],
        ),
        _entity(
            "e2",
            "organisation",
            "Zirak Column",
            "designated",
            [("name", "Zirak Column"), ("status", "designated the Zirak Column"), ("program:SDGT", "SDGT")],
            programs=["SDGT"],
            authorities=["US/OFAC"],
            action_date="2021-03-02",
        ),
        _entity(
            "e3",
            "organisation",
            "Brown Feather Society",
            "mentioned",
            [("name", "Brown Feather Society"), ("status", "The Brown Feather Society said")],
        ),
    ]


def _entity(
    key: str, kind: str, name: str, status: str, quotes: list[tuple[str, str]], **facts: object
) -> dict[str, object]:
    nothing: dict[str, object] = {
        field: [] for field in ("aliases", "programs", "authorities", "roles", "affiliations")
    }
    nothing |= {"identifiers": [], "action_date": None, "dob": None, "nationality": None, "negated": False}
    evidence = [
        {"field": field, "quote": quote, "start": ARTICLE.index(quote), "end": ARTICLE.index(quote) + len(quote)}
        for field, quote in quotes
    ]
    return nothing | {"id": key, "kind": kind, "name": name, "status": status, "evidence": evidence} | facts


_DOUBTS = [{"draft": "e3", "code": "bystander", "text": "It is not said that this party was acted against."}]
