"""`aka db`, `corpus`, `seeds`, `config` and `serve`: what keeps an installation running."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result

from service.settings import Settings

Run = Callable[..., Result]


def test_an_upgrade_makes_the_database_and_the_snapshot(run: Run, empty_home: Path) -> None:
    assert run("db", "upgrade").exit_code == 0
    assert (empty_home / "aka.db").exists()
    assert (empty_home / "snapshots" / "current").exists()
    assert run("db", "upgrade", "--quiet").output == ""


def test_a_check_counts_what_is_held(run: Run, home: Path) -> None:
    found = json.loads(run("db", "check", "--json").stdout)
    assert found["current"] is True
    assert (found["list_version"], found["articles"], found["editions"]) == (1, 1, 1)
    assert found["drafts"] == {"pending": 3}
    assert "3 pending" in run("db", "check").stdout


def test_a_database_without_tables_is_not_ready(run: Run, home: Path) -> None:
    result = run("db", "check", "--database", f"sqlite:///{home / 'other.db'}", "--json")
    assert result.exit_code == 4
    assert json.loads(result.stdout)["current"] is False
    assert "aka db upgrade" in result.stderr


def test_a_url_that_is_none_is_wrong_usage(run: Run, empty_home: Path) -> None:
    assert run("db", "check", "--database", "not a url").exit_code == 2


def test_the_corpus_says_what_it_was_made_of(run: Run, home: Path) -> None:
    info = json.loads(run("corpus", "info", "--json").stdout)
    assert (info["list_version"], info["entries"]) == (1, 3)
    assert [item["list"] for item in info["lists"]] == ["us-ofac-sdn"]
    assert "us-ofac-sdn@2024-05-01" in run("corpus", "info").stdout


def test_a_snapshot_that_was_lost_or_damaged_is_compiled_again(run: Run, home: Path) -> None:
    for file in (home / "snapshots").glob("*/entries.bin"):
        file.write_bytes(b"damaged")
    assert run("match", "Grey Heron").exit_code == 1
    assert run("corpus", "build").exit_code == 0


@pytest.fixture
def seeds_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "01-rain.md").write_text("---\ntitle: Rain\npublished: 2024-01-05\n---\n\nIt rained.\n")
    return folder


def test_the_seeds_are_built_once_and_checked_against_their_articles(
    run: Run, empty_home: Path, seeds_folder: Path
) -> None:
    assert run("seeds", "build", "--check", "--folder", seeds_folder).exit_code == 3
    assert not (seeds_folder / "built").exists()
    assert "was written anew" in run("seeds", "build", "--folder", seeds_folder).stderr
    assert "was up to date" in run("seeds", "build", "--folder", seeds_folder).stderr
    assert run("seeds", "build", "--check", "--folder", seeds_folder).exit_code == 0
    (seeds_folder / "articles" / "01-rain.md").write_text("It rained no more.\n")
    assert run("seeds", "build", "--check", "--folder", seeds_folder).exit_code == 3
    assert not empty_home.exists()


def test_the_settings_in_effect_are_shown_without_passwords(
    run: Run, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKA_PORT", "8123")
    url = "postgresql+psycopg://aka:geh%40im@db/aka?sslpassword=auch"
    shown = json.loads(run("config", "check", "--database", url, "--json").stdout)
    assert shown["port"] == 8123
    assert shown["database_url"] == "postgresql+psycopg://aka:***@db/aka?sslpassword=***"
    assert "AKA_SEEDS" in run("config", "check").stdout
    assert not empty_home.exists()


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AKA_WORKERS", "many")
    result = run("config", "check")
    assert result.exit_code == 2
    assert "AKA_WORKERS" in result.stderr


def test_serving_takes_its_options_before_the_environment(
    run: Run, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []
    monkeypatch.setitem(sys.modules, "service.serving", SimpleNamespace(serve=served.append))
    monkeypatch.setenv("AKA_PORT", "8123")
    monkeypatch.setenv("AKA_WORKERS", "7")
    assert run("serve", "--host", "::1", "--port", "8200").exit_code == 0
    assert [(settings.host, settings.port, settings.workers) for settings in served] == [("::1", 8200, 7)]
    assert run("serve", "--port", "http").exit_code == 2
