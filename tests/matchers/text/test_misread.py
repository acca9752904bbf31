"""What a scanner takes for one another."""

import pytest

from matchers.text.misread import misread


@pytest.mark.parametrize(
    ("a", "b"), [("dayrna", "dayma"), ("k1rill", "klrill"), ("b0ris", "boris"), ("vvalter", "walter")]
)
def test_misreadings_look_alike(a: str, b: str) -> None:
    assert misread(a) == misread(b)


def test_numbers_and_other_words_stay() -> None:
    assert misread("2010") == "2010"
    assert misread("karim") == "karim"
