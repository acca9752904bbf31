"""`aka lexicon build`: learned tables, from editions in a folder."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from service.ingest.lexicon import build_lexicon, differing, lexicon_folder

Run = Callable[..., Result]
FIXTURES = Path(__file__).parents[3] / "fixtures" / "lists"
TABLE = Path("names") / "tables" / "learned_people.tsv"


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """A folder of editions: a good one, and a broken one, which is passed over."""
    folder = tmp_path / "data" / "lists" / "ofac"
    shutil.copytree(FIXTURES / "ofac-csv" / "good", folder / "2024-01")
    (folder / "2024-02").mkdir()
    (folder / "2024-02" / "page.html").write_text("<html><body>not found</body></html>")
    return tmp_path / "data"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_the_tables_are_built_once_and_checked(run: Run, editions: Path, output: Path) -> None:
    asked = ("lexicon", "build", "--data", editions, "--output", output)
    checked = run(*asked, "--check")
    assert checked.exit_code == 3
    assert "learned_people" in checked.stderr
    assert not (output / TABLE).exists()
    assert "written anew" in run(*asked).stderr
    assert run(*asked, "--check").exit_code == 0
    assert "sdn.csv" in (output / TABLE).read_text(encoding="utf-8")
    (output / TABLE).write_text("changed")
    assert run(*asked, "--check").exit_code == 3


def test_parties_can_be_left_out(run: Run, editions: Path, output: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Nobody At All\n\n", encoding="utf-8")
    asked = ("lexicon", "build", "--data", editions, "--output", output, "--leave-out", names)
    assert run(*asked).exit_code == 0


def test_a_folder_without_editions_is_refused(run: Run, tmp_path: Path, output: Path) -> None:
    result = run("lexicon", "build", "--data", tmp_path, "--output", output)
    assert result.exit_code == 3
    assert "no edition" in result.stderr


@pytest.mark.data
def test_the_committed_tables_are_what_the_whole_editions_teach(data_folder: Path) -> None:
    assert differing(build_lexicon(data_folder), lexicon_folder()) == []
