"""`POST /explain`."""

from collections.abc import Callable
from typing import Any

import pytest

from service.api.schemas.answer import ComparisonAnswer

Call = Callable[..., Any]


def test_two_parties_are_compared_with_what_is_missing(post: Call) -> None:
    answer = post("/explain", {"query": {"name": "Abu Taqwa", "birth_date": "1980"}, "listed": {"name": "ABU-TAQWA"}})
    ComparisonAnswer().load(answer)
    assert answer["match"] is True
    assert "listed" in {reason.get("missing") for reason in answer["reasons"]}
    assert answer["would_change"]


def test_a_party_is_compared_with_an_entry(post: Call) -> None:
    entry = post("/match", {"name": "Hasadun"})["matches"][0]["entry"]["id"]
    answer = post("/explain", {"query": {"name": "Hasadun"}, "entry": entry, "threshold": 0.5})
    ComparisonAnswer().load(answer)
    assert answer["match"] is True
    assert answer["threshold"] == 0.5


def test_an_entry_that_is_not_there_is_not_found(post: Call) -> None:
    assert "aka-none" in post("/explain", {"query": {"name": "x"}, "entry": "aka-none"}, status=404)["detail"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"listed": {"name": "x"}}, "query"),
        ({"query": {"name": "x"}}, "listed"),
        ({"query": {"name": "x"}, "listed": {"name": "x"}, "entry": "aka-1"}, "listed"),
        ({"query": {"name": "x", "limit": 5}, "listed": {"name": "x"}}, "query.limit"),
        ({"query": {"name": "x"}, "listed": {}}, "listed.name"),
    ],
)
def test_both_sides_are_needed(post: Call, body: Any, field: str) -> None:
    assert field in post("/explain", body, status=422)["errors"]
