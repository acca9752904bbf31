"""A server of two workers under load follows the list, import after import, and nobody notices."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

import pytest

from service.ingest.installation import Installation
from service.settings import read_settings

IMPORTS = 5
SECONDS = 2.0  # within which every worker answers from what was imported
QUERY = json.dumps({"name": "Tariq Mansur Vehbi", "limit": 1})


@dataclass
class Seen:
    """What the clients saw: answers by list version, failures, and answers that mix two versions."""

    versions: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    last: dict[int, int] = field(default_factory=dict)


def ask(port: int) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", "/match", QUERY)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def client(port: int, number: int, seen: Seen, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            status, answer = ask(port)
        except (OSError, ValueError, http.client.HTTPException) as error:
            seen.failures.append(repr(error))
            continue
        if status != 200:
            seen.failures.append(f"{status}: {answer}")
            continue
        version = answer["list_version"]
        programme = answer["matches"][0]["entry"]["programmes"]  # type: ignore[index]
        if programme != [f"EO {version:05d}"]:
            seen.mixed.append(f"version {version} with {programme}")
        seen.versions[version] += 1
        seen.last[number] = version


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    environment = {"AKA_HOME": str(tmp_path / "home"), "AKA_SEEDS": "off"}
    if request.param == "postgresql":
        environment["AKA_DATABASE_URL"] = request.getfixturevalue("postgres_url")
    made = Installation(read_settings(environment))
    made.prepare()
    yield made
    made.database.close()


@pytest.fixture
def port(installation: Installation) -> Iterator[int]:
    """A server of two workers on the installation."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        found = free.getsockname()[1]
    settings = installation.settings
    given = {"AKA_HOME": str(settings.home), "AKA_DATABASE_URL": settings.database_url, "AKA_SEEDS": "off"}
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(found), "--workers", "2"]
    with subprocess.Popen(command, env=os.environ | given, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until_ready(found)
            yield found
        finally:
            server.terminate()
            assert server.wait(timeout=30) == 0


def wait_until_ready(port: int) -> None:
    deadline = monotonic() + 40
    while monotonic() < deadline:
        try:
            ask(port)
        except OSError:
            sleep(0.1)
        else:
            return
    pytest.fail("the server never answered")


def bring(installation: Installation, folder: Path, version: int) -> None:
    """Imports, with the command, an edition whose only party stands under a programme that tells the version."""
    blank = ",-0- " * 7
    rows = {
        "sdn.csv": f'1,"VEHBI, Tariq Mansur","individual","TEST-EO{version:05d}"{blank},"DOB 12 Mar 1961."',
        "alt.csv": '1,1,"aka","ABU SINDIBAD",-0- ',
        "add.csv": "1,1,-0- ,-0- ,-0- ,-0- ",
    }
    for name, row in rows.items():
        (folder / name).write_bytes(row.encode("ascii") + b"\r\n\x1a")
    settings = installation.settings
    given = {"AKA_HOME": str(settings.home), "AKA_DATABASE_URL": settings.database_url, "AKA_SEEDS": "off"}
    command = [sys.executable, "-m", "service.cli", "--quiet", "lists", "import", "us-ofac-sdn"]
    files = [str(folder / name) for name in rows]
    dated = ["--published", f"2024-01-{version:02d}", "--force"]  # one party is no plausible edition
    subprocess.run([*command, *files, *dated], check=True, env=os.environ | given, stdout=subprocess.DEVNULL)


def test_an_import_reaches_every_worker_and_no_request_fails(
    installation: Installation, tmp_path: Path, port: int
) -> None:
    bring(installation, tmp_path, 1)
    sleep(SECONDS)
    seen, stop = Seen(), threading.Event()
    clients = [threading.Thread(target=client, args=(port, number, seen, stop)) for number in range(4)]
    for thread in clients:
        thread.start()
    for version in range(2, 2 + IMPORTS):
        bring(installation, tmp_path, version)
        sleep(SECONDS)
        before = dict(seen.versions)
        sleep(0.3)
        answered_since = {number: count - before.get(number, 0) for number, count in seen.versions.items()}
        assert {number for number, count in answered_since.items() if count} <= {version}
    stop.set()
    for thread in clients:
        thread.join()
    sys.stdout.write(f"{sum(seen.versions.values())} requests, {len(seen.failures)} failed, {dict(seen.versions)}\n")
    assert seen.failures == []
    assert seen.mixed == []
    assert set(seen.versions) == set(range(1, 2 + IMPORTS))
