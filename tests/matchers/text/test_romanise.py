"""Other scripts in Latin letters, the way names are written."""

import pytest

from matchers.text.romanise import romanise


@pytest.mark.parametrize(
    ("word", "latin", "script"),
    [
        ("plain", ("plain",), "latin"),
        ("şahin", ("sahin",), "latin"),
        ("łódź", ("lodz",), "latin"),
        ("сергей", ("sergey",), "cyrillic"),
        ("ابو", ("abu",), "abjad"),
        ("تقوى", ("tqwa",), "abjad"),
        ("الجواري", ("al", "jwari"), "abjad"),
        ("عبدالصبورين", ("abd", "al", "sburin"), "abjad"),
        ("مُحَمَّد", ("muhammad",), "abjad"),
        ("גינתון", ("gintun",), "abjad"),
        ("习近平", ("xi", "jin", "ping"), "syllabic"),
        ("김정은", ("gim", "jeong", "eun"), "syllabic"),
    ],
)
def test_words(word: str, latin: tuple[str, ...], script: str) -> None:
    assert romanise(word) == (latin, script)


def test_a_word_without_letters_is_empty() -> None:
    assert romanise("\u0301")[0] == ()
