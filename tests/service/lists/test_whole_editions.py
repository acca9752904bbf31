"""Whole editions: the counts that a plain parse of the same files gives."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from service.domain.record import Record
from service.domain.source import NameCounts
from service.ingest.plan import differences
from service.lists import ReadEdition, read_edition

pytestmark = pytest.mark.data
Found = dict[str, Record]


@pytest.fixture(scope="module")
def in_csv(data_folder: Path) -> ReadEdition:
    files = sorted((data_folder / "lists" / "ofac" / "2021-04").glob("*.csv"))
    return read_edition("us-ofac-sdn", files, published="2021-04-25", today="2026-01-01")


@pytest.fixture(scope="module")
def in_xml(data_folder: Path) -> ReadEdition:
    return read_edition("us-ofac-sdn", [data_folder / "lists" / "ofac" / "2021-03-10" / "sdn.xml"], today="2026-01-01")


def test_the_sdn_csv_of_april_2021(in_csv: ReadEdition) -> None:
    assert in_csv.edition.entries == len(in_csv.records) == 8890
    assert in_csv.edition.names == NameCounts(primary=8890, alias=11358 + 18, weak_alias=2415, former=366)
    assert sum("is not closed" in warning for warning in in_csv.edition.warnings) == 1
    assert sum("cut at 1,000" in warning for warning in in_csv.edition.warnings) == 7


def test_the_sdn_xml_of_march_2021(in_xml: ReadEdition) -> None:
    edition = in_xml.edition
    assert (edition.published, edition.entries) == ("2021-03-10", 8832)
    assert edition.names.total - edition.names.primary == 14094
    assert edition.names.weak_alias == 2402


def test_the_consolidated_list_in_both_formats(data_folder: Path) -> None:
    folder = data_folder / "lists" / "ofac-consolidated"
    files = sorted((folder / "2025-12").glob("*.csv"))
    csv_edition = read_edition("us-ofac-cons", files, today="2026-01-01").edition
    assert csv_edition.names == NameCounts(primary=442, alias=932, weak_alias=72, former=141)
    assert not any("cut at 1,000" in warning for warning in csv_edition.warnings)
    xml_edition = read_edition("us-ofac-cons", [folder / "2024-05-06" / "consolidated.xml"], today="2026-01-01").edition
    assert (xml_edition.entries, xml_edition.names.total, xml_edition.names.weak_alias) == (443, 1569, 66)


def test_every_wallet_and_every_ships_number_is_an_identifier(in_csv: ReadEdition, data_folder: Path) -> None:
    with (data_folder / "lists" / "ofac" / "2021-04" / "sdn.csv").open(encoding="ascii", newline="") as file:
        remarks = [row[11] for row in csv.reader(file) if len(row) == 12]
    wallets = sum(text.count("Digital Currency Address - ") for text in remarks)
    assert sum(each.type == "wallet" for record in in_csv.records for each in record.identifiers) == wallets
    assert sum(each.type == "imo" for record in in_csv.records for each in record.identifiers) >= 390


def test_csv_and_xml_five_weeks_apart_differ_only_in_what_changed(in_csv: ReadEdition, in_xml: ReadEdition) -> None:
    """38 parties: changes of these weeks (a new note on 24 of them, names and facts of eight), and the six whose
    remarks are cut in the CSV, for want of a comments file."""
    first, second = _by_key(in_csv), _by_key(in_xml)
    both = first.keys() & second.keys()
    assert len(both) == 8826
    differing = Counter(change.field for key in both for change in differences(first[key], second[key]))
    assert sum(first[key] != second[key] for key in both) == 38
    assert differing == {
        "remarks": 26,
        "names": 7,
        "associations": 6,
        "identifiers": 3,
        "designations": 3,
        "countries": 3,
        "addresses": 2,
        "birth_dates": 1,
        "birth_places": 1,
        "gender": 1,
    }


def _by_key(edition: ReadEdition) -> Found:
    return {record.key: record for record in edition.records}
