"""What holds for every test: settings of its own, loopback only, and nothing left untested unseen.

- Of the `AKA_…` settings in the caller's shell only `AKA_DATA`, the folder of whole list editions, reaches the tests.
- Tests marked `data` are left out, and the summary says so, where `AKA_DATA` is not set.
- Under `CI=true` a test that skips itself has failed: there is no machine on which nobody looks.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

IN_CI = os.environ.get("CI") == "true"
DATA = os.environ.get("AKA_DATA")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

settings.register_profile(
    "alsoknown",
    max_examples=50,
    deadline=None,  # machines are shared; a time limit that matters has a test of its own
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=IN_CI,
)
settings.load_profile("alsoknown")


@pytest.fixture(scope="session", autouse=True)
def _settings_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AKA_") and name != "AKA_DATA"]:
            patch.delenv(name)
        patch.setenv("AKA_HOME", str(tmp_path_factory.mktemp("aka-home")))
        yield


@pytest.fixture
def aka_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An `AKA_HOME` nobody else uses: a folder that does not exist yet."""
    home = tmp_path / "aka-home"
    monkeypatch.setenv("AKA_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of whole list editions, for tests marked `data`."""
    if not DATA:
        pytest.skip("AKA_DATA is not set: it names the folder of whole list editions")
    folder = Path(DATA)
    assert folder.is_dir(), f"AKA_DATA is no folder: {folder}"
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The SQLAlchemy URL, without a database's name, of a throw-away PostgreSQL server on loopback."""
    found = subprocess.run(["sh", str(Path(__file__).with_name("postgresql.sh"))], check=True, capture_output=True)
    if not found.stdout:
        pytest.skip("PostgreSQL's server programs are not installed (apt-get install -y postgresql)")
    programs = found.stdout.decode().strip()
    with tempfile.TemporaryDirectory(prefix="aka-pg-") as folder, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, "postgres")
        control = [f"{programs}/pg_ctl", "--pgdata", f"{folder}/data", "--wait", "--silent"]
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
        _as_postgres([*control, "initdb", "--options", "-U test -A trust -E UTF8 --locale=C --no-sync"])
        _as_postgres([*control, "start", "--options", options, "--log", f"{folder}/log"])
        try:
            yield f"postgresql+psycopg://test@127.0.0.1:{port}"
        finally:
            _as_postgres([*control, "stop", "--mode", "immediate"])


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The SQLAlchemy URL of a new, empty PostgreSQL database."""
    import psycopg

    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server.replace("+psycopg", "") + "/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{postgres_server}/{name}"


def _as_postgres(command: list[str]) -> None:
    user = "postgres" if os.geteuid() == 0 else None
    groups: list[str] | None = [] if user else None
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, user=user, group=user, extra_groups=groups)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [item for item in items if item.get_closest_marker("data") and not DATA]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("data")]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not DATA:
        terminalreporter.write_line("Tests marked `data` are left out: AKA_DATA names no folder of whole editions.")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _skip_fails_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _skip_fails_in_ci((yield))


def _skip_fails_in_ci(report: Report) -> Report:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longreprtext
        report.longrepr = f"CI allows no skipped test. {reason}"
    return report
