"""Whole editions, damaged: cut, flipped, or something else altogether, each is refused and not read in part."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.errors import BadInputError
from service.lists import read_edition

pytestmark = [pytest.mark.data, pytest.mark.soak]
TIMES = 20
FILES = (
    ("us-ofac-sdn", "ofac/2021-03-10/sdn.xml"),
    ("us-ofac-sdn", "ofac/2021-04/sdn.csv"),
    ("us-ofac-sdn", "ofac/2024-08-28-enhanced-IRGC/SDN_ENHANCED.filtered-IRGC.xml"),
    ("us-ofac-sdn", "ofac/derived-2024-08-28-advanced-IRGC/SDN_ADVANCED.derived-IRGC.xml"),
    ("us-ofac-cons", "ofac-consolidated/2024-05-06/consolidated.xml"),
    ("us-ofac-cons", "ofac-consolidated/2025-12/cons_prim.csv"),
    ("un-sc", "un/2025-04-19/consolidated.xml"),
    ("eu-fsf", "eu/2021-03-02/xmlFullSanctionsList_1_1.xml"),
    ("eu-fsf", "eu/2026-08-05-extract/csvFullSanctionsList_1_1.first21cols.csv"),
    ("gb-uksl", "uk-uksl/derived-2026-04-29/UK-Sanctions-List.xml"),
    ("gb-uksl", "uk-uksl/derived-2026-04-29/UK-Sanctions-List.csv"),
    ("gb-ofsi", "uk-ofsi/2020-04-27/ConList.csv"),
    ("us-csl", "us-csl/2019-12-extract/csl.csv"),
    ("us-csl", "us-csl/2026-09-extract/consolidated.json"),
    ("us-bis-dpl", "us-dpl/2022-09/dpl.txt"),
    ("ca-sema", "ca-sema/2025-05/sema-lmes.xml"),
    ("au-dfat", "au-dfat/2024-12/regulation8_consolidated.xlsx"),
    ("ch-seco", "ch-seco/2026-08-27-extract/seco-whole-list.extract.xml"),
    ("opensanctions", "opensanctions/2024-03-09-wd_persons/entities.ftm.json"),
    ("opensanctions", "opensanctions/2024-03-09-wd_persons/targets.simple.csv"),
)
every_file = pytest.mark.parametrize(("list_code", "name"), FILES, ids=[name for _, name in FILES])
Damaged = Iterator[tuple[int, bytes]]


def refuse_all(list_code: str, file: Path, damaged: Damaged, tmp_path: Path) -> None:
    """Every one of these bytes in a file's stead is refused; the number beside them tells where they are damaged."""
    others = [each for each in file.parent.glob("*.csv") if each != file] if list_code.startswith("us-ofac") else []
    copy = tmp_path / file.name
    for place, data in damaged:
        copy.write_bytes(data)
        with pytest.raises(BadInputError) as refused:
            read_edition(list_code, [copy, *others], today="2026-11-01")
        assert str(refused.value), place


def flipped(data: bytes, places: list[int], dice: random.Random) -> Damaged:
    """The bytes with one bit of one of these places changed, each time another."""
    for place in dice.sample(places, min(TIMES, len(places))):
        yield place, data[:place] + bytes([data[place] ^ 1 << dice.randrange(4)]) + data[place + 1 :]


@every_file
def test_a_whole_file_is_refused_wherever_it_is_cut(
    data_folder: Path, tmp_path: Path, list_code: str, name: str
) -> None:
    """Rows that are cut where one ends are a sound shorter file: only what is held before tells (plausibility)."""
    file, dice = data_folder / "lists" / name, random.Random(name)
    data = file.read_bytes()
    rows = file.suffix in (".csv", ".txt", ".json")
    inside = range(1, len(data.rstrip(b"\r\n\x1a \t")))
    ends = (b"\n", b"\r", b'"', b"}") if rows else ()
    places = [
        place for place in dice.sample(inside, min(4 * TIMES, len(inside))) if data[place - 1 : place] not in ends
    ]
    refuse_all(list_code, file, ((place, data[:place]) for place in places[:TIMES]), tmp_path)


@every_file
def test_a_whole_file_is_refused_when_a_bit_of_its_structure_is_flipped(
    data_folder: Path, tmp_path: Path, list_code: str, name: str
) -> None:
    file, dice = data_folder / "lists" / name, random.Random(name)
    data = file.read_bytes()
    structure = {".xml": rb"<(?=[A-Za-z/])|(?<=</)[A-Za-z]", ".csv": b'"', ".txt": b'["\t]', ".json": rb"[{}\[\]]"}
    found = re.finditer(structure.get(file.suffix, rb"[\x00-\xff]"), data)
    refuse_all(list_code, file, flipped(data, [each.start() for each in found][1:], dice), tmp_path)


@every_file
def test_what_comes_in_a_whole_files_stead_is_refused(
    data_folder: Path, tmp_path: Path, list_code: str, name: str
) -> None:
    file = data_folder / "lists" / name
    data = file.read_bytes()
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    outside = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    instead = [b"", b"<!DOCTYPE html><html><body>Service unavailable</body></html>", b"\x00\x81\x8d\xff" * 50]
    if root := re.search(rb"<[A-Za-z]", data) if file.suffix == ".xml" else None:
        instead += [data[: root.start()] + doctype + data[root.start() :] for doctype in (laughs, outside)]
    refuse_all(list_code, file, enumerate(instead), tmp_path)
    with pytest.raises(BadInputError, match="a format that"):
        read_edition("eu-fsf" if list_code == "un-sc" else "un-sc", [file], today="2026-11-01")
