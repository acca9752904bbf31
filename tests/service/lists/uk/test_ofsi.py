"""OFSI's list, in the layouts of 2022 and 2020."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.domain.record import Identifier, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind
from service.lists import ReadEdition, read_edition
from service.lists.uk.ofsi_texts import information, unnumbered

OF_2020 = Path(__file__).parents[4] / "fixtures" / "lists" / "gb-ofsi-csv" / "of_2020" / "ConList.csv"


@pytest.fixture
def of_2022(good: Callable[[str], ReadEdition]) -> ReadEdition:
    return good("gb-ofsi-csv")


@pytest.fixture
def of_2020() -> ReadEdition:
    return read_edition("gb-ofsi", [OF_2020], today="2026-02-01")


def test_each_name_of_a_party_counts_once(of_2022: ReadEdition, of_2020: ReadEdition) -> None:
    assert of_2022.edition.names == NameCounts(primary=2, alias=2, weak_alias=1, original_script=1)
    assert of_2020.edition.names == NameCounts(primary=3, alias=1, former=1)
    assert (of_2022.edition.published, of_2020.edition.published) == ("2026-01-14", "2020-04-27")


def test_the_prime_alias_comes_first(of_2022: ReadEdition, of_2020: ReadEdition) -> None:
    assert of_2022.records[0].names[0] == RecordName("Omar Abu KESTREL", NameKind.PRIMARY, "KESTREL", "Omar Abu")
    assert [name.kind for name in of_2020.records[0].names] == [NameKind.PRIMARY, NameKind.ALIAS, NameKind.FORMER]


def test_zeros_stand_for_unknown_parts_of_a_date(of_2022: ReadEdition) -> None:
    assert [each.edtf for each in of_2022.records[0].birth_dates] == ["1970-01-12", "1951", "1938-09", "1983"]


def test_numbered_lists_are_taken_apart(of_2022: ReadEdition) -> None:
    omar = of_2022.records[0]
    assert omar.birth_places == ("Umm Khayal, Syria", "Nahr, Syria")
    assert [each.code for each in omar.countries] == ["sy", "iq", "sy"]
    passports = [each.value for each in omar.identifiers if each.type is IdentifierType.PASSPORT]
    assert passports == ["K0000001", "K0000002"]


def test_labelled_facts_in_the_text_are_facts(of_2022: ReadEdition) -> None:
    omar, heron = of_2022.records
    assert omar.gender == "male"
    assert Identifier(IdentifierType.OTHER, "AQD9001", label="UK Sanctions List reference") in omar.identifiers
    assert Identifier(IdentifierType.UN_REF, "QDi.901", label="UN reference number") in omar.identifiers
    assert Remark("Other information", "Said to live in the hills.") in omar.remarks
    assert Remark("Further Identifying Information", "Has two houses") in omar.remarks
    assert [each.target_name for each in heron.associations] == ["HERON TRADING"]


def test_a_number_in_a_sentence_is_found_and_the_sentence_kept(of_2020: ReadEdition) -> None:
    omar = of_2020.records[0]
    assert Identifier(IdentifierType.PASSPORT, "K0000001", "ir", "Passport") in omar.identifiers
    said = "Passport No. K0000001 (Iranian, issued on 18 Jan 1984)"
    assert Remark("Passport K0000001", said) in omar.remarks
    assert Remark("Other information", "UN Ref QDi.901. Said to live in the hills – há muito.") in omar.remarks


def test_an_entity_that_begins_with_a_ships_number_is_a_ship(of_2020: ReadEdition) -> None:
    _, ship, company = of_2020.records
    assert (ship.kind, company.kind) == (PartyKind.VESSEL, PartyKind.ORGANISATION)
    assert [each.value for each in ship.identifiers if each.type is IdentifierType.IMO] == ["9999993"]
    assert not [each for each in company.identifiers if each.type is IdentifierType.IMO]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("UN Ref QDe.004. Emir", "QDe.004"),
        ("UN REF:QE.A.146.14. Also", "QE.A.146.14"),
        ("UN Ref.KPI.067.", "KPi.067"),
        ("Listed. UN Ref No. TAi.012", "TAi.012"),
        ("(UN Ref):QDi.263. Also", "QDi.263"),
    ],
)
def test_the_uns_reference_is_found(text: str, reference: str) -> None:
    assert information(text)["UN Reference Number"] == [(reference,)]


def test_no_reference_is_made_up() -> None:
    assert information("Not UN. EU listing, annex XV.") == {"Other Information": [("Not UN. EU listing, annex XV.",)]}
    assert information("") == {}


def test_a_country_said_of_several_places_loses_their_numbers() -> None:
    assert unnumbered("(1)-(2) Indonesia") == "Indonesia"
    assert unnumbered("(1) Yemen (2) Sudan") == "(1) Yemen (2) Sudan"
