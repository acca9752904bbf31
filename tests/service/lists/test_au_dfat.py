"""Australia's list: what its fixture says."""

from collections.abc import Callable

import pytest

from service.domain.record import Address, Designation, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import NameKind, PartyKind
from service.lists import ReadEdition


@pytest.fixture
def edition(good: Callable[[str], ReadEdition]) -> ReadEdition:
    return good("au-dfat-xlsx")


@pytest.fixture
def found(edition: ReadEdition) -> dict[str, Record]:
    return {record.key.partition(":")[2]: record for record in edition.records}


def test_rows_are_grouped_by_the_number_of_their_reference(edition: ReadEdition, found: dict[str, Record]) -> None:
    assert list(found) == ["7", "8", "9", "10"]
    assert edition.edition.names == NameCounts(primary=4, alias=2, former=2, original_script=1)
    assert edition.edition.published == "2026-01-14"


def test_name_types_are_read_in_any_case(found: dict[str, Record]) -> None:
    assert found["7"].names == (
        RecordName("Omar Abu KESTREL"),
        RecordName("Umar al-Baz", NameKind.ALIAS),
        RecordName("عمر أبو عوسق", NameKind.ORIGINAL_SCRIPT),
        RecordName("Old Kestrel", NameKind.FORMER),
    )


def test_dates_are_cells_numbers_or_text(found: dict[str, Record]) -> None:
    assert [each.edtf for each in found["7"].birth_dates] == ["1955~/1958~", "1951"]
    assert [each.edtf for each in found["8"].birth_dates] == ["1970-01-12"]
    assert Remark("Date", "2003") in found["10"].remarks


def test_the_day_of_listing_is_in_the_prose(found: dict[str, Record]) -> None:
    code = "1267/1989/2253 (ISIL (Da'esh) and Al-Qaida)"
    assert found["7"].designations == (Designation("AU", "AU", list_code=code, start="2016-01-25"),)
    assert [each.start for each in found["8"].designations] == ["2020-01-17"]
    assert [each.start for each in found["9"].designations] == ["2022-03-03"]
    assert [each.start for each in found["10"].designations] == [""]


def test_numbered_places_countries_and_addresses_are_taken_apart(found: dict[str, Record]) -> None:
    omar = found["7"]
    assert omar.birth_places == ("Umm Khayal, Syria", "Nahr")
    assert [each.code for each in omar.countries] == ["sy", "iq"]
    assert omar.addresses[0] == Address("Mirage Street 17, Umm Khayal")


def test_countries_of_which_one_is_not_known_stay_together(found: dict[str, Record]) -> None:
    assert [(each.text, each.code) for each in found["8"].countries] == [("Ruritanian and Syrian", "")]


def test_vessels_and_unknown_columns_of_later_layouts_are_read(edition: ReadEdition, found: dict[str, Record]) -> None:
    assert found["10"].kind is PartyKind.VESSEL
    assert Remark("Favourite Bird", "heron") in found["9"].remarks
    assert any("'nickname' (1)" in warning for warning in edition.edition.warnings)
