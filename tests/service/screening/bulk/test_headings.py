"""Which column means what."""

import pytest

from service.errors import ConfigurationError
from service.screening.bulk.headings import FIELDS, _usual, find_columns


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Full Name", "name"), ("CUSTOMER_NAME", "name"), ("Company", "name"), ("first-name", "first_name"),
        ("LastName", "last_name"), ("DOB", "birth_date"), ("Date of Birth", "birth_date"), ("birth date", "birth_date"),
        ("Nationality", "country"), ("citizenship", "country"), ("Passport No.", "passport"),
        ("national_id", "national_id"),
        ("IMO", "imo"), ("LEI", "lei"), ("Entity Type", "kind"), ("gender", "gender"), ("Geburtsdatum", "birth_date"),
    ],
)  # fmt: skip
def test_usual_headings_are_known_in_any_spelling(heading, field) -> None:
    assert find_columns(["name", heading] if field != "name" else [heading]).mapped[field][-1] == heading


def test_other_columns_are_listed_as_not_used() -> None:
    assert find_columns(["id", "Name", "balance"]).unmapped == ["id", "balance"]


def test_a_given_column_takes_the_place_of_those_found() -> None:
    columns = find_columns(["name", "Customer", "first_name", "dob"], [("name", "customer")])
    assert columns.mapped == {"name": ["Customer"], "birth_date": ["dob"]}


def test_two_columns_can_hold_one_field() -> None:
    assert find_columns(["name", "country", "nationality"]).positions["country"] == (1, 2)


@pytest.mark.parametrize(
    ("headings", "given", "said"),
    [
        (["balance", "dob"], [], "'balance', 'dob'"),
        (["name"], [("nmae", "name")], "no such field"),
        (["name"], [("name", "Customer")], "'Customer'"),
        (["Name", "name "], [("name", "NAME")], "several columns"),
    ],
)
def test_what_cannot_be_mapped_is_said_with_the_headings(headings, given, said) -> None:
    with pytest.raises(ConfigurationError, match=said):
        find_columns(headings, given)


def test_every_heading_of_the_table_leads_to_a_field() -> None:
    assert set(_usual().values()) <= set(FIELDS)
