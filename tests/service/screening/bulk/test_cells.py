"""Birth dates, countries and kinds as tables write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers import PartialDate
from service.screening.bulk.birth_dates import EITHER, find_order, read_birth_date
from service.screening.bulk.cells import is_nothing, read_countries, read_kind


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1970-01-12", "1970-01-12"), ("1970", "1970"), ("1970-01", "1970-01"), ("12 Jan 1970", "1970-01-12"),
        ("12-Jan-1970", "1970-01-12"), ("12th January 1970", "1970-01-12"), ("January 12, 1970", "1970-01-12"),
        ("12/Jan/1970", "1970-01-12"), ("12.01.1970", "1970-01-12"), ("1970/1/12", "1970-01-12"),
        ("19700112", "1970-01-12"),
        ("1970-01-12T00:00:00Z", "1970-01-12"), ("1970-01-12 00:00:00", "1970-01-12"), ("circa 1970", "1970~"),
        ("13/01/1970", "1970-01-13"), ("01/13/1970", "1970-01-13"),
    ],
)  # fmt: skip
def test_dates_of_many_forms_are_understood(text, iso) -> None:
    assert read_birth_date(text, "").readings == (iso,)


@pytest.mark.parametrize("text", ["12/01/70", "31/02/1970", "1970-13-01", "soon", "25569", "12/13/14", "1" * 500])
def test_what_is_no_whole_date_is_not_guessed(text) -> None:
    assert read_birth_date(text, "").readings == ()


def test_an_order_decides_and_is_kept_to() -> None:
    assert read_birth_date("03/04/1970", "dmy").readings == ("1970-04-03",)
    assert read_birth_date("03/04/1970", "mdy").readings == ("1970-03-04",)
    assert read_birth_date("03/04/1970", "").readings == ("1970-04-03", "1970-03-04")
    assert read_birth_date("04/04/1970", "").readings == ("1970-04-04",)
    assert read_birth_date("13/04/1970", "mdy").readings == ()


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["01/02/1970", "31/01/1970"], "dmy"),
        (["01/02/1970", "01/31/1970"], "mdy"),
        (["01/02/1970", "1970-12-31", ""], EITHER),
        (["31/01/1970", "01/31/1970"], EITHER),
        (["45/67/1970"], EITHER),
    ],
)
def test_the_order_is_that_of_the_dates_that_leave_no_doubt(cells, order) -> None:
    assert find_order(cells) == order


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,4}[/. -][0-9A-z]{1,4}[/. -][0-9]{1,4}", fullmatch=True))
def test_every_reading_is_a_date_that_matching_takes(text) -> None:
    for reading in read_birth_date(text, "").readings:
        PartialDate.parse(reading)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("gb", ("gb",)), ("GBR", ("gb",)), ("Germany", ("de",)), ("North Korea", ("kp",)), ("IR; IQ", ("ir", "iq")),
        ("US/GB", ("us", "gb")), ("Korea, South", ("kr",)), ("NA", ("na",)), ("n/a", ()), ("", ()), ("Iraqi", ("iq",)),
    ],
)  # fmt: skip
def test_countries_by_code_or_name(text, codes) -> None:
    assert read_countries(text) == (codes, True)


def test_an_unknown_country_is_said_and_the_others_are_kept() -> None:
    assert read_countries("Narnia") == ((), False)
    assert read_countries("Narnia; FR") == (("fr",), False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Individual", "person"), ("PERSON", "person"), ("Legal Entity", "organisation"), ("ship", "vessel")],
)
def test_kinds_by_their_usual_words(text, kind) -> None:
    assert read_kind(text) == ((kind,), True)


def test_an_unknown_kind_is_said() -> None:
    assert read_kind("robot") == ((), False)
    assert read_kind("n/a") == ((), True)


@pytest.mark.parametrize("text", ["0", "000000", "N/A", " - ", "NULL", "00/00/0000"])
def test_there_are_many_ways_of_writing_nothing(text) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["A0", "10", "1900", "Nil Bakery"])
def test_and_these_are_not_among_them(text) -> None:
    assert not is_nothing(text)
