"""OFAC's XML: the same as the CSV says, and which files are refused."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path

import pytest

from service.domain.record import Record
from service.domain.source import NameCounts
from service.errors import BadInputError
from service.lists import ReadEdition, read_edition

Read = Callable[..., ReadEdition]
Copy = Callable[[list[Path]], dict[str, Path]]
WEBSITE = "<id><uid>70</uid><idType>Website</idType><idNumber>a.example</idNumber></id>"
ORGANISATION = "<id><uid>71</uid><idType>Organization Type:</idType><idNumber>Brigades, n.e.c.</idNumber></id>"
ByNumber = Callable[[ReadEdition], dict[str, Record]]


def test_the_date_and_the_counts_are_the_files(read: Read, xml_file: Path) -> None:
    edition = read(xml_file).edition
    assert (edition.published, edition.entries, edition.format) == ("2026-01-15", 6, "ofac-sdn-xml")
    assert edition.names == NameCounts(primary=6, alias=6, weak_alias=6, former=1)


@pytest.mark.parametrize("field", [field.name for field in fields(Record)])
@pytest.mark.parametrize("number", ["90001", "90002", "90003", "90005", "90006", "90010"])
def test_both_formats_say_the_same_of_a_party(
    read: Read, by_number: ByNumber, xml_file: Path, csv_files: list[Path], number: str, field: str
) -> None:
    in_xml, in_csv = by_number(read(xml_file))[number], by_number(read(*csv_files))[number]
    assert getattr(in_xml, field) == getattr(in_csv, field)


@pytest.mark.parametrize(
    ("in_xml", "in_csv"),
    [
        pytest.param(
            {},
            {"circa 1951; alt. DOB 01 Jan 1953 to 31 Dec 1954": "01 Jan 1953 to 31 Dec 1954; alt. DOB circa 1951"},
            id="the order of dates",
        ),
        pytest.param(
            {},
            {"POB Umm Khayal, Syria; alt. POB Dar'at al-Wahm": "POB Dar'at al-Wahm; alt. POB Umm Khayal, Syria"},
            id="the order of places",
        ),
        pytest.param(
            {">Malta<": ">Tuvalu<", ">None Identified<": ">Malta<"},
            {"Flag None Identified": "Flag Tuvalu"},
            id="the order of countries",
        ),
        pytest.param(
            {"</idList>\n    <akaList>\n      <aka><uid>35": WEBSITE + "</idList><akaList><aka><uid>35"},
            {"Website www.kestrel.example": "Website a.example; alt. Website www.kestrel.example"},
            id="the order of remarks",
        ),
        pytest.param(
            {"<lastName>HERON TRADING, LTD.": '<lastName>"HERON" TRADING, LTD.'},
            {'"HERON TRADING, LTD."': "\"'HERON' TRADING, LTD.\""},
            id="quotes in a name",
        ),
        pytest.param({"Emir;": 'Emir ("Falcon");'}, {"Emir;": "Emir ('Falcon');"}, id="quotes in a title"),
        pytest.param({">House 17<": '>"House" 17<'}, {"House 17,": "'House' 17,"}, id="quotes in an address"),
        pytest.param(
            {"<lastName>KESTREL</lastName><firstName>Umar": "<lastName>KESTREL, JR.</lastName><firstName>Umar"},
            {"KESTREL, Umar": "KESTREL, JR., Umar"},
            id="junior with the family name",
        ),
        pytest.param(
            {"<firstName>Umar Abu": "<firstName>III, Umar Abu"},
            {"KESTREL, Umar": "KESTREL, III, Umar"},
            id="the third with the given name",
        ),
        pytest.param(
            {"<idNumber>K0000002<": "<idNumber>K0000002 (Iran)<"},
            {"Passport K0000002": "Passport K0000002 (Iran)"},
            id="a country with the number",
        ),
        pytest.param(
            {"since 1991<": "since 1991.<"},
            {
                "Gender Female": "Member of the 3rd Committee, since 1991.; Gender Female",
                '; Member of the 3rd Committee, since 1991."': '."',
            },
            id="a full stop inside the remarks",
        ),
        pytest.param(
            {"</idList>\n    <akaList>\n      <aka><uid>35": ORGANISATION + "</idList><akaList><aka><uid>35"},
            {"n.k.a. 'BOTK TODAY'.": "n.k.a. 'BOTK TODAY'; Organization Type: Brigades, n.e.c."},
            id="a full stop that ends the remarks as well",
        ),
        pytest.param(
            {"<lastName>VIREO</lastName>\n": "<lastName>VIREO</lastName><title>Lt. Col.</title>\n"},
            {'[NICARAGUA",-0- ': '[NICARAGUA","Lt. Col."', "since 1991.": "since 1991; Lt. Col."},
            id="a title with a full stop that the remarks repeat",
        ),
    ],
)
def test_what_each_format_writes_in_its_own_way_is_the_same(
    read: Read,
    xml_file: Path,
    csv_files: list[Path],
    copy: Copy,
    in_xml: dict[str, str],
    in_csv: dict[str, str],
) -> None:
    xml, tables = copy([xml_file]), copy(csv_files)
    _rewrite(xml.values(), in_xml)
    _rewrite(tables.values(), in_csv)
    found = {record.key: record for record in read(*tables.values()).records}
    assert all(found[record.key] == record for record in read(*xml.values()).records)


def _rewrite(files: Iterable[Path], changes: dict[str, str]) -> None:
    texts = {file: file.read_bytes().decode() for file in files}
    for old, new in changes.items():
        assert any(old in text for text in texts.values()), old
        texts = {file: text.replace(old, new) for file, text in texts.items()}
    for file, text in texts.items():
        file.write_bytes(text.encode())


@pytest.mark.parametrize("namespace", ['xmlns="http://tempuri.org/sdnList.xsd"', "", 'xmlns="urn:of-tomorrow"'])
def test_the_namespace_does_not_matter(read: Read, xml_file: Path, copy: Copy, namespace: str) -> None:
    changed = copy([xml_file])["good.xml"]
    today = 'xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"'
    changed.write_text(xml_file.read_text(encoding="utf-8").replace(today, namespace), encoding="utf-8")
    assert read(changed).records == read(xml_file).records


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("cut_short.xml", "line 115"),
        ("unescaped_ampersand.xml", "line 76: the XML is not well-formed"),
        ("no_uid.xml", "line 74: the entry has no id"),
        ("no_name.xml", "line 74: entry 90003 has no name"),
        ("entities.xml", "a DOCTYPE"),
        ("error_page.xml", "an HTML page"),
        ("other_root.xml", "<CONSOLIDATED_LIST_OF_NOBODY>"),
    ],
)
def test_a_damaged_file_is_refused_whole(read: Read, broken: Callable[[str], Path], name: str, place: str) -> None:
    with pytest.raises(BadInputError, match=name.replace(".", r"\.")) as refused:
        read(broken(name))
    assert place in str(refused.value)


@pytest.mark.parametrize("end", ["</sdnEntry>", "</akaList>", "<uid>90010</uid>", "\n</sdnList>"])
def test_a_file_cut_short_anywhere_is_refused(read: Read, xml_file: Path, copy: Copy, end: str) -> None:
    changed = copy([xml_file])["good.xml"]
    text = xml_file.read_text(encoding="utf-8")
    kept = len(end) if end.strip() != "</sdnList>" else 0
    changed.write_text(text[: text.rindex(end) + kept], encoding="utf-8")
    with pytest.raises(BadInputError, match=r"good\.xml, line \d+: the XML ends before it is closed"):
        read(changed)


def test_a_forced_reading_of_a_cut_file_keeps_what_came_before(read: Read, broken: Callable[[str], Path]) -> None:
    found = read(broken("cut_short.xml"), force=True)
    assert [record.key.partition(":")[2] for record in found.records] == ["90001", "90002", "90003", "90005"]
    assert found.edition.partial
    assert len(found.left_out) == 1


def test_a_number_of_records_that_disagrees_is_a_warning(read: Read, xml_file: Path, copy: Copy) -> None:
    changed = copy([xml_file])["good.xml"]
    changed.write_text(xml_file.read_text(encoding="utf-8").replace("Count>6<", "Count>7<"), encoding="utf-8")
    assert read(changed).edition.warnings[0] == "The file announces 7 records and holds 6; it may be an extract."


def test_a_file_without_a_date_takes_the_one_given(read: Read, xml_file: Path, copy: Copy) -> None:
    changed = copy([xml_file])["good.xml"]
    changed.write_text(xml_file.read_text(encoding="utf-8").replace("01/15/2026", "15.1.26"), encoding="utf-8")
    found = read(changed, published="2026-01-15").edition
    assert found.published == "2026-01-15"
    assert "'15.1.26', was not understood" in found.warnings[0]


def test_two_whole_editions_at_once_are_refused(read: Read, xml_file: Path, copy: Copy) -> None:
    changed = copy([xml_file])["good.xml"]
    changed.write_text(xml_file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="give one file, not 2"):
        read(xml_file, changed)


def test_the_consolidated_list_is_not_the_sdn_list(read: Read, xml_file: Path, copy: Copy) -> None:
    changed = copy([xml_file])["good.xml"]
    text = xml_file.read_text(encoding="utf-8")
    changed.write_text(text.replace("<program>CUBA<", "<program>CMIC-EO13959<"), encoding="utf-8")
    with pytest.raises(BadInputError, match=r"good\.xml is OFAC's consolidated list, not the SDN list"):
        read(changed)
    assert read_edition("us-ofac-cons", [changed], today="2026-02-01").edition.entries == 6


def test_the_sdn_list_is_not_the_consolidated_list(xml_file: Path, copy: Copy) -> None:
    changed = copy([xml_file])["good.xml"]
    entry = "<sdnEntry><uid>{0}</uid><lastName>Heron {0}</lastName></sdnEntry>"
    entries = [entry.format(number) for number in range(1, 2001)]
    text = xml_file.read_text(encoding="utf-8")
    changed.write_text(text.replace("</sdnList>", f"{''.join(entries)}</sdnList>"), encoding="utf-8")
    with pytest.raises(BadInputError, match=r"good\.xml is OFAC's SDN list, not the consolidated list"):
        read_edition("us-ofac-cons", [changed], today="2026-02-01")
