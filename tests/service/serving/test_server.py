"""A real server process on loopback."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from service.domain.draft import DraftEntry
from service.domain.record import RecordName
from service.domain.source import Article
from service.domain.vocabulary import PartyKind, Status
from service.errors import ConfigurationError, NotReadyError
from service.settings import Settings, read_settings

SERVE = """
import os
from service.serving import serve
from service.settings import read_settings
serve(read_settings(os.environ))
"""
GUNICORN = [
    "-m",
    "gunicorn",
    "--config",
    str(Path(__file__).parents[3] / "docker" / "gunicorn.conf.py"),
    "service.wsgi:create()",
]


class Server:
    """A server process, its address and its log."""

    def __init__(self, command: list[str], home: Path, host: str = "127.0.0.1") -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log = home.with_name(f"{home.name}.log")
        given = {"AKA_HOME": str(home), "AKA_PORT": str(self.port), "AKA_SEEDS": "off", "AKA_HOST": host}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command], env=os.environ | given, stdout=log, stderr=subprocess.STDOUT
            )

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, dict[str, str], Any]:
        """Status, headers and JSON of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, json.dumps(body) if body is not None else None)
        response = connection.getresponse()
        answer = response.status, dict(response.headers), json.loads(response.read() or b"null")
        connection.close()
        return answer

    def send(self, raw: bytes) -> bytes:
        """The whole answer to bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(raw)
            return b"".join(iter(lambda: connection.recv(65_536), b""))

    def wait(self) -> None:
        """Until it answers."""
        deadline = monotonic() + 40
        while monotonic() < deadline and self.process.poll() is None:
            try:
                if self.ask("GET", "/readyz")[0] == 200:
                    return
            except OSError:
                sleep(0.1)
        raise AssertionError(self.log.read_text())

    def stop(self) -> int:
        """Ends it as a supervisor does; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=40)


@pytest.fixture(scope="module", params=["serve", "gunicorn"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server, begun as `aka serve` begins it and as a container may."""
    home = tmp_path_factory.mktemp(request.param) / "home"
    running = Server(["-c", SERVE] if request.param == "serve" else GUNICORN, home)
    running.home = home  # type: ignore[attr-defined]
    try:
        running.wait()
        yield running
        assert running.stop() == 0, running.log.read_text()
    finally:
        running.process.kill()
        running.process.wait()


def test_it_answers(server: Server) -> None:
    assert server.ask("GET", "/healthz")[2] == {"status": "ok"}
    status, headers, answer = server.ask("POST", "/match", {"name": "Hasadun"})
    assert (status, answer["matches"]) == (200, [])
    assert headers["X-Request-Id"]


def test_a_list_that_another_process_changes_is_answered_from_without_a_restart(server: Server) -> None:
    from service.articles import Extraction
    from service.ingest.articles import ingest_article
    from service.ingest.installation import Installation

    installation = Installation(read_settings({}, home=str(server.home), seeds="off"))  # type: ignore[attr-defined]
    draft = DraftEntry("e1", PartyKind.PERSON, (RecordName("Tariq Mansur Vehbi"),), Status.TARGETED)
    extraction = Extraction(Article("Tariq Mansur Vehbi was seen."), (draft,))
    ingest_article(installation.database, extraction, at="2026-01-01T00:00:00Z", actor="test", accept=True)
    installation.database.close()
    deadline = monotonic() + 20
    while server.ask("POST", "/match", {"name": "Tariq Mansur Vehbi"})[2]["total"] == 0 and monotonic() < deadline:
        sleep(0.1)
    assert server.ask("POST", "/match", {"name": "Tariq Mansur Vehbi"})[2]["total"] == 1


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"GET /match?name=Hasadun" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
        (b"GET /match?name=Hasadun HTTP/9.9\r\nHost: localhost\r\n\r\n", 400),
        (b"Hasadun\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Name: " + b"Hasadun" * 9_000 + b"\r\n\r\n", 431),
        (b"POST /match HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Hasadun\r\n\r\n", 501),
    ],
)
def test_what_is_no_request_is_refused_in_the_one_shape(server: Server, raw: bytes, status: int) -> None:
    head, _, body = server.send(raw).partition(b"\r\n\r\n")
    assert int(head.split()[1]) == status
    assert b"application/problem+json" in head
    assert json.loads(body)["status"] == status


def test_a_body_in_pieces_has_a_limit_too(server: Server) -> None:
    head = b"POST /match HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    answer = server.send(head + piece * 190 + b"0\r\n\r\n")
    assert answer.split()[1] == b"413"


def test_the_log_is_json_and_knows_no_names(server: Server) -> None:
    server.ask("POST", "/match", {"name": "Hasadun"})
    server.send(b"GET /match?name=Hasadun HTTP/9.9\r\nHost: localhost\r\n\r\n")
    sleep(0.2)
    logged = [json.loads(line) for line in server.log.read_text().splitlines()]
    assert any(line.get("path") == "/match" and line["status"] == 200 for line in logged)
    assert "Hasadun" not in server.log.read_text()


def test_bound_to_every_address_it_answers_only_a_supervisor_without_a_key(tmp_path: Path) -> None:
    exposed = Server(["-c", SERVE], tmp_path / "home", host="0.0.0.0")
    try:
        exposed.wait()
        status, headers, answer = exposed.ask("POST", "/match", {"name": "x"})
        assert status == 401
        assert "key" in answer["detail"]
        assert "WWW-Authenticate" in headers
        assert exposed.stop() == 0
    finally:
        exposed.process.kill()
        exposed.process.wait()
    assert "no API key exists" in exposed.log.read_text()


def settings_for(home: Path, host: str, port: int) -> Settings:
    return read_settings({}, home=str(home), seeds="off", host=host, port=str(port))


def test_a_port_in_use_is_said_so_and_nothing_is_made(tmp_path: Path) -> None:
    from service.serving import serve

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(NotReadyError, match=f"127.0.0.1:{port} is in use"):
            serve(settings_for(tmp_path / "home", "127.0.0.1", port))
    assert not (tmp_path / "home").exists()


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    from service.serving import serve

    with pytest.raises(ConfigurationError, match=r"192\.0\.2\.1"):
        serve(settings_for(tmp_path / "home", "192.0.2.1", 8000))
