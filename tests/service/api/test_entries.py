"""`GET /entries/{id}` and `POST /entries/search`."""

from collections.abc import Callable
from typing import Any

from service.api.schemas.entries import EntriesAnswer, FullEntryAnswer

Call = Callable[..., Any]


def found(answer: Any) -> list[str]:
    return [entry["name"] for entry in answer["entries"]]


def test_an_entry_is_shown_with_every_quote(post: Call, get: Call) -> None:
    for entry in post("/entries/search", {})["entries"]:
        FullEntryAnswer().load(get(f"/entries/{entry['id']}"))
    (brigade,) = post("/entries/search", {"text": "Crimson Harvest Brigade"})["entries"]
    shown = get(f"/entries/{brigade['id']}")
    facts = {item["fact"]: item["quote"] for item in shown["sources"][0]["evidence"]}
    assert facts["alias:Hasadun"] == "also known as Hasadun"


def test_an_unknown_entry_is_not_found(get: Call) -> None:
    assert "aka-nothing" in get("/entries/aka-nothing", status=404)["detail"]
    get("/entries/%00", status=404)
    get("/entries/..%2f..%2fetc", status=404)


def test_entries_are_found_by_name_number_and_id(post: Call) -> None:
    assert "Crimson Harvest Brigade" in found(post("/entries/search", {"text": "hasadun"}))
    assert "KEMALOV, Orhan Idris" in found(post("/entries/search", {"text": "KX4471902"}))
    first = post("/entries/search", {})["entries"][0]
    assert found(post("/entries/search", {"text": first["id"]})) == [first["name"]]


def test_a_search_shows_every_status_unless_filtered(post: Call) -> None:
    assert "Azure Lantern Society" in found(post("/entries/search", {"text": "Azure Lantern Society"}))
    only = post("/entries/search", {"filters": {"status": "targeted"}})
    assert found(only) == ["Tariq Mansur Vehbi"]
    assert found(post("/entries/search", {"filters": {"lists": "demo-list"}, "kind": "vessel"})) == ["GULLWING STAR"]


def test_pages_hold_each_entry_once(post: Call) -> None:
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = post("/entries/search", {"limit": 2, "cursor": cursor})
        EntriesAnswer().load(page)
        seen += found(page)
        if (cursor := page["next"]) is None:
            break
    assert len(seen) == len(set(seen)) == page["total"] == 5


def test_an_invented_cursor_is_refused(post: Call) -> None:
    for cursor in ("nonsense", "LTU=", "é"):
        assert "cursor" in post("/entries/search", {"cursor": cursor}, status=422)["detail"]


def test_entries_are_found_and_shown_as_they_were(post: Call, get: Call) -> None:
    (ship,) = post("/entries/search", {"text": "GULLWING STAR", "as_of": "2024-01-01"})["entries"]
    assert post("/entries/search", {"text": "GULLWING STAR", "as_of": "2023-12-31"})["entries"] == []
    assert post("/entries/search", {"text": "GULLWING STAR", "known_at": "2026-01-02"})["entries"] == []
    assert get(f"/entries/{ship['id']}?as_of=2024-02-01&known_at=2026-01-03")["name"] == "GULLWING STAR"
    assert "at that time" in get(f"/entries/{ship['id']}?as_of=2023-12-31", status=404)["detail"]
    assert "as_of" in get(f"/entries/{ship['id']}?as_of=soon", status=422)["errors"]
    assert "lies ahead" in get(f"/entries/{ship['id']}?known_at=9999-01-01", status=422)["detail"]
