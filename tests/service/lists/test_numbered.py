import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.lists.numbered import entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1) Saudi Arabia 2) Qatar", ["Saudi Arabia", "Qatar"]),
        ("(1) German (2) Moroccan", ["German", "Moroccan"]),
        ("a) 1975; b) 1971", ["1975", "1971"]),
        ("a) Director", ["Director"]),
        ("(1) A-1. Issued in (2)B-2", ["A-1. Issued in", "B-2"]),
        ("Qatar", ["Qatar"]),
        ("", []),
        ("(2) Qatar", ["(2) Qatar"]),
        ("1) one 3) three", ["1) one 3) three"]),
        ("1) one b) two", ["1) one b) two"]),
        ("Company (1) Ltd", ["Company (1) Ltd"]),
    ],
)
def test_a_numbered_list_is_taken_apart_and_nothing_else(text: str, expected: list[str]) -> None:
    assert entries(text) == expected


@given(st.text(max_size=80))
def test_any_text_has_entries_that_stand_in_it(text: str) -> None:
    assert all(entry in text for entry in entries(text))
