import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.lists.dates import edtf, month_first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Jan 1970", "1970-01-12"),
        ("2 September 1970", "1970-09-02"),
        ("Sep 1938", "1938-09"),
        ("1946", "1946"),
        ("1970-01-12", "1970-01-12"),
        ("1970-01", "1970-01"),
        ("circa 1951", "1951~"),
        ("circa-1951", "1951~"),
        ("circa 07 Jul 1966", "1966-07-07~"),
        ("Approximately 1968", "1968~"),
        ("1951 to 1953", "1951/1953"),
        ("01 Jan 1953 to 31 Dec 1954", "1953-01-01/1954-12-31"),
        ("Mar 1962 to Feb 1963", "1962-03/1963-02"),
        ("circa 1979-1982", "1979~/1982~"),
        ("Between 1968 and 1973", "1968/1973"),
    ],
)
def test_a_date_form_of_the_lists_is_understood(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30-35 years old",
        "31 Feb 1970",
        "12 Foo 1970",
        "1970-13",
        "1953 to 1951",
        "early 1950s",
        "19700",
        "12/01/1970",
    ],
)
def test_what_is_no_date_or_could_be_two_is_not_guessed(text: str) -> None:
    assert edtf(text) == ""


def test_the_publication_date_has_the_month_first() -> None:
    assert month_first("03/10/2021") == "2021-03-10"
    assert month_first("13/10/2021") == ""


@given(st.text(max_size=100))
@settings(max_examples=60)
def test_any_text_gives_a_date_or_nothing(text: str) -> None:
    assert isinstance(edtf(text), str)
