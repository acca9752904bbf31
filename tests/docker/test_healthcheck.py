"""The image's health check against a server that answers, one that is unwell, and none."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

SCRIPT = Path(__file__).parents[2] / "docker" / "healthcheck.py"


@contextmanager
def answering(status: int) -> Iterator[int]:
    """The port of a server that answers this to `GET /healthz`, and 404 to anything else."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def check(host: str, port: int) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"AKA_HOST": host, "AKA_PORT": str(port)}
    return subprocess.run(
        [sys.executable, str(SCRIPT)], env=environment, capture_output=True, text=True, check=False, timeout=30
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1", ""])
def test_a_service_that_answers_is_healthy(host: str) -> None:
    with answering(200) as port:
        done = check(host, port)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_service_that_answers_with_an_error_is_not() -> None:
    with answering(503) as port:
        done = check("0.0.0.0", port)
    assert (done.returncode, done.stderr) == (1, "/healthz answers 503\n")


def test_a_service_that_does_not_answer_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
    done = check("0.0.0.0", port)
    assert done.returncode == 1
    assert done.stderr.startswith("/healthz does not answer: ")
