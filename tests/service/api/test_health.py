"""`/healthz` and `/readyz`."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from service import clock
from service.api.schemas.lists import ReadyAnswer
from service.app import create_app
from service.settings import read_settings

Call = Callable[..., Any]


def test_a_service_that_is_ready_names_its_lists_and_their_ages(get: Call) -> None:
    ready = get("/readyz")
    ReadyAnswer().load(ready)
    assert ready["list_version"] == 2
    ages = {item["list"]: item["age_days"] for item in ready["lists"]}
    assert ages == {
        "articles": clock.days_since("2024-05-02", clock.today()),
        "demo-list": clock.days_since("2024-01-01", clock.today()),
    }
    assert [item["old"] for item in ready["lists"]] == [False, True]  # articles never are
    assert ready["warnings"] == [f"demo-list is {ages['demo-list']:,} days old, over 30"]


def test_the_age_of_an_article_that_names_only_its_month_counts_from_its_start(get: Call, post: Call) -> None:
    (draft, _) = get("/drafts")["drafts"]  # of 2024-06
    post(f"/drafts/{draft['id']}/accept", {})
    assert get("/readyz")["lists"][0]["age_days"] == clock.days_since("2024-06-01", clock.today())


def test_alive_and_ready_are_told_apart_while_the_database_is_away(tmp_path: Path) -> None:
    away = "postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1"
    caller = create_app(read_settings({}, home=str(tmp_path / "home"), database_url=away)).test_client()
    assert caller.get("/healthz").get_json() == {"status": "ok"}
    assert not (tmp_path / "home").exists()
    ready = caller.get("/readyz")
    assert ready.status_code == 503
    assert int(ready.headers["Retry-After"]) > 0
    assert "database" in ready.get_json(force=True)["detail"]


def test_a_service_that_does_not_know_the_keys_is_not_ready(prepared_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home, ignore=shutil.ignore_patterns("keys.json"))
    (home / "aka.db").write_bytes(b"this is no database " * 100)
    caller = create_app(read_settings({}, home=str(home))).test_client()
    assert caller.post("/match", json={"name": "Hasadun"}).status_code == 503
    assert caller.get("/readyz").status_code == 503


def test_a_match_needs_no_database_once_list_and_keys_are_known(prepared_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    create_app(read_settings({}, home=str(home))).test_client().get("/lists")
    (home / "aka.db").write_bytes(b"this is no database " * 100)
    caller = create_app(read_settings({}, home=str(home))).test_client()
    assert caller.post("/match", json={"name": "Hasadun"}).get_json()["total"] == 1
    assert caller.get("/readyz").status_code == 200
    lists = caller.get("/lists")
    assert lists.status_code == 503
    assert lists.headers["Retry-After"]
