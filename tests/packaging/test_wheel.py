"""What the wheel carries: all that the installed service needs, and nothing of the tests."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


def versioned(*folders: str) -> set[str]:
    """The files of the project below some folders, relative to its root."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert build.returncode == 0, build.stderr
    (built,) = folder.glob("*.whl")
    return ZipFile(built)


def test_the_wheel_carries_the_packages_with_all_their_files_and_the_seeds_and_no_more(wheel: ZipFile) -> None:
    seeds = {f"service/{path}" for path in versioned("seeds")}
    carried = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert carried == versioned("service", "matchers") | seeds


def test_the_wheel_brings_the_command(wheel: ZipFile) -> None:
    (entry_points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert b"aka = service.cli:main" in wheel.read(entry_points)


def test_the_library_in_the_wheel_is_typed(wheel: ZipFile) -> None:
    assert "matchers/py.typed" in wheel.namelist()
