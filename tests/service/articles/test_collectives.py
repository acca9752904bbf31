"""Ties that one phrase gives to several parties, and phrases that give none."""

from collections.abc import Callable

import pytest

from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


def ties(found: dict[str, DraftEntry]) -> set[tuple[str, str, str]]:
    names = {draft.id: name for name, draft in found.items()}
    return {
        (name, one.relation.value, names[one.target]) for name, draft in found.items() for one in draft.associations
    }


LISTED = "OFAC designated Jon Vale, Ada Kroll, Vela Shipping LLC and Norbank AG. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "OFAC sanctioned two members of the Vela Front: Jon Vale and Ada Kroll.",
            {("Jon Vale", "member_of", "Vela Front"), ("Ada Kroll", "member_of", "Vela Front")},
        ),
        (
            "OFAC sanctioned two commanders of the Vela Front. The two are Jon Vale and Ada Kroll.",
            {("Jon Vale", "leader_of", "Vela Front"), ("Ada Kroll", "leader_of", "Vela Front")},
        ),
        (
            LISTED + "Jon Vale met Ada Kroll in Bonn, and his holding company, Vela Shipping LLC, paid for it.",
            {("Vela Shipping LLC", "owned_by", "Jon Vale")},
        ),
        (
            "OFAC sanctioned Jon Vale, as well as Vela Shipping LLC and Norbank AG, both controlled by him.",
            {("Vela Shipping LLC", "owned_by", "Jon Vale"), ("Norbank AG", "owned_by", "Jon Vale")},
        ),
        (
            LISTED + "Vela Shipping LLC, the firm that Jon Vale founded, is in Bonn.",
            {("Vela Shipping LLC", "owned_by", "Jon Vale")},
        ),
        (
            "OFAC sanctioned Jon Vale and two businesses under his control — Vela Shipping LLC and Norbank AG.",
            {("Vela Shipping LLC", "owned_by", "Jon Vale"), ("Norbank AG", "owned_by", "Jon Vale")},
        ),
        (
            "The EU listed the Vela Front and its armed wing, the Vela Brigades.",
            {("Vela Brigades", "part_of", "Vela Front")},
        ),
        (
            "OFAC named Jon Vale on Monday as a lieutenant of the Vela Cartel. OFAC designated Jon Vale.",
            {("Jon Vale", "member_of", "Vela Cartel")},
        ),
        (
            LISTED + "Norbank AG is chaired by Jon Vale.",
            {("Jon Vale", "leader_of", "Norbank AG")},
        ),
        (
            "The EU listed the Vela Front and its founder, the retired colonel Jon Vale.",
            {("Jon Vale", "leader_of", "Vela Front")},
        ),
    ],
)
def test_ties_are_read(drafts: Reader, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= ties(drafts(text))


@pytest.mark.parametrize(
    "text",
    [
        LISTED + "Jon Vale met three members of the Vela Front in Bonn.",
        LISTED + "Jon Vale is commander of the Bonn police unit; Ada Kroll is a nurse.",
        LISTED + "Jon Vale said that his company was not meant. Vela Shipping LLC declined to comment.",
        LISTED + "Jon Vale bought a newspaper, head of the exchange Norbank AG at the time.",
    ],
)
def test_no_tie_is_made_up(drafts: Reader, text: str) -> None:
    assert not ties(drafts(text)) & {
        ("Jon Vale", "member_of", "Vela Front"),
        ("Jon Vale", "leader_of", "Bonn"),
        ("Vela Shipping LLC", "owned_by", "Jon Vale"),
        ("Norbank AG", "owned_by", "Jon Vale"),
    }
