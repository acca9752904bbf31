"""Text split into words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.text.tokens import MAX_LETTERS, MAX_WORDS, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abu-Taqwa", ["abu", "taqwa"]),
        ("KATA'IB", ["kataib"]),
        ("Kata’ib", ["kataib"]),
        ("O'Brien, J.P.", ["obrien", "j", "p"]),
        ("ابو تقوى", ["abu", "tqwa"]),
        ("№ 7", ["no", "7"]),
        ("🙂 …", []),
        ("", []),
    ],
)
def test_splitting(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_bounds() -> None:
    assert len(words("a b " * 5000)) == MAX_WORDS
    assert len(words("x" * 5000)[0].text) == MAX_LETTERS


@settings(max_examples=150)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_gives_plain_words(text: str) -> None:
    for word in words(text):
        assert word.text.isascii()
        assert word.text.isalnum()
        assert word.text == word.text.lower()
        assert 1 <= len(word.text) <= MAX_LETTERS
