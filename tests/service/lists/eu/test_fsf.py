"""The EU's list: what its fixtures say of two parties, in XML and in CSV."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from service.domain.record import Address, Designation, Identifier, NameDetail, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind
from service.lists import ReadEdition

Good = Callable[[str], ReadEdition]
SAID_OTHERWISE_IN_CSV = {"remarks", "names"}


@pytest.fixture
def edition(good: Good) -> ReadEdition:
    return good("eu-fsf-xml")


@pytest.fixture
def omar(edition: ReadEdition) -> Record:
    return edition.records[0]


def test_a_party_under_two_programmes_is_one_record(edition: ReadEdition, omar: Record) -> None:
    assert edition.edition.entries == 2
    assert omar.designations == (
        Designation("EU", "EU", list_code="TAQA", start="2016-12-20"),
        Designation("EU", "EU", list_code="TERR", start="2018-02-01"),
    )


def test_the_oldest_act_dates_a_listing_without_a_date(edition: ReadEdition) -> None:
    assert [each.start for each in edition.records[1].designations] == ["2019-03-04"]


def test_the_primary_name_is_the_first_in_latin_letters_and_no_foreign_language(omar: Record) -> None:
    assert omar.names == (
        RecordName("Omar Abu Kestrel", NameKind.PRIMARY, "Kestrel", "Omar Abu"),
        RecordName("Омар Абу Кестрел", NameKind.ORIGINAL_SCRIPT),
        RecordName("Umar Faucon", NameKind.ALIAS),
        RecordName("Abu Wafa'", NameKind.WEAK_ALIAS),
        RecordName("Umar al-Baz", NameKind.WEAK_ALIAS),
    )
    assert NameDetail("Омар Абу Кестрел", "language", "bg") in omar.name_details


def test_every_name_element_is_counted(edition: ReadEdition) -> None:
    assert edition.edition.names == NameCounts(primary=2, alias=1, weak_alias=2, original_script=1)
    assert edition.edition.published == "2026-01-14"


def test_every_form_of_a_date_of_birth(omar: Record) -> None:
    assert [(each.text, each.edtf) for each in omar.birth_dates] == [
        ("1970-01-12", "1970-01-12"),
        ("circa 1951", "1951~"),
        ("1938-09", "1938-09"),
        ("1953 to 1954", "1953/1954"),
        ("to 1980", "../1980"),
        ("1402-06-24 (ISLAMIC)", ""),
    ]
    assert omar.birth_places == ("Nahr, Umm Khayal, Wahm Province, SYRIAN ARAB REPUBLIC", "Dar'at al-Wahm")


def test_a_document_says_whose_when_and_how_good_it_is(omar: Record) -> None:
    passport = Identifier(IdentifierType.PASSPORT, "K0000001", "ir", "National passport", "1984-01-18", "2011-07-17")
    assert passport in omar.identifiers
    said = "issued by Umm Khayal, in the name of Umar al-Baz, diplomatic, known to be expired, seen once"
    assert Remark("National passport K0000001", said) in omar.remarks
    assert Identifier(IdentifierType.UN_REF, "QDi.901", label="UN reference number") in omar.identifiers


def test_an_enterprise_with_a_ships_number_is_a_vessel(edition: ReadEdition) -> None:
    heron = edition.records[1]
    assert heron.kind is PartyKind.VESSEL
    assert (IdentifierType.IMO, "9999993") in [(each.type, each.value) for each in heron.identifiers]


def test_addresses_contacts_acts_and_remarks_are_kept(omar: Record) -> None:
    address = "Mirage Street, P.O. box 17, 017, Umm Khayal, Wahm Province, SYRIAN ARAB REPUBLIC"
    assert omar.addresses == (Address(address, "sy"),)
    assert omar.titles == ("Emir", "Commander of the Northern Front", "Treasurer")
    for remark in (
        Remark("", "Said to live in the hills."),
        Remark("Phone", "000-0-486946"),
        Remark("Designation details", "Date of UN designation: 30.11.2016"),
        Remark("Regulation", "2015/9000 (OJ L900), amendment, published 2015-05-04, http://eur-lex.example/9000"),
    ):
        assert remark in omar.remarks


@pytest.mark.parametrize("field", [field.name for field in fields(Record) if field.name not in SAID_OTHERWISE_IN_CSV])
def test_both_formats_say_the_same(good: Good, edition: ReadEdition, field: str) -> None:
    in_csv = good("eu-fsf-csv")
    assert [getattr(record, field) for record in in_csv.records] == [getattr(each, field) for each in edition.records]
    assert in_csv.edition.identifiers == edition.edition.identifiers


def test_csv_has_the_same_names_but_does_not_say_which_are_strong(good: Good, edition: ReadEdition) -> None:
    in_csv = good("eu-fsf-csv")
    for here, there in zip(in_csv.records, edition.records, strict=True):
        assert {name.value for name in here.names} == {name.value for name in there.names}
        assert here.names[0] == there.names[0]
    assert in_csv.edition.names.total == edition.edition.names.total
