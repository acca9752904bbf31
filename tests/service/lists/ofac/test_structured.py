"""OFAC's ADVANCED and ENHANCED formats: what their fixtures say of four parties, each in its own words."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from service.domain.record import Association, Designation, Identifier, NameDetail, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Relation
from service.errors import BadInputError
from service.lists import ReadEdition, read_edition
from service.lists.ofac.features import Span

FIXTURES = Path(__file__).parents[4] / "fixtures" / "lists"


@pytest.fixture(params=["ofac-advanced", "ofac-enhanced"])
def edition(good: Callable[[str], ReadEdition], request: pytest.FixtureRequest) -> ReadEdition:
    return good(request.param)


@pytest.fixture
def omar(edition: ReadEdition) -> Record:
    return edition.records[0]


def test_every_rendering_of_a_name_counts(edition: ReadEdition) -> None:
    assert edition.edition.names == NameCounts(primary=4, alias=2, weak_alias=2, former=1, original_script=1)
    assert (edition.edition.published, edition.edition.partial) == ("2026-01-15", False)


def test_the_parts_of_a_name_may_come_in_any_order(omar: Record) -> None:
    assert omar.names == (
        RecordName("Kestrel, Omar Abu", NameKind.PRIMARY, "Kestrel", "Omar Abu"),
        RecordName("عوسق, عمر", NameKind.ORIGINAL_SCRIPT, "عوسق", "عمر"),
        RecordName("al-Baz, Umar Umarovich", NameKind.ALIAS, "al-Baz", "Umar Umarovich"),
        RecordName("Old, Omar", NameKind.FORMER, "Old", "Omar"),
        RecordName("Abu Wafa'", NameKind.WEAK_ALIAS),
        RecordName("Baz", NameKind.WEAK_ALIAS),
    )
    assert omar.name_details == (
        NameDetail("Abu Wafa'", "nickname", "Abu Wafa'"),
        NameDetail("al-Baz, Umar Umarovich", "patronymic", "Umarovich"),
        NameDetail("عوسق, عمر", "script", "Arabic"),
    )


def test_how_exact_a_date_is_follows_from_its_span(omar: Record) -> None:
    assert [(each.text, each.edtf) for each in omar.birth_dates] == [
        ("12 Jan 1970", "1970-01-12"),
        ("circa 1951", "1951~"),
        ("Sep 1938", "1938-09"),
        ("01 Jan 1953 to 30 Jun 1954", "1953-01-01/1954-06-30"),
        ("1953 to 1954", "1953/1954"),
    ]


def test_a_listing_has_its_date_programmes_and_measures(edition: ReadEdition, omar: Record) -> None:
    assert omar.designations == (
        Designation("US/OFAC", "SDGT", list_code="SDGT", start="2016-11-30"),
        Designation("US/OFAC", "SYRIA", list_code="SYRIA", start="2016-11-30"),
    )
    assert Designation("US/OFAC", "EO 14024", list_code="RUSSIA-EO14024", start="2019-03-04") in (
        edition.records[2].designations
    )
    for remark in (
        Remark("List", "SDN List, listed on 2016-11-30"),
        Remark("Sanctions imposed", "Block"),
        Remark("Legal authority", "Executive Order 13224 (Terrorism)"),
    ):
        assert remark in omar.remarks


def test_documents_wallets_and_what_is_said_of_them(omar: Record) -> None:
    passport = Identifier(IdentifierType.PASSPORT, "K0000001", "ir", "Passport", "1984-01-18", "2011-07-17")
    assert omar.identifiers == (
        Identifier(IdentifierType.NATIONAL_ID, "0000-17", "sy", "National ID No."),
        passport,
        Identifier(IdentifierType.WALLET, "So1anaAddressOfNobody17", label="Digital Currency Address - SOL"),
    )
    assert Remark("National ID No. 0000-17", "in the name of al-Baz, Umar Umarovich") in omar.remarks
    assert Remark("National ID No. 0000-17", "fraudulent") in omar.remarks
    told = Remark("Digital Currency Address - SOL So1anaAddressOfNobody17", "reliability: Reported")
    assert told in omar.remarks


def test_places_countries_and_offices(omar: Record) -> None:
    assert [each.text for each in omar.addresses] == ["House 17, Mirage Street, Umm Khayal, Wahm 017, Syria", "Iran"]
    assert sorted((each.role, each.code) for each in omar.countries) == [
        ("citizenship", "ir"),
        ("nationality", "sy"),
        ("residence", "ir"),
        ("residence", "sy"),
    ]
    assert omar.birth_places == ("Umm Khayal, Syria",)
    assert omar.titles == ("Emir", "Commander of the Northern Front")
    assert omar.gender == "male"


def test_ties_lead_to_records_and_one_to_nobody_is_kept(edition: ReadEdition, omar: Record) -> None:
    text = "Leader or official of"
    assert omar.associations == (Association(Relation.LEADER_OF, "Brigades of the Kestrel", "us-ofac-sdn:90002", text),)
    assert Remark("Providing support to", "us-ofac-sdn:90099") in omar.remarks
    owned = [(each.relation, each.target_name) for each in edition.records[2].associations]
    assert owned == [(Relation.OWNED_BY, "Brigades of the Kestrel"), (Relation.OWNED_BY, "Heron Shipping")]


def test_ships_and_aircraft_have_their_numbers(edition: ReadEdition) -> None:
    ship, plane = edition.records[2:]
    assert (ship.kind, plane.kind) == (PartyKind.VESSEL, PartyKind.AIRCRAFT)
    assert ("imo", "9999993") in [(each.type, each.value) for each in ship.identifiers]
    assert [(each.type, each.value) for each in plane.identifiers] == [("msn", "00017")]


def test_what_is_not_known_is_kept_and_counted(edition: ReadEdition, omar: Record) -> None:
    assert Remark("Favourite Bird", "kestrel") in omar.remarks
    assert any("'Favourite Bird' (1)" in warning for warning in edition.edition.warnings)


@pytest.mark.parametrize("field", [field.name for field in fields(Record)])
def test_both_formats_say_the_same(good: Callable[[str], ReadEdition], field: str) -> None:
    first, second = good("ofac-advanced").records, good("ofac-enhanced").records
    assert [getattr(record, field) for record in first] == [getattr(record, field) for record in second]


def test_a_filtered_export_is_a_part_of_the_list() -> None:
    file = FIXTURES / "ofac-enhanced" / "filtered" / "sdn_enhanced.xml"
    edition = read_edition("us-ofac-sdn", [file], today="2026-02-01").edition
    assert edition.partial
    assert edition.warnings[0] == "The export was filtered (SDGT); it is a part of the list."


@pytest.mark.parametrize("code", ["ofac-advanced", "ofac-enhanced"])
def test_a_file_of_ofacs_other_list_is_refused(code: str) -> None:
    (file,) = (FIXTURES / code / "good").iterdir()
    with pytest.raises(BadInputError, match="holds no entry"):
        read_edition("us-ofac-cons", [file], today="2026-02-01")
    other = FIXTURES / code / "broken" / "of_another_list.xml"
    assert read_edition("us-ofac-cons", [other], today="2026-02-01").edition.entries == 4


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span("1970-01-12", "1970-01-12"), "12 Jan 1970"),
        (Span("1970-01-12"), "12 Jan 1970"),
        (Span("1951-01-01", "1953-12-31", circa=True), "circa 1951 to 1953"),
        (Span(), ""),
    ],
)
def test_a_span_is_told_in_ofacs_words(span: Span, text: str) -> None:
    assert span.text == text
