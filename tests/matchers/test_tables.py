"""Every table can be read, and every row says where it is from."""

from pathlib import Path

import pytest

import matchers
from matchers.tables import read_table

TABLES = sorted(Path(matchers.__file__).parent.rglob("tables/*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_every_row_has_a_source(path: Path) -> None:
    rows = read_table(f"matchers.{path.parent.parent.name}", path.stem)
    assert rows or path.stem.startswith("learned_")
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_no_row_is_there_twice(path: Path) -> None:
    keys = [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(keys) == len(set(keys))


def test_there_are_tables() -> None:
    assert {"legal_forms", "titles", "particles", "given_names", "frequency"} <= {p.stem for p in TABLES}
