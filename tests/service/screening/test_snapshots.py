"""Snapshots: compiled off to the side, swapped in whole, never trusted when damaged."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from service.errors import NotReadyError
from service.screening.corpus import Corpus
from service.screening.snapshots import Snapshots
from service.store import Database
from service.store.versions import ListVersion, version


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    return Snapshots(tmp_path / "snapshots")


def build(snapshots: Snapshots, database: Database, number: int) -> tuple[Path, ListVersion]:
    with database.reading() as connection:
        chosen = version(connection, number)
        assert chosen is not None
        return snapshots.build(connection, chosen), chosen


def test_before_the_first_build_there_is_none(snapshots) -> None:
    with pytest.raises(NotReadyError, match="no snapshot"):
        snapshots.current()


def test_a_swap_is_seen_by_everybody_who_asks_next(snapshots, small_list, tmp_path) -> None:
    elsewhere = Snapshots(tmp_path / "snapshots")
    for number in (2, 3):
        _, chosen = build(snapshots, small_list, number)
        snapshots.swap(chosen, lambda: True)
        assert elsewhere.current().meta.list_version == snapshots.current().meta.list_version == number


def test_a_corpus_that_is_open_answers_on_after_the_swap(snapshots, small_list) -> None:
    for number in (1, 2, 3):
        _, chosen = build(snapshots, small_list, number)
        snapshots.swap(chosen, lambda: True)
        if number == 1:
            old = snapshots.current()
    assert old.meta.list_version == 1
    assert {document["name"] for document in old.documents()} == {"Crimson Harvest Brigade", "Azure Lantern Society"}


def test_the_same_list_gives_the_same_files(snapshots, small_list, tmp_path) -> None:
    one, _ = build(snapshots, small_list, 3)
    two, _ = build(Snapshots(tmp_path / "again"), small_list, 3)
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert files
    assert all((one / file).read_bytes() == (two / file).read_bytes() for file in files)


def test_a_built_snapshot_is_not_built_again(snapshots, small_list) -> None:
    folder, _ = build(snapshots, small_list, 3)
    before = (folder / "meta.json").stat().st_mtime_ns
    build(snapshots, small_list, 3)
    assert (folder / "meta.json").stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["entries.bin", "offsets.npy", "facets.json", "meta.json"])
def test_a_file_cut_short_is_recognised_and_the_snapshot_made_anew(snapshots, small_list, name) -> None:
    folder, _ = build(snapshots, small_list, 3)
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotReadyError, match=r"cannot be used|damaged"):
        Corpus.open(folder)
    build(snapshots, small_list, 3)
    assert (folder / name).read_bytes() == whole


def test_a_folder_that_was_deleted_is_made_anew(snapshots, small_list) -> None:
    folder, chosen = build(snapshots, small_list, 3)
    snapshots.swap(chosen, lambda: True)
    shutil.rmtree(folder)
    with pytest.raises(NotReadyError):
        snapshots.current()
    build(snapshots, small_list, 3)
    assert len(snapshots.current()) == 4


def test_nothing_half_made_is_left_behind(snapshots, small_list, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("service.screening.compile.write_meta", _power_cut)
    with pytest.raises(RuntimeError, match="power cut"):
        build(snapshots, small_list, 3)
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [".building"]


def _power_cut(*_: object) -> None:
    raise RuntimeError("power cut")


def test_as_of_a_day_shows_what_was_in_force(compiled) -> None:
    def status(corpus: Corpus, name: str) -> list[str]:
        return [document["status"] for document in corpus.documents() if document["name"] == name]

    name = "Konstantin Ruslanovich Dzhaparidze"
    assert status(compiled(as_of="2023-12-31"), name) == []
    assert status(compiled(as_of="2024-02-01"), name) == ["designated"]
    assert status(compiled(), name) == ["delisted"]
    assert status(compiled(number=2), name) == ["designated"]


def test_an_empty_list_can_be_compiled_and_opened(snapshots, tmp_path) -> None:
    from service.store.migrate import upgrade

    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    upgrade(database)
    nothing = ListVersion(0, "", "aka", "nothing was ever listed", "0" * 64, {})
    with database.reading() as connection:
        snapshots.build(connection, nothing)
    assert len(snapshots.open(nothing)) == 0


def test_a_version_that_is_not_the_newest_any_more_is_not_swapped_in(snapshots, small_list) -> None:
    (_, old), (_, new) = build(snapshots, small_list, 2), build(snapshots, small_list, 3)
    assert snapshots.swap(new, lambda: True)
    assert not snapshots.swap(old, lambda: False)
    assert snapshots.current().meta.list_version == 3


def test_old_snapshots_are_cleared_away_and_one_in_the_making_is_not(snapshots, small_list, compiled, tmp_path) -> None:
    making = tmp_path / "snapshots" / ".making-by-another"
    making.mkdir(parents=True)
    for day in range(1, 7):
        with small_list.reading() as connection:
            snapshots.build(connection, version(connection, 3), f"2024-01-{day:02d}")
    _, chosen = build(snapshots, small_list, 3)
    snapshots.swap(chosen, lambda: True)
    kept = [path.name for path in (tmp_path / "snapshots").iterdir() if path.is_dir()]
    assert ".making-by-another" in kept
    assert len(kept) == 5


def test_a_change_is_marked_until_it_is_published(snapshots) -> None:
    with snapshots.changing(), snapshots.changing():
        assert snapshots.unpublished() == []  # somebody is about to
    assert snapshots.unpublished() == []


def test_a_change_that_failed_on_the_way_leaves_its_mark(snapshots) -> None:
    with pytest.raises(KeyboardInterrupt), snapshots.changing():
        raise KeyboardInterrupt
    assert len(snapshots.unpublished()) == 1


def test_a_change_whose_process_was_killed_leaves_its_mark(snapshots, tmp_path) -> None:
    killed = (
        "import os, pathlib, signal, sys\n"
        "from service.screening.snapshots import Snapshots\n"
        "with Snapshots(pathlib.Path(sys.argv[1])).changing():\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(tmp_path / "snapshots")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(snapshots.unpublished()) == 1
