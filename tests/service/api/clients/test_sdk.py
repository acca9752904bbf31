"""`yente-client`'s two clients, every method, 20 at a time."""

from collections.abc import Callable
from typing import Any

import pytest

Call = Callable[[str], Any]


@pytest.fixture(scope="module")
def given(answers: Call) -> Any:
    """What every method gave, called once for all tests."""
    return answers("every_method.py")


@pytest.fixture(params=["sync", "async"])
def gave(request: pytest.FixtureRequest, given: Any) -> Any:
    """What every method of one of the clients gave."""
    return given[request.param]


def captions(answer: Any) -> list[str]:
    return [item["caption"] for item in answer["results"]]


def test_the_service_is_alive_and_ready(gave: Any) -> None:
    assert gave["healthz"]["status"] == gave["readyz"]["status"] == "ok"


def test_the_datasets_are_the_lists(gave: Any) -> None:
    assert [item["name"] for item in gave["datasets"]["datasets"]] == ["default", "articles", "demo-list"]
    assert all(item["load"] and item["index_current"] for item in gave["datasets"]["datasets"])
    assert gave["datasets again"] == gave["datasets"]


def test_the_algorithms_have_a_best(gave: Any) -> None:
    assert gave["algorithms"]["best"] in [item["name"] for item in gave["algorithms"]["algorithms"]]


def test_an_example_finds_its_entity_with_reasons(gave: Any) -> None:
    best = gave["match"]["results"][0]
    assert best["caption"] == "KEMALOV, Orhan Idris"
    assert best["match"]
    assert best["properties"]["topics"] == ["sanction", "crime.terror"]
    assert best["referents"] == ["demo-list:1"]
    assert {"name", "birth_date", "identifier"} <= best["explanations"].keys()
    assert gave["match"]["total"] == {"value": 1, "relation": "eq"}
    assert captions(gave["match a vessel"]) == ["GULLWING STAR"]
    assert gave["match nobody"]["results"] == []


def test_filters_of_a_match_are_taken(gave: Any) -> None:
    assert captions(gave["match filtered"]) == ["KEMALOV, Orhan Idris"]
    assert captions(gave["match excluded"]) == []


def test_entities_are_found_counted_and_sorted(gave: Any) -> None:
    assert captions(gave["search"]) == ["KEMALOV, Orhan Idris"]
    assert gave["search"]["facets"]["schema"]["values"] == [{"name": "Person", "label": "Person", "count": 1}]
    assert captions(gave["search filtered"]) == ["KEMALOV, Orhan Idris"]


def test_an_entity_is_shown_with_what_is_around_it(gave: Any) -> None:
    assert gave["fetch"]["id"].startswith("aka-")
    sanction = gave["fetch"]["properties"]["sanctions"][0]
    assert sanction["properties"]["authority"] == ["UN"]
    assert "sanctions" not in gave["fetch flat"]["properties"]
    assert list(gave["adjacent"]["adjacent"]) == ["sanctions"]
    assert gave["adjacent property"]["results"][0]["id"] == sanction["id"]


def test_statements_name_the_record_that_says_so(gave: Any) -> None:
    said = {(item["prop"], item["value"]): item for item in gave["statements"]["results"]}
    assert said["birthDate", "1961-03-12"]["dataset"] == "demo-list"
    assert said["birthDate", "1961-03-12"]["entity_id"] == "demo-list:1"
    assert [item["value"] for item in gave["statements of a property"]["results"]] == ["Abu Sindibad"]


def test_twenty_at_a_time_are_answered(gave: Any) -> None:
    assert len(gave["stream"]) == 120
    assert {total for key, total in gave["stream"] if int(key) % 7 == 0} == {1}


@pytest.mark.parametrize(
    ("what", "kind", "word"),
    [
        ("algorithm", "BadRequestError", "Valid are best, "),
        ("weights", "BadRequestError", "policy"),
        ("dataset", "NotFoundError", "No such dataset"),
        ("entity", "NotFoundError", "No such entity!"),
        ("property", "NotFoundError", "No such property!"),
        ("blank", "BadRequestError", "no name and no identifier"),
    ],
)
def test_what_is_refused_is_an_error_that_the_client_knows(given: Any, what: str, kind: str, word: str) -> None:
    name, detail = given["sync"]["refused"][what]
    assert name == kind
    assert word in detail
