"""Dates of which only a part is known."""

import pytest

from matchers import PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "circa", "precision"),
    [
        ("1951", "1951-01-01", "1951-12-31", False, "year"),
        ("1951-02", "1951-02-01", "1951-02-28", False, "month"),
        ("1952-02-29", "1952-02-29", "1952-02-29", False, "day"),
        ("1951~", "1951-01-01", "1951-12-31", True, "year"),
        ("1951/1953", "1951-01-01", "1953-12-31", False, "span"),
        ("1951-03/..", "1951-03-01", None, False, "span"),
        ("../1960", None, "1960-12-31", False, "span"),
    ],
)
def test_what_is_read(text: str, earliest: str | None, latest: str | None, circa: bool, precision: str) -> None:
    date = PartialDate.parse(text)
    assert (date.earliest, date.latest, date.circa, date.text) == (earliest, latest, circa, text)
    assert date.precision == precision


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not YYYY"),
        ("12/05/1951", "is not YYYY"),
        ("1951-13", "no month 13"),
        ("1951-02-30", "no day 30"),
        ("0000", "no year 0000"),
        ("../..", "both ends"),
        ("1953/1951", "ends before it starts"),
        ("١٩٥١", "is not YYYY"),
    ],
)
def test_what_is_refused_says_why(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PartialDate.parse(text)
