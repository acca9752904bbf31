"""Listings of groups that the text names in other words, and texts where the same words name nobody listed."""

from collections.abc import Callable

import pytest

from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


def listed(found: dict[str, DraftEntry]) -> set[str]:
    return {name for name, draft in found.items() if draft.status.value == "designated"}


@pytest.mark.parametrize(
    "text",
    [
        "OFAC sanctioned two traders on Monday. The two are Jon Vale and Ada Kroll.",
        "The EU added two Ruvenian judges to its sanctions list. Judges Jon Vale and Ada Kroll sat on it.",
        "The EU imposed sanctions on a bank as well as on two men. The two men, Jon Vale and Ada Kroll, live in Bonn.",
        "Canada imposed sanctions on 12 people, the minister said on Friday, including Jon Vale and Ada Kroll.",
        "Canada designated as terrorists nine members of the Vela Front, among them Jon Vale and Ada Kroll.",
        "Those named in the annex of the EU sanctions decision include Jon Vale and Ada Kroll.",
        "The EU sanctioned Jon Vale, 51, whom it calls a middleman for Norbank, as well as Ada Kroll.",
        "Two brokers, Jon Vale and Ada Kroll, previously sanctioned by the UK, have left Bonn.",
        "Sanctions were also imposed by the EU on Jon Vale, whom a court had cleared of theft, and on Ada Kroll.",
        "The new OFAC designations, made under Executive Order 14033, also hit Jon Vale and Ada Kroll.",
        "The sanctions decree of Ukraine was published. It sanctions, among others, Jon Vale and Ada Kroll.",
    ],
)
def test_groups_and_lists_are_named(drafts: Reader, text: str) -> None:
    assert {"Jon Vale", "Ada Kroll"} <= listed(drafts(text))


@pytest.mark.parametrize(
    "text",
    [
        "OFAC sanctioned three traders on Monday. Reporters Jon Vale and Ada Kroll covered the story.",
        "OFAC has not sanctioned the two traders. The two are Jon Vale and Ada Kroll.",
        "Has the Treasury sanctioned Jon Vale?",
        "OFAC sanctioned the Falcon Bank, which it said had once lent money through a friend of Jon Vale.",
        "The EU sanctioned its Bonn office manager, a man whose name Jon Vale would not give.",
        "The sanctions list does not include Jon Vale.",
        "Vale plc is listed on the London Stock Exchange and was blocked from bidding. Jon Vale runs it.",
        "The federation sanctioned Jon Vale over crowd trouble. The governing body met on Monday.",
    ],
)
def test_bystanders_of_groups_are_not_listed(drafts: Reader, text: str) -> None:
    assert not listed(drafts(text)) & {"Jon Vale", "Ada Kroll", "Vale plc"}


def test_a_member_of_a_group_has_its_authority_and_programme(drafts: Reader) -> None:
    found = drafts(
        "On 3 May 2021 OFAC sanctioned two traders under Executive Order 13224. The two are Jon Vale and Ada Kroll. "
        "The European Union listed Emil Brandt in 2019."
    )
    assert (found["Ada Kroll"].authorities, found["Ada Kroll"].programmes) == (("US/OFAC",), ("EO 13224",))
    assert found["Emil Brandt"].authorities == ("EU",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The UN list was updated on 4 May to remove Jon Vale.", "delisted"),
        ("The Treasury removed Ada Kroll from the SDN List. Also removed was Jon Vale.", "delisted"),
        ("EU judges dismissed an action by the banker Jon Vale against the sanctions.", "designated"),
        ("Jon Vale, whose listing the EU court upheld, lives in Bonn.", "designated"),
        ("A bill would require the imposition of sanctions with respect to the oligarch Jon Vale.", "proposed"),
        ("A bill was read. To require the imposition of sanctions with respect to the trader Jon Vale.", "proposed"),
        ("The EU has considered Jon Vale a terrorist group's agent and designated him.", "designated"),
        ("The EU proposed new sanctions on Monday. The plan would also hit Jon Vale.", "proposed"),
    ],
)
def test_other_states(drafts: Reader, text: str, status: str) -> None:
    assert drafts(text)["Jon Vale"].status.value == status


def test_a_number_is_no_negation(drafts: Reader) -> None:
    assert listed(drafts("In Resolution No. 17 the Anti-Terrorism Council designated Jon Vale.")) == {"Jon Vale"}


def test_an_acronym_that_the_text_gives_to_an_authority_is_that_authority(drafts: Reader) -> None:
    found = drafts("The Anti-Terrorism Council (ATC) met. On Monday the ATC designated Jon Vale as a terrorist.")
    assert found["Jon Vale"].authorities == ("PH",)
    assert "ATC" not in found


def test_the_committee_of_another_state_is_not_that_of_the_un(drafts: Reader) -> None:
    found = drafts("The Nigeria Sanctions Committee has put Jon Vale on its sanctions list for terrorism financing.")
    assert (found["Jon Vale"].status.value, found["Jon Vale"].authorities) == ("designated", ())


@pytest.mark.parametrize(
    "text",
    [
        "OFAC imposed sanctions on a Karsovan developer over its seizure of land. The developer, "
        "Vela Works, denies it.",
        "The EU agreed to impose sanctions on two generals and a drone maker. The company, Vela Works, was surprised.",
        "The EU imposed sanctions on three generals over the raid. The generals are Vela Works and Otto Brandt.",
    ],
)
def test_the_noun_of_a_statement_is_named_later(drafts: Reader, text: str) -> None:
    assert "Vela Works" in listed(drafts(text))


@pytest.mark.parametrize(
    "text",
    [
        "OFAC imposed sanctions on a trader linked to a bank. The bank, Vela Works, denies it.",
        "OFAC imposed sanctions on two traders. The lawyer, Vela Works, denies it.",
    ],
)
def test_another_noun_is_not_meant(drafts: Reader, text: str) -> None:
    assert not listed(drafts(text))


@pytest.mark.parametrize(
    "text",
    [
        "The trader blew himself up in Bonn, President Jon Vale said. The State Department designated him in March.",
        "The firm sells ships to Karsova's Vela Works. It was designated by OFAC in March.",
    ],
)
def test_a_pronoun_means_nobody_who_only_speaks_or_is_brought_in(drafts: Reader, text: str) -> None:
    assert not listed(drafts(text))


def test_members_introduced_in_turn(drafts: Reader) -> None:
    text = (
        "OFAC took action against two officials. Jon Vale is the mayor of Bonn. Ada "
        "Kroll heads a port. Emil Brandt fled."
    )
    assert listed(drafts(text)) == {"Jon Vale", "Ada Kroll"}
    other = "OFAC took action against three officials. Jon Vale is the mayor of Bonn. Ada Kroll heads a port."
    assert not listed(drafts(other))
