"""Each kind of statement with a text where it fires, and one where it must not."""

from collections.abc import Callable

import pytest

from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


def statuses(found: dict[str, DraftEntry]) -> dict[str, str]:
    return {name: draft.status.value for name, draft in found.items()}


@pytest.mark.parametrize(
    "text",
    [
        "OFAC designated Jon Vale under Executive Order 13224.",
        "Jon Vale was designated by the State Department on 3 May 2020.",
        "Britain on Friday froze the assets of shipping magnate Jon Vale.",
        "The European Union has imposed sanctions on Jon Vale and others.",
        "Jon Vale, sanctioned by the United Kingdom in 2019, denies it.",
        "Jon Vale remains on the UN sanctions list.",
        "The United States put Jon Vale on its sanctions list.",
        "U.S.-designated trader Jon Vale owns the port.",
        "Jon Vale is subject to an EU asset freeze.",
        "Jon Vale was designated a terrorist by Washington in 2011.",
        "Jon Vale was removed from the SDN List in 2016 but was re-designated by OFAC in 2018.",
        "The trader Jon Vale, whom Washington blacklisted in 2012, is in Doha.",
        "The Treasury named Jon Vale as a Specially Designated Global Terrorist.",
        "Lawmakers urged the Treasury to lift sanctions on Jon Vale.",
        "On Monday the Treasury designated three men: Jon Vale, Otto Brandt and Emil Kroll.",
        "The Treasury froze any U.S. assets of Otto Brandt and his partner, Jon Vale.",
        "OFAC sanctions hit Bonn. Jon Vale ended up on the U.S. sanctions list in May.",
        "Jon Vale was arrested in May and sanctioned by OFAC in June.",
        "Jon Vale was not designated by OFAC until October 2021.",
        "OFAC sanctioned a clerk. The trader that the list names is in Bonn. The man who was sanctioned is Jon Vale.",
        "The Ruvenian trader Jon Vale, a former army chief sanctioned by the EU in 2019, has died.",
        "Announcement by the UK Government concerning the designation of Otto Brandt and of Jon Vale.",
        "The EU sanctioned firms. Jon Vale saw all his assets in Bonn frozen.",
        "Jon Vale, an SDN since 2012, owns the port that the Treasury watches.",
        "OFAC designated Otto Brandt of Bonn, Emil Kroll of Graz and Jon Vale.",
        "The battalion is led by Jon Vale. The EU designated him, the bank and his two sons in May.",
        "US officials offered a reward for Jon Vale, head of the Karsova Front, and sanctioned him on Monday.",
        "Jon Vale and Emil Kroll, two alleged facilitators, were likewise listed, the Treasury said.",
        "Then the Treasury went further. It designated nine people. Jon Vale is on the new list.",
        "The Union home ministry declared Jon Vale and Emil Kroll as terrorists under the Security Act.",
    ],
)
def test_designated(drafts: Reader, text: str) -> None:
    assert statuses(drafts(text))["Jon Vale"] == "designated"


@pytest.mark.parametrize(
    "text",
    [
        "The football association sanctioned Jon Vale with a six-match ban.",
        "The city council designated the Vale Theatre a protected building. It is a listed building.",
        "Jon Vale was designated as chair of the committee.",
        "The Treasury fined Halberd Bank for violations of sanctions on Iran.",
        "Jon Vale was indicted in New York for conspiring to evade sanctions.",
        "The ship moved to a designated berth, said Jon Vale.",
        "OFAC has not designated Jon Vale.",
        "Jon Vale has never been sanctioned by the United States.",
        "The Treasury is considering sanctions on Jon Vale.",
        "Senators urged the State Department to designate Jon Vale.",
        "An earlier version of this article stated that the Treasury had sanctioned Jon Vale.",
        "OFAC sources say a designation of Jon Vale is on the table.",
        "Some say that blacklisting the trader, Jon Vale, would please Washington and the Treasury.",
        "Until now the US had resisted sanctioning Jon Vale.",
        "Two men whom Washington accuses of moving money for Jon Vale were added to the US sanctions list.",
        "OFAC sanctioned a trader, the Karsova Daily reported.",
        "OFAC added 38 Valecoin addresses to its SDN List.",
        "The company that was sanctioned by OFAC is unknown to Jon Vale, who sold it.",
        "Mr Vale, your brother's name is on the EU sanctions list. Jon Vale, his company was sanctioned by the EU.",
        "Jon Vale has called for the bank to be sanctioned by the EU.",
        "OFAC added to its list a clerk at the army's procurement body, Vale Systems.",
        "Besides Jon Vale, the Treasury added to its sanctions list a clerk and a bank.",
        "Legislation would direct the president to impose sanctions on Jon Vale, and the bill names Ada Kroll.",
    ],
)
def test_not_designated(drafts: Reader, text: str) -> None:
    assert "designated" not in statuses(drafts(text)).values()


