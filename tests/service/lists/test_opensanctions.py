"""OpenSanctions' exports: targets with what belongs to them, whether it stands beside or inside."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from service.domain.record import Address, Association, Designation, Identifier, NameDetail, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Relation, Status
from service.lists import ReadEdition, read_edition

NESTED = Path(__file__).parents[3] / "fixtures" / "lists" / "opensanctions-ftm" / "nested" / "targets.nested.json"
Good = Callable[[str], ReadEdition]


@pytest.fixture
def edition(good: Good) -> ReadEdition:
    return good("opensanctions-ftm")


@pytest.fixture
def found(edition: ReadEdition) -> dict[str, Record]:
    return {record.name: record for record in edition.records}


def test_targets_that_are_parties_are_the_records(edition: ReadEdition, found: dict[str, Record]) -> None:
    assert list(found) == ["Omar Abu Kestrel", "Heron Trading", "Grey Heron", "Egret Society"]
    assert edition.edition.published == "2026-01-14"
    assert edition.edition.names == NameCounts(primary=4, alias=3, weak_alias=2, former=1)
    said = " ".join(edition.edition.warnings)
    assert "Parties that are no targets, named in ties only: 1, 'Person' (1)" in said
    assert "Targets that are no parties: 1, 'Security' (1)" in said


def test_the_caption_is_the_primary_name_and_a_part_of_a_name_a_weak_one(found: dict[str, Record]) -> None:
    omar = found["Omar Abu Kestrel"]
    assert omar.names == (
        RecordName("Omar Abu Kestrel"),
        RecordName("Omar A. Kestrel", NameKind.ALIAS),
        RecordName("Umar al-Baz", NameKind.ALIAS),
        RecordName("عمر عوسق", NameKind.ORIGINAL_SCRIPT),
        RecordName("Old Kestrel", NameKind.FORMER),
        RecordName("Kestrel", NameKind.WEAK_ALIAS),
        RecordName("Abu Wafa'", NameKind.WEAK_ALIAS),
    )
    assert NameDetail("Omar Abu Kestrel", "lastName", "Kestrel") in omar.name_details


def test_a_sanction_is_a_designation_with_its_first_day(found: dict[str, Record]) -> None:
    omar = found["Omar Abu Kestrel"]
    assert omar.designations == (Designation("UK", "GB-AQ", list_code="GB-AQ", start="2016-11-30"),)
    assert omar.status is Status.DESIGNATED
    assert Remark("Sanction authority", "Office of Examples") in omar.remarks


def test_nobody_is_designated_whom_no_authority_lists_now(found: dict[str, Record]) -> None:
    assert found["Heron Trading"].status is Status.DELISTED
    assert found["Grey Heron"].status is Status.MENTIONED
    assert found["Egret Society"].status is Status.ASSOCIATED


def test_numbers_stand_on_the_party_or_on_its_documents(found: dict[str, Record]) -> None:
    assert {(each.type, each.value, each.country) for each in found["Omar Abu Kestrel"].identifiers} == {
        (IdentifierType.PASSPORT, "K0000001", ""),
        (IdentifierType.PASSPORT, "K0000002", "ir"),
        (IdentifierType.WALLET, "So1anaAddressOfNobody17", ""),
        (IdentifierType.OTHER, "Q90001", ""),
    }
    assert found["Grey Heron"].kind is PartyKind.VESSEL
    assert Identifier(IdentifierType.IMO, "9999993", label="imoNumber") in found["Grey Heron"].identifiers


def test_ties_lead_to_other_targets_and_name_who_is_none(found: dict[str, Record]) -> None:
    assert found["Omar Abu Kestrel"].associations == (
        Association(Relation.FAMILY_OF, "Leila Kestrel", text="Family, sister"),
        Association(Relation.LEADER_OF, "Heron Trading", "opensanctions:NK-heron", "Directorship, Chairman"),
    )
    assert found["Grey Heron"].associations == (
        Association(Relation.OWNED_BY, "Heron Trading", "opensanctions:NK-heron", "Ownership"),
    )
    assert found["Omar Abu Kestrel"].addresses == (Address("Mirage Street 17, Umm Khayal"),)


def test_what_is_not_known_is_kept_and_counted(edition: ReadEdition, found: dict[str, Record]) -> None:
    assert Remark("favouriteBird", "kestrel") in found["Omar Abu Kestrel"].remarks
    assert any("'favouriteBird' (1)" in warning for warning in edition.edition.warnings)


@pytest.mark.parametrize("field", [field.name for field in fields(Record)])
def test_entities_inside_one_another_say_the_same(edition: ReadEdition, field: str) -> None:
    nested = read_edition("opensanctions", [NESTED], today="2026-02-01").records
    assert [getattr(record, field) for record in nested] == [getattr(record, field) for record in edition.records]


def test_a_cell_of_the_simple_table_is_a_table_of_its_own(good: Good) -> None:
    edition = good("opensanctions-simple-csv")
    omar, ship, heron = edition.records
    assert [name.value for name in omar.names] == ["Omar Abu Kestrel", "Umar al-Baz", "Baz; the Hawk", "عمر عوسق"]
    assert omar.addresses == (Address("Mirage Street 17; Umm Khayal"),)
    assert [each.edtf for each in omar.birth_dates] == ["1970-01-12", "1951"]
    assert omar.designations == (Designation("", "GB-AQ", list_code="GB-AQ"),)
    assert Remark("Sanction", "Office of Examples - AQ") in omar.remarks
    assert (omar.status, ship.status, heron.status) == (Status.DESIGNATED, Status.MENTIONED, Status.DESIGNATED)
    assert [(each.type, each.value) for each in ship.identifiers] == [(IdentifierType.IMO, "9999993")]
    assert edition.edition.published == "2026-01-14"
