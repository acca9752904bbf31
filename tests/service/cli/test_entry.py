"""`aka entry`: browsing the list."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _on_the_accepted_list(home: Path, run: Run, draft_ids: list[str]) -> None:
    """Every test here looks at the official entries and those of the article."""
    run("review", "accept", *draft_ids)


def found(run: Run, *arguments: str) -> list[str]:
    return [entry["name"] for entry in json.loads(run("entry", "search", *arguments, "--json").stdout)["entries"]]


def test_an_official_entry_is_shown_with_every_fact(run: Run) -> None:
    entry = json.loads(run("entry", "search", "Karim Vantooz", "--list", "us-ofac-sdn", "--json").stdout)["entries"][0][
        "id"
    ]
    shown = run("entry", "show", entry).stdout
    for fact in ("VANTOUZ, Kareem (alias)", "passport A7654321", "12 Jan 1970", "Erbil, Iraq", "IQ (nationality)"):
        assert fact in shown
    told = " ".join(shown.split())
    assert "record us-ofac-sdn:101" in told
    assert "issued 2014-01-18, expires 2024-01" in told
    assert "first seen in the edition of 2024-05-01" in told


def test_an_entry_of_an_article_is_shown_with_every_quote(run: Run) -> None:
    entry = json.loads(run("entry", "search", "Zirak Column", "--json").stdout)["entries"][0]["id"]
    shown = " ".join(run("entry", "show", entry).stdout.split())
    assert "“Raid near Erbil”, A wire, 2024-05-03 (designated)" in shown
    assert "program:SDGT: “The Treasury designated the Zirak Column" in shown
    assert "designated: SDGT by US/OFAC, since 2021-03-02" in shown


def test_the_document_has_the_quotes_of_every_source(run: Run) -> None:
    entry = json.loads(run("entry", "search", "Zirak Column", "--json").stdout)["entries"][0]["id"]
    document = json.loads(run("entry", "show", entry, "--json").stdout)
    assert {"name", "status", "program:SDGT"} <= {item["fact"] for item in document["sources"][0]["evidence"]}


def test_an_unknown_entry_is_refused(run: Run) -> None:
    assert run("entry", "show", "aka-none").exit_code == 3


def test_entries_are_found_by_name_number_and_id(run: Run) -> None:
    assert found(run, "grey", "heron")[0] == "GREY HERON"
    assert found(run, "9074729") == ["GREY HERON"]


def test_browsing_shows_every_status_unless_told_otherwise(run: Run) -> None:
    assert "Brown Feather Society" in found(run, "Brown Feather Society")
    assert found(run, "Brown Feather Society", "--status", "designated") == []


def test_a_misspelt_list_is_wrong_usage(run: Run) -> None:
    assert run("entry", "search", "grey heron", "--list", "us-ofac-sdm").exit_code == 2


def test_without_a_text_all_entries_are_shown_page_by_page(run: Run) -> None:
    first = json.loads(run("entry", "search", "--limit", "4", "--json").stdout)
    rest = json.loads(run("entry", "search", "--limit", "4", "--cursor", first["next"], "--json").stdout)
    assert first["total"] == len(first["entries"]) + len(rest["entries"]) == 6
    assert "The next page: --cursor" in run("entry", "search", "--limit", "4").stdout


def test_a_cursor_that_no_answer_gave_is_refused(run: Run) -> None:
    assert run("entry", "search", "--cursor", "?").exit_code == 3
