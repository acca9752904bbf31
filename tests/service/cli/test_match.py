"""`aka match`: one query, explained."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def asked(run: Run, *arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("match", *arguments, "--json").stdout)
    return found


def unwrapped(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(autouse=True)
def _on_the_prepared_list(home: Path) -> None:
    """Every test here asks a copy of the prepared list."""


def test_a_hit_is_exit_code_1_and_its_entry_comes_first(run: Run) -> None:
    result = run("match", "Karim Dalir Vantooz", "--json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert answer["matches"][0]["entry"]["name"] == "VANTOOZ, Karim Dalir"
    assert answer["matches"][0]["sources"][0]["record"] == "us-ofac-sdn:101"
    assert answer["total"] == 1


def test_no_hit_is_exit_code_0_and_says_that_it_clears_nobody(run: Run) -> None:
    result = run("match", "Willemijn Oosterhuis")
    assert result.exit_code == 0
    assert "No hit for “Willemijn Oosterhuis”" in result.stdout
    assert "no hit is not cleared" in result.stdout
    assert result.stderr == ""


def test_unquoted_words_are_one_name(run: Run) -> None:
    assert asked(run, "Karim", "Dalir", "Vantooz")["matches"] == asked(run, "Karim Dalir Vantooz")["matches"]


def test_quoted_arguments_are_names_of_their_own(run: Run) -> None:
    result = run("match", "Willemijn Oosterhuis", "Kareem Vantouz")
    assert result.exit_code == 1
    assert "Willemijn Oosterhuis / Kareem Vantouz" in result.stdout


def test_an_alias_is_asked_too(run: Run) -> None:
    assert run("match", "Willemijn Oosterhuis", "--alias", "Kareem Vantouz").exit_code == 1


def test_the_answer_for_people_names_score_entry_words_source_and_age(run: Run) -> None:
    shown = run("match", "Kareem Vantouz", "--birth-date", "1970-01-12", "--country", "iq").stdout
    shown = unwrapped(shown)
    assert "VANTOOZ, Karim Dalir" in shown
    assert "person · designated · us-ofac-sdn · SDGT" in shown
    assert "VANTOUZ, Kareem (alias)" in shown
    assert "the same" in shown
    assert "For Born on the same day" in shown
    assert "record us-ofac-sdn:101" in shown
    assert "us-ofac-sdn, edition of 2024-05-01" in shown
    assert "days ago, old" in shown


def test_what_speaks_against_a_hit_is_shown_as_that(run: Run) -> None:
    shown = run("match", "Kareem Vantouz", "--birth-date", "1999", "--include-below", "--limit", 1).stdout
    assert "Against   Different birth dates" in shown


def test_the_lines_fit_a_terminal_of_80_columns_and_end_without_blanks(run: Run) -> None:
    lines = run("match", "Kareem Vantouz", "--birth-date", "1999", "--include-below").stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)


def test_a_pipe_gets_no_colours(run: Run) -> None:
    assert "\x1b" not in run("match", "Kareem Vantouz").stdout


def test_an_identifier_finds_without_a_name(run: Run) -> None:
    answer = asked(run, "--id", "imo:9074729")
    assert [hit["entry"]["name"] for hit in answer["matches"]] == ["GREY HERON"]


def test_a_quote_of_the_article_stands_beside_an_accepted_draft(run: Run, draft_ids: list[str]) -> None:
    run("review", "accept", *draft_ids)
    shown = unwrapped(run("match", "Abu Zirak", "--list", "articles").stdout)
    assert "“Raid near Erbil”, A wire, 2024-05-03 (targeted)" in shown
    assert "also known as Abu Zirak" in shown
    assert "leader of Zirak Column" in shown
    assert "us-ofac-sdn" not in shown


def test_entries_left_out_by_their_status_are_counted_and_can_be_shown(run: Run, draft_ids: list[str]) -> None:
    run("review", "accept", *draft_ids)
    result = run("match", "Brown Feather Society")
    assert result.exit_code == 0
    assert "1 entry that is only mentioned; --status mentioned shows it" in unwrapped(result.stdout)
    assert run("match", "Brown Feather Society", "--status", "mentioned").exit_code == 1


def test_the_filters_keep_others_out(run: Run) -> None:
    assert asked(run, "Grey Heron", "--programme", "IRAN")["total"] == 1
    assert asked(run, "Grey Heron", "--programme", "SDGT")["total"] == 0


def test_a_list_without_entries_is_called_that(run: Run) -> None:
    result = run("match", "Grey Heron", "--list", "us-ofac-cons")
    assert result.exit_code == 0
    assert "no entry stands on the list 'us-ofac-cons'" in result.stderr


@pytest.mark.parametrize("filters", [["--list", "us-ofac-sdm"], ["--programme", "SGDT"]])
def test_a_misspelt_filter_lets_nobody_through(run: Run, filters: list[str]) -> None:
    result = run("match", "Grey Heron", *filters)
    assert result.exit_code == 2
    assert filters[1] in result.stderr


def test_a_day_before_the_listing_has_no_hit(run: Run) -> None:
    assert asked(run, "Grey Heron", "--as-of", "2024-04-30")["total"] == 0
    assert asked(run, "Grey Heron", "--as-of", "2024-05-01")["total"] == 1


def test_what_was_known_at_a_moment_is_asked_in_any_zone(run: Run) -> None:
    assert asked(run, "Grey Heron", "--known-at", "2024-05-02T07:59:59Z")["total"] == 0
    assert asked(run, "Grey Heron", "--known-at", "2024-05-02T10:00:00+02:00")["total"] == 1
    assert asked(run, "Grey Heron", "--known-at", "2024-05-02")["total"] == 1


def test_below_the_threshold_shows_without_counting_as_a_hit(run: Run) -> None:
    result = run("match", "Karim Vantoozian", "--threshold", "1", "--include-below", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["matches"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "a name or an identifier"),
        (["Grey Heron", "--threshold", "1.5"], "--threshold"),
        (["Grey Heron", "--limit", "0"], "--limit"),
        (["Grey Heron", "--birth-date", "yesterday"], "yesterday"),
        (["Grey Heron", "--country", "Panama"], "Panama"),
        (["Grey Heron", "--id", "imo"], "TYPE:VALUE"),
        (["Grey Heron", "--id", "shoe:44"], "TYPE:VALUE"),
        (["Grey Heron", "--as-of", "2024-02-30"], "2024-02-30"),
        (["Grey Heron", "--known-at", "noon"], "noon"),
        (["Grey Heron", "--policy", "1999-01"], "1999-01"),
        (["Grey Heron", "--status", "wanted"], "wanted"),
        (["Grey Heron", "--nonsense"], "--nonsense"),
        (["x" * 1001], "1,001 characters"),
        (["Grey \udcff Heron"], "UTF-8"),
    ],
)
def test_a_usage_error_is_exit_code_2_and_names_what_is_wrong(run: Run, arguments: list[str], said: str) -> None:
    result = run("match", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_another_database_in_the_same_home_answers_for_itself(run: Run, home: Path) -> None:
    other = f"sqlite:///{home / 'other.db'}"
    assert run("match", "Grey Heron", "--database", other).exit_code == 4
    assert run("--database", other, "db", "upgrade").exit_code == 0
    assert run("--database", other, "match", "Grey Heron").exit_code == 0
    assert run("match", "Grey Heron").exit_code == 1


def test_a_probability_is_never_rounded_to_certainty(run: Run) -> None:
    shown = unwrapped(run("match", "Karim Dalir Vantooz", "--birth-date", "1970-01-12").stdout)
    assert "probability over 99%" in shown
