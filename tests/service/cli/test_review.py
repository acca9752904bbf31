"""`aka review`: a reviewer's word on drafts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _on_the_prepared_list(home: Path) -> None:
    """Every test here works on a copy of the prepared installation."""


def states(run: Run) -> list[str]:
    return [draft["state"] for draft in json.loads(run("review", "list", "--state", "all", "--json").stdout)]


def test_the_drafts_that_wait_are_listed_with_their_doubts(run: Run, draft_ids: list[str]) -> None:
    shown = run("review", "list").stdout
    assert len(draft_ids) == 3
    assert "Karim Vantooz" in shown
    assert "(1 doubt)" in " ".join(shown.split())


def test_a_draft_is_shown_with_every_quote_and_doubt(run: Run, draft_ids: list[str]) -> None:
    shown = run("review", "show", draft_ids[0]).stdout
    assert "status: “A raid on Thursday killed”" in shown
    assert "Abu Zirak (alias)" in shown
    assert "leader of Zirak Column" in shown
    assert "It is not said that" in run("review", "show", draft_ids[2]).stdout


def test_an_accepted_draft_answers_at_once(run: Run, draft_ids: list[str]) -> None:
    result = run("review", "accept", draft_ids[0], "--reason", "read it")
    assert result.exit_code == 0
    entry = result.stdout.split()[-1]
    assert json.loads(run("match", "Abu Zirak", "--json").stdout)["matches"][0]["entry"]["id"] == entry
    assert states(run) == ["accepted", "pending", "pending"]
    assert "read it" in run("review", "show", draft_ids[0]).stdout


def test_a_draft_can_join_an_entry_that_is_there(run: Run, draft_ids: list[str]) -> None:
    official = json.loads(run("match", "Kareem Vantouz", "--json").stdout)["matches"][0]["entry"]["id"]
    accepted = json.loads(run("review", "accept", draft_ids[0], "--entry", official, "--json").stdout)
    assert accepted[0]["entry"] == official
    found = json.loads(run("entry", "show", official, "--json").stdout)
    assert found["lists"] == ["articles", "us-ofac-sdn"]


def test_a_rejected_draft_never_comes_on_the_list(run: Run, draft_ids: list[str]) -> None:
    assert run("review", "reject", draft_ids[2], "--reason", "a bystander").exit_code == 0
    assert states(run) == ["pending", "pending", "rejected"]
    assert run("review", "accept", draft_ids[2]).exit_code == 3


def test_a_rejection_needs_a_reason(run: Run, draft_ids: list[str]) -> None:
    assert run("review", "reject", draft_ids[2]).exit_code == 2


def test_the_good_ones_are_decided_and_the_others_named(run: Run, draft_ids: list[str]) -> None:
    run("review", "accept", draft_ids[0])
    result = run("review", "accept", *draft_ids[:2], "art-none.e1")
    assert result.exit_code == 5
    assert f"{draft_ids[0]}: was accepted already" in result.stderr
    assert "art-none.e1: there is no such draft" in result.stderr
    assert states(run) == ["accepted", "accepted", "pending"]


def test_a_draft_or_an_entry_that_does_not_exist_is_refused(run: Run, draft_ids: list[str]) -> None:
    assert run("review", "show", "art-none.e1").exit_code == 3
    assert run("review", "accept", draft_ids[0], "--entry", "aka-none").exit_code == 3
    assert states(run) == ["pending"] * 3


def test_an_entry_goes_with_a_single_draft(run: Run, draft_ids: list[str]) -> None:
    assert run("review", "accept", *draft_ids, "--entry", "aka-any").exit_code == 2


def test_nothing_that_waits_is_said(run: Run, draft_ids: list[str]) -> None:
    run("review", "accept", *draft_ids)
    assert run("review", "list").stdout == "No draft waits.\n"
