"""The UK Sanctions List: what its fixtures say of a person, an entity and a ship, in XML and in CSV."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from service.domain.record import Association, Country, Designation, Identifier, NameDetail, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation
from service.lists import ReadEdition

Good = Callable[[str], ReadEdition]


@pytest.fixture(params=["gb-uksl-xml", "gb-uksl-csv"])
def edition(good: Good, request: pytest.FixtureRequest) -> ReadEdition:
    return good(request.param)


def test_names_are_counted_once_whatever_they_are_combined_with(edition: ReadEdition) -> None:
    assert edition.edition.names == NameCounts(primary=4, alias=2, weak_alias=1, original_script=1)
    assert (edition.edition.published, edition.edition.identifiers) == ("2026-01-14", 7)


def test_types_and_strengths_are_read_in_any_case(edition: ReadEdition) -> None:
    omar = edition.records[0]
    assert omar.names == (
        RecordName("OMAR ABU KESTREL", NameKind.PRIMARY, "KESTREL", "OMAR ABU"),
        RecordName("Umar AL-BAZ", NameKind.ALIAS, "AL-BAZ", "Umar"),
        RecordName("UMAR ABU KESTREL", NameKind.ALIAS, "KESTREL", "UMAR ABU"),
        RecordName("عمر أبو عوسق", NameKind.ORIGINAL_SCRIPT),
        RecordName("Abu Wafa'", NameKind.WEAK_ALIAS),
    )
    assert NameDetail("عمر أبو عوسق", "script", "Arabic") in omar.name_details


def test_a_second_primary_name_is_an_alias_of_the_record(edition: ReadEdition) -> None:
    assert edition.records[1].names == (RecordName("HERON TRADING"), RecordName("HERON SHIPPING", NameKind.ALIAS))


def test_letters_stand_for_unknown_parts_of_a_date(edition: ReadEdition) -> None:
    assert [each.edtf for each in edition.records[0].birth_dates] == ["1970-01-12", "1951", "1938-09", ""]


def test_a_regime_is_a_programme_with_its_date(edition: ReadEdition) -> None:
    regime = "The Global Human Rights Sanctions Regulations 2020"
    assert edition.records[1].designations == (Designation("UK", "UK GHR", list_code=regime, start="2022-03-03"),)
    assert [each.programme for each in edition.records[2].designations] == ["UK"]


def test_references_lead_to_the_other_lists(edition: ReadEdition) -> None:
    found = edition.records[0].identifiers
    assert Identifier(IdentifierType.UN_REF, "QDi.901", label="UN reference number") in found
    assert Identifier(IdentifierType.UK_GROUP_ID, "90001", label="OFSI group ID") in found
    assert Identifier(IdentifierType.PASSPORT, "K0000001", label="Passport") in found


def test_a_ship_has_its_number_flags_and_owner(edition: ReadEdition) -> None:
    ship = edition.records[2]
    assert ship.kind is PartyKind.VESSEL
    assert Identifier(IdentifierType.IMO, "9999993", label="IMO number") in ship.identifiers
    assert ship.countries == (Country(CountryRole.FLAG, "Gabon", "ga"), Country(CountryRole.FORMER_FLAG, "India", "in"))
    text = "Current owner or operator: HERON TRADING"
    assert ship.associations == (Association(Relation.OPERATED_BY, "HERON TRADING", "gb-uksl:GHR9002", text),)


def test_measures_reasons_and_offices_are_kept(edition: ReadEdition) -> None:
    omar, heron, _ = edition.records
    assert omar.titles == ("Emir", "Commander of the Northern Front", "Treasurer")
    assert [each.text for each in omar.remarks if each.label == "Sanctions imposed"] == ["Asset freeze", "Travel Ban"]
    assert Remark("Statement of reasons", "Involved in trade of herons.") in heron.remarks
    assert Remark("Website", "www.heron.example") in heron.remarks


def test_what_is_not_known_is_counted(edition: ReadEdition) -> None:
    assert any("Facts of a kind that is not known" in warning for warning in edition.edition.warnings)
    assert any(each.text == "heron" for each in edition.records[1].remarks)


@pytest.mark.parametrize("field", [field.name for field in fields(Record) if field.name != "remarks"])
def test_both_formats_say_the_same(good: Good, field: str) -> None:
    in_xml, in_csv = good("gb-uksl-xml").records, good("gb-uksl-csv").records
    assert [getattr(record, field) for record in in_xml] == [getattr(record, field) for record in in_csv]
