"""Switzerland's list: what its fixture says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.domain.record import Address, Association, Designation, Identifier, NameDetail, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Relation, Status
from service.lists import ReadEdition, read_edition

FILE = Path(__file__).parents[3] / "fixtures" / "lists" / "ch-seco-xml" / "good" / "consolidated-list.xml"


@pytest.fixture
def edition(good: Callable[[str], ReadEdition]) -> ReadEdition:
    return good("ch-seco-xml")


@pytest.fixture
def omar(edition: ReadEdition) -> Record:
    return edition.records[0]


def test_names_of_current_identities_count_and_so_do_those_in_other_letters(edition: ReadEdition) -> None:
    counted = NameCounts(primary=3, alias=1, weak_alias=1, former=1, original_script=1)
    assert (edition.edition.published, edition.edition.names) == ("2026-01-15", counted)
    assert not edition.edition.partial


def test_parts_and_their_variants_make_names_as_they_are_spoken(omar: Record) -> None:
    assert omar.names == (
        RecordName("Omar Abu Kestrel", NameKind.PRIMARY, "Kestrel", "Omar Abu"),
        RecordName("عمر أبو عوسق", NameKind.ORIGINAL_SCRIPT, "عوسق", "عمر أبو"),
        RecordName("Omar Abu Kestrelle", NameKind.ALIAS, "Kestrelle", "Omar Abu"),
        RecordName("Old Kestrel", NameKind.FORMER),
        RecordName("Umar al-Baz", NameKind.ALIAS),
        RecordName("Abu Wafa'", NameKind.WEAK_ALIAS),
    )
    assert NameDetail("Omar Abu Kestrel", "father name", "Abu") in omar.name_details
    assert NameDetail("عمر أبو عوسق", "script", "ARAB") in omar.name_details
    assert omar.titles == ("Emir",)


def test_a_set_of_sanctions_leads_to_its_programme(omar: Record) -> None:
    assert omar.designations == (Designation("CH", "CH", list_code="Syria", start="2011-05-19"),)
    assert {Remark("Measure", "Financial sanctions"), Remark("Measure", "Travel ban")} <= set(omar.remarks)


def test_a_target_that_was_taken_off_stays_as_delisted(edition: ReadEdition) -> None:
    ship = edition.records[1]
    assert ship.status is Status.DELISTED
    assert ship.designations == (Designation("CH", "CH", list_code="Syria", start="2019-03-04", end="2025-03-03"),)
    assert Remark("History", "de-listed 2025-03-03; listed 2019-03-04") in ship.remarks
    assert ship.kind is PartyKind.VESSEL
    assert ship.identifiers == (Identifier(IdentifierType.IMO, "9999993", label="IMO number"),)


def test_copies_of_older_content_are_no_content(omar: Record) -> None:
    assert "A Copy" not in [name.value for name in omar.names]


def test_places_are_found_though_they_stand_behind(omar: Record) -> None:
    assert omar.birth_places == ("Umm Khayal, Wahm, Syria",)
    text = "Kestrel Club, Mirage Street 17, 017, P.O. box 17, Umm Khayal, Wahm, Syria"
    assert omar.addresses == (Address(text, "sy"),)


def test_a_date_of_another_calendar_is_kept_and_not_converted(omar: Record) -> None:
    assert [(each.text, each.edtf) for each in omar.birth_dates] == [
        ("1970-01-12", "1970-01-12"),
        ("circa 1951", "1951~"),
        ("1402-06-24 (Islamic)", ""),
    ]


def test_documents_ties_and_attributes(omar: Record) -> None:
    passport = Identifier(IdentifierType.PASSPORT, "K0000001", "ir", "passport", "1984-01-18", "2011-07-17")
    assert passport in omar.identifiers
    tie = Association(Relation.AFFILIATED_WITH, "Brigades of the Kestrel", "ch-seco:90003", "related to")
    assert omar.associations == (tie,)
    assert Remark("Eye-colour", "green") in omar.remarks
    assert Remark("Justification", "Commands the northern front.") in omar.remarks
    assert any(each.text == "kestrel" for each in omar.remarks)


def test_an_amendment_is_a_part_of_the_list(tmp_path: Path) -> None:
    file = tmp_path / "amendment.xml"
    file.write_text(FILE.read_text(encoding="utf-8").replace("whole-list", "amendment"), encoding="utf-8")
    assert read_edition("ch-seco", [file], today="2026-02-01").edition.partial
