"""A table in, lines out: what is hit, clear, in error, and that the counts add up."""

import hashlib
import tracemalloc

import pytest

from service.domain.vocabulary import Status
from service.screening.bulk.lines import HIT_COLUMNS
from service.screening.match import match
from service.screening.query import Filters, Query

LISTED = "Tariq Mansur Vehbi"


def statuses(lines) -> list[tuple[str, str]]:
    return [(line["aka_row"], line["aka_status"]) for line in lines]


def test_one_line_for_each_hit_in_input_order(screen) -> None:
    lines, manifest = screen(f"name\nOld Mill Bakery\n{LISTED}\nHasadun\n")
    assert statuses(lines) == [("2", "hit"), ("3", "hit")]
    assert [line["aka_entry_name"] for line in lines] == ["VEHBI, Tariq Mansur", "Crimson Harvest Brigade"]
    assert manifest["rows"] == {"screened": 3, "hit": 2, "clear": 1, "error": 0, "suppressed": 0}
    assert (manifest["input"]["rows"], manifest["output"]["rows"]) == (3, 2)


def test_clear_rows_are_shown_when_asked_for(screen) -> None:
    lines, _ = screen(f"name\nOld Mill Bakery\n{LISTED}\n", include_clear=True)
    assert statuses(lines) == [("1", "clear"), ("2", "hit")]


def test_the_output_has_the_input_columns_and_then_ours(screen) -> None:
    lines, _ = screen(f"id,name,note\n7,{LISTED},kept as it is\n")
    assert list(lines[0]) == ["id", "name", "note", *HIT_COLUMNS]
    assert (lines[0]["id"], lines[0]["note"]) == ("7", "kept as it is")


def test_a_hit_says_why_and_names_its_source(screen) -> None:
    lines, _ = screen(f"name,dob\n{LISTED},1961-03-12\nHasadun,\n")
    assert lines[0]["aka_reason"].endswith(".")
    assert "1961-03-12" in lines[0]["aka_reason"]
    assert lines[0]["aka_source"].startswith("demo-list@2024-0")
    assert lines[0]["aka_source"].endswith("record 1")
    assert "Brigade listed" in lines[1]["aka_source"]
    assert "also known as Hasadun" in lines[1]["aka_source"]


@pytest.mark.parametrize("facts", [{}, {"birth_dates": ("1961-03-12",)}, {"kind": "person", "countries": ("fr",)}])
def test_a_row_gives_the_hits_of_the_same_query(screen, corpus, facts) -> None:
    cells = (facts.get("birth_dates", ("",))[0], facts.get("kind", ""), facts.get("countries", ("",))[0])
    for threshold in (0.0, 0.7):
        asked = match(corpus, Query(names=(LISTED,), threshold=threshold, **facts))["matches"]
        lines, _ = screen(f"name,dob,kind,country\n{LISTED},{','.join(cells)}\n", threshold=threshold)
        assert [(line["aka_hit_id"], float(line["aka_score"]), line["aka_band"]) for line in lines] == [
            (hit["hit_id"], hit["score"], hit["band"]) for hit in asked
        ]


def test_who_is_delisted_or_mentioned_is_left_out_and_counted(screen) -> None:
    content = "name\nKonstantin Ruslanovich Dzhaparidze\nAzure Lantern Society\n"
    lines, manifest = screen(content)
    assert (lines, manifest["rows"]["clear"]) == ([], 2)
    assert manifest["left_out"] == {"delisted": 1, "mentioned": 1}
    lines, manifest = screen(content, filters=Filters(status=(Status.DELISTED,)))
    assert [line["aka_entry_status"] for line in lines] == ["delisted"]


def test_an_entry_of_another_status_crowds_none_out(screen) -> None:
    lines, _ = screen(f"name\n{LISTED}\n", threshold=0.0, limit=1, filters=Filters(status=(Status.MENTIONED,)))
    assert all(line["aka_entry_name"] == "Azure Lantern Society" for line in lines)


def test_filters_keep_to_a_list(screen) -> None:
    assert screen(f"name\n{LISTED}\n", filters=Filters(lists=("articles",)))[0] == []


def test_one_customer_twice_is_two_rows(screen) -> None:
    lines, manifest = screen(f"id,name\n1,{LISTED}\n2,{LISTED}\n")
    assert [line["id"] for line in lines] == ["1", "2"]
    assert manifest["rows"]["hit"] == 2


def test_no_rows_are_no_hits(screen) -> None:
    lines, manifest = screen("name,dob\n")
    assert lines == []
    assert manifest["rows"]["screened"] == 0


def test_several_processes_give_the_same_bytes(screen) -> None:
    names = [f"Nobody Number{number} Bakery" for number in range(1_100)]
    names[3] = names[707] = LISTED
    content = "name\n" + "".join(f"{name}\n" for name in names)
    (here, one), (there, two) = screen(content, include_clear=True), screen(content, include_clear=True, workers=2)
    assert here == there
    assert one["output"] == two["output"]
    assert one["rows"] == two["rows"] == {"screened": 1_100, "hit": 2, "clear": 1_098, "error": 0, "suppressed": 0}


def test_the_manifest_names_input_list_and_terms(screen, corpus) -> None:
    content = f"Customer,DOB\n{LISTED},1961\n"
    _, manifest = screen(content, mapping=[("name", "Customer")], threshold=0.8)
    assert manifest["input"]["sha256"] == hashlib.sha256(content.encode()).hexdigest()
    assert manifest["list_version"] == corpus.meta.list_version
    assert {item["list"] for item in manifest["lists"]} == {"articles", "demo-list"}
    assert manifest["settings"]["map"] == {"name": ["Customer"], "birth_date": ["DOB"]}
    assert manifest["settings"]["threshold"] == 0.8
    assert manifest["complete"] is True


def test_memory_does_not_grow_with_the_rows(screen) -> None:
    def peak(rows: int) -> int:
        content = b"name,note\n" + b"Old Mill Bakery,a note of some length that is kept as it is\n" * rows
        tracemalloc.start()
        screen(content)
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest - len(content)  # the test itself holds the input

    assert peak(8_000) < peak(1_000) + 300_000
