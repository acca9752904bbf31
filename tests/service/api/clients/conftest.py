"""A real server, and the programs that callers of compatible services already have, as their authors publish them."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

ROOT = Path(__file__).parents[4]
PROGRAMS = Path(__file__).parent / "programs"
QUIET = {"AKA_SEEDS": "off", "AKA_LOG_LEVEL": "INFO"}


@dataclass(frozen=True)
class Server:
    """A running service: where it listens, and the file its log goes to."""

    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="session")
def server(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The service with two workers on the small list."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(prepared_home, folder / "home")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | QUIET | {"AKA_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(port), "--workers", "2"]
    running = Server(port, folder / "log")
    with running.log.open("wb") as log, subprocess.Popen(command, env=environment, stderr=log) as process:
        try:
            _wait(port)
            yield running
        finally:
            process.terminate()
            assert process.wait(timeout=30) == 0


@pytest.fixture(scope="session")
def programs() -> Path:
    """The folder of the installed programs."""
    found = subprocess.run(["sh", str(ROOT / "tests" / "clients.sh")], check=True, capture_output=True, text=True)
    if not found.stdout:
        pytest.skip("the clients are not installed (sh tests/clients.sh --install)")
    return Path(found.stdout.strip())


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run(programs: Path, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs an installed program against the service, expects an exit code, gives what came of it."""

    folder = tmp_path_factory.mktemp("run")

    def start(program: str, *arguments: str, code: int = 0, **given: Any) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(folder), "YENTE_BASE_URL": server.url}
        environment["HTTPS_PROXY"] = "http://127.0.0.1:9"  # nobody listens: what goes to other hosts fails at once
        options = {"env": environment, "cwd": folder, "capture_output": True, "text": True, "timeout": 120}
        ran = subprocess.run([str(programs / program), *arguments], check=False, **(options | given))
        assert ran.returncode == code, ran.stdout + ran.stderr
        return ran

    return start


@pytest.fixture(scope="session")
def answers(run: Run) -> Callable[[str], Any]:
    """Runs one of the scripts beside this file with the installed packages, and gives the JSON it prints."""
    return lambda script: json.loads(run("python", str(PROGRAMS / script)).stdout)


def _wait(port: int) -> None:
    deadline = monotonic() + 40
    while monotonic() < deadline:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return
        except OSError:
            sleep(0.1)
    pytest.fail("the server never answered")
