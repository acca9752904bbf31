"""Tables made of text, and a run of them against the small list."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from service.screening.bulk.csv_table import CsvTable
from service.screening.bulk.dialect import find_dialect
from service.screening.bulk.headings import find_columns
from service.screening.bulk.output import CsvOutput
from service.screening.bulk.run import date_order, screen_table
from service.screening.bulk.source import open_source
from service.screening.bulk.subject import Terms
from service.screening.corpus import Corpus

Lines = list[dict[str, str]]
Screen = Callable[..., tuple[Lines, dict]]


@pytest.fixture
def screen(corpus: Corpus, tmp_path: Path) -> Screen:
    """Screens a CSV text or its bytes; gives the lines by heading, and the manifest."""

    def run(content: str | bytes, *, workers: int = 1, stream: bool = False, **given: object) -> tuple[Lines, dict]:
        data = content.encode() if isinstance(content, str) else content
        file = tmp_path / "in.csv"
        file.write_bytes(data)
        written = io.BytesIO()
        with open_source("-" if stream else str(file), io.BytesIO(data)) as source:
            table = CsvTable(source, find_dialect(source))
            columns = find_columns(table.headings, given.pop("mapping", ()))
            given.setdefault("date_order", date_order(table, columns))
            manifest = screen_table(table, corpus, Terms(columns, **given), CsvOutput(written), workers=workers)
        return list(csv.DictReader(io.StringIO(written.getvalue().decode(), newline=""))), manifest

    return run
