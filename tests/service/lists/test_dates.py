import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.record import PublishedDate
from service.lists.dates import between, day_first, edtf, month_first, of_parts, spanned, stated


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
        ("1977/1978", "1977/1978"),
        ("March 16, 1972", "1972-03-16"),
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
        "a) Approximately 1955-1958 b) 1945-1950",
        "x to 1950",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/01/1970", "1970-01-12"),
        ("dd/mm/1970", "1970"),
        ("dd/03/1970", "1970-03"),
        ("00/00/1970", "1970"),
        ("00/10/1983", "1983-10"),
        ("10/00/1983", "1983"),
        ("08-Oct-2026", "2026-10-08"),
        ("12 Jan 1970", "1970-01-12"),
        ("31/02/1970", ""),
        ("13/13/1970", ""),
    ],
)
def test_a_date_with_the_day_first(text: str, expected: str) -> None:
    assert day_first(text) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("1970", "1", "12"), "1970-01-12"),
        (("1970", "", "12"), "1970"),
        (("1970", "09"), "1970-09"),
        (("", "1", "12"), ""),
        (("1970", "13"), ""),
        (("x",), ""),
    ],
)
def test_a_date_in_parts(parts: tuple[str, ...], expected: str) -> None:
    assert of_parts(*parts) == expected
    assert of_parts(*parts, circa=True) == (f"{expected}~" if expected else "")


def test_an_interval_may_be_open_but_not_turned_around() -> None:
    assert between("1953", "1954") == "1953/1954"
    assert between("1953~", "1954") == "1953~/1954~"
    assert between("", "1980") == "../1980"
    assert between("1980", "..") == "1980/.."
    assert between("", "") == ""
    assert between("1954", "1953") == ""


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1972-01-01", "1972-12-31", "1972"),
        ("1972-02-01", "1972-02-29", "1972-02"),
        ("1972-02-03", "1972-02-03", "1972-02-03"),
        ("1972-01-01", "1975-12-31", "1972/1975"),
        ("1972-01-05", "1975-06-30", "1972-01-05/1975-06-30"),
    ],
)
def test_a_span_says_how_exact_it_is(start: str, end: str, expected: str) -> None:
    assert spanned(start, end) == expected


def test_several_dates_in_a_text_are_each_a_date() -> None:
    assert [each.edtf for each in stated("1965 or 1966")] == ["1965", "1966"]
    assert [each.edtf for each in stated("a) Approximately 1975 b) 1971")] == ["1975~", "1971"]
    assert [each.edtf for each in stated("00/00/1980", day_first)] == ["1980"]
    assert [each.edtf for each in stated("a) Approximately 1955- 1958 b) 1945-1950")] == ["1955~/1958~", "1945/1950"]
    assert [each.edtf for each in stated("21/09/1964; alt DOB: 1962.", day_first)] == ["1964-09-21", "1962"]
    assert stated("5 Feb. 1970 (this alias only)") == (PublishedDate("5 Feb. 1970 (this alias only)", "1970-02-05"),)
    assert stated("") == ()


def test_a_text_of_which_a_part_is_no_date_stays_whole() -> None:
    assert stated("1965 or so") == (PublishedDate("1965 or so"),)
    assert stated("30-35 years old") == (PublishedDate("30-35 years old"),)


@given(st.text(max_size=60))
def test_any_text_keeps_every_word_of_it(text: str) -> None:
    assert all(each.text in text for each in stated(text, day_first))
