"""The index as its users see it."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers import Identifier, Name, NameIndex, Party, SnapshotError, compare_parties

GIVEN = ["Nabil", "Karim", "Tarek", "Zulqarnayn", "Oleg", "Sergei", "Maria", "Ignacio", "Kwang", "Yusuf"]
FAMILY = ["Sarraj", "Zubaydi", "Voloshyn", "Petrenko", "Arriaga", "Demir", "Hakobyan", "Kabashi"]


def party(number: int) -> Party:
    draw = random.Random(number)
    names = [Name(f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}"), Name(f"Abu {draw.choice(GIVEN)}", "weak_alias")]
    return Party(
        id=f"p{number:03}", kind="person", names=names, birth_dates=[str(1940 + number % 50)], countries=["IQ"]
    )


PARTIES = [
    *(party(n) for n in range(30)),
    Party(id="taqwa", kind="person", names=["Tarek Hamid Jalil al-Zawari", Name("Abu-Taqwa", "alias")]),
    Party(id="ship", kind="vessel", names=["OCEAN STAR"], identifiers=[Identifier("imo", "9074729")]),
    Party(id="bank", kind="organisation", names=["ZETA BANK JOINT STOCK COMPANY"], countries=["RU"]),
    Party(id="mute", names=["...", "🙂"]),
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build(iter(PARTIES))


def ids(hits: list) -> list[str]:
    return [hit.id for hit in hits]


@pytest.mark.parametrize("query", ["Abu Taqwa", "ابو تقوى", "Tarek al-Zawary", "ABUTAQWA"])
def test_a_party_is_found_by_any_spelling(index: NameIndex, query: str) -> None:
    hits = index.find(Party(kind="person", names=[query]))
    assert ids(hits)[:1] == ["taqwa"]
    assert hits[0].evidence[0].feature == "name"


def test_the_matched_name_is_as_the_list_writes_it(index: NameIndex) -> None:
    assert index.find(Party(names=["Abu Taqwa"]))[0].matched_name == "Abu-Taqwa"


def test_an_identifier_finds_a_party_of_another_name(index: NameIndex) -> None:
    query = Party(kind="vessel", names=["Wholly Different"], identifiers=[Identifier("imo", "IMO9074729")])
    assert ids(index.find(query)) == ["ship"]
    assert ids(index.find(Party(identifiers=[Identifier("imo", "9074729")]))) == ["ship"]
    assert "ship" in index.candidates(query)


def test_find_is_compare_with_every_party(index: NameIndex) -> None:
    for query in (Party(kind="person", names=["Karim Zubaidi"]), Party(names=["Oleg Voloshin"], birth_dates=["1950"])):
        plain = [(compare_parties(query, p).score, p.id) for p in PARTIES]
        expected = sorted(((s, i) for s, i in plain if s >= 0.3), key=lambda x: (-x[0], x[1]))
        found = index.find(query, threshold=0.3, limit=100)
        assert [(h.score, h.id) for h in found] == expected


def test_a_threshold_is_met_when_equal(index: NameIndex) -> None:
    query = Party(names=["Tarek al-Zawary"])
    best = index.find(query, threshold=0.0)[0].score
    assert ids(index.find(query, threshold=best)) == ["taqwa"]
    assert index.find(query, threshold=best + 1e-6) == []


def test_limits_small_none_and_huge(index: NameIndex) -> None:
    query = Party(kind="person", names=["Nabil Sarraj"])
    assert len(index.find(query, threshold=0.0, limit=3)) == 3
    assert index.find(query, threshold=0.0, limit=0) == []
    assert len(index.find(query, threshold=0.0, limit=1000)) <= len(index)


def test_where_as_predicate_and_as_mask_leave_parties_out(index: NameIndex) -> None:
    query = Party(names=["Abu Taqwa"])
    assert index.find(query, where=lambda id_: id_ != "taqwa") == []
    mask = np.array([id_ == "taqwa" for id_ in index.ids])
    assert ids(index.find(query, where=mask)) == ["taqwa"]
    ship = Party(identifiers=[Identifier("imo", "9074729")])
    assert index.find(ship, where=~np.ones(len(index), dtype=bool)) == []


def test_ids_by_position(index: NameIndex) -> None:
    assert len(index) == len(index.ids) == len(PARTIES)
    assert list(index.ids) == [p.id for p in PARTIES]
    with pytest.raises(IndexError):
        index.ids[len(PARTIES)]


@pytest.mark.parametrize("name", ["...", "🙂", "", "\ud800"])
def test_a_name_of_nothing_finds_nothing(index: NameIndex, name: str) -> None:
    assert index.find(Party(names=[name])) == []


def test_a_query_of_nothing_is_refused(index: NameIndex) -> None:
    with pytest.raises(ValueError, match="a name or an identifier"):
        index.find(Party(kind="person"))


def test_parties_need_an_id_of_their_own() -> None:
    with pytest.raises(ValueError, match="has no id"):
        NameIndex.build([Party(names=["A"])])
    with pytest.raises(ValueError, match="'a' is there twice"):
        NameIndex.build([Party(id="a"), Party(id="a")])


def test_an_empty_index_can_be_asked_and_kept(tmp_path: Path) -> None:
    NameIndex.build([]).save(tmp_path)
    empty = NameIndex.open(tmp_path)
    assert len(empty) == 0
    assert empty.find(Party(names=["Anyone"]), threshold=0.0) == []


QUERIES = [Party(kind="person", names=[n]) for n in ("Abu Taqwa", "Oleg Voloshin", "...", "Maria Arriaga", "Zeta Bank")]


def test_an_opened_snapshot_answers_the_same(index: NameIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    opened = NameIndex.open(tmp_path)
    assert list(opened.ids) == list(index.ids)
    assert [opened.find(q, threshold=0.2) for q in QUERIES] == [index.find(q, threshold=0.2) for q in QUERIES]


def test_equal_lists_give_equal_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        NameIndex.build(PARTIES).save(tmp_path / folder)
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize("name", ["postings.bin", "parties.bin", "meta.json"])
@pytest.mark.parametrize("damage", ["cut", "gone", "foreign"])
def test_a_damaged_snapshot_is_refused_naming_the_file(
    index: NameIndex, tmp_path: Path, name: str, damage: str
) -> None:
    index.save(tmp_path)
    path = tmp_path / name
    held = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(held[: len(held) // 2] if damage == "cut" else b"<html></html>")
    with pytest.raises(SnapshotError, match=name):
        NameIndex.open(tmp_path)


def test_a_snapshot_is_opened_without_pythons_parser(
    index: NameIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.save(tmp_path)
    monkeypatch.setattr("ast.literal_eval", _fail)  # in Python 3.11 it fails when several threads use it at once
    assert len(NameIndex.open(tmp_path)) == len(index)


def _fail(*_: object, **__: object) -> None:
    raise SystemError("AST constructor recursion depth mismatch")


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"meta\.json"):
        NameIndex.open(tmp_path / "nowhere")


def test_a_snapshot_of_another_version_is_refused(index: NameIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    meta = tmp_path / "meta.json"
    meta.write_text(meta.read_text().replace('"version": 4', '"version": 99'))
    with pytest.raises(SnapshotError, match="version 99"):
        NameIndex.open(tmp_path)


def test_many_queries_give_what_each_gives(index: NameIndex) -> None:
    expected = [index.find(q) for q in QUERIES]
    assert list(index.find_many(QUERIES)) == expected


def test_many_queries_in_processes_give_the_same_in_order(index: NameIndex) -> None:
    queries = QUERIES * 40
    where = lambda id_: id_ != "p001"  # noqa: E731
    expected = [index.find(q, threshold=0.4, where=where) for q in queries]
    assert list(index.find_many(queries, threshold=0.4, where=where, workers=2)) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_can_be_listed_and_asked(text: str) -> None:
    index = NameIndex.build([Party(id="x", names=[text]), Party(id="y", names=["Abu Taqwa"])])
    hits = index.find(Party(names=[text]), threshold=0.0)
    assert all(0.0 <= hit.score < 1.0 for hit in hits)
