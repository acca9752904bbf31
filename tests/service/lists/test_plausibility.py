from dataclasses import replace

from service.domain.source import Edition, NameCounts
from service.lists import doubts, emptied, filled

HELD = Edition(
    "us-ofac-sdn", "ofac-csv", "2026-01-01", "a" * 64, entries=9000, names=NameCounts(primary=9000, alias=12000)
)


def test_an_edition_like_the_one_held_is_believed() -> None:
    assert doubts(HELD, replace(HELD, entries=8950), removed=100) == ()
    assert doubts(None, HELD, removed=0) == ()


def test_an_edition_with_too_few_records_is_doubted() -> None:
    (sentence,) = doubts(None, replace(HELD, entries=17), removed=0)
    assert "holds 17 records; a whole edition has at least 5,000" in sentence


def test_losing_more_than_the_share_is_doubted_and_exactly_the_share_is_not() -> None:
    assert doubts(HELD, HELD, removed=900) == ()
    (sentence,) = doubts(HELD, HELD, removed=901)
    assert "would lose 901 of 9,000 records" in sentence


def test_names_that_vanish_are_doubted_though_no_record_does() -> None:
    (sentence,) = doubts(HELD, replace(HELD, names=NameCounts(primary=9000)), removed=0)
    assert "would lose 12,000 of 21,000 names" in sentence


def test_a_partial_edition_removes_nothing_and_is_not_doubted() -> None:
    assert doubts(HELD, replace(HELD, entries=17, partial=True), removed=8983) == ()


def test_a_list_without_limits_is_not_doubted() -> None:
    assert doubts(None, replace(HELD, list_code="our-own", entries=1), removed=0) == ()


def test_a_field_that_nearly_all_records_lost_is_doubted() -> None:
    before = {"birth_dates": 400, "addresses": 400, "titles": 19}
    (sentence,) = emptied("us-ofac-sdn", before, {"birth_dates": 39, "addresses": 40})
    assert "birth dates for 39 records; the edition before it did for 400" in sentence


def test_fields_are_counted_by_the_records_that_have_them(by_number, read, csv_files) -> None:
    records = list(by_number(read(*csv_files)).values())
    counts = filled(records)
    assert counts["names"] == len(records)
    assert counts["aliases"] == sum(len(record.names) > 1 for record in records) > 0
    assert counts["birth_dates"] == sum(bool(record.birth_dates) for record in records) > 0
    assert counts["listing_dates"] == 0  # the format has none
