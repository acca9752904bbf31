"""What holds for every command: it starts fast, explains itself, and says with its exit code how it went."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from service.cli.root import COMMANDS, aka

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[str]"]

READY = {name: lazy.load() for name, lazy in COMMANDS.items() if name != "screen"}


def every_command() -> list[list[str]]:
    paths = []
    for name, command in READY.items():
        paths.append([name])
        if isinstance(command, click.Group):
            paths += [[name, below] for below in command.commands]
    return paths


def test_the_overview_names_every_command_without_importing_one(process: Process) -> None:
    result = process("--help", python=["-X", "importtime"])
    assert result.returncode == 0
    for name, lazy in COMMANDS.items():
        assert f"  {name} " in result.stdout
        assert lazy.help in result.stdout
    imported = {line.rsplit("|")[-1].strip() for line in result.stderr.splitlines()}
    assert not imported & {"numpy", "rich", "matchers", "orjson", "sqlalchemy", "service.cli.match"}


def test_a_match_needs_neither_database_nor_web_nor_readers(process: Process, home: Path) -> None:
    result = process("match", "Grey Heron", python=["-X", "importtime"])
    assert result.returncode == 1
    imported = {line.rsplit("|")[-1].strip().split(".")[0] for line in result.stderr.splitlines()}
    assert not imported & {"sqlalchemy", "alembic", "flask", "marshmallow", "lxml", "yaml", "structlog"}
    assert "matchers" in imported


@pytest.mark.parametrize("path", every_command(), ids=" ".join)
def test_every_command_explains_itself_with_an_example(run: Run, path: list[str]) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    if not isinstance(READY[path[0]], click.Group) or len(path) > 1:
        assert "Example" in result.stdout
        assert f"aka {' '.join(path)}" in result.stdout.split("Example", 1)[1]


@pytest.mark.parametrize("name", READY)
def test_the_overview_says_what_the_command_says(name: str) -> None:
    own = (READY[name].help or "").partition("\n")[0]
    assert own.rstrip(".").startswith(COMMANDS[name].help.rstrip(".").split(":")[0])


def test_an_unknown_command_or_setting_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("mtach", "x").exit_code == 2
    monkeypatch.setenv("AKA_TRESHOLD", "0.5")
    result = run("match", "x")
    assert result.exit_code == 2
    assert "AKA_TRESHOLD" in result.stderr


def test_a_database_out_of_reach_is_not_ready(run: Run, empty_home: Path) -> None:
    result = run("match", "x", "--database", "postgresql+psycopg://u:secret@127.0.0.1:1/none")
    assert result.exit_code == 4
    assert "secret" not in result.stderr
    assert result.stderr.startswith("aka: ")


def test_a_folder_that_cannot_be_made_is_not_ready(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("AKA_HOME", str(tmp_path / "file" / "home"))
    monkeypatch.setenv("AKA_SEEDS", "off")
    result = run("match", "x")
    assert result.exit_code == 4
    assert "Traceback" not in result.stderr


def test_a_fault_of_ours_is_never_taken_for_a_hit(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("service.screening.match.match", broken)
    result = run("match", "Grey Heron")
    assert result.exit_code == 70
    assert "fault in aka" in result.stderr


def test_a_click_error_that_would_exit_with_1_exits_with_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def failing() -> None:
        raise click.ClickException("it does not work")

    monkeypatch.setattr("service.cli.config.config", failing)
    assert run("config").exit_code == 2
    assert isinstance(aka.get_command(click.Context(aka), "config"), click.Command)


def test_a_reader_that_leaves_early_is_no_hit(home: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "match", "Grey Heron", "--json"]
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run(
        command, check=False, stdout=write, stderr=subprocess.PIPE, timeout=60, cwd=Path(__file__).parents[3]
    )
    os.close(write)
    assert result.returncode == 141
    assert result.stderr == b""


@pytest.mark.usefixtures("interruptible")
def test_control_c_is_no_hit_and_leaves_no_traceback(empty_home: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "ingest", "-"]
    started = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]
    )
    until = time.monotonic() + 30
    while "pipe" not in _waiting_for(started.pid) and time.monotonic() < until:
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=30)
    assert started.returncode == 130
    assert b"Traceback" not in said


def _waiting_for(pid: int) -> str:
    """What the kernel says the process sleeps on; `pipe` where that is not known, after a moment."""
    try:
        return Path(f"/proc/{pid}/wchan").read_text()
    except OSError:
        time.sleep(3)
        return "pipe"
