"""The passage around a quote."""

from hypothesis import given
from hypothesis import strategies as st

from service.screening.quotes import passage


def around(text: str, quote: str) -> str:
    start, end = passage(text, text.index(quote), text.index(quote) + len(quote))
    return text[start:end]


def test_the_whole_sentence_is_quoted() -> None:
    text = "One came. The second, known as Two, left. Three stayed."
    assert around(text, "Two") == "The second, known as Two, left."


def test_a_quote_over_two_sentences_brings_both() -> None:
    assert around("A b. C d. E f. G.", "d. E") == "C d. E f."


def test_a_line_break_ends_a_passage() -> None:
    assert around("A heading\nThe Group was listed\nmore", "Group") == "The Group was listed"


def test_a_text_without_sentence_ends_is_not_quoted_whole() -> None:
    assert len(around("x" * 5_000 + "NAME" + "y" * 5_000, "NAME")) == 804


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 40))
def test_a_passage_always_holds_its_quote(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    first, last = passage(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
