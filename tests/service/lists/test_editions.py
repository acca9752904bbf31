"""Which files make an edition, when it was published, and what it is called."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from service.errors import BadInputError
from service.lists import ReadEdition, SourceFile, detect, formats, read_edition, recognise

Read = Callable[..., ReadEdition]


def test_files_may_come_in_any_order(read: Read, csv_files: list[Path]) -> None:
    assert read(*csv_files) == read(*reversed(csv_files))


def test_a_single_file_has_its_own_hash(read: Read, xml_file: Path) -> None:
    assert read(xml_file).edition.sha256 == hashlib.sha256(xml_file.read_bytes()).hexdigest()


def test_a_change_in_any_file_changes_the_hash(read: Read, csv_files: list[Path]) -> None:
    without = [file for file in csv_files if "comments" not in file.name]
    assert read(*csv_files).edition.sha256 != read(*without).edition.sha256


def test_names_of_files_do_not_matter(read: Read, csv_files: list[Path], tmp_path: Path) -> None:
    renamed = []
    for number, file in enumerate(csv_files):
        renamed.append(tmp_path / f"{number}.xml")
        renamed[-1].write_bytes(file.read_bytes())
    assert read(*renamed).records == read(*csv_files).records


def test_the_date_given_is_that_of_files_without_one(read: Read, csv_files: list[Path]) -> None:
    assert read(*csv_files, published="2026-01-15").edition.published == "2026-01-15"


def test_without_any_date_it_is_today_with_a_warning(read: Read, csv_files: list[Path]) -> None:
    edition = read(*csv_files).edition
    assert edition.published == "2026-02-01"
    assert "taken as published today, 2026-02-01" in edition.warnings[0]


def test_the_date_in_the_file_wins_with_a_warning(read: Read, xml_file: Path) -> None:
    edition = read(xml_file, published="2025-12-31").edition
    assert edition.published == "2026-01-15"
    assert "2025-12-31, was not used" in edition.warnings[0]
    assert not any("not used" in warning for warning in read(xml_file, published="2026-01-15").edition.warnings)


@pytest.mark.parametrize("date", ["15/01/2026", "2026-02-30", "yesterday"])
def test_a_date_that_is_none_is_refused(read: Read, xml_file: Path, date: str) -> None:
    with pytest.raises(BadInputError, match="YYYY-MM-DD"):
        read(xml_file, published=date)


def test_files_of_two_formats_are_refused(read: Read, csv_files: list[Path], xml_file: Path) -> None:
    with pytest.raises(BadInputError, match=r"good\.xml is ofac-sdn-xml"):
        read(*csv_files, xml_file)


def test_the_same_file_twice_is_refused(read: Read, csv_files: list[Path]) -> None:
    with pytest.raises(BadInputError, match="the same file"):
        read(*csv_files, csv_files[0])


def test_no_file_and_a_missing_file_are_refused(read: Read, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="No file was given"):
        read()
    with pytest.raises(BadInputError, match=r"nowhere\.csv cannot be read"):
        read(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("code", ["articles", "default", "batch", "Our List", "x", "-list", "a" * 61, ""])
def test_a_name_that_no_list_may_have_is_refused(xml_file: Path, code: str) -> None:
    with pytest.raises(BadInputError, match="us-ofac-cons, us-ofac-sdn, and names of your own"):
        read_edition(code, [xml_file], today="2026-02-01")


def test_a_misspelt_list_is_no_watchlist_of_ones_own(xml_file: Path) -> None:
    with pytest.raises(BadInputError, match=r"us-ofac-sdm does not come in\. Official lists are .*us-ofac-sdn"):
        read_edition("us-ofac-sdm", [xml_file], today="2026-02-01")


def test_the_format_of_a_watchlist_may_be_given(tmp_path: Path, xml_file: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,id\nOmar,1\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="of a format that is not known"):
        read_edition("ours", [file], today="2026-02-01")
    with pytest.raises(BadInputError, match="line 1: the column kind is missing"):
        read_edition("ours", [file], today="2026-02-01", format_="csv")
    with pytest.raises(BadInputError, match="line 1: the line is no JSON object"):
        read_edition("ours", [file], today="2026-02-01", format_="jsonl")
    with pytest.raises(BadInputError, match="'pdf' is no format of a watchlist; known are csv, jsonl"):
        read_edition("ours", [file], today="2026-02-01", format_="pdf")
    with pytest.raises(BadInputError, match="leave the format away"):
        read_edition("us-ofac-sdn", [xml_file], today="2026-02-01", format_="csv")


def test_either_list_of_ofacs_comes_in_either_format(csv_files: list[Path]) -> None:
    found = read_edition("us-ofac-cons", csv_files, today="2026-02-01")
    assert found.edition.list_code == "us-ofac-cons"
    assert found.records[0].key == "us-ofac-cons:90001"


def test_formats_are_detected_by_content(csv_files: list[Path], xml_file: Path) -> None:
    assert {detect(file.read_bytes()) for file in csv_files} == {"ofac-csv"}
    assert detect(xml_file.read_bytes()) == "ofac-sdn-xml"


@pytest.mark.parametrize(
    ("data", "instead"),
    [
        (b"", "empty"),
        (b"<html></html>", "an HTML page, not a list"),
        (b"name,country\nOmar,SY\n", "text of a format that is not known"),
        (b"<a/>", "an XML document <a> of a format that is not known"),
        (b"\x81\x8d", "not text"),
    ],
)
def test_what_is_no_list_says_what_it_is(data: bytes, instead: str) -> None:
    assert recognise(SourceFile.of(data)) == (None, instead)


def test_each_format_says_what_it_carries_and_where_it_is_published() -> None:
    assert len({each.code for each in formats()}) == len(formats())
    for each in formats():
        assert each.title
        assert each.files
        assert ("https://" if each.lists else "docs/watchlists.md") in each.published_at
