"""Watchlists of one's own: the same in CSV and in JSON Lines, and described in docs/watchlists.md."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from service.domain.record import Association, Designation, Identifier, Record, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Relation, Status
from service.errors import BadInputError
from service.lists import ReadEdition, read_edition
from service.lists.watchlist.facts import TEXTS

DOCUMENTED = Path(__file__).parents[3] / "docs" / "watchlists.md"
BROKEN = Path(__file__).parents[3] / "fixtures" / "lists" / "watchlist-csv" / "broken"
Good = Callable[[str], ReadEdition]


@pytest.fixture(params=["watchlist-csv", "watchlist-jsonl"])
def edition(good: Good, request: pytest.FixtureRequest) -> ReadEdition:
    return good(request.param)


@pytest.fixture
def omar(edition: ReadEdition) -> Record:
    return edition.records[0]


def test_names_of_every_kind(edition: ReadEdition, omar: Record) -> None:
    counted = NameCounts(primary=3, alias=2, weak_alias=1, former=1, acronym=1, original_script=1)
    assert edition.edition.names == counted
    assert omar.key == "our-own:17"
    assert omar.names == (
        RecordName("Omar Abu Kestrel"),
        RecordName("Umar al-Baz", NameKind.ALIAS),
        RecordName("Baz; the Hawk", NameKind.ALIAS),
        RecordName("Old Kestrel", NameKind.FORMER),
        RecordName("عمر عوسق", NameKind.ORIGINAL_SCRIPT),
        RecordName("Abu Wafa'", NameKind.WEAK_ALIAS),
    )


def test_an_entry_stands_under_its_authority_or_the_lists_own(edition: ReadEdition, omar: Record) -> None:
    short = "Office of Examples and Other Things"[:20]
    assert omar.designations == (
        Designation(short, "OURS", list_code="OURS", start="2016-11-30"),
        Designation(short, "SDGT", list_code="SDGT", start="2016-11-30"),
    )
    assert Remark("Authority", "Office of Examples and Other Things") in omar.remarks
    assert edition.records[1].designations == (Designation("our-own"),)


def test_numbers_ties_and_status(edition: ReadEdition, omar: Record) -> None:
    assert omar.identifiers == (
        Identifier(IdentifierType.PASSPORT, "K0000001", "ir", "passport"),
        Identifier(IdentifierType.WALLET, "So1anaAddressOfNobody17", label="wallet"),
    )
    assert omar.associations == (
        Association(Relation.FAMILY_OF, "Leila Kestrel", text="family of"),
        Association(Relation.LEADER_OF, "Brigades of the Kestrel", "our-own:18", "leader of"),
    )
    ship = edition.records[2]
    assert (ship.kind, ship.status) == (PartyKind.VESSEL, Status.MENTIONED)
    assert omar.status is Status.DESIGNATED


def test_dates_and_countries(omar: Record) -> None:
    assert [each.edtf for each in omar.birth_dates] == ["1970-01-12", "1951~"]
    assert [(each.role, each.code) for each in omar.countries] == [
        ("citizenship", "ir"),
        ("nationality", "sy"),
        ("nationality", ""),
    ]


def test_a_column_of_ones_own_is_a_remark(edition: ReadEdition, omar: Record) -> None:
    assert Remark("internal_note", "ask Ada") in omar.remarks
    assert any("'internal_note' (1)" in warning for warning in edition.edition.warnings)


@pytest.mark.parametrize("field", [field.name for field in fields(Record)])
def test_both_formats_say_the_same(good: Good, field: str) -> None:
    in_csv, in_json = good("watchlist-csv").records, good("watchlist-jsonl").records
    assert [getattr(record, field) for record in in_csv] == [getattr(record, field) for record in in_json]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("unknown_kind.csv", "line 4: 'submarine' is no kind; known are person, organisation, company, vessel"),
        ("unknown_type_of_number.csv", "line 4: 'hull' is no type of identifier; known are imo, mmsi"),
        ("unknown_tie.csv", "entry 17 is tied to our-own:99, which is missing"),
        ("twice.csv", "line 3: entry 17 stands there a second time"),
        ("no_id.csv", "line 3: the entry has no id"),
    ],
)
def test_a_mistake_is_named_with_its_line(name: str, reason: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read_edition("our-own", [BROKEN / name], today="2026-02-01")
    assert reason in str(refused.value)


@pytest.mark.parametrize("name", ["id", "name", "kind", "status", "gender", "addresses", "identifiers", *TEXTS])
def test_every_field_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCUMENTED.read_text(encoding="utf-8")


def test_the_documented_examples_are_read(tmp_path: Path) -> None:
    blocks = DOCUMENTED.read_text(encoding="utf-8").split("```")
    for name, fence in (("list.csv", "csv\n"), ("list.jsonl", "json\n")):
        file = tmp_path / name
        file.write_text(
            next(block for block in blocks if block.startswith(fence)).removeprefix(fence), encoding="utf-8"
        )
        assert read_edition("our-own", [file], today="2026-02-01").edition.entries == 2
