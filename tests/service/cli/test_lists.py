"""`aka lists`: editions of official lists."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result

from service.ingest.installation import Installation

Run = Callable[..., Result]


def test_an_edition_is_imported_counted_and_answers_at_once(
    run: Run, empty_home: Path, ofac_files: Sequence[Path]
) -> None:
    result = run("lists", "import", "us-ofac-sdn", *ofac_files, "--published", "2024-05-01", "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["entries"], answer["added"], answer["changed"], answer["removed"]) == (3, 3, 0, 0)
    assert (answer["names"]["primary"], answer["names"]["alias"], answer["names"]["former"]) == (3, 1, 1)
    assert (answer["list"], answer["published"], answer["partial"]) == ("us-ofac-sdn", "2024-05-01", False)
    assert run("match", "Grey Heron").exit_code == 1


def test_a_dry_run_says_the_same_and_changes_nothing(run: Run, empty_home: Path, ofac_files: Sequence[Path]) -> None:
    result = run("lists", "import", "us-ofac-sdn", *ofac_files, "--published", "2024-05-01", "--dry-run")
    assert result.exit_code == 0
    assert "us-ofac-sdn of 2024-05-01 would be imported" in result.stdout
    assert "3 added, 0 changed (0 materially), 0 removed" in result.stdout
    assert json.loads(run("lists", "show", "--json").stdout) == []


def test_the_same_edition_again_was_held_already(run: Run, home: Path, ofac_files: Sequence[Path]) -> None:
    result = run("lists", "import", "us-ofac-sdn", *ofac_files, "--published", "2024-05-01")
    assert result.exit_code == 0
    assert "was held already" in result.stdout


def test_a_warning_is_shown_and_is_no_failure(run: Run, empty_home: Path, ofac_files: Sequence[Path]) -> None:
    result = run("lists", "import", "us-ofac-sdn", *ofac_files)
    assert result.exit_code == 0
    assert "Warnings  The files carry no date" in result.stdout


def test_an_import_that_was_killed_before_it_was_published_is_published_by_the_next_command(
    run: Run, home: Path, ofac_files: Sequence[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sdn.csv").write_bytes(ofac_files[0].read_bytes().replace(b"GREY HERON", b"QUIET MAGPIE"))
    with monkeypatch.context() as killing:
        killing.setattr(Installation, "publish", _interrupt)
        edition = [tmp_path / "sdn.csv", *ofac_files[1:], "--published", "2024-06-01", "--force"]
        assert run("lists", "import", "us-ofac-sdn", *edition).exit_code not in (0, 1, 2, 3, 4, 5)
    found = run("match", "Quiet Magpie")
    assert found.exit_code == 1
    assert "an earlier change of the list was interrupted" in found.stderr
    assert run("match", "Quiet Magpie").stderr == ""


def test_a_refused_import_leaves_nothing_to_recover(
    run: Run, home: Path, ofac_files: Sequence[Path], tmp_path: Path
) -> None:
    poor = [tmp_path / "sdn.csv", tmp_path / "alt.csv"]
    for file, held in zip(poor, ofac_files, strict=False):
        file.write_bytes(held.read_bytes().splitlines(keepends=True)[0])
    refused = run("lists", "import", "us-ofac-sdn", *poor, "--published", "2024-06-01")
    assert refused.exit_code == 3
    assert "--force" in refused.stderr
    assert "interrupted" not in run("match", "Grey Heron").stderr


def _interrupt(_: Installation) -> None:
    raise KeyboardInterrupt


def test_a_damaged_edition_is_refused_whole(run: Run, home: Path, ofac_files: Sequence[Path], tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_text("<html><body>Please try again later</body></html>")
    result = run("lists", "import", "us-ofac-sdn", tmp_path / "sdn.csv", *ofac_files[1:], "--published", "2024-06-01")
    assert result.exit_code == 3
    assert "sdn.csv" in result.stderr
    assert "HTML" in result.stderr
    assert [item["published"] for item in json.loads(run("lists", "show", "--json").stdout)] == ["2024-05-01"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["nowhere", "sdn.csv"], 3), (["us-ofac-sdn", "missing.csv"], 3), (["us-ofac-sdn"], 2), ([], 2)],
)
def test_what_cannot_be_imported_is_said(run: Run, empty_home: Path, arguments: list[str], code: int) -> None:
    result = run("lists", "import", *arguments)
    assert result.exit_code == code
    assert "Traceback" not in result.stderr


def test_the_editions_held_are_shown_with_their_age(run: Run, home: Path) -> None:
    held = json.loads(run("lists", "show", "--json").stdout)
    assert [item["list"] for item in held] == ["us-ofac-sdn"]
    keys = {"list", "edition", "published", "imported_at", "age_days", "sha256", "entries", "names"}
    assert keys <= set(held[0])
    row = run("lists", "show").stdout.splitlines()[1].split()
    assert row[:2] == ["us-ofac-sdn", "2024-05-01"]
    assert "old" in row


def test_a_part_of_a_list_is_shown_as_one(run: Run, empty_home: Path, tmp_path: Path) -> None:
    whole = Path(__file__).parents[3] / "fixtures" / "lists" / "ofac-enhanced" / "good" / "sdn_enhanced.xml"
    lists, programmes = (
        "</sanctionsLists>",
        "<sanctionsPrograms><sanctionsProgram>SDGT</sanctionsProgram></sanctionsPrograms>",
    )
    part = tmp_path / "part.xml"
    part.write_text(whole.read_text(encoding="utf-8").replace(lists, lists + programmes, 1), encoding="utf-8")
    shown = run("lists", "import", "us-ofac-sdn", part).stdout
    assert "it adds and changes, and removes nothing" in shown
    held = run("lists", "show").stdout
    assert "d, old, a part" in held
    assert "the newest edition, a part of the list, is" in " ".join(held.split())


def test_without_an_edition_the_way_to_one_is_shown(run: Run, empty_home: Path) -> None:
    assert "aka lists import" in run("lists", "show").stdout


def test_every_format_names_its_lists_and_where_they_are_published(run: Run) -> None:
    known = json.loads(run("lists", "formats", "--json").stdout)
    assert any("us-ofac-sdn" in item["lists"] for item in known)
    shown = run("lists", "formats").stdout
    assert all(item["format"] in shown for item in known)


def test_a_file_is_recognised_by_its_content(run: Run, ofac_files: Sequence[Path], tmp_path: Path) -> None:
    disguised = tmp_path / "letter.txt"
    disguised.write_bytes(ofac_files[0].read_bytes())
    result = run("lists", "detect", disguised)
    assert result.exit_code == 0
    assert "us-ofac-sdn" in result.stdout


def test_files_that_are_no_list_are_named(run: Run, ofac_files: Sequence[Path], tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text("<!doctype html><html></html>")
    assert run("lists", "detect", tmp_path / "page.xml").exit_code == 3
    result = run("lists", "detect", tmp_path / "page.xml", ofac_files[0], tmp_path / "gone", "--json")
    assert result.exit_code == 5
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["error" in line for line in lines] == [True, False, True]
    assert "HTML" in lines[0]["error"]
