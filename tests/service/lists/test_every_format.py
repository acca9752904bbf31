"""What holds for every format alike: each good fixture is read, and refused whole once it is damaged."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.errors import BadInputError
from service.lists import ListFormat, SourceFile, formats, read_edition, recognise

FIXTURES = Path(__file__).parents[3] / "fixtures" / "lists"
CUTS = 20
CODES = [known.code for known in formats()]
Damage = Callable[[bytes], bytes]


def good(code: str) -> list[Path]:
    """The sound files of a format's fixture."""
    folder = FIXTURES / code
    return [folder / "good.xml"] if (folder / "good.xml").exists() else sorted((folder / "good").iterdir())


def format_of(code: str) -> ListFormat:
    return next(known for known in formats() if known.code == code)


def list_of(code: str) -> str:
    return next(iter(format_of(code).lists), "our-own-watchlist")


def refusal(code: str, files: list[Path], list_code: str = "") -> str:
    with pytest.raises(BadInputError) as refused:
        read_edition(list_code or list_of(code), files, today="2026-02-01")
    return str(refused.value)


def changed(code: str, folder: Path, damage: Damage) -> list[Path]:
    """Copies of the good files, of which the main one is damaged."""
    files = []
    for number, file in enumerate(good(code)):
        files.append(folder / file.name)
        data = file.read_bytes()
        files[-1].write_bytes(damage(data) if number == main_of(code) else data)
    return files


def main_of(code: str) -> int:
    """Which of the good files is damaged: the one that names the parties."""
    names = [file.name for file in good(code)]
    return names.index("sdn.csv") if "sdn.csv" in names else 0


def is_xml(code: str) -> bool:
    return good(code)[main_of(code)].suffix == ".xml"


XML_CODES = [code for code in CODES if is_xml(code)]


@pytest.mark.parametrize("code", CODES)
def test_every_format_has_a_good_fixture_that_is_recognised_and_read(code: str) -> None:
    files = good(code)
    assert {recognise(SourceFile.at(file))[0] for file in files} == {code}
    found = read_edition(list_of(code), files, today="2026-02-01")
    assert found.edition.format == code
    assert found.edition.entries == len(found.records) > 0
    assert found.edition.names.primary >= found.edition.entries
    assert all(record.key.startswith(f"{list_of(code)}:") for record in found.records)
    assert code.startswith(("opensanctions", "watchlist")) or all(record.designations for record in found.records)


@pytest.mark.parametrize("code", CODES)
def test_a_good_fixture_is_no_other_formats(code: str) -> None:
    with good(code)[0].open("rb") as handle:
        from service.lists.content import content_of

        content = content_of(handle)
    assert [known.code for known in formats() if known.recognises(content)] == [code]


def broken_files() -> Iterator[tuple[str, Path]]:
    for code in CODES:
        for file in sorted((FIXTURES / code / "broken").glob("*")):
            yield code, file


@pytest.mark.parametrize(
    ("code", "file"), [pytest.param(*each, id=f"{each[0]}-{each[1].name}") for each in broken_files()]
)
def test_every_broken_fixture_is_refused_by_its_name(code: str, file: Path) -> None:
    assert file.name in refusal(code, [file, *good(code)[1:]] if len(good(code)) == 1 else [file])


@pytest.mark.parametrize("code", CODES)
def test_a_file_cut_short_is_refused_wherever_it_is_cut(code: str, tmp_path: Path) -> None:
    """A row format cut at the end of a row is a sound shorter file: only what is held before tells (plausibility)."""
    data = good(code)[main_of(code)].read_bytes()
    dice = random.Random(code)
    inside = range(1, len(data.rstrip()))
    places = [place for place in inside if is_xml(code) or data[place - 1 : place] not in (b"\r", b"\n")]
    for place in dice.sample(places, CUTS):
        files = changed(code, tmp_path, lambda whole, place=place: whole[:place])
        assert refusal(code, files), place


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("instead", "reason"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"<!DOCTYPE html><html><body>Service unavailable</body></html>", "HTML page"),
        (b"\x00\x81\x8d\xff" * 50, "not text"),
        (b"PK\x03\x04 and nothing of an archive", "ZIP archive"),
        (b'{"error": "try again later"}', "JSON of a format that is not known"),
    ],
    ids=["empty", "blank", "html", "binary", "zip", "json"],
)
def test_what_is_no_list_is_refused_with_what_it_is(code: str, instead: bytes, reason: str, tmp_path: Path) -> None:
    assert reason in refusal(code, changed(code, tmp_path, lambda _: instead))


