"""Who may call: without a key, and with one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.api.access import SCOPES, is_loopback
from service.app import create_app
from service.domain.access import Scope, new_key
from service.ingest.installation import Installation
from service.settings import read_settings
from service.store.keys import add_key


def bound_to(host: str, home: Path) -> FlaskClient:
    return create_app(read_settings({}, home=str(home), host=host, seeds="off")).test_client()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback_addresses_are_open(host: str, tmp_path: Path) -> None:
    assert is_loopback(host)
    assert bound_to(host, tmp_path).get("/openapi.json").status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", "127.0.0.1.example.org"])
def test_elsewhere_only_a_supervisor_is_answered(host: str, tmp_path: Path) -> None:
    assert not is_loopback(host)
    caller = bound_to(host, tmp_path)
    for path in ("/openapi.json", "/docs", "/lists", "/nowhere", "/"):
        refused = caller.get(path)
        assert refused.status_code == 401
        assert "key" in refused.get_json(force=True)["detail"]
        assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert caller.post("/match", json={"name": "x"}).status_code == 401
    assert caller.get("/healthz").status_code == 200


def test_the_bind_address_decides_and_not_what_the_caller_says(tmp_path: Path) -> None:
    caller = bound_to("0.0.0.0", tmp_path)
    claims = {"Host": "localhost", "X-Forwarded-For": "127.0.0.1", "Forwarded": "for=127.0.0.1;host=localhost"}
    assert caller.get("/lists", headers=claims).status_code == 401


def test_a_server_that_was_bound_elsewhere_than_the_settings_say_is_not_open(client: FlaskClient) -> None:
    assert client.get("/lists", environ_overrides={"SERVER_NAME": "0.0.0.0"}).status_code == 401


def test_a_web_page_cannot_borrow_an_open_service(client: FlaskClient) -> None:
    body = {"json": {"name": "x"}}
    assert client.post("/match", headers={"Origin": "http://evil.example"}, **body).status_code == 403
    assert client.post("/match", headers={"Sec-Fetch-Site": "cross-site"}, **body).status_code == 403
    assert client.post("/match", headers={"Host": "evil.example"}, **body).status_code == 403
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/match", headers=own, **body).status_code == 200
    for host in ("127.0.0.1:8000", "[::1]:8000", "[::1]", "localhost:80"):
        assert client.get("/healthz", headers={"Host": host}).status_code == 200
        assert client.post("/match", headers={"Host": host}, **body).status_code == 200


@pytest.fixture
def make_key(installation: Installation) -> Callable[..., dict[str, str]]:
    """Makes a key in the installation's database and gives the header that sends it."""

    def make(*scopes: Scope) -> dict[str, str]:
        key, token = new_key("test", scopes, "2026-01-01T00:00:00Z")
        with installation.ready_database().writing() as connection:
            add_key(connection, key)
        return {"Authorization": f"Bearer {token}"}

    return make


def test_every_address_has_a_scope(client: FlaskClient) -> None:
    endpoints = {rule.endpoint for rule in client.application.url_map.iter_rules()}
    assert endpoints - {"health.alive", "health.ready"} == set(SCOPES)


def test_once_there_is_a_key_everybody_needs_one(client: FlaskClient, make_key) -> None:
    header = make_key(Scope.MATCH)
    body = {"json": {"name": "x"}}
    none = client.post("/match", **body)
    assert (none.status_code, "None was sent" in none.get_json(force=True)["detail"]) == (401, True)
    guess = client.post("/match", headers={"Authorization": "Bearer aka_guess"}, **body)
    assert (guess.status_code, "is not good" in guess.get_json(force=True)["detail"]) == (401, True)
    assert client.post("/match", headers=header, **body).status_code == 200
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_a_key_is_taken_in_each_of_its_three_forms(client: FlaskClient, make_key) -> None:
    token = make_key(Scope.READ)["Authorization"].removeprefix("Bearer ")
    for header in (
        {"Authorization": f"Bearer {token}"},
        {"Authorization": f"bearer {token}"},
        {"Authorization": f"ApiKey {token}"},
        {"X-API-Key": token},
    ):
        assert client.get("/lists", headers=header).status_code == 200


def test_where_no_header_can_be_sent_a_key_may_stand_in_the_address(client: FlaskClient, make_key) -> None:
    token, importer = (
        make_key(scope)["Authorization"].removeprefix("Bearer ") for scope in (Scope.MATCH, Scope.IMPORT)
    )
    queries = {"queries": '{"q0": {"query": "Hasadun"}}'}
    assert client.post("/reconcile/default", data=queries).status_code == 401
    assert client.post(f"/reconcile/default?api_key={token}", data=queries).status_code == 200
    for parameter in ("api_key", "token", ""):
        assert client.post(f"/match?{parameter}={token}", json={"name": "x"}).status_code == 401
    assert client.post(f"/updatez?token={token}").status_code == 403
    assert client.post(f"/updatez?token={importer}").status_code == 200


def test_a_key_is_good_for_its_scopes_only(client: FlaskClient, make_key) -> None:
    reader, admin = make_key(Scope.READ), make_key(Scope.ADMIN)
    refused = client.post("/match", headers=reader, json={"name": "x"})
    assert refused.status_code == 403
    assert "match" in refused.get_json(force=True)["detail"]
    assert client.get("/drafts", headers=reader).status_code == 403
    assert client.get("/docs", headers=reader).status_code == 200
    assert client.get("/drafts", headers=admin).status_code == 200


def test_what_is_nowhere_is_not_found_with_any_key_and_says_nothing_without(client: FlaskClient, make_key) -> None:
    matcher = make_key(Scope.MATCH)
    assert client.get("/nowhere").status_code == 401
    assert client.get("/nowhere", headers=matcher).status_code == 404
    assert client.put("/match").status_code == 401
    assert client.put("/match", headers=matcher).status_code == 405


def test_with_a_key_a_service_bound_elsewhere_answers(installation: Installation, make_key) -> None:
    header = make_key(Scope.MATCH)
    app = create_app(replace(installation.settings, host="0.0.0.0"))
    caller = app.test_client()
    assert caller.post("/match", json={"name": "x"}).status_code == 401
    assert caller.post("/match", headers=header | {"Host": "aka.example.org"}, json={"name": "x"}).status_code == 200


def test_the_first_key_is_good_at_once(installation: Installation, make_key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ingest.keyring._NEW_KEY_SECONDS", -1.0)
    caller = create_app(replace(installation.settings, host="0.0.0.0")).test_client()
    assert caller.post("/match", json={"name": "x"}).status_code == 401
    assert caller.post("/match", headers=make_key(Scope.MATCH), json={"name": "x"}).status_code == 200


def test_who_decided_is_on_the_decision(client: FlaskClient, make_key) -> None:
    header = make_key(Scope.REVIEW)
    waiting = client.get("/drafts", headers=header, query_string={"state": "pending"}).get_json()["drafts"]
    assert client.post(f"/drafts/{waiting[0]['id']}/reject", headers=header, json={}).status_code == 200
    decided = client.get("/drafts", headers=header, query_string={"state": "rejected"}).get_json()["drafts"]
    assert decided[0]["decided_by"] == "key:test"
