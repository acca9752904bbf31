"""The fixture files, and the reading of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from service.domain.record import Record
from service.lists import ReadEdition, formats, read_edition

FIXTURES = Path(__file__).parents[3] / "fixtures" / "lists"
TODAY = "2026-02-01"


@pytest.fixture
def csv_files() -> list[Path]:
    """The four sound CSV files."""
    return sorted((FIXTURES / "ofac-csv" / "good").glob("*.csv"))


@pytest.fixture
def xml_file() -> Path:
    """The sound XML file."""
    return FIXTURES / "ofac-sdn-xml" / "good.xml"


@pytest.fixture
def broken() -> Callable[[str], Path]:
    """A broken file of the CSV set or of SDN.XML by its name."""
    return lambda name: next(FIXTURES.glob(f"ofac-[cs]*/broken/{name}"))


@pytest.fixture
def read() -> Callable[..., ReadEdition]:
    """Read files as the SDN list, today being a fixed day."""
    return lambda *files, **options: read_edition("us-ofac-sdn", files, **{"today": TODAY, **options})


@pytest.fixture
def by_number() -> Callable[[ReadEdition], dict[str, Record]]:
    """The records of an edition by their number on the list."""
    return lambda found: {record.key.partition(":")[2]: record for record in found.records}


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[list[Path]], dict[str, Path]]:
    """Copies of files to change, by name."""
    return lambda files: {file.name: Path(shutil.copy(file, tmp_path / file.name)) for file in files}


@pytest.fixture
def good() -> Callable[[str], ReadEdition]:
    """The edition of a format's good fixture, read as the first list that comes in it."""

    def edition(code: str) -> ReadEdition:
        lists = next(known.lists for known in formats() if known.code == code)
        files = sorted((FIXTURES / code / "good").iterdir())
        return read_edition(lists[0] if lists else "our-own", files, today=TODAY)

    return edition
