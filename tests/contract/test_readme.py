"""The README is true: its commands print what it shows, its request is accepted, its settings are the program's."""

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from service.app import create_app
from service.ingest.installation import Installation
from service.settings import Settings, read_settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGING = re.compile(r"\d+ days ago|[\d.,]+ rows/s|in [\d.]+ s")  # what differs from day to day and machine to machine
PROGRESS = re.compile(r"^\d+ rows \(\d+% of the input\).*\n", re.MULTILINE)  # only where a run takes over a second


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new installation: what the README's reader has after the first command."""
    home = tmp_path_factory.mktemp("readme") / "home"
    Installation(read_settings({"AKA_HOME": str(home)})).prepare()
    return home


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.splitlines()[0])
def test_a_command_prints_what_the_readme_shows(block: str, home: Path, tmp_path: Path) -> None:
    command, shown = block.split("\n", 1)
    arguments = shlex.split(command.removeprefix("$ aka "))
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    run = subprocess.run(
        [sys.executable, "-m", "service.cli", *arguments],
        check=False,
        cwd=tmp_path,
        env=os.environ | {"AKA_HOME": str(home), "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if arguments[0] == "screen" else subprocess.PIPE,
        text=True,
    )
    assert run.returncode in (0, 1)
    assert CHANGING.sub("…", PROGRESS.sub("", run.stdout)).strip() == CHANGING.sub("…", shown).strip()


def test_the_request_is_accepted_and_answered_as_shown(home: Path) -> None:
    (request,), (answer,) = blocks("sh"), blocks("json")
    arguments = shlex.split(request.replace("\\\n", " "))
    path = arguments[arguments.index("POST") + 1].removeprefix("http://127.0.0.1:8000")
    client = create_app(read_settings({"AKA_HOME": str(home)})).test_client()
    response = client.post(path, data=arguments[arguments.index("-d") + 1], content_type="application/json")
    assert response.status_code == 200
    assert_holds(json.loads(answer), response.get_json())


def assert_holds(shown: Any, real: Any) -> None:
    """Everything that is shown is in the real answer; what is left out may be anything."""
    if isinstance(shown, dict):
        for name, value in shown.items():
            assert_holds(value, real[name])
    elif isinstance(shown, list):
        assert len(shown) == len(real)
        for one, other in zip(shown, real, strict=True):
            assert_holds(one, other)
    else:
        assert shown == real


def test_the_table_of_settings_is_the_program_s() -> None:
    table = dict(re.findall(r"^\| `(AKA_[A-Z_]+)` \| (.*?) \|", README, re.MULTILINE))
    known = {f"AKA_{field.name.upper()}": field for field in fields(Settings)}
    assert set(table) == set(known)
    for name, field in known.items():
        if field.default is not MISSING:
            assert f"`{_as_written(field.default)}`" in table[name], name


def _as_written(value: object) -> str:
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)


def test_every_folder_the_readme_names_is_there() -> None:
    named = re.findall(r"^\| (`[^|]*`) \|", README.split("## Where things are")[1], re.MULTILINE)
    folders = [folder for cell in named for folder in re.findall(r"`([^`]+/)`", cell)]
    assert len(folders) > 10
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []
