"""What tests/conftest.py promises, seen on a small suite of its own, run plainly, in CI, and with whole editions."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUITE = {
    "test_skips.py": """
import pytest
def test_it(): pytest.skip("no server here")
""",
    "test_skips_whole.py": """
import pytest
pytest.importorskip("not_installed")
""",
    "test_editions.py": """
import pytest
@pytest.mark.data
def test_it(data_folder): assert (data_folder / "tests").is_dir()
""",
    "test_network.py": """
import socket
def test_it(): socket.create_connection(("192.0.2.1", 80), timeout=1)
""",
    "test_settings.py": """
import os
def test_it(): assert "AKA_PORT" not in os.environ and "aka-home" in os.environ["AKA_HOME"]
def test_home_of_its_own(aka_home): assert os.environ["AKA_HOME"] == str(aka_home) and not aka_home.exists()
""",
}


def outcome(folder: Path, **environment: str) -> str:
    """The summary of pytest on the small suite, one line a test, with only these of the settings that matter."""
    (folder / "tests").mkdir()
    for name, text in SUITE.items():
        (folder / "tests" / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    shutil.copy(ROOT / "pyproject.toml", folder)
    inherited = {name: value for name, value in os.environ.items() if name not in ("CI", "AKA_DATA")}
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-rA",
            "--continue-on-collection-errors",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
        ],
        cwd=folder,
        env=inherited | {"AKA_PORT": "1", "AKA_HOME": "/somebody"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    ).stdout


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    return outcome(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def in_ci(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("ci")
    return outcome(folder, CI="true", AKA_DATA=str(folder))


def test_a_skipped_test_prints_its_reason(plain: str) -> None:
    assert "SKIPPED [1] tests/test_skips.py:3: no server here" in plain
    assert "SKIPPED [1] tests/test_skips_whole.py:3: could not import 'not_installed'" in plain


def test_a_skipped_test_fails_in_ci_with_its_reason(in_ci: str) -> None:
    assert "FAILED tests/test_skips.py::test_it - CI allows no skipped test. Skipped: no server here" in in_ci
    assert "ERROR tests/test_skips_whole.py - CI allows no skipped test. Skipped: could not import" in in_ci
    assert "SKIPPED" not in in_ci


def test_tests_of_whole_editions_are_left_out_aloud_without_them(plain: str) -> None:
    assert "test_editions.py::" not in plain
    assert "1 deselected" in plain
    assert "AKA_DATA names no folder" in plain


def test_tests_of_whole_editions_run_with_them(in_ci: str) -> None:
    assert "PASSED tests/test_editions.py::test_it" in in_ci
    assert "deselected" not in in_ci


def test_no_test_reaches_beyond_this_machine(plain: str) -> None:
    assert "FAILED tests/test_network.py::test_it" in plain
    assert '192.0.2.1" (allowed: "127.0.0.1,::1")' in plain


def test_settings_of_the_caller_do_not_reach_the_tests(plain: str) -> None:
    assert "PASSED tests/test_settings.py::test_it" in plain
    assert "PASSED tests/test_settings.py::test_home_of_its_own" in plain
