"""The Denied Persons List: rows by person, orders by date."""

from collections.abc import Callable

import pytest

from service.domain.record import Designation, Record, Remark
from service.domain.vocabulary import PartyKind, Status
from service.lists import ReadEdition


@pytest.fixture
def edition(good: Callable[[str], ReadEdition]) -> ReadEdition:
    return good("us-bis-dpl")


@pytest.fixture
def records(edition: ReadEdition) -> dict[str, Record]:
    return {record.name: record for record in edition.records}


def test_one_person_has_all_rows_of_the_name(records: dict[str, Record]) -> None:
    assert list(records) == ["HAKIM WADER", "SALIM EGRET", "HERON AIR CARGO LTD"]
    assert len(records["HAKIM WADER"].addresses) == 2


def test_each_order_is_a_designation(records: dict[str, Record]) -> None:
    assert records["SALIM EGRET"].designations == (
        Designation("US/Commerce", "DPL", list_code="DPL", start="2024-01-01"),
        Designation("US/Commerce", "DPL", list_code="DPL", start="2025-06-01"),
    )


def test_an_expired_order_lists_nobody_and_one_without_end_stands(records: dict[str, Record]) -> None:
    assert records["HAKIM WADER"].status is Status.DELISTED
    assert records["HAKIM WADER"].designations[0].end == "2020-01-01"
    assert records["SALIM EGRET"].status is Status.DESIGNATED


def test_a_typing_error_in_a_date_is_kept_and_ends_nothing(edition: ReadEdition, records: dict[str, Record]) -> None:
    heron = records["HERON AIR CARGO LTD"]
    assert Remark("Ends on", "31/31/2030") in heron.remarks
    assert heron.status is Status.DESIGNATED
    assert any("'31/31/2030' (1)" in warning for warning in edition.edition.warnings)


def test_kinds_follow_from_the_names(records: dict[str, Record]) -> None:
    assert records["SALIM EGRET"].kind is PartyKind.PERSON
    assert records["HERON AIR CARGO LTD"].kind is PartyKind.ORGANISATION


def test_citations_and_actions_are_kept(records: dict[str, Record]) -> None:
    assert Remark("Federal Register citation", "80 F.R. 17 1/17/15") in records["HAKIM WADER"].remarks
    assert Remark("Last update", "3015-01-17") in records["HAKIM WADER"].remarks
