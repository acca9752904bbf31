"""Two whole editions of a real list: what changed between them is found, whichever is loaded first."""

from collections import Counter
from pathlib import Path

import pytest

from service.ingest.editions import Imported, import_edition
from service.ingest.plan import ChangeKind
from service.lists import read_edition
from service.store import Database
from service.store.migrate import upgrade
from service.store.versions import latest, version

pytestmark = pytest.mark.data


def bring(database: Database, data_folder: Path, day: str) -> Imported:
    file = data_folder / "lists" / "un" / day / "consolidated.xml"
    read = read_edition("un-sc", [file], today="2026-01-01")
    return import_edition(database, read, at="2026-01-01T00:00:00Z", actor="test")


def test_what_the_un_changed_between_two_editions(data_folder: Path, tmp_path: Path) -> None:
    hashes = []
    for number, days in enumerate((("2024-11-30", "2025-04-19"), ("2025-04-19", "2024-11-30"))):
        database = Database(f"sqlite:///{tmp_path / str(number)}.db")
        upgrade(database)
        _, second = (bring(database, data_folder, day) for day in days)
        with database.reading() as connection:
            hashes.append(version(connection, latest(connection)).content_hash)  # type: ignore[union-attr]
        database.close()
        if number == 0:
            plan = second.plan
    assert {name: plan.summary[name] for name in ("added", "removed", "changed")} == {
        "added": 0,
        "removed": 2,
        "changed": 158,
    }
    fields = Counter(field.field for change in plan.of_kind(ChangeKind.CHANGED) for field in change.fields)
    assert fields["names"] == 4
    assert {change.record.designations[0].end for change in plan.of_kind(ChangeKind.REMOVED)} == {
        "2024-11-30/2025-04-19"
    }
    assert hashes[0] == hashes[1]
