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


@pytest.mark.parametrize("other", ["8", "08", "8th", "VIII", "Eighth", "Vosmoy"])
def test_a_number_is_the_same_however_it_is_written(other: str) -> None:
    assert ("viii", "") not in hows("Zeta Fund VIII", f"Zeta Fund {other}", "company")
    assert hows("Zeta Fund VII", f"Zeta Fund {other}", "company")[("vii", "")] == "unmatched"


@pytest.mark.parametrize(("one", "another"), [("21st", "31st"), ("Niger", "Nigeria"), ("Iran", "Iraq")])
def test_other_numbers_and_countries_are_no_misspelling(one: str, another: str) -> None:
    assert hows(f"Zeta Bank {one}", f"Zeta Bank {another}", "company")[(one.lower(), "")] == "unmatched"


def test_the_servant_of_may_be_left_out() -> None:
    assert hows("Abdul Karim Saleh", "Karim Saleh")[("abdulkarim", "karim")] == "spelling"
    assert ("abdulkarim", "abdulghani") not in hows("Abdul Karim Saleh", "Abdul Ghani Saleh")


def test_a_title_answers_a_name_of_the_same_word() -> None:
    assert hows("Zubar Imam", "Imam Zubar Saleh")[("imam", "imam")] == "variant"


def test_short_words_of_one_sound() -> None:
    assert hows("Ie Aung", "Ye Aung")[("ie", "ye")] == "spelling"
    assert hows("Qs Sarraj", "Qais Sarraj")[("qs", "qais")] == "sound"


def test_two_letters_at_the_end_are_cut_off_only_after_two_matches() -> None:
    assert hows("Elena Zubarevna Ap", "Elena Zubarevna Apanas")[("ap", "apanas")] == "cut"
    assert ("ap", "apanas") not in hows("Elena Ap", "Elena Apanas")


def test_a_word_in_the_middle_is_not_cut() -> None:
    assert hows("Gut Avelar Isidro", "Gutierrez Avelar Isidro").get(("gut", "gutierrez")) is None


def test_weights_add_up_to_one() -> None:
    tokens = compare_names("Karim Saleh Trading", "Kareem Salih", kind="person").evidence[0].tokens
    assert sum(t.weight for t in tokens) == pytest.approx(1.0, abs=0.001)


def test_misread_letters_match_but_roman_numerals_do_not() -> None:
    assert hows("Dayrna Sulayman", "Dayma Sulayman")[("dayrna", "dayma")] == "spelling"
    assert hows("Apollo Fund VII", "Apollo Fund VIII", "company")[("vii", "")] == "unmatched"
