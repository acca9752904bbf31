import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.lists.content import content_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\x1a", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", "html"),
        (b"<html lang='en'>", "html"),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='a'/>", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE list [<!ENTITY a 'b'>]><list/>", "doctype"),
        (b"1,2\n", "text"),
        (b'{"id": 1}', "json"),
        (b"PK\x03\x04 and no more", "archive"),
        (b"\x00\x81\x8d\xff", "binary"),
    ],
)
def test_bytes_are_told_apart(data: bytes, kind: str) -> None:
    assert content_of(io.BytesIO(data)).kind == kind


@pytest.mark.parametrize("start", ["", "\ufeff", "<?xml version='1.0'?>\n<!-- <html> -->\n"])
def test_the_root_element_is_found_whatever_its_prefix(start: str) -> None:
    assert content_of(io.BytesIO(f"{start}<a:sdnList xmlns:a='urn:x'>".encode())).root == "sdnList"


@given(st.binary(max_size=200))
@settings(max_examples=80)
def test_any_bytes_are_something(data: bytes) -> None:
    assert content_of(io.BytesIO(data)).kind in {"empty", "html", "doctype", "xml", "json", "archive", "binary", "text"}
