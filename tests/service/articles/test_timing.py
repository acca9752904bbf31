"""When a listing was made: only the words about that listing say so."""

from collections.abc import Callable

import pytest

from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


def test_the_same_day_is_that_of_the_listing_stated_before(drafts: Reader) -> None:
    found = drafts(
        "LONDON, 5 January 2024 – A strike on Thursday killed Otto Brandt.\n\n"
        "The State Department designated the Dawn Brigade on 5 March 2019. On the same day it designated the group's "
        "leader, Jon Vale."
    )
    assert found["Jon Vale"].action_date == "2019-03-05"
    assert found["Jon Vale"].authorities == ("US/State",)


def test_the_day_of_another_event_dates_no_listing(drafts: Reader) -> None:
    found = drafts(
        "LONDON, 5 January 2024 – A strike on Thursday killed Otto Brandt.\n\n"
        "The State Department has designated Jon Vale."
    )
    assert found["Jon Vale"].action_date == ""


def test_the_dateline_dates_no_listing(drafts: Reader) -> None:
    found = drafts("LONDON, 31 August 2019 – The tanker Adria Dawn is now on the American sanctions list.")
    assert found["Adria Dawn"].action_date == ""


def test_one_action_dates_all_of_its_listings(drafts: Reader) -> None:
    found = drafts(
        "LONDON, 5 June 2021 – On 3 June 2021 OFAC designated Jon Vale. The agency also designated Vela Shipping LLC."
    )
    assert found["Vela Shipping LLC"].action_date == "2021-06-03"


def test_a_day_of_one_authority_dates_no_listing_of_another(drafts: Reader) -> None:
    found = drafts(
        "LONDON, 5 June 2021 – On 3 June 2021 OFAC designated Jon Vale. The European Union also sanctioned Vela "
        "Shipping LLC."
    )
    assert found["Vela Shipping LLC"].action_date == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LONDON, 4 June 2021 – Yesterday OFAC added Jon Vale to the SDN List.", "2021-06-03"),
        ("Jon Vale remains on the UN list under resolution 1970. The UN listed him on 26 February 2011.", "2011-02-26"),
        ("The UN designated Jon Vale under resolution 1970.", ""),
        ("LONDON, 4 June 2021 – Jon Vale remains designated by OFAC. On 3 June 2021 OFAC designated Otto Brandt.", ""),
    ],
)
def test_days(drafts: Reader, text: str, day: str) -> None:
    assert drafts(text)["Jon Vale"].action_date == day


def test_an_introducing_line_dates_its_items(drafts: Reader) -> None:
    found = drafts("On 24 May 2018 OFAC designated the following persons:\n\n- Jon Vale, a trader;\n- Otto Brandt.\n")
    assert {draft.action_date for draft in found.values()} == {"2018-05-24"}