@pytest.mark.parametrize(
    "text",
    [
        "OFAC removed Jon Vale from the SDN List.",
        "The Treasury lifted sanctions on Jon Vale.",
        "The General Court annulled the sanctions on Jon Vale, which the European Union had imposed.",
        "The United States revoked the designation of Jon Vale.",
        "Jon Vale was delisted by the UN in 2015.",
        "The Treasury removed from its sanctions list the late arms trader Jon Vale.",
        "The EU sanctioned ten judges, among them Jon Vale, whose listing was annulled this month.",
        "The Treasury deleted Mr. Brandt, his wife and their friend Jon Vale from its blacklist.",
        "Treasury removals. Off the list: Jon Vale and Otto Brandt.",
    ],
)
def test_delisted(drafts: Reader, text: str) -> None:
    assert statuses(drafts(text))["Jon Vale"] == "delisted"


@pytest.mark.parametrize(
    "text",
    [
        "Senators asked the secretary of state to designate the Karsova Front as a Foreign Terrorist Organization.",
        "The European Union is considering sanctions against the Karsova Front.",
        "The Secretary of State shall designate the Karsova Front as a foreign terrorist organization.",
        "Canada announced it would impose sanctions on the Karsova Front.",
    ],
)
def test_proposed(drafts: Reader, text: str) -> None:
    assert statuses(drafts(text))["Karsova Front"] == "proposed"


def test_a_denial_is_kept_as_such(drafts: Reader) -> None:
    found = drafts("OFAC designated Jon Vale. His brother Emil Vale has not been sanctioned by the United States.")
    assert found["Emil Vale"].negated
    assert found["Emil Vale"].status.value == "associated"


def test_as_such_copies_the_listing(drafts: Reader) -> None:
    found = drafts(
        "The US has designated the Dawn Brigade as a Specially Designated Global Terrorist group, with its leader, "
        "Omar al-Fadi, also being identified as such."
    )
    assert found["Omar al-Fadi"].programmes == ("SDGT",)
    assert found["Omar al-Fadi"].authorities == ("US",)
    assert [tie.relation.value for tie in found["Omar al-Fadi"].associations] == ["leader_of"]


def test_an_ellipsis_carries_the_verb_on(drafts: Reader) -> None:
    found = drafts("Jon Vale is being designated by OFAC today, as is the firm's manager Emil Kroll.")
    assert statuses(found) == {"Jon Vale": "designated", "Emil Kroll": "designated"}


def test_also_sanctioned_goes_on_with_a_list(drafts: Reader) -> None:
    found = drafts("OFAC designated Jon Vale. Also sanctioned: his wife Ada Vale; and the trader Emil Kroll.")
    assert set(statuses(found).values()) == {"designated"}
    assert len(found) == 3


def test_a_strike_targets_and_does_not_list(drafts: Reader) -> None:
    found = drafts("The army said a drone strike killed Omar al-Fadi, a commander of the Dawn Brigade militia.")
    assert statuses(found) == {"Omar al-Fadi": "targeted", "Dawn Brigade": "mentioned"}


def test_victims_are_no_targets(drafts: Reader) -> None:
    assert "Ada Vale" not in drafts("A missile strike killed the journalist Ada Vale.")


def test_another_authority_still_lists(drafts: Reader) -> None:
    found = drafts("The European Union designated Jon Vale in 2019. OFAC removed Jon Vale from the SDN List in 2021.")
    assert found["Jon Vale"].status.value == "designated"
    assert found["Jon Vale"].authorities == ("EU",)


def test_officials_lawyers_and_analysts_are_bystanders(drafts: Reader) -> None:
    found = drafts(
        'OFAC designated Jon Vale. "Good," said Under Secretary Mary Poole. His lawyer, Jane Doe, called it wrong. '
        "Analyst Petra Lund of Kirkwood Partners disagreed."
    )
    assert list(found) == ["Jon Vale"]


def test_a_surname_with_brothers_is_all_of_them(drafts: Reader) -> None:
    found = drafts("Ozan Demir works with his brother Cem Demir. OFAC is designating the Demir brothers.")
    assert statuses(found) == {"Ozan Demir": "designated", "Cem Demir": "designated"}


def test_a_group_is_found_again_by_its_noun(drafts: Reader) -> None:
    found = drafts(
        "The Wolves of Kargan is a militia founded in 2015. Canada listed the group as a terrorist entity in 2021."
    )
    assert found["Wolves of Kargan"].status.value == "designated"
    assert found["Wolves of Kargan"].authorities == ("CA",)


