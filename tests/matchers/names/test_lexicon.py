"""How much the words of a name say."""

import math

import pytest

from matchers.names import lexicon
from matchers.tables import read_table
from matchers.text.tokens import words

COMMON = read_table("matchers.names", "common_names")


def says(word: str) -> float:
    return lexicon.information(word, None)


def test_common_names_are_sorted_and_there_once() -> None:
    found = [row["word"] for row in COMMON]
    assert found == sorted(set(found))


def test_common_names_are_folded_as_names_are() -> None:
    assert [row["word"] for row in COMMON if [w.text for w in words(row["word"])] != [row["word"]]] == []


def test_common_names_have_a_share_of_two_digits() -> None:
    shares = [int(row["per_million"]) for row in COMMON]
    assert all(30 < share < 500_000 and not share % 10 ** (len(str(share)) - 2) for share in shares)


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("gonzalez", "goikoetxea"),
        ("nguyen", "khiem"),
        ("weidong", "ouyangming"),
        ("mukherjee", "lahkarpur"),
        ("yilmaz", "tarakcioglu"),
        ("kuznetsova", "zubkovskaya"),
        ("mohammadi", "golpayegani"),
        ("setiawan", "tumbelaka"),
        ("adebayo", "gbadegesinla"),
        ("solutions", "quadrivium"),
        ("ticaret", "kervansaraylar"),
    ],
)
def test_what_is_common_in_its_community_says_less_than_what_is_rare(common: str, rare: str) -> None:
    assert says(common) < 6.5 < says(rare) <= lexicon.RAREST


def test_the_larger_share_counts() -> None:
    census = {row["word"]: int(row["per_million"]) for row in read_table("matchers.names", "frequency")}
    home = {row["word"]: int(row["per_million"]) for row in COMMON}
    assert census["garcia"] < home["garcia"]
    assert says("garcia") == pytest.approx(-math.log(home["garcia"] / 1e6))
    assert "abbott" not in home
    assert says("abbott") == pytest.approx(-math.log(census["abbott"] / 1e6))


def test_spellings_of_one_name_share_the_largest_share_of_any_community() -> None:
    largest = max(int(row["per_million"]) for row in COMMON if lexicon.variants(True).get(row["word"]) == "yusuf")
    assert lexicon.information("joseph", "yusuf") <= -math.log(largest / 1e6)


def test_no_word_says_less_than_nothing() -> None:
    canonical = {*lexicon.variants(True).values(), *lexicon.variants(False).values()}
    assert all(lexicon.information(word, None) > 0 for word in canonical | {row["word"] for row in COMMON})
