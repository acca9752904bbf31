"""Which word answers which, and how."""

import pytest

from matchers import compare_names


def hows(query: str, listed: str, kind: str | None = "person") -> dict[tuple[str, str], str]:
    tokens = compare_names(query, listed, kind=kind).evidence[0].tokens
    return {(t.query, t.listed): t.how for t in tokens}


@pytest.mark.parametrize(
    ("query", "listed", "pair", "how"),
    [
        ("Karim Saleh", "Karim Saleh", ("karim", "karim"), "exact"),
        ("Oleg Zoubarra", "Oleg Zoubaro", ("zoubarra", "zoubaro"), "spelling"),
        ("Oleg Voloshin", "Oleg Voloshyn", ("voloshin", "voloshyn"), "variant"),
        ("Mehmet Demir", "Muhammad Demir", ("mehmet", "muhammad"), "variant"),
        ("تقوى Karim", "Taqwa Karim", ("tqwa", "taqwa"), "sound"),
        ("Bhzdi Karim", "Behzadi Karim", ("bhzdi", "behzadi"), "sound"),
        ("K. Markov", "Kirill Markov", ("k", "kirill"), "initial"),
        ("Isidro Avelar Gutier", "Isidro Avelar Gutierrez", ("gutier", "gutierrez"), "cut"),
        ("AbuTaqwa", "Abu Taqwa", ("abutaqwa", "abu taqwa"), "joined"),
        ("Abu Taqwa", "AbuTaqwa", ("abu taqwa", "abutaqwa"), "joined"),
        ("Karim Saleh", "Karim Zoubir", ("saleh", ""), "unmatched"),
        ("Karim Saleh", "Karim Zoubir", ("", "zoubir"), "unmatched"),
    ],
)
def test_how(query: str, listed: str, pair: tuple[str, str], how: str) -> None:
    assert hows(query, listed)[pair] == how


def test_consonants_alone_do_not_match_two_words_with_vowels() -> None:
    assert ("karim", "korom") not in hows("Karim", "Korom") or hows("Karim", "Korom")[("karim", "korom")] != "sound"


def test_numbers_match_whole_or_not_at_all() -> None:
    assert hows("Ocean Star 21", "Ocean Star 22", "vessel")[("21", "")] == "unmatched"
    assert hows("Ocean Star 7", "Ocean Star 007", "vessel")[("7", "7")] == "exact"


def test_a_word_in_the_middle_is_not_cut() -> None:
    assert hows("Gut Avelar Isidro", "Gutierrez Avelar Isidro").get(("gut", "gutierrez")) is None


def test_weights_add_up_to_one() -> None:
    tokens = compare_names("Karim Saleh Trading", "Kareem Salih", kind="person").evidence[0].tokens
    assert sum(t.weight for t in tokens) == pytest.approx(1.0, abs=0.001)


def test_misread_letters_match_but_roman_numerals_do_not() -> None:
    assert hows("Dayrna Sulayman", "Dayma Sulayman")[("dayrna", "dayma")] == "spelling"
    assert hows("Apollo Fund VII", "Apollo Fund VIII", "company")[("vii", "")] == "unmatched"
