import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.lists.ofac.remarks import item, items
from service.lists.ofac.terms import Item

_PIECES = st.sampled_from(
    [
        "; ",
        ";",
        "alt. ",
        "a.k.a. '",
        "f.k.a. 'X Y'",
        "'",
        "''",
        ".",
        "DOB 1970",
        "Passport ",
        "A12",
        " (Iran)",
        " (",
        ")",
        " issued 1999",
        " expires 1 Jan 2001",
        "(Linked To: ",
        "Linked To: ",
        "Registration Number ",
        "Gender ",
        "é",
        "\n",
        "  ",
    ]
)
_REMARKS = st.lists(_PIECES | st.text(max_size=6), max_size=14).map("".join)


def test_items_are_split_and_the_last_full_stop_is_the_fields() -> None:
    assert items("DOB 1946; POB Umm Tuba; alt. POB A, B.") == (
        Item("DOB", "1946"),
        Item("POB", "Umm Tuba"),
        Item("POB", "A, B"),
    )


def test_an_empty_field_has_no_items() -> None:
    assert items("") == ()
    assert items(" . ") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a.k.a. 'BNC'.", "BNC"),
        ("a.k.a. 'KATA'IB HIZBALLAH FI AL-IRAQ'; DOB 1970.", "KATA'IB HIZBALLAH FI AL-IRAQ"),
        ("a.k.a. ''ALI, Abu'.", "'ALI, Abu"),
        ("a.k.a. 'HAZA''; Gender Male.", "HAZA'"),
        ("f.k.a. 'ONE; TWO'; a.k.a. 'THREE'.", "ONE; TWO"),
        ("alt. n.k.a. 'NEW'.", "NEW"),
        ("a.k.a. 'NO STOP'", "NO STOP"),
    ],
)
def test_a_weak_alias_ends_at_the_quote_that_closes_it(text: str, name: str) -> None:
    first = items(text)[0]
    assert (first.value, first.cut) == (name, False)
    assert first.label in {"a.k.a.", "f.k.a.", "n.k.a."}


@pytest.mark.parametrize(
    "text", ["Gender Male; a.k.a. 'snow", "a.k.a. 'snow; a.k.a. 'two'.", "a.k.a. 'snow; DOB 1970."]
)
def test_a_weak_alias_that_is_never_closed_is_kept_as_cut(text: str) -> None:
    assert Item("a.k.a.", "snow", cut=True) in items(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Passport A1 (Iran) issued 18 Jan 1984 expires 17 Jul 2011",
            Item("Passport", "A1", "Iran", "18 Jan 1984", "17 Jul 2011"),
        ),
        (
            "Cedula No. V-1 (Congo, Democratic Republic of the)",
            Item("Cedula No.", "V-1", "Congo, Democratic Republic of the"),
        ),
        (
            "Business Registration Number 05 (Connecticut) (United States)",
            Item("Business Registration Number", "05 (Connecticut)", "United States"),
        ),
        ("Identification Number AO 2 (Italy) expires 2012", Item("Identification Number", "AO 2", "Italy", "", "2012")),
        ("Company Number IMO 5055293", Item("Company Number", "IMO 5055293")),
        ("SWIFT/BIC NACIUAUK", Item("SWIFT/BIC", "NACIUAUK")),
        ("Digital Currency Address - NEWCOIN aBc1", Item("Digital Currency Address - NEWCOIN", "aBc1")),
        ("Secondary sanctions risk: section 1(b)", Item("Secondary sanctions risk", "section 1(b)")),
        (
            "Executive Order 99999 information: NO LOANS. Sec. 5(a)(v)",
            Item("Executive Order 99999 information", "NO LOANS. Sec. 5(a)(v)"),
        ),
        (
            "Listing Date (EO 14024 Directive 3): 24 Feb 2022",
            Item("Listing Date (EO 14024 Directive 3)", "24 Feb 2022"),
        ),
        ("Telephone: 0097", Item("Telephone", "0097")),
        ("Fishery Register No. 17-B (Peru)", Item("Fishery Register No.", "17-B", "Peru")),
    ],
)
def test_a_labelled_item_is_taken_apart(text: str, expected: Item) -> None:
    assert items(f"{text}.") == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "all offices worldwide",
        "Passport and National ID were issued in Ulm, Germany",
        "U.S.A. Passport issued 21 Jun 1992 in Amman, Jordan",
        "arrested 30 Sep 2002",
        "DOB",
        "#2 in the Organization",
        "Commander of the 1st Division",
        "NIT # Provisional (Colombia)",
    ],
)
def test_a_sentence_stays_text(text: str) -> None:
    assert items(f"{text}.") == (Item("", text),)


@pytest.mark.parametrize(
    "text",
    ["(Linked To: A (B) C) (Linked To: D)", "(Linked To: A (B) C; Linked To: D).", "Linked To: A (B) C; Linked To: D."],
)
def test_links_are_the_same_in_brackets_and_without(text: str) -> None:
    assert items(text) == (Item("Linked To", "A (B) C"), Item("Linked To", "D"))


def test_text_beside_bracketed_links_is_kept() -> None:
    assert items("before (Linked To: A) after") == (Item("", "before"), Item("Linked To", "A"), Item("", "after"))


def test_a_bracket_that_never_closes_is_text() -> None:
    assert items("(Linked To: A") == (Item("", "(Linked To: A"),)


def test_parts_that_a_format_keeps_apart_read_like_the_remarks() -> None:
    assert item("Passport", "A1", "Iran", "1984") == items("Passport A1 (Iran) issued 1984.")[0]
    assert item("NIT #", "Provisional", "Colombia") == items("NIT # Provisional (Colombia).")[0]
    assert item("Passport", "A1", "Ruritania") == items("Passport A1 (Ruritania).")[0]


@given(_REMARKS)
@settings(max_examples=200, deadline=None)
def test_no_letter_or_digit_of_any_remark_is_lost(text: str) -> None:
    kept = " ".join(found.text for found in items(text))
    assert _signs(text) - _signs(kept) <= _signs("alt" * text.casefold().count("alt."))


@given(_REMARKS)
@settings(max_examples=50, deadline=None)
def test_items_hold_no_surrounding_blanks(text: str) -> None:
    assert all(found.value == found.value.strip() for found in items(text))


def test_a_hostile_remark_takes_no_longer_than_its_length() -> None:
    assert items("(Linked To: " * 20_000)
    assert items("a.k.a. '" * 20_000)
    assert items("Passport " + "1 (" * 20_000)


def _signs(text: str) -> Counter[str]:
    import unicodedata

    return Counter(re.findall(r"\w", unicodedata.normalize("NFC", text).casefold()))
