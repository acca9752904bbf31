"""The image's entry: a prepared home into an empty one, whoever else tries, and then `aka` itself."""

import importlib.util
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from service.settings import Settings, read_settings

SCRIPT = Path(__file__).parents[2] / "docker" / "entrypoint.py"


@pytest.fixture
def entrypoint() -> ModuleType:
    spec = importlib.util.spec_from_file_location("entrypoint", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A home as the image carries it, for what is laid out: the names matter, the content does not."""
    folder = tmp_path / "image" / "home"
    (folder / "snapshots" / "1-abc").mkdir(parents=True)
    (folder / "snapshots" / "current").write_text("1-abc")
    (folder / "aka.db").write_text("tables")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"AKA_HOME": str(tmp_path / "data")})


def test_an_empty_home_gets_the_prepared_one(entrypoint: ModuleType, prepared: Path, settings: Settings) -> None:
    settings.home.mkdir()
    entrypoint.lay_out(prepared, settings)
    assert (settings.home / "aka.db").read_text() == "tables"
    assert (settings.home / "snapshots" / "current").read_text() == "1-abc"
    assert {path.name for path in settings.home.iterdir()} == {"aka.db", "snapshots"}


@pytest.mark.parametrize("there", ["aka.db", "snapshots"])
def test_a_home_that_holds_anything_is_left_alone(
    entrypoint: ModuleType, prepared: Path, settings: Settings, there: str
) -> None:
    settings.home.mkdir()
    (settings.home / there).mkdir()
    entrypoint.lay_out(prepared, settings)
    assert [path.name for path in settings.home.iterdir()] == [there]


def test_of_several_that_start_at_once_one_lays_it_out_and_nothing_is_half_there(
    entrypoint: ModuleType, prepared: Path, settings: Settings
) -> None:
    def start(_: int) -> None:
        try:
            entrypoint.lay_out(prepared, settings)
        except OSError:
            assert (settings.home / "aka.db").read_text() == "tables"

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(start, range(8)))
    assert (settings.home / "snapshots" / "current").read_text() == "1-abc"
    assert {path.name for path in settings.home.iterdir()} == {"aka.db", "snapshots"}


def become(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The entry run as the image runs it, with an `aka` that prints what it was given."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "aka").write_text('#!/bin/sh\nprintf "%s|" "$@"\nexit 3\n')
    (programs / "aka").chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("AKA_")}
    path = f"{programs}:{inherited['PATH']}"
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env=inherited | {"PATH": path, "PYTHONPATH": str(SCRIPT.parents[1])} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("arguments", [("match", "Abu Taqwa"), ("aka", "match", "Abu Taqwa")])
def test_it_becomes_aka_with_its_arguments_and_exit_code(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = become(tmp_path, *arguments, AKA_HOME=str(tmp_path / "data"))
    assert (done.stdout, done.stderr, done.returncode) == ("match|Abu Taqwa|", "", 3)


def test_what_is_wrong_with_the_settings_is_left_to_aka(tmp_path: Path) -> None:
    done = become(tmp_path, "serve", AKA_PROT="1")
    assert (done.stdout, done.stderr) == ("serve|", "")


def test_a_home_that_cannot_be_written_is_left_to_aka(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = become(tmp_path, "serve", AKA_HOME=str(tmp_path / "file"))
    assert (done.stdout, done.stderr) == ("serve|", "")