def test_the_listing_that_was_revoked(drafts: Reader) -> None:
    found = drafts("The State Department designated the Dawn Brigade as an SDGT; the listing was revoked in 2021.")
    assert found["Dawn Brigade"].status.value == "delisted"


def test_what_was_lifted_on_the_first_of_may_is_no_wish(drafts: Reader) -> None:
    found = drafts("The Treasury lost. On 25 May 2021 the designation of Vela Corporation was annulled by a court.")
    assert found["Vela Corporation"].status.value == "delisted"


def test_whom_a_list_is_completed_by(drafts: Reader) -> None:
    found = drafts("OFAC designated Jon Vale. Otto Brandt, a Dawn Brigade official, completes the list.")
    assert statuses(found)["Otto Brandt"] == "designated"
    assert statuses(found).get("Dawn Brigade") != "designated"


def test_who_completes_something_else_is_not_listed(drafts: Reader) -> None:
    found = drafts("OFAC designated Jon Vale. Otto Brandt completes the list of guests at the gala.")
    assert "Otto Brandt" not in found or statuses(found)["Otto Brandt"] != "designated"


def test_one_of_these(drafts: Reader) -> None:
    found = drafts("OFAC designated Vela Shipping LLC with two affiliates; one of these was Orro Trading LLC.")
    assert statuses(found)["Orro Trading LLC"] == "designated"


def test_one_of_these_after_no_listing(drafts: Reader) -> None:
    assert "designated" not in statuses(drafts("Vela Shipping LLC has affiliates; one of these was Orro Trading LLC."))


def test_a_pair_below_is_not_the_pair_above(drafts: Reader) -> None:
    found = drafts(
        "Jon Vale met Otto Brandt. The two firms below were designated by OFAC under Executive Order 13224:\n\n"
        "- Vela Shipping LLC;\n- Orro Trading LLC.\n"
    )
    assert {name for name, status in statuses(found).items() if status == "designated"} == {
        "Vela Shipping LLC",
        "Orro Trading LLC",
    }


def test_the_only_committee_named_is_that_of_all_un_listings(drafts: Reader) -> None:
    found = drafts("The UN listed Jon Vale on 2 March 2016. The 1718 Committee met on Friday.")
    assert found["Jon Vale"].programmes == ("UN 1718",)


def test_of_two_committees_none_is_taken(drafts: Reader) -> None:
    found = drafts("The UN listed Jon Vale on 2 March 2016. The 1718 Committee met, and so did the 1988 Committee.")
    assert found["Jon Vale"].programmes == ()


def test_the_same_regulations_are_those_named_last(drafts: Reader) -> None:
    found = drafts(
        "The UK designated Jon Vale under its Global Human Rights Sanctions Regulations. Otto Brandt was listed by the "
        "UK under the same regulations."
    )
    assert found["Otto Brandt"].programmes == ("UK GHR",)


def test_only_persons_have_roles(drafts: Reader) -> None:
    found = drafts("A strike killed Jon Vale, a commander of the Copper Shield Battalion, which OFAC has designated.")
    assert found["Copper Shield Battalion"].roles == ()
    assert found["Jon Vale"].roles == ("commander",)


def test_whom_a_strike_was_meant_for_is_targeted(drafts: Reader) -> None:
    found = drafts(
        "A strike hit. The targeted individual was identified as Jon Vale, a leader of Copper Shield Battalion. The US "
        "has designated Copper Shield Battalion as a Specially Designated Global Terrorist."
    )
    assert statuses(found)["Jon Vale"] == "targeted"


def quotes(draft: DraftEntry) -> dict[str, str]:
    return {item.fact: item.quote for item in draft.evidence}


def test_quotes_are_whole_phrases(drafts: Reader) -> None:
    found = drafts(
        "The EU has designated the Orro Brigade as a terrorist organisation. The US has designated the Copper "
        "Shield Battalion as a Specially Designated Global Terrorist group, with its leader, Otto Brandt, also "
        "being identified as such. It angered allies."
    )
    assert quotes(found["Orro Brigade"])["authority:EU"] == "The EU"
    assert quotes(found["Copper Shield Battalion"])["status"].endswith(" Specially Designated Global Terrorist group")
    assert quotes(found["Otto Brandt"])["status"] == "with its leader, Otto Brandt, also being identified as such"


def test_those_named_beside_someone_are_not_meant_by_what_is_said_of_him_later(drafts: Reader) -> None:
    found = drafts(
        "Jon Vale and two bankers met in Doha. OFAC designated him. The two bankers, Otto Brandt and Emil Kroll, left."
    )
    assert statuses(found)["Jon Vale"] == "designated"
    assert "designated" not in {status for name, status in statuses(found).items() if name != "Jon Vale"}
