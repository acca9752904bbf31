"""`/catalog`, `/algorithms`, `/programs`, `/updatez`."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from matchers import policy_names
from service.api.opensanctions.answers import AlgorithmsAnswer, CatalogAnswer, ProgramsAnswer

Call = Callable[..., Any]


def test_the_catalogue_holds_everything_and_each_list(get: Call) -> None:
    catalogue = get("/catalog")
    CatalogAnswer().load(catalogue)
    everything, articles, demo = catalogue["datasets"]
    assert everything["name"] == "default"
    assert everything["children"] == ["articles", "demo-list"]
    assert demo["version"].startswith("demo-list@2024-01-01")
    assert demo["updated_at"] == "2024-01-01T00:00:00"
    assert articles["entity_count"] == 1
    assert catalogue["current"] == ["default", "articles", "demo-list"]
    assert get("/manifest") == catalogue


def test_a_catalogue_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/catalog")
    again = client.get("/catalog", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
    assert client.get("/catalog", headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_algorithms_are_the_policies(get: Call) -> None:
    answer = get("/algorithms")
    AlgorithmsAnswer().load(answer)
    assert [item["name"] for item in answer["algorithms"]] == list(policy_names())
    assert answer["best"] == answer["default"]


@pytest.mark.parametrize(("key", "territory"), [("SDGT", "us"), ("EU", "eu"), ("UN 1267", "un")])
def test_a_programme_has_a_title_and_an_issuer(get: Call, key: str, territory: str) -> None:
    answer = get("/programs")
    ProgramsAnswer().load(answer)
    programme = next(item for item in answer["data"] if item["key"] == key)
    assert programme["title"]
    assert programme["issuer"]["territory"] == territory


def test_the_newest_list_can_be_asked_for(client: FlaskClient) -> None:
    assert client.post("/updatez?token=&sync=true").get_json() == {"status": "ok"}
