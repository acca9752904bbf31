"""Statements that lean on one made before, each with a text where nothing stands before it."""

from collections.abc import Callable

import pytest

from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


def with_status(found: dict[str, DraftEntry], status: str) -> set[str]:
    return {name for name, draft in found.items() if draft.status.value == status}


@pytest.mark.parametrize(
    "text",
    [
        "The EU sanctioned nine men on Monday. Among the new targets are Jon Vale and Ada Kroll.",
        "OFAC sanctioned nine men on Monday. The other targets are Jon Vale and Ada Kroll.",
        "OFAC designated the trader Otto Brandt. Jon Vale and Ada Kroll were also hit.",
        "OFAC designated the trader Otto Brandt. The State Department separately targeted Jon Vale and Ada Kroll.",
        "OFAC put Otto Brandt on the SDN List. So are his partners, Jon Vale and Ada Kroll.",
        "OFAC designated Otto Brandt. It did the same to two of his partners, Jon Vale and Ada Kroll.",
        "OFAC sanctioned three officials, including Otto Brandt. The other two are Jon Vale and Ada Kroll.",
        "The EU sanctioned over 40 people. The new listings comprise Jon Vale, a trader; and Ada Kroll.",
        "OFAC sanctioned two Karsovans. The Karsovans are Jon Vale and Ada Kroll.",
        "OFAC sanctioned more than 40 people, including Jon Vale and Ada Kroll.",
        "More than 40 people were sanctioned by OFAC, including Jon Vale and Ada Kroll.",
        "OFAC took action today against two traders, Jon Vale and Ada Kroll.",
        "The Treasury imposed sanctions on ten firms. It posted the names on its website: Jon Vale and Ada Kroll.",
        "OFAC sanctioned three Karsovan officers. Colonel Jon Vale, chief of staff Otto Brandt and his deputy, "
        "Ada Kroll, saw their assets frozen.",
    ],
)
def test_a_listing_goes_on(drafts: Reader, text: str) -> None:
    assert {"Jon Vale", "Ada Kroll"} <= with_status(drafts(text), "designated")


@pytest.mark.parametrize(
    "text",
    [
        "The court heard three officials, including Otto Brandt. The other two are Jon Vale and Ada Kroll.",
        "The court met on Monday. Among the new judges are Jon Vale and Ada Kroll.",
        "Three soldiers died in Bonn. Jon Vale and Ada Kroll were also hit.",
        "The State Department separately targeted waste, wrote Jon Vale and Ada Kroll.",
        "The shop is shut. So are the banks of Jon Vale and Ada Kroll.",
        'OFAC sanctioned two banks. "These are the worst," Secretary Jon Vale said to Ada Kroll.',
        "OFAC sanctioned two traders. Economists at Vale Securities and Kroll Bank said it was late.",
        "OFAC sanctioned nine people, the Karsovan Press Agency reported.",
        "The EU is considering sanctions on nine men. Among them are Jon Vale and Ada Kroll.",
        "OFAC has not sanctioned any bank. Jon Vale and Ada Kroll were also named.",
    ],
)
def test_nothing_goes_on(drafts: Reader, text: str) -> None:
    assert not with_status(drafts(text), "designated")


def test_a_removal_goes_on_as_a_removal(drafts: Reader) -> None:
    text = (
        "OFAC delisted ten firms on Monday. Companies freed include Vela Trading and Kroll Bank. "
        "Norbank was taken off too."
    )
    assert with_status(drafts(text), "delisted") == {"Vela Trading", "Kroll Bank", "Norbank"}


def test_a_wish_goes_on_as_a_wish(drafts: Reader) -> None:
    found = drafts("OFAC sanctioned Otto Brandt. Diplomats said Britain would propose Jon Vale in the coming weeks.")
    assert with_status(found, "proposed") == {"Jon Vale"}


def test_who_follows_suit_lists_those_named_last(drafts: Reader) -> None:
    found = drafts("The U.S. Treasury designated Jon Vale in 2009. Switzerland and the EU followed two years later.")
    assert set(found["Jon Vale"].authorities) == {"US/OFAC", "CH", "EU"}
    found = drafts("The U.S. Treasury designated Jon Vale in 2009. Ada Kroll followed him to Bonn.")
    assert set(found["Jon Vale"].authorities) == {"US/OFAC"}


def test_both_companies_are_no_vessels(drafts: Reader) -> None:
    text = (
        "OFAC sanctioned the tankers Ada Star and Vela Moon. The former is owned by Kroll Shipping Ltd and the "
        "latter by Norline Corp. Both companies were put on the SDN List as well. Brandt Tankers once managed the "
        "ships."
    )
    assert {"Kroll Shipping Ltd", "Norline Corp", "Ada Star", "Vela Moon"} == with_status(drafts(text), "designated")


@pytest.mark.parametrize(
    "text",
    [
        "OFAC imposed sanctions on four people. Two of them were linked to the army: Jon Vale and Ada Kroll.",
        "OFAC sanctioned traders on Monday. The two others, Jon Vale and Ada Kroll, live in Bonn.",
        "In Bonn three officials suspended in May — Jon Vale, Bill Brandt and Ada Kroll — were sanctioned by OFAC.",
        "The EU sanctioned 12 people. Businesses linked to the army: Jon Vale, a trader; Ada Kroll.",
    ],
)
def test_the_members_of_a_group_are_counted(drafts: Reader, text: str) -> None:
    assert {"Jon Vale", "Ada Kroll"} <= with_status(drafts(text), "designated")


@pytest.mark.parametrize(
    "text",
    [
        "OFAC imposed sanctions on a bank. Two of its lawyers spoke to the army: Jon Vale and Ada Kroll.",
        "The club met on Monday. The two others, Jon Vale and Ada Kroll, live in Bonn.",
        "The regulator fined a bank over its sanctions list. He was one of three executives named in the notice; the "
        "others are Jon Vale and Ada Kroll.",
        "The bank was sanctioned by OFAC — Jon Vale and Ada Kroll say it was not.",
    ],
)
def test_nobody_else_is_counted(drafts: Reader, text: str) -> None:
    assert not with_status(drafts(text), "designated") & {"Jon Vale", "Ada Kroll"}
