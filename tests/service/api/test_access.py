"""Who may call while there is no key."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.api.access import is_loopback
from service.app import create_app
from service.settings import read_settings


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
