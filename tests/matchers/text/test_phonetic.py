"""Sounds in three grades."""

import pytest

from matchers.text.phonetic import is_vowelless, light, skeleton, soft


@pytest.mark.parametrize(
    ("a", "b"), [("jawary", "jawari"), ("youssouf", "yusuf"), ("kassem", "kasem"), ("phil", "fil")]
)
def test_light_undoes_ways_to_write_one_sound(a: str, b: str) -> None:
    assert light(a) == light(b)


def test_light_keeps_vowels_apart() -> None:
    assert light("hezbollah") != light("hizballah")


@pytest.mark.parametrize(("a", "b"), [("hezbollah", "hizballah"), ("qasim", "kasem"), ("walid", "valeed")])
def test_soft_takes_all_vowels_for_one(a: str, b: str) -> None:
    assert soft(a) == soft(b)


def test_soft_keeps_consonants_apart() -> None:
    assert soft("badr") != soft("batr")


@pytest.mark.parametrize(
    ("a", "b"), [("taqwa", "tqwa"), ("behzadi", "bhzdi"), ("muhammad", "mhmmd"), ("morteza", "mrtza")]
)
def test_skeletons_need_no_vowels(a: str, b: str) -> None:
    assert skeleton(a) == skeleton(b)


def test_skeletons_of_other_words_differ() -> None:
    assert skeleton("karim") != skeleton("salim")


@pytest.mark.parametrize(
    ("word", "answer"), [("mhmmd", True), ("abdlrzk", True), ("hans", False), ("li", False), ("b2b", False)]
)
def test_words_without_inner_vowels(word: str, answer: bool) -> None:
    assert is_vowelless(word) is answer


def test_nothing_stays_nothing() -> None:
    assert (light(""), soft(""), skeleton("")) == ("", "", "")
