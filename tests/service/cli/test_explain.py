"""`aka explain`: two names, and everything between them."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_two_names_are_compared_without_any_list(run: Run, empty_home: Path) -> None:
    result = run("explain", "Kareem Vantouz", "Karim Vantooz", "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert 0 < answer["score"] <= 1
    assert {"score", "probability", "band", "reasons", "would_change"} <= set(answer)
    assert not empty_home.exists()


def test_an_entry_is_taken_with_all_its_names_and_facts(run: Run, home: Path) -> None:
    hit = json.loads(run("match", "Kareem Vantouz", "--json").stdout)["matches"][0]
    answer = json.loads(run("explain", "Kareem Vantouz", hit["entry"]["id"], "--birth-date", "1999", "--json").stdout)
    against = [reason for reason in answer["reasons"] if reason["effect"] < 0]
    assert [reason["feature"] for reason in against] == ["birth_date"]


def test_the_verdict_comes_first_and_what_would_change_it_last(run: Run, empty_home: Path) -> None:
    shown = run("explain", "Kareem Vantouz", "Willemijn Oosterhuis").stdout
    assert "would be no hit at 0.70" in shown.splitlines()[0]
    assert "birth date that agrees" in shown.split("Otherwise")[1]


def test_the_weights_are_shown_with_their_sum(run: Run, empty_home: Path) -> None:
    shown = run("explain", "Kareem Vantouz", "Karim Vantooz").stdout
    weights = shown.split("Weights")[1].split("Otherwise")[0].splitlines()
    *parts, total = (float(line.split()[0]) for line in weights if line.strip())
    assert "together" in weights[-2] or "together" in weights[-1]
    assert abs(sum(parts) - total) < 0.1


def test_an_entry_that_does_not_exist_is_refused(run: Run, home: Path) -> None:
    result = run("explain", "Kareem Vantouz", "aka-nobody")
    assert result.exit_code == 3
    assert "aka-nobody" in result.stderr
