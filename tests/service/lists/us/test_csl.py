"""The Consolidated Screening List: rows of Commerce and State, the same in CSV and JSON."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from service.domain.record import Designation, Identifier, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Status
from service.lists import ReadEdition
from service.lists.us.facts import names_in, source_code

Good = Callable[[str], ReadEdition]
Find = Callable[[str], Record]


@pytest.fixture(params=["us-csl-csv", "us-csl-json"])
def edition(good: Good, request: pytest.FixtureRequest) -> ReadEdition:
    return good(request.param)


@pytest.fixture
def named(edition: ReadEdition) -> Find:
    return lambda name: next(record for record in edition.records if record.name == name)


def test_treasurys_rows_are_left_to_ofacs_own_lists(edition: ReadEdition) -> None:
    assert edition.edition.entries == 8
    assert not any(record.name == "Omar Abu KESTREL" for record in edition.records)
    assert any("left to the lists that publish them: 1" in warning for warning in edition.edition.warnings)


def test_names_hidden_in_a_name_are_aliases(named: Find, edition: ReadEdition) -> None:
    assert named("Heron Electronics Ltd.").names == (
        RecordName("Heron Electronics Ltd."),
        RecordName("Heron Elec", NameKind.ALIAS),
        RecordName("Grey Heron Electronics", NameKind.ALIAS),
        RecordName("HEL", NameKind.ALIAS),
        RecordName("Херон Электроникс", NameKind.ORIGINAL_SCRIPT),
    )
    assert edition.edition.names == NameCounts(primary=8, alias=2)


def test_a_note_about_successors_is_no_part_of_the_name(named: Find) -> None:
    assert named("Kestrel Design Bureau").designations == (
        Designation("US/State", "ISN", list_code="ISN", start="2023-07-19"),
    )


def test_a_list_that_tells_no_kind_is_understood_by_its_names(named: Find) -> None:
    assert named("Omar Abu Kestrel").kind is PartyKind.PERSON
    assert named("HAKIM WADER").kind is PartyKind.PERSON
    assert named("Hern & Sons, Inc.").kind is PartyKind.ORGANISATION
    assert named("Wahm Institute of Feathers").kind is PartyKind.ORGANISATION


def test_rows_of_one_order_are_one_party_with_all_its_addresses(named: Find) -> None:
    hakim = named("HAKIM WADER")
    assert [each.text for each in hakim.addresses] == [
        "17 MARSH ROAD, BOGTOWN, TX, 75081, US",
        "18 MARSH ROAD, BOGTOWN, TX, 75081, US",
    ]


def test_an_order_that_ended_before_the_newest_began_is_past(named: Find) -> None:
    hakim, salim = named("HAKIM WADER"), named("SALIM EGRET")
    assert hakim.status is Status.DELISTED
    assert hakim.designations == (
        Designation("US/Commerce", "DPL", list_code="DPL", start="2015-01-01", end="2020-01-01"),
    )
    assert salim.status is Status.DESIGNATED
    assert Remark("Ends on", "2034-01-01") in salim.remarks


def test_addresses_are_parted_where_a_country_ends(named: Find) -> None:
    assert [(each.text, each.country) for each in named("Heron Electronics Ltd.").addresses] == [
        ("Room 17; Mirage Street 1, Umm Khayal, SY", "sy"),
        ("2 Harbour Road, Port Wahm, AE", "ae"),
    ]


def test_ids_are_read_in_either_order(named: Find) -> None:
    tax = Identifier(IdentifierType.TAX, "80-0000017", "us", "Tax ID No.")
    assert named("Idris Bittern").identifiers == (tax,)
    institute = Identifier(IdentifierType.REGISTRATION, "WIF-17", "sy", "Registration Number")
    assert institute in named("Wahm Institute of Feathers").identifiers


def test_a_persons_facts(named: Find) -> None:
    idris = named("Idris Bittern")
    assert [each.edtf for each in idris.birth_dates] == ["1970-01-12", "1951~"]
    assert [(each.role, each.code) for each in idris.countries] == [("citizenship", "ir"), ("nationality", "sy")]
    assert (idris.titles, idris.birth_places) == (("Director",), ("Umm Khayal",))


@pytest.mark.parametrize(
    "field", [field.name for field in fields(Record) if field.name not in ("remarks", "countries")]
)
def test_both_formats_say_the_same(good: Good, field: str) -> None:
    in_csv, in_json = good("us-csl-csv").records, good("us-csl-json").records
    assert [getattr(record, field) for record in in_csv] == [getattr(record, field) for record in in_json]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("Entity List (EL) - Bureau of Industry and Security", "EL"),
        ("Military End User (MEU) List - Bureau of Industry and Security", "MEU"),
        ("Specially Designated Nationals (SDN) - Treasury Department", "SDN"),
        ("A list of nobody", ""),
    ],
)
def test_the_code_of_a_source(source: str, code: str) -> None:
    assert source_code(source) == code


def test_a_name_field_without_a_name_has_none() -> None:
    assert names_in("") == []
    assert names_in(" ; ") == []