@pytest.mark.parametrize("code", CODES)
def test_a_good_file_of_another_list_is_refused(code: str) -> None:
    other = next(known for known in formats() if not set(known.lists) & set(format_of(code).lists) and known.lists)
    assert "a format that" in refusal(code, good(code), other.lists[0])


@pytest.mark.parametrize("code", XML_CODES)
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
    ids=["billion-laughs", "external-entity", "external-dtd"],
)
def test_an_xml_document_with_a_doctype_is_refused(code: str, declaration: str, tmp_path: Path) -> None:
    def with_doctype(data: bytes) -> bytes:
        start = re.search(rb"<[A-Za-z]", data)
        assert start
        return data[: start.start()] + declaration.encode() + data[start.start() :]

    assert "DOCTYPE" in refusal(code, changed(code, tmp_path, with_doctype))


@pytest.mark.parametrize("code", XML_CODES)
@pytest.mark.parametrize("sign", [b"<", b">", b"/", b"&"])
def test_an_xml_document_with_a_flipped_byte_in_its_markup_is_refused(code: str, sign: bytes, tmp_path: Path) -> None:
    dice = random.Random(code)
    data = good(code)[0].read_bytes()
    tags = [found.start() for found in re.finditer(rb"<[A-Za-z/]", data)][1:]
    for place in dice.sample(tags, min(5, len(tags))):
        files = changed(code, tmp_path, lambda whole, place=place: whole[:place] + b"\x01" + sign + whole[place + 1 :])
        assert refusal(code, files), place


TAG = re.compile(rb"<[A-Za-z]\w* [^<>]*/>")  # holds its facts in attributes


@pytest.mark.parametrize("code", [code for code in XML_CODES if TAG.search(good(code)[0].read_bytes())])
def test_an_xml_document_with_a_tag_that_became_text_is_refused(code: str, tmp_path: Path) -> None:
    """`<citizenship country="AB"/>` without its first sign is well-formed still, and the fact is gone."""
    data = good(code)[0].read_bytes()
    for place in (found.start() for found in TAG.finditer(data)):
        files = changed(code, tmp_path, lambda whole, place=place: whole[:place] + b"=" + whole[place + 1 :])
        assert refusal(code, files), place


ROW_CODES = [code for code in CODES if good(code)[main_of(code)].suffix in (".csv", ".txt")]


@pytest.mark.parametrize("code", ROW_CODES)
def test_a_row_whose_delimiter_is_damaged_is_refused(code: str, tmp_path: Path) -> None:
    delimiter = {"eu-fsf-csv": b";", "us-bis-dpl": b"\t"}.get(code, b",")
    data = good(code)[main_of(code)].read_bytes()
    rows = [found.end() for found in re.finditer(rb"\r?\n(?=.{9})", data)]
    place = data.index(delimiter, rows[-1])
    changed_files = changed(code, tmp_path, lambda whole: whole[:place] + b"x" + whole[place + 1 :])
    assert "line" in refusal(code, changed_files)


@pytest.mark.parametrize("code", [code for code in ROW_CODES if b'"' in good(code)[main_of(code)].read_bytes()])
def test_rows_without_one_of_their_quotes_are_refused(code: str, tmp_path: Path) -> None:
    data = good(code)[main_of(code)].read_bytes()
    for quote in re.finditer(b'"', data):
        place = quote.start()
        files = changed(code, tmp_path, lambda whole, place=place: whole[:place] + b"#" + whole[place + 1 :])
        assert refusal(code, files), place


@pytest.mark.parametrize("code", ROW_CODES)
def test_rows_of_utf8_with_a_damaged_byte_are_refused(code: str, tmp_path: Path) -> None:
    """Read as Windows-1252 instead, every accented name of the file would be another."""

    def damaged(data: bytes) -> bytes:
        place = [found.start() + 2 for found in re.finditer(rb"[A-Za-z]{4}", data)][-1]
        return data[:place] + "ééé".encode() + b"\xe9" + data[place:]

    assert "sound UTF-8" in refusal(code, changed(code, tmp_path, damaged))


@pytest.mark.parametrize("code", [code for code in CODES if good(code)[0].suffix in (".json", ".jsonl")])
@pytest.mark.parametrize("sign", [b"{", b":", b'"'])
def test_json_with_a_damaged_sign_is_refused(code: str, sign: bytes, tmp_path: Path) -> None:
    place = good(code)[0].read_bytes().rindex(sign)
    changed_files = changed(code, tmp_path, lambda whole: whole[:place] + b"\x00" + whole[place + 1 :])
    assert "line" in refusal(code, changed_files)
