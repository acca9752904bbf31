"""`aka advise`: how many alerts a threshold brings."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
ROWS = "name,dob,kind\nKarim Dalir Vantooz,1970-01-12,person\nOld Mill Bakery,,company\nPetra Ohlsdorf,,person\n"


@pytest.fixture(autouse=True)
def _on_the_prepared_list(home: Path) -> None:
    """Every test here asks a copy of the prepared list."""


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    file = tmp_path / "customers.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_a_sample_is_asked_without_a_file(run: Run) -> None:
    result = run("advise", "--list", "us-ofac-sdn", "--sample", 50)
    assert result.exit_code == 0
    assert "from 50 of made-up ordinary names" in result.stdout
    assert "0.70" in result.stdout
    assert "the default" in result.stdout
    assert "us-ofac-sdn: 3 entries" in result.stdout


def test_a_file_of_customers_is_measured(run: Run, customers: Path) -> None:
    result = run("advise", customers, "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert answer["customers"] == {"screened": 3, "people": 2, "others": 1, "source": str(customers), "errors": 0}
    (default,) = [row for row in answer["thresholds"] if row["threshold"] == answer["default_threshold"]]
    assert default["alerts"] == 1
    assert default["per_10000"] == pytest.approx(3333.3)
    assert "name: name" in result.stderr


def test_a_threshold_is_suggested_for_what_can_be_worked_through(run: Run, customers: Path) -> None:
    answer = json.loads(run("advise", customers, "--at-most", 0, "--json").stdout)
    assert answer["suggested"] is None or answer["suggested"] > 0.9
    assert "Suggested" in run("advise", customers, "--at-most", 5000).stdout


def test_rows_that_cannot_be_screened_are_named_and_counted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "customers.csv"
    file.write_text(ROWS + ",,person\n", encoding="utf-8")
    result = run("advise", file, "--json")
    assert result.exit_code == 5
    assert json.loads(result.stdout)["customers"]["errors"] == 1
    assert "row 4: there is no name to screen" in result.stderr


def test_standard_input_is_read(run: Run) -> None:
    assert json.loads(run("advise", "-", "--json", stdin=ROWS.encode()).stdout)["customers"]["screened"] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("--map", "name=Customer"),
        ("--list", "no-such-list"),
        ("--policy", "1999-01"),
        ("--sample", "0"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("advise", *arguments).exit_code == 2


def test_the_sample_and_a_file_exclude_each_other(run: Run, customers: Path) -> None:
    result = run("advise", customers, "--sample", 10)
    assert result.exit_code == 2
    assert "made-up sample" in result.stderr


def test_an_unknown_part_of_the_world_is_refused(run: Run) -> None:
    result = run("advise", "--from", "Atlantis")
    assert result.exit_code == 3
    assert "Japan" in result.stderr
