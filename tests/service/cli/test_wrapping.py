"""Lines of a width."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from service.cli.wrapping import wrapped

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60)
STYLES = st.sampled_from(["", "bold", "red"])


def lines_of(text: str, width: int) -> list[str]:
    return ["".join(part for part, _ in line) for line in wrapped([(text, "")], width)]


def test_a_line_ends_between_words() -> None:
    assert lines_of("one two three four", 9) == ["one two", "three", "four"]


def test_a_line_feed_ends_a_line() -> None:
    assert lines_of("one\ntwo", 80) == ["one", "two"]


def test_nothing_is_one_empty_line() -> None:
    assert lines_of("", 80) == [""]


def test_blanks_between_words_stay_but_not_at_the_ends_of_lines() -> None:
    assert lines_of("a    b", 80) == ["a    b"]
    assert lines_of("a    b", 4) == ["a", "b"]


def test_a_word_keeps_together_though_its_parts_have_styles() -> None:
    assert wrapped([("see ", ""), ("“title”", "italic"), (", 2024", "")], 11) == [
        [("see", "")],
        [("“title”", "italic"), (",", "")],
        [("2024", "")],
    ]


def test_words_of_one_style_are_one_part() -> None:
    assert wrapped([("see the ", ""), ("red word", "red"), (" here", "")], 80) == [
        [("see the ", ""), ("red word", "red"), (" here", "")]
    ]


def test_a_wide_script_takes_two_columns_a_character() -> None:
    assert lines_of("王小明 王小明", 7) == ["王小明", "王小明"]


@given(st.lists(st.tuples(WORDS, STYLES), max_size=5), st.integers(2, 40))
def test_no_line_is_too_wide_and_no_word_is_lost(parts: list[tuple[str, str]], width: int) -> None:
    lines = ["".join(text for text, _ in line) for line in wrapped(parts, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(text for text, _ in parts).split())
