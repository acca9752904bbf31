"""`/search/{dataset}`, `/entities/{id}` and what is around an entity; `/statements`."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.opensanctions.answers import AdjacentAnswer, EntitySearchAnswer, StatementsAnswer

Call = Callable[..., Any]


def captions(found: Any) -> list[str]:
    return [item["caption"] for item in found["results"]]


@pytest.fixture
def brigade(get: Call) -> Any:
    """The entity of the brigade, with what is around it."""
    return get("/entities/" + get("/search/default?q=Hasadun")["results"][0]["id"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=hasadun", ["Crimson Harvest Brigade"]),
        ("q=%22Crimson Harvest Brigade%22", ["Crimson Harvest Brigade"]),
        ("q=lantern", ["Azure Lantern Society"]),
        ("q=nothing+like+it", []),
        ("schema=Vessel", ["GULLWING STAR"]),
        ("schema=LegalEntity&countries=IQ", ["Tariq Mansur Vehbi"]),
        ("topics=crime.terror&sort=caption:asc", ["Crimson Harvest Brigade", "GULLWING STAR", "KEMALOV, Orhan Idris"]),
        ("datasets=demo_list&sort=caption:desc", ["KEMALOV, Orhan Idris", "GULLWING STAR"]),
        ("filter=programId:FTO", ["Crimson Harvest Brigade"]),
        ("filter=properties.birthDate:1961&filter=topics:sanction&filter_op=AND", ["KEMALOV, Orhan Idris"]),
        ("filter=status:mentioned", ["Azure Lantern Society"]),
        ("sort=properties.birthDate:asc&limit=1", ["KEMALOV, Orhan Idris"]),
        ("sort=caption&limit=2&offset=3", ["KEMALOV, Orhan Idris", "Tariq Mansur Vehbi"]),
        ("limit=0", []),
    ],
)
def test_entities_are_found(get: Call, query: str, found: list[str]) -> None:
    answer = get(f"/search/default?{query}")
    EntitySearchAnswer().load(answer)
    assert captions(answer) == found


def test_what_is_found_is_counted(get: Call) -> None:
    every = "&".join(
        f"facets={name}" for name in ("schema", "countries", "topics", "datasets", "identifiers", "genders")
    )
    facets = get(f"/search/default?{every}")["facets"]
    assert facets["countries"]["values"] == [{"name": "iq", "label": "Iraq", "count": 1}]
    assert facets["topics"]["values"][0] == {"name": "crime.terror", "label": "Terrorism", "count": 3}
    assert facets["identifiers"]["values"][0]["name"] == "KX4471902"
    assert set(get("/search/default")["facets"]) == {"countries", "topics", "datasets"}


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("schema=Ship", "Invalid schema"),
        ("filter=nonsense", "Invalid filter"),
        ("filter=noSuch:1", "Invalid filter"),
        ("sort=caption:up", "Invalid sort"),
        ("facets=shoes", "Invalid facet"),
    ],
)
def test_what_cannot_be_searched_by_is_said(get: Call, query: str, word: str) -> None:
    assert word in get(f"/search/default?{query}", status=400)["detail"]


def test_an_entity_has_the_entities_around_it(brigade: Any) -> None:
    sanction = brigade["properties"]["sanctions"][0]
    assert sanction["properties"]["entity"] == [brigade["id"]]
    assert sanction["properties"]["authority"] == ["US/State"]
    assert sanction["properties"]["sourceUrl"] == ["https://wire.example/brigade"]
    tie = brigade["properties"]["directorshipOrganization"][0]
    assert tie["schema"] == "Directorship"
    assert tie["properties"]["role"] == ["leader of"]
    assert tie["properties"]["director"][0]["caption"] == "Tariq Mansur Vehbi"


def test_an_entity_may_be_shown_alone(get: Call, brigade: Any) -> None:
    alone = get(f"/entities/{brigade['id']}?nested=false")
    assert all(isinstance(value, str) for values in alone["properties"].values() for value in values)


def test_what_stands_between_two_entities_is_one_too(get: Call, brigade: Any) -> None:
    tie = brigade["properties"]["directorshipOrganization"][0]
    shown = get(f"/entities/{tie['id']}")
    assert shown["properties"]["organization"][0]["caption"] == "Crimson Harvest Brigade"
    assert get(f"/entities/{brigade['id']}.000000000000", status=404)["detail"] == "No such entity!"


def test_what_is_around_an_entity_comes_by_property_and_page(get: Call, brigade: Any) -> None:
    around = get(f"/entities/{brigade['id']}/adjacent")
    AdjacentAnswer().load(around)
    assert {name: block["total"]["value"] for name, block in around["adjacent"].items()} == {
        "directorshipOrganization": 1,
        "sanctions": 1,
    }
    assert get(f"/entities/{brigade['id']}/adjacent/sanctions?offset=1")["results"] == []
    assert get(f"/entities/{brigade['id']}/adjacent/ownershipOwner")["total"]["value"] == 0
    assert get(f"/entities/{brigade['id']}/adjacent/birthDate", status=404)["detail"] == "No such property!"


@pytest.mark.parametrize("rest", ["", "/adjacent", "/adjacent/sanctions"])
def test_a_record_leads_to_its_entity_by_the_same_address(client: FlaskClient, rest: str) -> None:
    response = client.get(f"/entities/demo-list:1{rest}?limit=3&sort=caption")
    assert response.status_code == 308
    assert response.headers["Location"].endswith(f"{rest}?limit=3&sort=caption")
    assert client.get(response.headers["Location"]).status_code == 200
    assert client.get(f"/entities/demo-list:9{rest}").status_code == 404


def test_a_statement_names_record_and_list(get: Call, brigade: Any) -> None:
    answer = get(f"/statements?canonical_id={brigade['id']}")
    StatementsAnswer().load(answer)
    said = {(item["prop"], item["value"]): item for item in answer["results"]}
    assert said["alias", "Hasadun"]["dataset"] == "articles"
    assert said["alias", "Hasadun"]["entity_id"] == brigade["referents"][0]
    assert said["alias", "Hasadun"]["prop_type"] == "name"
    assert [item["prop"] for item in answer["results"]] == sorted(item["prop"] for item in answer["results"])


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("entity_id=demo-list:1&prop=name", ["KEMALOV, Orhan Idris"]),
        ("dataset=demo-list&prop=name&sort=value:desc", ["KEMALOV, Orhan Idris", "GULLWING STAR"]),
        ("schema=Vessel&prop=name", ["GULLWING STAR"]),
        ("prop=name&value=GULLWING+STAR&dataset=articles", []),
        ("canonical_id=nobody", []),
        ("entity_id=nobody:1", []),
    ],
)
def test_statements_are_found_by_what_is_given(get: Call, query: str, values: list[str]) -> None:
    assert [item["value"] for item in get(f"/statements?{query}")["results"]] == values


def test_statements_come_by_page(get: Call) -> None:
    whole = get("/statements?limit=5000")
    parts = [get(f"/statements?limit=7&offset={offset}") for offset in range(0, whole["total"]["value"], 7)]
    assert [item for part in parts for item in part["results"]] == whole["results"]
    assert "Invalid sort" in get("/statements?sort=nothing", status=400)["detail"]
