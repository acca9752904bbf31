"""Canada's list: what its fixture says."""

from collections.abc import Callable

import pytest

from service.domain.record import Designation, Identifier, NameDetail, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind
from service.lists import ReadEdition


@pytest.fixture
def edition(good: Callable[[str], ReadEdition]) -> ReadEdition:
    return good("ca-sema-xml")


@pytest.fixture
def found(edition: ReadEdition) -> dict[str, Record]:
    return {record.name: record for record in edition.records}


def test_a_text_of_aliases_counts_once(edition: ReadEdition) -> None:
    assert edition.edition.names == NameCounts(primary=7, alias=3)


def test_aliases_are_parted_and_a_single_word_is_a_weak_one(found: dict[str, Record]) -> None:
    omar = found["Omar Abu Kestrel"]
    assert omar.names == (
        RecordName("Omar Abu Kestrel", NameKind.PRIMARY, "Kestrel", "Omar Abu"),
        RecordName("Umar Kestrel", NameKind.ALIAS),
        RecordName("عمر عوسق", NameKind.ORIGINAL_SCRIPT),
        RecordName("Омар Кестрел", NameKind.ORIGINAL_SCRIPT),
        RecordName("Bazi", NameKind.WEAK_ALIAS),
    )
    assert omar.name_details == (NameDetail("عمر عوسق", "language", "Arabic"),)


def test_a_comma_before_a_legal_form_parts_nothing(found: dict[str, Record]) -> None:
    assert [name.value for name in found["Heron Trading"].names] == ["Heron Trading", "Heron Trading Co., Ltd."]
    assert [name.value for name in found["Egret Lines"].names[1:]] == ["Egret Shipping", "Grey Egret Lines"]


def test_regulation_schedule_and_item_are_the_id(edition: ReadEdition) -> None:
    keys = [record.key for record in edition.records]
    assert keys[0] == "ca-sema:syria-1-part-1-17"
    assert keys[5] == "ca-sema:justice-for-victims-of-corrupt-foreign-officials-regulations-jvcfor-5"


def test_the_listing_has_its_regulation_and_date(found: dict[str, Record]) -> None:
    assert found["Omar Abu Kestrel"].designations == (
        Designation("CA", "CA", list_code="Syria, Schedule 1, Part 1", start="2011-05-24"),
    )


def test_dates_of_birth_are_a_persons_and_a_ship_is_built(found: dict[str, Record]) -> None:
    assert [each.edtf for each in found["Omar Abu Kestrel"].birth_dates] == ["1970-01-12", "1971"]
    assert [(each.text, each.edtf) for each in found["Wader"].birth_dates] == [("born in the early 1950s", "")]
    ship = found["Grey Heron"]
    assert ship.kind is PartyKind.VESSEL
    assert Remark("Built", "2003") in ship.remarks
    assert Remark("Type of ship", "Oil Tanker") in ship.remarks
    assert ship.identifiers == (Identifier(IdentifierType.IMO, "9999993", label="IMO number"),)


def test_the_elements_of_2020_are_read_too(found: dict[str, Record]) -> None:
    brigades = found["Brigades of the Kestrel"]
    assert brigades.kind is PartyKind.ORGANISATION
    assert {Remark("Title", "Movement"), Remark("Date", "2003")} <= set(brigades.remarks)


def test_what_is_not_known_is_kept_and_counted(edition: ReadEdition, found: dict[str, Record]) -> None:
    assert Remark("FavouriteBird", "heron") in found["Heron Trading"].remarks
    assert any("'FavouriteBird' (1)" in warning for warning in edition.edition.warnings)
