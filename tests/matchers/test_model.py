"""Parties as they are made, and what is refused."""

import pytest

from matchers import Identifier, Name, PartialDate, Party


def test_plain_values_become_typed_ones() -> None:
    party = Party(names=["A", Name("B", "alias")], birth_dates=["1951"], countries=["iq", "IQ", "eu"])
    assert party.names == (Name("A"), Name("B", "alias"))
    assert party.birth_dates == (PartialDate.parse("1951"),)
    assert party.countries == ("IQ", "EU")


def test_one_string_is_one_name() -> None:
    assert Party(names="Abu Taqwa").names == (Name("Abu Taqwa"),)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: Party(kind="ship"), "kind 'ship'"),
        (lambda: Name("x", "nickname"), "name kind 'nickname'"),
        (lambda: Identifier("phone", "1"), "identifier type 'phone'"),
        (lambda: Party(countries=["Iraq"]), "country 'Iraq'"),
        (lambda: Party(birth_dates=["spring 1951"]), "is not YYYY"),
    ],
)
def test_what_is_refused_says_why(made, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        made()


def test_an_impossible_day_counts_as_its_year() -> None:
    (date,) = Party(birth_dates=["1951-13-32"]).birth_dates
    assert (date.earliest, date.latest, date.text) == ("1951-01-01", "1951-12-31", "1951-13-32")
    assert date.precision == "year"
