"""Queries and uses made to be hard: work stays bounded, answers stay right or say that names were left out."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matchers import NameIndex, Party, search
from matchers.index import retrieve
from matchers.index.kept import Kept
from matchers.plain import plain_find

GIVEN = ["Ali", "Hassan", "Mohammed", "Ahmed", "Omar", "Karim", "Li", "Kim", "M"]
LISTED = [
    Party(id=f"p{n:04}", kind="person", names=[f"{GIVEN[n % 9]} {GIVEN[n // 9 % 9]} {GIVEN[n // 81 % 9]}"])
    for n in range(729)
]
LONG = " ".join(["Ali Hassan Karim"] * 70)
HOSTILE = ["Ali Hassan", "Mohammed Ali Hassan", "A", "M M", "x" * 10_000, LONG, "Li", "1", "a b c"]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build(LISTED)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("threshold", [0.7, 0.0])
def test_a_hostile_query_is_answered_as_comparing_everything_does(
    index: NameIndex, name: str, threshold: float
) -> None:
    query = Party(names=[name])
    hits = index.find(query, threshold=threshold)
    if not hits.left_out:
        assert [(hit.id, hit.score) for hit in hits] == plain_find(LISTED, query, threshold)


def test_what_is_left_out_for_want_of_time_is_told(index: NameIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    query = Party(kind="person", names=["Mohammed Ali"])
    assert index.find(query, threshold=0.3, limit=500).left_out == 0
    monkeypatch.setattr(search, "_MOST_EFFORT", 100)
    assert index.find(query, threshold=0.3, limit=500).left_out > 0
    best = index.find(query, threshold=0.0, limit=500)
    assert best.left_out > 0
    assert [hit.id for hit in best][:1] == [hit.id for hit in index.find(query, threshold=0.7)][:1]
    monkeypatch.undo()
    monkeypatch.setattr(retrieve, "MOST_NAMES", 10)
    monkeypatch.setattr(retrieve, "_FEW", 0)
    few = index.find(query, threshold=0.3, limit=500)
    assert few.left_out > 0
    assert few


@pytest.fixture
def switched_often() -> Iterator[None]:
    import sys

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def test_threads_get_the_same_answers(index: NameIndex, switched_often: None) -> None:
    queries = [Party(names=[f"{a} {b}"]) for a in GIVEN for b in GIVEN]
    expected = [index.find(query) for query in queries]
    index.forget()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(index.find, queries)) == expected


def test_two_snapshots_can_be_open_at_once(index: NameIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "old")
    NameIndex.build([*LISTED, Party(id="new", names=["Zulqarnayn Sarraj"])]).save(tmp_path / "new")
    old, new = NameIndex.open(tmp_path / "old"), NameIndex.open(tmp_path / "new")
    query = Party(names=["Zulqarnain Sarraj"])
    assert [hit.id for hit in new.find(query)] == ["new"]
    assert old.find(query) == []
    assert old.find(Party(names=["Ali Hassan Omar"])) == new.find(Party(names=["Ali Hassan Omar"]))


def test_answers_do_not_depend_on_what_is_kept(index: NameIndex) -> None:
    query = Party(names=["Mohamad Hasan"])
    first = index.find(query, threshold=0.2)
    assert index.find(query, threshold=0.2) == first
    index.forget()
    assert index.find(query, threshold=0.2) == first


def test_a_cache_never_holds_more_bytes_than_its_limit() -> None:
    kept: Kept[int, str] = Kept(100)
    for number in range(50):
        assert kept.keep(number, "x", 30) == "x"
        assert len(kept._values) <= 3
    kept.forget()
    assert kept.get(49) is None
