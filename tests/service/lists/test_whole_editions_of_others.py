"""Whole editions of lists beside OFAC's CSV and SDN.XML: the counts that a plain parse of the same files gives.

Names are counted as published: one for each element or row, and once for each name of a party in formats whose rows
combine names with other facts.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from xml.etree import ElementTree

import pytest

from service.domain.record import Record
from service.domain.source import NameCounts
from service.errors import BadInputError
from service.lists import ReadEdition, read_edition

pytestmark = pytest.mark.data
Read = Callable[..., ReadEdition]
UKSL = "uk-uksl/derived-2026-04-29/UK-Sanctions-List"
ENHANCED = "ofac/2024-08-28-enhanced-IRGC/SDN_ENHANCED.filtered-IRGC.xml"
ADVANCED = "ofac/derived-2024-08-28-advanced-IRGC/SDN_ADVANCED.derived-IRGC.xml"
EU = "eu/2021-03-02/xmlFullSanctionsList_1_1.xml"
AU = "au-dfat/2024-12/regulation8_consolidated.xlsx"
FIELDS = [field.name for field in fields(Record)]


@pytest.fixture(scope="module")
def lists(data_folder: Path) -> Path:
    return data_folder / "lists"


@pytest.fixture(scope="module")
def read(lists: Path) -> Read:
    """Read files by their name in the folder of lists, each once."""
    held: dict[tuple[str, ...], ReadEdition] = {}

    def edition(list_code: str, *names: str) -> ReadEdition:
        if names not in held:
            held[names] = read_edition(list_code, [lists / name for name in names], today="2026-11-01")
        return held[names]

    return edition


@pytest.mark.parametrize(
    ("list_code", "file", "published", "entries", "names"),
    [
        ("un-sc", "un/2024-11-30/consolidated.xml", "2024-11-30", 879, NameCounts(879, 2075, 626, 18, 0, 380)),
        ("un-sc", "un/2025-04-19/consolidated.xml", "2025-04-19", 877, NameCounts(877, 2067, 619, 18, 0, 380)),
        ("gb-ofsi", "uk-ofsi/2020-04-27/ConList.csv", "2020-04-27", 2114, NameCounts(2114, 3648, 0, 14)),
        ("gb-uksl", f"{UKSL}.xml", "2026-04-29", 6046, NameCounts(6051, 8394, 605)),
        ("gb-uksl", f"{UKSL}.csv", "2026-04-29", 6046, NameCounts(6051, 8394, 605)),
        ("us-ofac-sdn", ENHANCED, "2024-08-28", 293, NameCounts(293, 489, 45, 7, 0, 96)),
        ("us-ofac-sdn", ADVANCED, "2024-08-28", 293, NameCounts(293, 489, 45, 7, 0, 96)),
        ("us-bis-dpl", "us-dpl/2022-09/dpl.txt", "2026-11-01", 459, NameCounts(459)),
        ("ca-sema", "ca-sema/2025-05/sema-lmes.xml", "2026-11-01", 4759, NameCounts(4759, 2877)),
        ("au-dfat", AU, "2024-11-11", 3062, NameCounts(3062, 6047, 0, 4, 0, 440)),
        ("ch-seco", "ch-seco/2026-08-27-extract/seco-whole-list.extract.xml", "2026-08-27", 4, NameCounts(4, 2)),
    ],
)
def test_entries_and_names(
    read: Read, list_code: str, file: str, published: str, entries: int, names: NameCounts
) -> None:
    edition = read(list_code, file).edition
    assert (edition.published, edition.entries) == (published, entries)
    assert edition.names == names


@pytest.mark.parametrize(
    ("list_code", "file", "entries", "total"),
    [
        ("eu-fsf", EU, 2248, 9544),
        ("eu-fsf", "eu/extract/sample_eu.xml", 6, 15),
        ("eu-fsf", "eu/2026-08-05-extract/csvFullSanctionsList_1_1.first21cols.csv", 1, 2),
        ("gb-ofsi", "uk-ofsi/extract-2022-format/sample_hmt.csv", 6, 7 + 3),  # three in other letters
        ("gb-uksl", "uk-uksl/2026-10-08-extract/UK-Sanctions-List.csv", 1, 1),
        ("gb-uksl", "uk-uksl/2026-09-02-extract/UK-Sanctions-List.xml", 2, 4),
        ("gb-uksl", "uk-uksl/2026-08-26-extract/UK-Sanctions-List.schema-sample.xml", 3, 8 + 2),
        ("us-ofac-sdn", "ofac/extract-advanced/sdn-advanced-fixture.synthetic.xml", 3, 8),
        ("us-ofac-sdn", "ofac/extract-sdn-xml/sdn.xml", 8, 35),
        ("ch-seco", "ch-seco/2024-01-17-official-example/seco-amendment-example.xml", 3, 3),
        ("opensanctions", "opensanctions/2024-03-09-wd_persons/targets.nested.json", 20, 282),
        ("opensanctions", "opensanctions/2024-03-09-wd_persons/targets.simple.csv", 20, 270),
        ("opensanctions", "opensanctions/2024-03-09-wd_persons/entities.ftm.json", 20, 282),
    ],
)
def test_entries_and_all_names(read: Read, list_code: str, file: str, entries: int, total: int) -> None:
    edition = read(list_code, file).edition
    assert (edition.entries, edition.names.total) == (entries, total)


@pytest.mark.parametrize("data_set", ["2024-03-13-sa_wiki_peps", "yente-fixture-zala"])
def test_targets_are_the_parties_of_opensanctions(read: Read, lists: Path, data_set: str) -> None:
    file = f"opensanctions/{data_set}/entities.ftm.json"
    with (lists / file).open(encoding="utf-8") as handle:
        targets = [found for found in map(json.loads, handle) if found["target"]]
    kinds = ("name", "alias", "weakAlias", "previousName")
    edition = read("opensanctions", file).edition
    assert edition.entries == len(targets)
    assert edition.names.total == sum(len(each["properties"].get(kind, ())) for each in targets for kind in kinds)


@pytest.mark.parametrize("file", ["us-csl/2019-12-extract/csl.csv", "us-csl/2025-06-extract/consolidated.csv"])
def test_every_row_of_commerce_and_state_is_in_a_record(read: Read, lists: Path, file: str) -> None:
    with (lists / file).open(encoding="utf-8-sig", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if "Treasury" not in row["source"]]
    edition = read("us-csl", file).edition
    assert edition.entries == len({(row["source"], row["name"], row["start_date"]) for row in rows})
    aliases = sum(len([name for name in row["alt_names"].split("; ") if name]) for row in rows)
    assert (edition.names.primary, edition.names.alias) == (edition.entries, aliases)


def test_the_dpl_has_one_record_a_name(read: Read, lists: Path) -> None:
    with (lists / "us-dpl" / "2022-09" / "dpl.txt").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    records = read("us-bis-dpl", "us-dpl/2022-09/dpl.txt").records
    assert {record.name for record in records} == {" ".join(row["Name"].split()).strip(",") for row in rows}
    orders = {(row["Name"].strip(), row["Effective_Date"]) for row in rows}
    assert sum(len(record.designations) for record in records) == len(orders) == 461


@pytest.mark.parametrize("field", [name for name in FIELDS if name not in ("remarks", "associations")])
def test_enhanced_and_advanced_give_the_same_parties(read: Read, field: str) -> None:
    first, second = read("us-ofac-sdn", ADVANCED), read("us-ofac-sdn", ENHANCED)
    assert first.edition.identifiers == second.edition.identifiers
    assert [getattr(record, field) for record in first.records] == [getattr(record, field) for record in second.records]


def test_enhanced_and_advanced_differ_only_in_what_one_of_them_lacks(read: Read) -> None:
    """The derived file has no ties out of it, and one legal authority for each party."""
    first, second = (read("us-ofac-sdn", file).records for file in (ADVANCED, ENHANCED))
    held = {record.key for record in first}
    for here, there in zip(first, second, strict=True):
        inside = {tie for tie in there.associations if tie.target_key in held or not tie.target_key}
        assert set(here.associations) == inside
        told = {remark for remark in there.remarks if remark.label != "Legal authority"}
        assert {remark for remark in here.remarks if remark.label != "Legal authority"} <= told
    assert read("us-ofac-sdn", ENHANCED).edition.partial


@pytest.mark.parametrize("field", FIELDS)
def test_uksl_gives_the_same_in_csv_and_xml(read: Read, field: str) -> None:
    """The derived CSV has the first nationality only."""
    in_csv, in_xml = (read("gb-uksl", f"{UKSL}.{end}").records for end in ("csv", "xml"))
    pairs = [(getattr(here, field), getattr(there, field)) for here, there in zip(in_csv, in_xml, strict=True)]
    if field == "countries":
        assert all(set(here) <= set(there) for here, there in pairs)
    else:
        assert all(here == there for here, there in pairs)
    assert read("gb-uksl", f"{UKSL}.csv").edition.identifiers == read("gb-uksl", f"{UKSL}.xml").edition.identifiers


def test_the_eus_twins_are_one_record_each(read: Read, lists: Path) -> None:
    root = ElementTree.parse(lists / EU).getroot()
    times = Counter(entity.get("logicalId") for entity in root if entity.tag.endswith("sanctionEntity"))
    twins = {number for number, count in times.items() if count > 1}
    assert len(twins) == 21
    records = {record.key.partition(":")[2]: record for record in read("eu-fsf", EU).records}
    assert all(len(records[number or ""].designations) == 2 for number in twins)
    assert sum(each.type == "imo" for record in records.values() for each in record.identifiers) == 2


def test_ships_numbers_of_every_list_are_found(read: Read, lists: Path) -> None:
    told = len(re.findall("<IMONumber>", (lists / f"{UKSL}.xml").read_text(encoding="utf-8")))
    found = [each for record in read("gb-uksl", f"{UKSL}.xml").records for each in record.identifiers]
    assert sum(each.type == "imo" for each in found) == told == 631
    canada = read("ca-sema", "ca-sema/2025-05/sema-lmes.xml").records
    assert sum(each.type == "imo" for record in canada for each in record.identifiers) == 109


def test_what_differs_between_two_editions_of_the_un(read: Read) -> None:
    before, after = (
        {record.key: record for record in read("un-sc", f"un/{day}/consolidated.xml").records}
        for day in ("2024-11-30", "2025-04-19")
    )
    assert (len(after.keys() - before.keys()), len(before.keys() - after.keys())) == (0, 2)
    names = [({name.value for name in before[key].names}, {name.value for name in after[key].names}) for key in after]
    assert sum(one != other for one, other in names) == 4


@pytest.mark.parametrize(
    "name", ["html-error-instead-of-list.xml", "un-control-char-latin1.xml", "un-unescaped-ampersand.xml"]
)
@pytest.mark.parametrize("list_code", ["un-sc", "us-ofac-sdn", "eu-fsf"])
def test_files_that_must_be_refused_are_refused(lists: Path, name: str, list_code: str) -> None:
    with pytest.raises(BadInputError, match=re.escape(name)):
        read_edition(list_code, [lists / "negative" / "mini" / name], today="2026-11-01")


@pytest.mark.parametrize("name", ["ofac-sdn-short-row.csv", "ofac-truncated.xml"])
def test_ofacs_files_that_must_be_refused_are_refused(lists: Path, name: str) -> None:
    with pytest.raises(BadInputError, match=re.escape(name)):
        read_edition("us-ofac-sdn", [lists / "negative" / "mini" / name], today="2026-11-01")


def test_either_of_ofacs_lists_is_refused_as_the_other(lists: Path) -> None:
    with pytest.raises(BadInputError, match="consolidated list, not the SDN list"):
        read_edition("us-ofac-sdn", [lists / "ofac-consolidated/2024-05-06/consolidated.xml"], today="2026-11-01")
    with pytest.raises(BadInputError, match="SDN list, not the consolidated list"):
        read_edition("us-ofac-cons", sorted((lists / "ofac" / "2021-04").glob("*.csv")), today="2026-11-01")
