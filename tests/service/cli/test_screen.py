"""`aka screen`: a file of names."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

LISTED = "Karim Dalir Vantooz"
CUSTOMERS = Path(__file__).parents[3] / "fixtures" / "customers.csv"


@pytest.fixture(autouse=True)
def _on_the_prepared_list(home: Path) -> None:
    """Every test here asks a copy of the prepared list."""


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """A file of two customers, of whom one is listed."""
    file = tmp_path / "customers.csv"
    file.write_text(
        f"customer_id,name,dob,country\n1,Old Mill Bakery,,gb\n2,{LISTED},1970-01-12,iq\n", encoding="utf-8"
    )
    return file


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_hits_go_to_standard_output_and_what_was_mapped_to_stderr(run: Run, customers: Path) -> None:
    result = run("screen", customers)
    assert result.exit_code == 1
    (line,) = lines(result.stdout)
    assert (line["customer_id"], line["aka_status"], line["aka_entry_name"]) == ("2", "hit", "VANTOOZ, Karim Dalir")
    assert "birth_date: dob" in result.stderr
    assert "not used for screening: customer_id" in result.stderr
    assert "2 rows: 1 hit, 1 clear, 0 error" in result.stderr


def test_quiet_says_nothing(run: Run, customers: Path) -> None:
    assert run("screen", customers, "--quiet").stderr == ""


def test_a_hit_is_the_one_that_match_gives(run: Run, customers: Path) -> None:
    (line,) = lines(run("screen", customers).stdout)
    answer = json.loads(run("match", LISTED, "--birth-date", "1970-01-12", "--country", "iq", "--json").stdout)
    (hit,) = answer["matches"]
    assert (line["aka_hit_id"], float(line["aka_score"])) == (hit["hit_id"], hit["score"])


def test_no_hit_is_exit_code_0(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("name\nWillemijn Oosterhuis\n", encoding="utf-8")
    result = run("screen", file, "--include-clear")
    assert result.exit_code == 0
    assert [line["aka_status"] for line in lines(result.stdout)] == ["clear"]
    assert "no hit does not mean cleared" in result.stderr


def test_rows_with_errors_are_exit_code_5_even_beside_a_hit(run: Run, customers: Path) -> None:
    customers.write_text(customers.read_text(encoding="utf-8") + "3,cut\n", encoding="utf-8")
    result = run("screen", customers)
    assert result.exit_code == 5
    assert [line["aka_status"] for line in lines(result.stdout)] == ["hit", "error"]


def test_an_output_file_comes_with_its_manifest(run: Run, customers: Path, tmp_path: Path) -> None:
    out = tmp_path / "hits.csv"
    result = run("screen", customers, "--out", out, "--json")
    assert result.exit_code == 1
    assert len(lines(out.read_text(encoding="utf-8"))) == 1
    manifest = json.loads((tmp_path / "hits.csv.manifest.json").read_bytes())
    assert manifest == json.loads(result.stdout)
    assert manifest["input"]["path"] == str(customers)
    assert manifest["output"]["path"] == str(out)
    assert manifest["rows"] == {"screened": 2, "hit": 1, "clear": 1, "error": 0, "suppressed": 0}
    assert sorted(path.name for path in tmp_path.glob("*hits*")) == ["hits.csv", "hits.csv.manifest.json"]


def test_an_output_that_is_there_is_only_replaced_when_asked(run: Run, customers: Path, tmp_path: Path) -> None:
    out = tmp_path / "hits.csv"
    out.write_text("precious", encoding="utf-8")
    result = run("screen", customers, "--out", out)
    assert result.exit_code == 2
    assert "--overwrite" in result.stderr
    assert out.read_text(encoding="utf-8") == "precious"
    assert run("screen", customers, "--out", out, "--overwrite").exit_code == 1
    assert "VANTOOZ" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["--out", "hits.xlsx"], ["--json"], ["--out", "no/such/folder/hits.csv"]])
def test_an_output_that_cannot_be_is_a_usage_error(run: Run, customers: Path, arguments: list[str]) -> None:
    assert run("screen", customers, *arguments).exit_code == 2


def test_the_output_is_never_the_input(run: Run, customers: Path) -> None:
    before = customers.read_bytes()
    assert run("screen", customers, "--out", customers, "--overwrite").exit_code == 2
    assert customers.read_bytes() == before


def test_standard_input_is_read_for_a_dash(run: Run) -> None:
    result = run("screen", "-", stdin=f"Customer;DOB\n{LISTED};12/01/1970\n".encode())
    assert result.exit_code == 2
    assert "'Customer', 'DOB'" in result.stderr
    result = run("screen", "-", "--map", "name=Customer", stdin=f"Customer;DOB\n{LISTED};12/01/1970\n".encode())
    assert result.exit_code == 1
    assert "--date-order" in lines(result.stdout)[0]["aka_error"]


@pytest.mark.parametrize("given", ["nmae=name", "name=Nobody", "name", "=x"])
def test_a_mapping_that_leads_nowhere_is_a_usage_error(run: Run, customers: Path, given: str) -> None:
    assert run("screen", customers, "--map", given).exit_code == 2


@pytest.mark.parametrize(
    "option", [["--encoding", "klingon"], ["--delimiter", "ab"], ["--policy", "none"], ["--workers", "0"]]
)
def test_an_option_that_makes_no_sense_is_a_usage_error(run: Run, customers: Path, option: list[str]) -> None:
    assert run("screen", customers, *option).exit_code == 2


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04zip", b",,,\n1,2,3,4\n"])
def test_what_is_no_table_is_refused_and_nothing_is_written(run: Run, tmp_path: Path, content: bytes) -> None:
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_bytes(content)
    result = run("screen", file, "--out", out)
    assert result.exit_code == 3
    assert str(file) in result.stderr
    assert list(tmp_path.glob("*out*")) == []


def test_a_missing_file_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    assert run("screen", tmp_path / "no.csv").exit_code == 2


def test_the_kind_of_rows_that_do_not_say_can_be_given(run: Run, customers: Path, tmp_path: Path) -> None:
    out = tmp_path / "hits.csv"
    result = run("screen", customers, "--kind", "person", "--out", out, "--json")
    assert json.loads(result.stdout)["settings"]["kind"] == "person"


def test_filters_are_those_of_match(run: Run, customers: Path) -> None:
    assert run("screen", customers, "--list", "us-ofac-sdn", "--programme", "SDGT").exit_code == 1
    assert run("screen", customers, "--list", "no-such-list").exit_code == 2
    assert run("screen", customers, "--status", "delisted").exit_code == 0


@contextmanager
def running(out: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run on two processes that waits for more rows."""
    command = [sys.executable, "-m", "service.cli", "screen", "-", "--out", str(out), "--workers", "2"]
    with subprocess.Popen(
        command, cwd=CUSTOMERS.parents[1], env=os.environ, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdin
        assert run.stderr
        run.stdin.write(b"name\n" + b"Old Mill Bakery of some length\n" * 5_000)
        run.stdin.flush()
        assert run.stderr.readline() == b"name: name\n"
        yield run


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_run_leaves_no_output(tmp_path: Path) -> None:
    with running(tmp_path / "hits.csv") as run:
        assert run.stderr
        run.send_signal(signal.SIGINT)
        said = run.stderr.read().decode()
    assert run.returncode == 130
    assert "Traceback" not in said
    assert list(tmp_path.glob("*hits*")) == []


def test_the_processes_of_a_run_that_is_killed_end_with_it(tmp_path: Path) -> None:
    with running(tmp_path / "hits.csv") as run:
        assert run.stderr
        _wait_for_processes(run.pid, 2)
        run.kill()
        run.stderr.read()  # comes to an end when nobody holds the other end any more
    assert run.returncode == -signal.SIGKILL
    assert not (tmp_path / "hits.csv").exists()


def _wait_for_processes(parent: int, count: int) -> None:
    """Until a process has started as many, or a moment where the kernel does not say."""
    file = Path(f"/proc/{parent}/task/{parent}/children")
    until = time.monotonic() + 60
    while file.exists() and len(file.read_text().split()) < count and time.monotonic() < until:
        time.sleep(0.05)
    if not file.exists():
        time.sleep(5)


def test_of_the_customers_in_the_fixtures_only_one_is_on_the_seed_list(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKA_HOME", str(tmp_path / "seeded"))
    monkeypatch.delenv("AKA_SEEDS")
    result = run("screen", CUSTOMERS)
    assert result.exit_code == 1
    assert {line["name"] for line in lines(result.stdout)} == {"Abu Taqwa"}


def test_the_demo_customers_are_screened_and_every_mapped_column_is_in_the_manifest(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "hits.csv"
    assert run("screen", CUSTOMERS, "--out", out).exit_code in (0, 1)
    manifest = json.loads(out.with_name("hits.csv.manifest.json").read_bytes())
    assert manifest["settings"]["map"] == {
        "name": ["name"],
        "kind": ["type"],
        "birth_date": ["date_of_birth"],
        "country": ["country"],
        "passport": ["passport"],
    }
    assert manifest["rows"]["screened"] == 40


def test_a_file_is_screened_against_the_list_as_it_was(run: Run, home: Path, tmp_path: Path) -> None:
    rows, out = tmp_path / "rows.csv", tmp_path / "hits.csv"
    rows.write_text("name\nGrey Heron\n")
    assert run("screen", rows, "--out", out, "--as-of", "2024-04-30").exit_code == 0
    manifest = json.loads((tmp_path / "hits.csv.manifest.json").read_text())
    assert manifest["settings"]["as_of"] == "2024-04-30"
    assert [item["edition"] for item in manifest["lists"]] == [""]
    assert run("screen", rows, "--out", out, "--overwrite", "--as-of", "2024-05-01").exit_code == 1
    assert run("screen", rows, "--out", out, "--overwrite", "--known-at", "2024-05-02T07:00:00Z").exit_code == 0
