"""`yente-cli`, `yente-mcp` and the package `reconciler`, as they are installed."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PEOPLE = "customer,who,born\n1,Hasadun,\n2,Nobody Atall,\n3,Orhan Idris Kemalov,1961\n"
FILE = ("-s", "LegalEntity", "-i", "who=name")
SHOWN = ("-o", "sourceUrl=url", "-o", "notes=notes", "-o", "program=programme", "--explanation")


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    return file


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_a_file_is_screened(run: Run, people: Path) -> None:
    ran = run("yente-cli", "screen", str(people), *FILE, *SHOWN, "--include-empty")
    screened = rows(people.with_suffix(".out.csv"))
    assert [row["match_caption"] for row in screened] == ["Crimson Harvest Brigade", "", "KEMALOV, Orhan Idris"]
    assert screened[0]["match_topics"] == "sanction;crime.terror"
    assert screened[0]["match_explanation"].startswith("name=")
    assert screened[0]["programme"] == "Foreign Terrorist Organizations"
    assert "also known as Hasadun" in screened[0]["notes"]
    assert "Test Wire, 2024-05-02" in screened[0]["notes"]
    assert screened[0]["url"] == "https://wire.example/brigade"
    assert "0 errors" in ran.stderr


def test_screening_says_by_its_exit_code_what_came_of_it(run: Run, people: Path) -> None:
    people.write_text("who\nNobody Atall\n", encoding="utf-8")
    run("yente-cli", "screen", str(people), *FILE, code=1)
    people.write_text("who,other\n.,x\n ,y\nHasadun,z\n", encoding="utf-8")
    run("yente-cli", "screen", str(people), *FILE, "-d", "no-such", code=5)
    failed = rows(people.with_suffix(".out.csv"))
    assert "No such dataset" in failed[-1]["match_error"]


def test_what_stands_in_a_file_and_in_an_address_is_not_logged(run: Run, people: Path, server: Any) -> None:
    run("yente-cli", "screen", str(people), *FILE)
    run("yente-cli", "search", "Orhan Idris Kemalov")
    log = server.log.read_text(encoding="utf-8")
    assert "/search/default" in log
    assert "Kemalov" not in log
    assert "Hasadun" not in log


def test_every_command_of_the_cli_is_answered(run: Run) -> None:
    def said(*command: str) -> Any:
        return json.loads(run("yente-cli", *command, "-f", "json").stdout)

    match = said("match", "-s", "Person", "-p", "name=Orhan Idris Kemalov", "-p", "birthDate=1961")
    assert match["results"][0]["caption"] == "KEMALOV, Orhan Idris"
    entity = match["results"][0]["id"]
    assert said("search", "kemalov")["total"]["value"] == 1
    assert said("fetch", entity)["properties"]["sanctions"]
    assert said("statements", "-c", entity)["total"]["value"] > 5
    assert {item["name"] for item in said("status")["loaded"]} == {"default", "articles", "demo-list"}
    assert len(said("datasets")["datasets"]) == 3
    assert said("algorithms")["algorithms"]
    run("yente-cli", "match", "-s", "Person", "-p", "name=Nobody Atall", code=1)


def test_an_assistant_s_tools_are_answered(answers: Callable[[str], Any]) -> None:
    given = answers("mcp_tools.py")["answers"]
    assert not [tool for tool, gave in given.items() if "error" in gave]
    best = given["match_entity"]["results"][0]
    assert best["caption"] == "KEMALOV, Orhan Idris"
    assert best["topics"]["sanction"] == "Sanctioned entity"
    assert given["search_entities"]["dataset_titles"] == {"demo-list": "demo-list"}
    assert given["fetch_entity_relations"]["sanctions"]["total"] == 1
    assert given["fetch_entity_statements"]["total"] > 5


def test_a_column_is_reconciled(answers: Callable[[str], Any]) -> None:
    table = answers("reconcile.py")
    found = {row["input_value"]: row for row in reversed(table)}  # the first of each
    assert found["Orhan Idris Kemalov"]["name"] == "KEMALOV, Orhan Idris"
    assert found["Orhan Idris Kemalov"]["match"]
    assert found["Orhan Idris Kemalov"]["type_id"] == "Person"
    assert found["Hasadun"]["name"] == "Crimson Harvest Brigade"
    assert not found["Nobody Atall"]["match"]
