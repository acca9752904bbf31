"""Workbooks: hostile and damaged ones are refused before they are unpacked."""

import io
import zipfile
from pathlib import Path

import pytest

from service.errors import BadInputError
from service.lists import SourceFile, recognise
from service.lists.spreadsheet import modified_on, sheet_rows

GOOD = Path(__file__).parents[3] / "fixtures" / "lists" / "au-dfat-xlsx" / "good" / "regulation8_consolidated.xlsx"


def repacked(**changed: bytes | int) -> bytes:
    """The good workbook with other contents of members, or with members of so many MiB of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(GOOD) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in {*source.namelist(), *changed}:
            content = changed.get(name, b"")
            if isinstance(content, int):
                with target.open(name, "w") as member:
                    for _ in range(content):
                        member.write(bytes(1 << 20))
            else:
                target.writestr(name, content or source.read(name))
    return out.getvalue()


def test_the_rows_of_the_first_sheet_are_as_wide_as_its_header() -> None:
    with GOOD.open("rb") as handle:
        rows = list(sheet_rows(handle, GOOD.name))
    assert rows[0][:2] == ("Reference", "Name of Individual or Entity")
    assert {len(row) for row in rows} == {13}
    with GOOD.open("rb") as handle:
        assert modified_on(handle) == "2026-01-14"


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    code, instead = recognise(SourceFile.of(repacked(**{"xl/media/image.png": 257})))
    assert code is None
    assert instead == "a workbook that was refused: it unpacks to more than 256 MiB"


def test_a_workbook_with_entities_is_refused() -> None:
    sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    _, instead = recognise(SourceFile.of(repacked(**{"xl/worksheets/sheet1.xml": sheet})))
    assert "has a DOCTYPE" in instead


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_workbook_with_a_damaged_part_is_refused(part: str) -> None:
    data = bytearray(GOOD.read_bytes())
    with zipfile.ZipFile(GOOD) as archive:
        member = archive.getinfo(part)
    data[member.header_offset + 30 + len(part) + member.compress_size // 2] ^= 0xFF
    with pytest.raises(BadInputError, match="it is damaged or cut short"):
        list(sheet_rows(io.BytesIO(bytes(data)), "a.xlsx"))


def test_an_archive_that_is_no_workbook_is_no_list() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("sdn.csv", "1,2\n")
    _, instead = recognise(SourceFile.of(out.getvalue()))
    assert instead == "a ZIP archive that is damaged or no workbook; unpack it first"


def test_a_workbook_of_another_kind_is_no_list() -> None:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.save(out)
    _, instead = recognise(SourceFile.of(out.getvalue()))
    assert instead == "a workbook whose first sheet is of a format that is not known"
