"""`make run` without a terminal: every step must do what it should. A stand-in takes the place of the command."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "fixtures" / "first_run.py"
STAND_IN = """
import os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
command, *arguments = sys.argv[1:]
print(command, "in", os.environ["AKA_HOME"], os.environ.get("AKA_DATABASE_URL"), flush=True)
if command in os.environ.get("FAILING", ""):
    sys.exit(4)
if command != "serve":
    sys.exit(1)  # a hit
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/readyz" else 404)
        self.end_headers()
    def do_POST(self):
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(os.environ.get("ANSWER", '{"matches": [%s]}').replace("%s", asked.decode()).encode())
HTTPServer(("127.0.0.1", int(arguments[arguments.index("--port") + 1])), Handler).serve_forever()
"""


def first_run(folder: Path, port: int, **environment: str) -> "subprocess.CompletedProcess[str]":
    (folder / "service").mkdir()
    (folder / "service" / "__init__.py").touch()
    (folder / "service" / "cli.py").write_text(STAND_IN, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(SCRIPT), "home"],
        cwd=folder,
        env={**os.environ, "AKA_PORT": str(port), "AKA_DATABASE_URL": "sqlite:///somebody's", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
        return number


def test_it_matches_screens_serves_prints_the_answer_and_stops_the_service(tmp_path: Path, port: int) -> None:
    done = first_run(tmp_path, port)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    steps = [line.split(" in ")[0] for line in done.stdout.splitlines() if " in " in line and "$" not in line]
    assert steps[:3] == ["match", "screen", "serve"]
    assert f"curl -X POST http://127.0.0.1:{port}/match" in done.stdout
    assert '"name": "Abu Taqwa"' in done.stdout
    with socket.create_server(("127.0.0.1", port)):
        pass  # nobody serves there any more


def test_it_works_in_a_home_and_database_of_its_own(tmp_path: Path, port: int) -> None:
    assert f"match in {tmp_path / 'home'} None" in first_run(tmp_path, port).stdout


@pytest.mark.parametrize("step", ["match", "screen", "serve"])
def test_a_step_that_fails_fails_the_whole_and_is_named(tmp_path: Path, port: int, step: str) -> None:
    done = first_run(tmp_path, port, FAILING=step)
    assert done.returncode == 1
    assert "exit code 4" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("answer", ['{"matches": []}', "no JSON"])
def test_an_answer_without_a_match_is_a_failure(tmp_path: Path, port: int, answer: str) -> None:
    done = first_run(tmp_path, port, ANSWER=answer)
    assert done.returncode == 1
    assert f"POST http://127.0.0.1:{port}/match" in done.stderr


def test_a_busy_port_is_said_and_the_next_free_one_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        done = first_run(tmp_path, port)
    assert done.returncode == 0
    assert f"Port {port} cannot be used" in done.stderr
    served = re.search(r"http://127\.0\.0\.1:(\d+)/match", done.stdout)
    assert served is not None
    assert port < int(served[1]) < port + 10  # others on this machine may hold the very next one
