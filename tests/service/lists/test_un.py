"""The UN's list: what its fixture says of three parties."""

from collections.abc import Callable

import pytest

from service.domain.record import Address, Country, Designation, Identifier, NameDetail, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind
from service.lists import ReadEdition

Good = Callable[[str], ReadEdition]


@pytest.fixture
def edition(good: Good) -> ReadEdition:
    return good("un-xml")


@pytest.fixture
def omar(edition: ReadEdition) -> Record:
    return edition.records[0]


def test_names_are_counted_as_published_before_splitting(edition: ReadEdition) -> None:
    assert edition.edition.names == NameCounts(primary=3, alias=4, weak_alias=1, former=1, original_script=1)
    assert edition.edition.published == "2026-01-16"


def test_an_alias_of_several_names_is_split_and_one_in_other_letters_known_as_such(omar: Record) -> None:
    assert omar.names == (
        RecordName("OMAR ABU KESTREL"),
        RecordName("عمر أبو عوسق", NameKind.ORIGINAL_SCRIPT),
        RecordName("Umar al-Baz", NameKind.ALIAS),
        RecordName("Omar Bazi", NameKind.ALIAS),
        RecordName("عمر الباز", NameKind.ORIGINAL_SCRIPT),
        RecordName("Abu Wafa'", NameKind.WEAK_ALIAS),
    )


def test_what_is_said_of_an_alias_is_kept_with_it(omar: Record) -> None:
    name = "Umar al-Baz; Omar Bazi"
    assert omar.name_details == (
        NameDetail(name, "date of birth", "1971-03-02"),
        NameDetail(name, "note", "Name in a false passport"),
        NameDetail(name, "place of birth", "Umm Khayal, Iran (Islamic Republic of)"),
    )


def test_every_form_of_a_date_of_birth_is_understood_or_kept(omar: Record) -> None:
    assert [(each.text, each.edtf) for each in omar.birth_dates] == [
        ("1971-03-02", "1971-03-02"),
        ("1970-01-12", "1970-01-12"),
        ("1972", "1972"),
        ("APPROXIMATELY 1951", "1951~"),
        ("1953 to 1954 Approximately", "1953~/1954~"),
        ("Nov. 1973", "1973-11"),
        ("30-35 years old", ""),
    ]


def test_the_listing_has_its_programme_and_its_date(edition: ReadEdition) -> None:
    assert [record.designations for record in edition.records] == [
        (Designation("UN", "UN 1267", list_code="Al-Qaida", start="2016-11-30"),),
        (Designation("UN", "UN 2653", list_code="26532022", start="2022-10-21"),),
        (Designation("UN", "UN 1267", list_code="Al-Qaida", start="2017-02-01"),),
    ]


def test_documents_have_country_date_and_note(omar: Record) -> None:
    assert omar.identifiers == (
        Identifier(IdentifierType.NATIONAL_ID, "0000-17", label="National Identification Number"),
        Identifier(IdentifierType.PASSPORT, "K0000001", "ir", "Pasaporte diplomático", "1984-01-18"),
        Identifier(IdentifierType.UN_REF, "QDi.901", label="UN reference number"),
    )
    note = "issued in Umm Khayal, Syrian Arab Republic, expired"
    assert Remark("Pasaporte diplomático K0000001", note) in omar.remarks


def test_places_offices_and_remarks_are_kept(omar: Record) -> None:
    assert omar.titles == ("Emir", "Commander of the Northern Front", "Treasurer")
    assert omar.gender == "male"
    assert omar.countries[:2] == (
        Country(CountryRole.NATIONALITY, "Syrian Arab Republic", "sy"),
        Country(CountryRole.NATIONALITY, "Ruritania"),
    )
    assert omar.addresses == (Address("Mirage Street, Umm Khayal, 017, previously, Syrian Arab Republic", "sy"),)
    assert Remark("Amended on", "2017-05-04, 2020-05-04") in omar.remarks
    assert Remark("", "Said to live in the hills. Review concluded on 4 May 2020.") in omar.remarks


def test_what_is_not_known_is_kept_and_counted(edition: ReadEdition, omar: Record) -> None:
    assert Remark("FAVOURITE_BIRD", "kestrel") in omar.remarks
    assert sorted(edition.edition.warnings) == [
        "Aliases of a quality that is not known, taken as good: 1, 'd.b.a.' (1).",
        "Countries not understood, kept as text: 1, 'Ruritania' (1).",
        "Dates not understood, kept as text: 1, '30-35 years old' (1).",
        "Facts of a kind that is not known, kept as remarks: 1, 'FAVOURITE_BIRD' (1).",
    ]
