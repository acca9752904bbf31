"""What stands: the strongest status, and days between which something holds."""

import pytest

from service.domain.standing import first_day, in_force, strongest
from service.domain.vocabulary import Status


def test_the_strongest_status_that_stands_wins() -> None:
    assert strongest([Status.MENTIONED, Status.TARGETED, Status.ASSOCIATED]) is Status.TARGETED


def test_a_listing_that_stands_outweighs_one_that_ended() -> None:
    assert strongest([Status.DELISTED, Status.DESIGNATED]) is Status.DESIGNATED


def test_delisted_only_when_nothing_else_stands() -> None:
    assert strongest([Status.DELISTED]) is Status.DELISTED
    assert strongest([Status.DELISTED, Status.ASSOCIATED]) is Status.ASSOCIATED


def test_no_source_at_all_is_a_mention() -> None:
    assert strongest([]) is Status.MENTIONED


def test_the_first_day_counts_and_the_last_does_not() -> None:
    assert in_force("2024-01-01", "2024-02-01", "2024-01-01")
    assert not in_force("2024-01-01", "2024-02-01", "2024-02-01")
    assert in_force("2024-01-01", None, "2099-12-31")
    assert not in_force("2024-01-01", None, "2023-12-31")


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("1970", "1970-01-01"),
        ("1970-03", "1970-03-01"),
        ("1970-03-05", "1970-03-05"),
        ("1951~", "1951-01-01"),
        ("1951/1953", "1951-01-01"),
        ("../1953", ""),
        ("", ""),
    ],
)
def test_the_earliest_day_a_partial_date_can_mean(edtf: str, day: str) -> None:
    assert first_day(edtf) == day
