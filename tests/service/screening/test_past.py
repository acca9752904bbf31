"""The list as it was, from few snapshots."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.domain.record import Designation
from service.ingest.editions import import_edition
from service.screening.past import Past
from service.store import Database
from service.store.versions import latest, version


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "past"


@pytest.fixture
def past(folder: Path) -> Past:
    return Past(folder, most_open=1, most_on_disk=2)


def asked(past: Past, database: Database, as_of: str, number: int | None = None) -> tuple[str, dict[str, str]]:
    """The day whose snapshot answers, and the status of each entry on it."""
    with database.reading() as connection:
        chosen = version(connection, latest(connection) if number is None else number)
        assert chosen is not None
        day = past.day_that_holds(connection, chosen, as_of)
        corpus = past.corpus(connection, chosen, day)
    return day, {document["name"]: document["status"] for document in corpus.documents()}


def test_days_between_two_changes_are_one(past: Past, small_list: Database, folder: Path) -> None:
    for as_of in ("2024-01-01", "2024-02-17", "2024-05-01"):
        day, found = asked(past, small_list, as_of)
        assert day == "2024-01-01"
        assert found == {"VEHBI, Tariq Mansur": "designated", "Konstantin Ruslanovich Dzhaparidze": "designated"}
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def test_from_the_last_change_on_it_is_what_is_said_last(past: Past, small_list: Database) -> None:
    for as_of in ("2024-06-01", "2026-01-01", ""):
        day, found = asked(past, small_list, as_of)
        assert day == ""
        assert found["Konstantin Ruslanovich Dzhaparidze"] == "delisted"


def test_before_the_first_day_nothing_is_in_force(past: Past, small_list: Database) -> None:
    assert asked(past, small_list, "1999-01-01") == ("0001-01-01", {})


def test_the_editions_of_that_time_are_named(past: Past, small_list: Database) -> None:
    def lists(as_of: str) -> dict[str, str]:
        with small_list.reading() as connection:
            chosen = version(connection, 3)
            assert chosen is not None
            corpus = past.corpus(connection, chosen, past.day_that_holds(connection, chosen, as_of))
        return {item["list"]: item["published"] for item in corpus.meta.lists}

    assert lists("2023-01-01") == {"demo-list": ""}
    assert lists("2024-02-01") == {"demo-list": "2024-01-01"}
    assert lists("2024-05-10") == {"articles": "2024-05-02", "demo-list": "2024-01-01"}
    assert lists("2024-07-01") == {"articles": "2024-05-02", "demo-list": "2024-06-01"}


def test_few_snapshots_are_kept_and_all_answer(past: Past, small_list: Database, folder: Path) -> None:
    questions = [("1999-01-01", None), ("2024-01-01", None), ("2024-05-02", None), ("", 1), ("", 2), ("", None)]
    first = [asked(past, small_list, *question) for question in questions]
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 2
    assert [asked(past, small_list, *question) for question in questions] == first


def test_a_snapshot_that_lies_ready_is_not_made_again(past: Past, small_list: Database, folder: Path) -> None:
    asked(past, small_list, "2024-01-01")
    (made,) = [path for path in folder.iterdir() if path.is_dir()]
    before = (made / "meta.json").stat().st_mtime_ns
    asked(Past(folder), small_list, "2024-01-15")
    assert (made / "meta.json").stat().st_mtime_ns == before


def test_a_listing_without_a_date_was_first_seen_in_an_edition(
    past: Past, small_list: Database, record, edition
) -> None:
    """A party that returns to the list is seen there anew."""
    listed = (Designation("UN", "UN 1267"),)
    ann = record(9, "Ann", designations=listed)
    for published, records in (
        ("2025-01-01", [ann]),
        ("2025-02-01", [record(9, "Anne", designations=listed)]),
        ("2025-03-01", []),
        ("2025-04-01", [ann, record(8, "Dated", designations=(replace(listed[0], start="2025-03-20"),))]),
    ):
        import_edition(small_list, edition(published, *records), actor="test", force=True)

    def first_seen(as_of: str) -> dict[str, str | None]:
        with small_list.reading() as connection:
            chosen = version(connection, latest(connection))
            assert chosen is not None
            corpus = past.corpus(connection, chosen, past.day_that_holds(connection, chosen, as_of))
        found = {item["name"]: item["designations"] for item in corpus.documents()}
        return {name: found[name][0].get("first_seen") for name in found if name[:3] in ("Ann", "Dat")}

    assert first_seen("2025-01-15") == {"Ann": "2025-01-01"}
    assert first_seen("2025-02-15") == first_seen("2025-03-15") == {"Anne": "2025-01-01"}
    assert first_seen("") == {"Ann": "2025-04-01", "Dated": None}
