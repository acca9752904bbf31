"""An installation sets itself up on first use, and keeps answering."""

import shutil
import threading
from pathlib import Path

from service.ingest.installation import Installation
from service.settings import read_settings


def installation(home: Path, **environment: str) -> Installation:
    return Installation(read_settings({"AKA_HOME": str(home), **environment}))


def test_the_first_question_makes_the_tables_loads_the_seeds_and_answers(tmp_path: Path) -> None:
    corpus = installation(tmp_path).corpus()
    assert any(document["name"] == "Harakat al-Nujaba" for document in corpus.documents())


def test_seeds_can_be_left_out(tmp_path: Path) -> None:
    assert len(installation(tmp_path, AKA_SEEDS="off").corpus()) == 0


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
