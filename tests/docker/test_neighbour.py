"""The example neighbour beside a service that answers, one that asks for patience, and one that refuses."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread, Timer
from typing import Any

SCRIPT = Path(__file__).parents[2] / "docker" / "neighbour" / "neighbour.py"
HIT = {
    "score": 0.912,
    "band": "strong",
    "entry": {"id": "aka-1", "name": "Ilse Brandt", "status": "designated"},
}
FOUND: dict[str, Any] = {"matches": [HIT], "list_version": 3}
NOTHING: dict[str, Any] = {"matches": [], "list_version": 3}

Answer = tuple[int, Mapping[str, str], object]


@contextmanager
def service(*answers: Answer) -> Iterator[tuple[str, list[tuple[str, str, Any]]]]:
    """The address of a server that gives these answers one by one, and what it was asked: path, key, body."""
    waiting, asked = list(answers), list[tuple[str, str, Any]]()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, self.headers["Authorization"], body))
            status, headers, content = waiting.pop(0)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def ask(url: str, folder: Path, names: Sequence[str]) -> subprocess.CompletedProcess[str]:
    (folder / "key").write_text("aka_secret\n")
    (folder / "names.txt").write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    return run(url, folder)


def run(url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), url, str(folder / "key"), str(folder / "names.txt")]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_it_asks_for_each_name_with_its_key_and_prints_what_came_back(tmp_path: Path) -> None:
    with service((200, {}, FOUND), (200, {}, NOTHING)) as (url, asked):
        done = ask(url, tmp_path, ["Ilse Brand", "Zoë Ünal"])
    assert asked == [("/match", "Bearer aka_secret", {"name": name}) for name in ("Ilse Brand", "Zoë Ünal")]
    assert done.stdout.splitlines() == [
        "Ilse Brand: strong 0.91, Ilse Brandt, designated (aka-1)",
        "Zoë Ünal: no hit on list version 3",
    ]
    assert done.returncode == 0, done.stderr


def test_it_comes_again_when_it_is_told_to(tmp_path: Path) -> None:
    with service((503, {"Retry-After": "0"}, {}), (429, {"Retry-After": "0"}, {}), (200, {}, FOUND)) as (url, asked):
        done = ask(url, tmp_path, ["Ilse Brandt"])
    assert len(asked) == 3
    assert done.returncode == 0, done.stderr


def test_it_waits_for_its_key(tmp_path: Path) -> None:
    later = Timer(0.5, (tmp_path / "key").write_text, ["aka_secret"])
    (tmp_path / "names.txt").write_text("Ilse Brandt\n")
    with service((200, {}, FOUND)) as (url, asked):
        later.start()
        done = run(url, tmp_path)
    assert [key for _, key, _ in asked] == ["Bearer aka_secret"]
    assert done.returncode == 0, done.stderr


def test_a_refusal_ends_it_with_what_the_service_says(tmp_path: Path) -> None:
    with service((401, {}, {"detail": "This service asks for a key."})) as (url, asked):
        done = ask(url, tmp_path, ["Ilse Brandt", "Zoë Ünal"])
    assert len(asked) == 1
    assert (done.returncode, done.stderr) == (1, f"{url} answers 401: This service asks for a key.\n")


def test_the_names_it_comes_with_are_some() -> None:
    names = SCRIPT.with_name("names.txt").read_text(encoding="utf-8").splitlines()
    assert names
    assert all(name.strip() for name in names)
