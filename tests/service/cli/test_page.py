"""Text for people, on whatever they read it."""

import pytest

from service.cli.page import Page
from service.cli.reasons_text import score_text


def test_a_paragraph_is_wrapped_under_its_label(capsys: pytest.CaptureFixture[str]) -> None:
    Page().fact("Source", "word " * 40)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("   Source    word word")
    assert all(line.startswith(" " * 13 + "word") and len(line) <= 80 for line in lines[1:])


def test_what_could_rewrite_the_terminal_is_shown_as_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    Page().line("a\x1b[2Jb\u202ec")
    assert capsys.readouterr().out == "a\N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}c\n"


def test_names_in_every_script_are_left_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    Page().line("حركة النجباء, 王小明, Ὅμηρος [bold] :smile:")
    assert capsys.readouterr().out == "حركة النجباء, 王小明, Ὅμηρος [bold] :smile:\n"


def test_columns_stand_straight_below_wide_characters(capsys: pytest.CaptureFixture[str]) -> None:
    Page().table([["name", "kind"], ["王小明", "person"]])
    assert capsys.readouterr().out.splitlines() == ["name    kind", "王小明  person"]


@pytest.mark.parametrize(
    ("score", "shown"), [(0.7, "0.70"), (0.6999, "0.69"), (0.29, "0.29"), (1.0, "1.00"), (0.0, "0.00")]
)
def test_a_score_never_looks_higher_than_it_is(score: float, shown: str) -> None:
    assert score_text(score) == shown
