"""The built image as a container: no root, nothing writable but its data, few megabytes, quick to start and to stop.

Run by `make image-test`, which says in `ENGINE`, `COMPOSE`, `PYTHON_IMAGE` and `POSTGRES_IMAGE` what to use; it takes
minutes, so `make test` leaves it out.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = os.environ["ENGINE"]
IMAGE = "alsoknown:latest"
NEIGHBOUR = "alsoknown-neighbour:latest"
MOST_MEGABYTES = 200  # of ours, above the Python image
START_SECONDS = 60.0  # on a busy machine
STOP_SECONDS = 10  # then it is killed
LISTED = "Abu Taqwa"  # by the seeds
COLOUR = re.compile(r"\x1b\[[\d;]*m")
CONFINED = ("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--no-healthcheck")

Output = subprocess.CompletedProcess[str]


def engine(*arguments: str, check: bool = True) -> Output:
    """One command of Docker or podman."""
    done = subprocess.run([ENGINE, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert not check or done.returncode == 0, f"{ENGINE} {' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done


def build(dockerfile: str, context: str, tag: str) -> None:
    base = f"--build-arg=BASE={os.environ['PYTHON_IMAGE']}"
    image_format = ["--format=docker"] if ENGINE == "podman" else []  # the other has no HEALTHCHECK
    engine("build", "--network=host", *image_format, base, "--file", dockerfile, "--tag", tag, context)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def figure(text: str) -> None:
    """Something measured, for whoever runs this."""
    sys.stdout.write(f"\n    {text}\n")


@dataclass(frozen=True)
class Service:
    """A container that serves, by its id and the port it has on this machine."""

    container: str
    port: int

    def ask(self, method: str, path: str, body: object = None, key: str = "") -> tuple[int, dict[str, Any]]:
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, path, json.dumps(body) if body else None, headers)
            response = connection.getresponse()
            return response.status, json.load(response)

    def wait(self, path: str = "/healthz") -> float:
        """The seconds until it answered."""
        begun = time.monotonic()
        while time.monotonic() < begun + START_SECONDS:
            try:
                if self.ask("GET", path)[0] == 200:
                    return time.monotonic() - begun
            except (OSError, ValueError):
                time.sleep(0.05)
        raise AssertionError(f"no answer from {path}: {self.logs()}")

    def run(self, *command: str, check: bool = True) -> Output:
        return engine("exec", self.container, *command, check=check)

    def logs(self) -> str:
        done = engine("logs", self.container)
        return done.stdout + done.stderr


@contextmanager
def serving(*options: str) -> Iterator[Service]:
    port = free_port()
    started = engine("run", "--detach", f"--publish=127.0.0.1:{port}:8080", *CONFINED, *options, IMAGE)
    service = Service(started.stdout.strip(), port)
    try:
        yield service
    finally:
        engine("rm", "--force", "--volumes", service.container)


@pytest.fixture(scope="session", autouse=True)
def _image() -> None:
    build("docker/Dockerfile", ".", IMAGE)


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving("--tmpfs=/tmp", "--tmpfs=/data:rw,mode=1777") as started:
        figure(f"first healthy {started.wait():.1f} s after the container started, on an empty tmpfs")
        yield started


@pytest.fixture(scope="module")
def key(service: Service) -> str:
    return service.run("aka", "keys", "add", "shop", "--scope", "match").stdout.strip()


def inspected(*, of: str = IMAGE) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(engine("image", "inspect", of).stdout)[0]
    return found


def test_our_layers_are_small() -> None:
    ours = (inspected()["Size"] - inspected(of=os.environ["PYTHON_IMAGE"])["Size"]) / 1e6
    figure(f"our layers: {ours:.0f} MB of {inspected()['Size'] / 1e6:.0f} MB")
    assert ours < MOST_MEGABYTES


def test_the_image_says_what_it_is() -> None:
    labels = inspected()["Config"]["Labels"]
    assert labels["org.opencontainers.image.title"] == "alsoknown"
    assert labels["org.opencontainers.image.version"]


def test_it_is_ready_with_the_seeds_though_its_data_folder_was_empty(service: Service) -> None:
    service.wait("/readyz")
    made = [service.run("cat", f"{home}/snapshots/current").stdout for home in ("/data", "/opt/aka/home")]
    times = [service.run("stat", "--format=%s", f"{home}/aka.db").stdout for home in ("/data", "/opt/aka/home")]
    assert made[0] == made[1]
    assert times[0] == times[1]


def test_nobody_in_it_is_root_and_nothing_but_its_data_can_be_written(service: Service) -> None:
    assert service.run("id", "--user").stdout.strip() == "10001"
    for folder in ("/", "/opt/aka", "/usr/local/bin"):
        assert service.run("touch", f"{folder}/file", check=False).returncode != 0
    for folder in ("/data", "/tmp"):
        service.run("touch", f"{folder}/file")


def test_its_own_check_finds_it_healthy(service: Service) -> None:
    found = inspected()
    check = (found["Config"].get("Healthcheck") or found.get("Healthcheck") or found["HealthCheck"])["Test"]
    assert check[0] == "CMD"
    service.run(*check[1:])


def test_its_own_check_finds_it_sick_when_nobody_answers() -> None:
    check = ("--entrypoint=python", IMAGE, "/opt/aka/healthcheck.py")
    done = engine("run", "--rm", *CONFINED, *check, check=False)
    assert done.returncode == 1
    assert "/healthz does not answer" in done.stderr


def test_it_answers_nobody_while_there_is_no_key() -> None:
    with serving() as fresh:
        fresh.wait()
        status, problem = fresh.ask("POST", "/match", {"name": LISTED})
    assert status == 401
    assert problem["detail"]


def test_it_answers_those_who_have_a_key(service: Service, key: str) -> None:
    assert service.ask("POST", "/match", {"name": LISTED})[0] == 401
    status, answer = service.ask("POST", "/match", {"name": LISTED}, key)
    assert status == 200, answer
    assert answer["matches"][0]["band"] == "strong"


def test_it_says_what_its_processes_hold_in_memory(service: Service, key: str) -> None:
    for _ in range(20):
        service.ask("POST", "/match", {"name": LISTED}, key)
    held = service.run("sh", "-c", "grep -hs ^Pss: /proc/[0-9]*/smaps_rollup || true").stdout.split()[1::3]
    figure(f"memory of each process, shared parts divided: {' + '.join(f'{int(kib) / 1024:.0f}' for kib in held)} MiB")


def test_it_ends_cleanly_and_soon() -> None:
    with serving("--tmpfs=/data") as ending:
        ending.wait()
        begun = time.monotonic()
        engine("stop", f"--time={STOP_SECONDS}", ending.container)
        took = time.monotonic() - begun
        state = json.loads(engine("container", "inspect", ending.container).stdout)[0]["State"]
        figure(f"stopped in {took:.1f} s")
        assert state["ExitCode"] == 0
        assert took < STOP_SECONDS
        assert "Traceback" not in ending.logs()


@pytest.mark.parametrize("options", [(), ("--user=4711:4711",), ("--tmpfs=/data", "--user=4711:0")])
def test_it_serves_on_a_volume_or_tmpfs_of_any_user(options: Sequence[str]) -> None:
    with serving(*options) as started:
        figure(f"healthy after {started.wait():.1f} s")
        started.wait("/readyz")


def test_it_keeps_its_data_in_a_named_volume() -> None:
    volume = ("--volume=alsoknown-image-test:/data",)
    try:
        with serving(*volume) as first:
            first.wait()
            key = first.run("aka", "keys", "add", "shop", "--scope", "match").stdout.strip()
        with serving(*volume) as second:
            second.wait()
            assert second.ask("POST", "/match", {"name": LISTED}, key)[0] == 200
    finally:
        engine("volume", "rm", "--force", "alsoknown-image-test")


@pytest.mark.parametrize("command", [("match", LISTED), ("aka", "match", LISTED)])
def test_it_is_the_command_too(command: Sequence[str]) -> None:
    done = engine("run", "--rm", *CONFINED, IMAGE, *command, check=False)
    assert done.returncode == 1, done.stderr  # a hit
    assert LISTED in done.stdout


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Composed"]:
    build("docker/neighbour/Dockerfile", "docker/neighbour", NEIGHBOUR)
    here = tmp_path_factory.mktemp("compose") / "here.yaml"
    here.write_text(json.dumps({"services": {"database": {"image": os.environ["POSTGRES_IMAGE"]}}}), encoding="utf-8")
    started = Composed(here, free_port())
    try:
        started.run("up", "--no-build", "--detach")
        yield started
    finally:
        started.run("down", "--volumes")


@dataclass(frozen=True)
class Composed:
    """docker/compose.yaml at work under a name of its own, with what this machine needs to be different."""

    here: Path
    port: int

    def run(self, *arguments: str) -> Output:
        files = ["--file", "docker/compose.yaml", "--file", str(self.here)]
        command = [*os.environ["COMPOSE"].split(), "--project-name", "alsoknown-image-test", *files, *arguments]
        environment = os.environ | {"PUBLISH": f"127.0.0.1:{self.port}"}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done


def test_a_neighbour_gets_its_hits(composed: Composed) -> None:
    until = time.monotonic() + 3 * START_SECONDS
    answered = ""
    while "Greenfield Bakery" not in answered and time.monotonic() < until:
        time.sleep(1)
        answered = COLOUR.sub("", composed.run("logs", "neighbour").stdout)
    figure("the neighbour got\n" + answered)
    assert f"{LISTED}: strong" in answered
    assert "Greenfield Bakery: no hit" in answered


def test_in_company_too_nobody_is_answered_without_a_key(composed: Composed) -> None:
    service = Service("", composed.port)
    assert service.ask("POST", "/match", {"name": LISTED})[0] == 401
    assert service.ask("GET", "/readyz")[1]["status"] == "ok"
