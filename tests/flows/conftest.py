"""Whole ways through the product, by its public doors only."""

from pathlib import Path

import pytest

from service.ingest.editions import import_edition
from service.ingest.installation import Installation
from service.lists import read_edition
from service.settings import read_settings

AT = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="session")
def with_ofac(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The seeds and OFAC's SDN edition of April 2021."""
    installation = Installation(read_settings({"AKA_HOME": str(tmp_path_factory.mktemp("with-ofac"))}))
    installation.prepare()
    files = [data_folder / "lists" / "ofac" / "2021-04" / f"{name}.csv" for name in ("sdn", "alt", "add")]
    read = read_edition("us-ofac-sdn", files, published="2021-04-25", today="2026-01-01")
    import_edition(installation.database, read, at=AT, actor="test")
    installation.publish()
    return installation
