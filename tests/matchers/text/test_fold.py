"""Equal-looking text becomes equal; anything at all is taken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.text.fold import MAX_CHARACTERS, clean, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１", "abc1"),
        ("ﬁnance", "finance"),
        ("Ca\u200drlos", "carlos"),
        ("\u202eCarlos\u202c", "carlos"),
        ("a\x00b", "a b"),
        ("tab\there", "tab here"),
        ("lone\ud800surrogate", "lonesurrogate"),
    ],
)
def test_width_ligatures_and_invisible_characters(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_letters_that_imitate_latin_ones_are_replaced() -> None:
    assert fold("Раvеl Ноlub") == "pavel holub"


def test_a_whole_imitating_word_beside_a_mixed_one_is_replaced() -> None:
    assert fold("Наn Sоlо") == "han solo"


def test_latin_letters_in_a_cyrillic_word_become_cyrillic_and_its_neighbours_stay() -> None:
    assert fold("Oбщество Камова") == "общество камова"
    assert fold("Лaдa Каров") == "лада каров"


def test_honest_cyrillic_beside_latin_stays() -> None:
    assert fold("Bank Восток") == "bank восток"


def test_honest_cyrillic_made_of_imitating_letters_stays() -> None:
    assert fold("Рост") == "рост"


def test_long_text_is_cut() -> None:
    assert len(clean("x" * 100_000)) == MAX_CHARACTERS


@settings(max_examples=150)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_folding_takes_any_text_and_is_settled(text: str) -> None:
    once = fold(text)
    assert len(once) <= 3 * MAX_CHARACTERS
    assert clean(clean(text)) == clean(text)
