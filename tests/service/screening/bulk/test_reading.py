"""Encodings, delimiters, quotes: what a CSV file may look like, and what is no CSV file."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import BadInputError, ConfigurationError
from service.screening.bulk.csv_table import CsvTable
from service.screening.bulk.dialect import find_dialect
from service.screening.bulk.source import open_source


def read(content: bytes, encoding: str = "", delimiter: str = "") -> tuple[tuple[str, ...], list[list[str]]]:
    with open_source("-", io.BytesIO(content)) as source:
        table = CsvTable(source, find_dialect(source, encoding, delimiter))
        return table.headings, [row.cells for row in table.rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_detected(encoding) -> None:
    content = "name,city\nJosé Muñoz,Málaga\n".encode(encoding)
    assert read(content) == (("name", "city"), [["José Muñoz", "Málaga"]])


def test_one_damaged_character_does_not_make_a_file_another_encoding() -> None:
    content = "name\nJosé Muñoz\nJürgen\n".encode() + b"Ren\xe9\n"
    assert read(content)[1] == [["José Muñoz"], ["Jürgen"], ["Ren�"]]


def test_windows_1252_far_into_a_file_is_seen(tmp_path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(b"name\n" + b"Jane Roe\n" * 20_000 + b"Jos\xe9\n")
    with open_source(str(file), io.BytesIO()) as source:
        assert find_dialect(source).encoding == "cp1252"


def test_a_given_encoding_is_taken() -> None:
    assert read("name\nИван\n".encode("cp1251"), encoding="windows-1251")[1] == [["Иван"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_detected(delimiter) -> None:
    content = f'name{delimiter}dob\n"Roe, J; Jr | x"{delimiter}1970\n'.encode()
    assert read(content) == (("name", "dob"), [["Roe, J; Jr | x", "1970"]])


@pytest.mark.parametrize(("given", "character"), [("semicolon", ";"), (";", ";"), ("\\t", "\t"), ("^", "^")])
def test_a_given_delimiter_is_taken(given, character) -> None:
    assert read(f"a{character}b,c\n1{character}2\n".encode(), delimiter=given) == (("a", "b,c"), [["1", "2"]])


@pytest.mark.parametrize(("encoding", "delimiter"), [("klingon", ""), ("base64", ""), ("", "ab"), ("", '"')])
def test_what_is_no_encoding_or_delimiter_is_said(encoding, delimiter) -> None:
    with pytest.raises(ConfigurationError):
        read(b"name\n", encoding, delimiter)


def test_quotes_and_line_breaks_inside_a_field_are_part_of_it() -> None:
    content = b'name,note\r\n"Roe ""Jo"" J","two\r\nlines"\r\n\r\nDoe,\r\n'
    assert read(content)[1] == [['Roe "Jo" J', "two\r\nlines"], ["Doe", ""]]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do_also_none_at_the_end(ends) -> None:
    assert read(f"name{ends}Roe{ends}Doe".encode())[1] == [["Roe"], ["Doe"]]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"  \r\n"])
def test_an_empty_input_is_refused(content) -> None:
    with pytest.raises(BadInputError, match="empty"):
        read(content)


@pytest.mark.parametrize("content", [b",,,\n1,2,3,4\n", b'"' + b"x" * 200_000])
def test_an_input_without_headings_is_refused(content) -> None:
    with pytest.raises(BadInputError, match="heading"):
        read(content)


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"PAR1rest", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00"])
def test_what_is_no_text_is_refused(content) -> None:
    with pytest.raises(BadInputError, match="not"):
        read(content)


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(BadInputError, match="line 2"):
        read(b"name,b\n" + b"x," * 600_000)


def test_a_missing_file_is_refused(tmp_path) -> None:
    with pytest.raises(BadInputError, match="No such file"), open_source(str(tmp_path / "no"), io.BytesIO()):
        pass


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content) -> None:
    try:
        headings, rows = read(content)
    except BadInputError:
        return
    assert all(len(cells) == len(headings) for cells in rows)
