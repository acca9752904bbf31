"""`/reconcile/{dataset}`, by the calls that OpenRefine makes."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

Call = Callable[..., Any]


@pytest.fixture
def reconcile(client: FlaskClient) -> Call:
    """Posts a form as OpenRefine does, expects a status, gives the answer."""

    def send(status: int = 200, path: str = "/reconcile/default", **form: Any) -> Any:
        texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in form.items()}
        response = client.post(path, data=texts)
        assert response.status_code == status, response.text
        return response.get_json(force=True)

    return send


def test_the_manifest_says_where_everything_is(client: FlaskClient) -> None:
    manifest = client.get("/reconcile/default?api_key=a+key").get_json()
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace", "defaultTypes", "view"} <= manifest.keys()
    services = [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]
    for service in services:
        address = urlsplit(service["service_url"] + service["service_path"])
        assert address.query == "api_key=a+key"
        assert client.get(f"{address.path}?{address.query}&prefix=a").status_code == 200
    assert manifest["preview"]["url"].endswith("/preview?id={{id}}&api_key=a+key")


def test_a_cell_finds_candidates_and_the_one_that_alone_is_good_enough_matches(reconcile: Call) -> None:
    queries = {
        "q0": {"query": "Hasadun", "type": "Organization", "type_strict": "should"},
        "q1": {
            "query": "Orhan Kemalov",
            "type": ["Person"],
            "limit": 2,
            "properties": [
                {"pid": "Person:birthDate", "v": "1961"},
                {"pid": "passportNumber", "v": ["KX4471902"]},
                {"pid": "nationality", "v": {"id": "iq", "name": "Iraq"}},
                {"pid": "noSuch", "v": "x"},
                {"pid": "height", "v": 3},
            ],
        },
        "q2": {"query": " "},
    }
    answer = reconcile(queries=queries)
    best = answer["q0"]["result"][0]
    assert best["name"] == "Crimson Harvest Brigade"
    assert best["match"]
    assert best["type"] == [{"id": "Organization", "name": "Organization"}]
    assert best["description"] == "designated · FTO · articles"
    assert {"id": "name", "value": best["score"]} in [{**item, "value": best["score"]} for item in best["features"]]
    assert 0 < len(answer["q1"]["result"]) <= 2
    assert answer["q1"]["result"][0]["name"] == "KEMALOV, Orhan Idris"
    assert answer["q2"] == {"result": []}


def test_a_candidate_below_the_threshold_is_shown_and_does_not_match(reconcile: Call) -> None:
    found = reconcile(queries={"q": {"query": "Crimson Bakery"}})["q"]["result"]
    assert found
    assert not any(item["match"] for item in found)
    assert all(0 <= item["score"] <= 1 for item in found)


def test_columns_are_added(reconcile: Call, get: Call) -> None:
    entry = get("/search/default?q=vehbi")["results"][0]["id"]
    brigade = get("/search/default?q=hasadun")["results"][0]["id"]
    columns = [
        {"id": "nationality"},
        {"id": "topics", "settings": {"render": "code"}},
        {"id": "notes", "settings": {"limit": "1"}},
        {"id": "directorshipDirector"},
        {"id": "noSuch"},
    ]
    answer = reconcile(extend={"ids": [entry, brigade, "nobody"], "properties": columns})
    assert answer["meta"][0] == {"id": "nationality", "name": "Nationality"}
    assert answer["rows"][entry]["nationality"] == [{"str": "Iraq"}]
    assert answer["rows"][entry]["topics"] == [{"str": "poi"}]
    assert len(answer["rows"][entry]["notes"]) == 1
    assert answer["rows"][entry]["directorshipDirector"][0]["name"] == "leader of"
    assert answer["rows"][brigade]["topics"] == [{"str": "sanction"}, {"str": "crime.terror"}]
    assert answer["rows"]["nobody"] == {item["id"]: [] for item in columns}


@pytest.mark.parametrize("prefix", ["crim", "Harvest Br", "HASA", "KEMALOV, O"])
def test_entities_are_suggested_while_a_name_is_typed(get: Call, prefix: str) -> None:
    answer = get(f"/reconcile/default/suggest/entity?prefix={prefix}&cursor=0")
    assert answer["prefix"] == prefix
    assert answer["result"][0]["name"] in ("Crimson Harvest Brigade", "KEMALOV, Orhan Idris")


def test_types_and_properties_are_suggested(get: Call) -> None:
    assert {"id": "Person", "name": "Person"} in get("/reconcile/default/suggest/type?prefix=per")["result"]
    suggested = get("/reconcile/default/suggest/property?prefix=birth")["result"]
    assert {"id": "birthDate", "name": "Birth date", "description": "Person:birthDate"} in suggested
    assert get("/reconcile/default/suggest/property?prefix=&limit=3")["result"].__len__() == 3
    proposed = get("/reconcile/default/extend/property?type=Vessel")
    assert {"id": "imoNumber", "name": "IMO Number"} in proposed["properties"]


def test_an_entity_is_shown_in_a_frame(client: FlaskClient, get: Call) -> None:
    entry = get("/search/default?q=hasadun")["results"][0]["id"]
    response = client.get(f"/reconcile/default/preview?id={entry}")
    assert response.mimetype == "text/html"
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert "Crimson Harvest Brigade" in response.text
    assert client.get("/reconcile/default/preview?id=nobody").status_code == 404


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://127.0.0.1:3333", True),
        ("http://localhost:3333", True),
        ("https://evil.example", False),
        ("null", False),
    ],
)
def test_only_pages_of_this_machine_may_read_an_open_service(client: FlaskClient, origin: str, allowed: bool) -> None:
    response = client.get("/reconcile/default", headers={"Origin": origin})
    assert (response.headers.get("Access-Control-Allow-Origin") == origin) is allowed


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ({}, "No queries or extend request provided."),
        ({"queries": "{"}, "not valid JSON"),
        ({"queries": "[]"}, "not a JSON object"),
        ({"queries": {"q0": "x"}}, "'q0'"),
        ({"queries": {"q0": {"query": 3}}}, "'q0'"),
        ({"queries": {"q0": {"query": "x", "limit": 0}}}, "'q0'"),
        ({"queries": {"q0": {"query": "x" * 1_001}}}, "1,000 characters"),
        ({"queries": {str(n): {"query": "x"} for n in range(1_001)}}, "limit: 1000"),
        ({"extend": {"ids": "x", "properties": []}}, "ids"),
        ({"extend": {"ids": [], "properties": ["x"]}}, "properties"),
        ({"extend": {"ids": [], "properties": [{"id": "x", "settings": {"limit": "y"}}]}}, "limit"),
    ],
)
def test_what_cannot_be_used_is_said(reconcile: Call, form: Any, word: str) -> None:
    assert word in reconcile(status=400, **form)["detail"]


def test_a_dataset_that_does_not_exist_is_not_found(reconcile: Call, get: Call) -> None:
    assert "No such dataset" in reconcile(status=404, path="/reconcile/no-such", queries={})["detail"]
    for path in ("", "/suggest/entity", "/suggest/type", "/suggest/property", "/extend/property", "/preview"):
        assert "No such dataset" in get(f"/reconcile/no-such{path}", status=404)["detail"]
