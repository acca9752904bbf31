"""An installation sets itself up on first use, and keeps answering."""

import shutil
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from service import clock
from service.errors import BadInputError
from service.ingest import seeds
from service.ingest.editions import import_edition
from service.ingest.installation import Installation
from service.settings import read_settings


def installation(home: Path, **environment: str) -> Installation:
    return Installation(read_settings({"AKA_HOME": str(home), **environment}))


def test_the_first_question_makes_the_tables_loads_the_seeds_and_answers(tmp_path: Path) -> None:
    corpus = installation(tmp_path).corpus()
    assert any(document["name"] == "Harakat al-Nujaba" for document in corpus.documents())


def test_seeds_can_be_left_out(tmp_path: Path) -> None:
    assert len(installation(tmp_path, AKA_SEEDS="off").corpus()) == 0


def test_a_first_start_that_was_killed_before_the_seeds_were_in_has_made_no_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(seeds, "ingest_into", killed)
        installation(tmp_path).corpus()
    assert len(installation(tmp_path).corpus()) > 0


def test_seeds_are_loaded_later_into_a_database_that_is_still_empty(tmp_path: Path) -> None:
    assert len(installation(tmp_path, AKA_SEEDS="off").corpus()) == 0
    later = installation(tmp_path)
    later.prepare()
    assert len(later.corpus()) > 0


def test_two_homes_never_touch_each_other(tmp_path: Path) -> None:
    seeded, empty = installation(tmp_path / "one"), installation(tmp_path / "two", AKA_SEEDS="off")
    assert len(seeded.corpus()) > 0
    assert len(empty.corpus()) == 0
    assert len(seeded.corpus()) > 0


def test_a_new_database_beside_old_snapshots_answers_with_its_own_list(tmp_path: Path) -> None:
    assert len(installation(tmp_path).corpus()) > 0
    (tmp_path / "aka.db").unlink()
    again = installation(tmp_path, AKA_SEEDS="off")
    again.prepare()
    assert len(again.corpus()) == 0


def test_snapshots_that_were_deleted_are_made_anew(tmp_path: Path) -> None:
    before = len(installation(tmp_path).corpus())
    shutil.rmtree(tmp_path / "snapshots")
    assert len(installation(tmp_path).corpus()) == before


def test_a_change_that_was_killed_before_it_was_published_is_recovered(tmp_path: Path, record, edition) -> None:
    killed = installation(tmp_path, AKA_SEEDS="off")
    killed.prepare()
    with suppress(KeyboardInterrupt), killed.snapshots.changing():
        ann = edition("2024-01-01", record(1, "Ann"))
        import_edition(killed.database, ann, actor="test")
        raise KeyboardInterrupt
    told: list[str] = []
    again = installation(tmp_path, AKA_SEEDS="off")
    again.recover(told.append)
    assert [document["name"] for document in again.corpus().documents()] == ["Ann"]
    again.recover(told.append)
    assert len(told) == 1


def test_with_nothing_to_recover_the_database_is_not_asked(tmp_path: Path) -> None:
    installation(tmp_path).recover()
    assert list(tmp_path.iterdir()) == []


def test_while_the_database_is_away_the_last_snapshot_answers_on(tmp_path: Path) -> None:
    away = installation(tmp_path, AKA_DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(KeyboardInterrupt), away.snapshots.changing():
        raise KeyboardInterrupt
    away.recover()
    assert len(away.snapshots.unpublished()) == 1


def test_many_first_questions_at_once_load_the_seeds_once(tmp_path: Path) -> None:
    found: list[int] = []

    def ask() -> None:
        found.append(len(installation(tmp_path).corpus()))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 4


def test_what_will_be_known_is_not_known_yet(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="lies ahead"):
        installation(tmp_path).corpus_at(known_at="9999-01-01T00:00:00Z")


def test_a_day_from_the_last_change_on_is_answered_by_the_snapshot_that_answers_now(tmp_path: Path) -> None:
    here = installation(tmp_path)
    assert here.corpus_at(as_of=clock.today()) is here.corpus()
    assert not (tmp_path / "snapshots-past").exists()
    assert len(here.corpus_at(as_of="2020-06-01")) < len(here.corpus())
