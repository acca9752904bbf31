"""The committed OpenAPI document is what the service serves, and its examples are what it takes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from service.app import create_app, openapi_document
from service.ingest.installation import Installation
from service.settings import read_settings

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"
DOCUMENT = orjson.loads(COMMITTED.read_bytes())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A caller of a service with an empty list."""
    home = tmp_path_factory.mktemp("contract")
    installation = Installation(read_settings({}, home=str(home), seeds="off"))
    yield create_app(installation).test_client()
    installation.database.close()


OPERATIONS = [
    pytest.param(method, path, operation, id=f"{method} {path}")
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
    if method != "parameters"
]


def test_the_committed_document_is_the_one_the_code_makes() -> None:
    assert openapi_document() == COMMITTED.read_bytes(), "run: python -m service.app > docs/openapi.json"


def test_the_service_serves_the_committed_document(client: FlaskClient) -> None:
    served = client.get("/openapi.json")
    assert served.get_json() == DOCUMENT
    assert DOCUMENT["openapi"].startswith("3.1")


def test_every_reference_leads_somewhere() -> None:
    def references(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            yield from ([node["$ref"]] if isinstance(node.get("$ref"), str) else [])
            for value in node.values():
                yield from references(value)
        elif isinstance(node, list):
            for value in node:
                yield from references(value)

    for reference in references(DOCUMENT):
        found = DOCUMENT
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        assert found


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_every_operation_is_described(method: str, path: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    assert "default" in operation["responses"]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        assert "example" in content or "multipart/form-data" in operation["requestBody"]["content"]


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_every_example_is_taken(client: FlaskClient, method: str, path: str, operation: dict[str, Any]) -> None:
    body = operation.get("requestBody", {}).get("content", {})
    content, form = (body.get(media, {}) for media in ("application/json", "application/x-www-form-urlencoded"))
    known = path.replace("{dataset}", "default")
    here = known.replace("{", "").replace("}", "")
    given = {"json": content.get("example")} if content else {"data": form.get("example")}
    response = client.open(here, method=method.upper(), **given)
    if "{" in known or path.endswith("/preview"):
        assert response.status_code in (404, 415), response.text  # the id is none; the body was no fault
    else:
        assert response.status_code in (200, 201), response.text


def test_every_route_is_documented() -> None:
    app = create_app(read_settings({}, home="/nonexistent/never-made", database_url="postgresql+psycopg://nowhere/x"))
    routes = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in app.url_map.iter_rules()}
    assert routes - {"/docs", "/openapi.json"} == set(DOCUMENT["paths"])
