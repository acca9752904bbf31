"""`GET /changes`."""

from collections.abc import Callable
from typing import Any

from service.api.schemas.changes import ChangesAnswer

Call = Callable[..., Any]


def test_changes_are_shown_a_page_at_a_time(get: Call) -> None:
    seen: list[str] = []
    cursor = ""
    while True:
        page = get(f"/changes?since=0&limit=2&cursor={cursor}")
        ChangesAnswer().load(page)
        seen += [item["record"] for item in page["changes"]]
        if not (cursor := page["next"]):
            break
    assert len(seen) == len(set(seen)) == page["total"] == 5
    assert {item["change"] for item in page["changes"]} == {"added"}


def test_since_a_day_what_came_later_is_shown(get: Call) -> None:
    assert [item["list"] for item in get("/changes?since=2026-01-03")["changes"]] == ["demo-list", "demo-list"]
    assert get("/changes?since=2026-01-04")["changes"] == []


def test_what_cannot_be_asked_is_said(get: Call) -> None:
    assert "since" in get("/changes?since=soon", status=422)["detail"]
    assert "cursor" in get("/changes?since=0&cursor=nonsense", status=422)["detail"]
    assert "no list version 99" in get("/changes?since=99", status=404)["detail"]
    assert get("/changes?sinse=1", status=422)["errors"]
