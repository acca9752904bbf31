"""What every request goes through."""

import pytest
from flask.testing import FlaskClient


def test_a_sane_request_id_is_kept_and_another_replaced(client: FlaskClient) -> None:
    kept = client.get("/healthz", headers={"X-Request-Id": "order-66.a"})
    assert kept.headers["X-Request-Id"] == "order-66.a"
    for strange in ("", "x" * 65, "a b", '"><script>', "é"):
        made = client.get("/healthz", headers={"X-Request-Id": strange}).headers["X-Request-Id"]
        assert made != strange
        assert len(made) == 32


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/nowhere", "/docs", "/openapi.json"])
def test_every_answer_is_private_and_inert(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_the_log_has_neither_names_nor_query_strings(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    client.post("/match", json={"name": "Hasadun"})
    client.post("/match", json={"name": ["Hasadun"], "Hasadun": 1})
    client.post("/entries/search", json={"text": "Hasadun"})
    client.get("/match/Hasadun")
    client.get("/drafts?cursor=Hasadun")
    logged = caplog.text + "".join(capsys.readouterr())
    assert "Hasadun" not in logged
    assert "/entries/search" in logged
    assert "/drafts" in logged
    assert "request_id" in logged
