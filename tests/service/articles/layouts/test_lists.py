"""Lists without marks, factbox items, tables without outer bars, and the UN's lines of reference."""

from collections.abc import Callable

from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


def statuses(found: dict[str, DraftEntry]) -> dict[str, str]:
    return {name: draft.status.value for name, draft in found.items()}


def test_lines_under_a_colon_are_items_and_headings_are_not(drafts: Reader) -> None:
    found = drafts(
        "OFAC designated the following persons on 3 May 2021:\n\nIndividuals\nJon Vale, head of a port. "
        "DOB: December 12, 1965\nAda Kroll\n\nEntities\nVela Shipping LLC\n\nWhat they said\n\n"
        "The minister was pleased."
    )
    assert statuses(found) == dict.fromkeys(("Jon Vale", "Ada Kroll", "Vela Shipping LLC"), "designated")
    assert found["Jon Vale"].birth_date == "1965-12-12"


def test_lines_under_a_plain_colon_are_no_items(drafts: Reader) -> None:
    assert not drafts("OFAC met on Monday. The guests were:\n\nJon Vale\nAda Kroll\n")


def test_items_sorted_by_country_keep_their_introduction(drafts: Reader) -> None:
    found = drafts(
        "The UK sanctions announced today target:\n\nMali\n• Katiba Vela, an armed group\n\nPeru\n"
        "• Jon Vale, mayor of Bonn\n• Ada Kroll, deputy mayor\n"
    )
    assert set(statuses(found)) == {"Katiba Vela", "Jon Vale", "Ada Kroll"}


def test_a_later_sentence_of_an_item_speaks_of_its_head(drafts: Reader) -> None:
    found = drafts(
        "Figures in the conflict\n\n* JON VALE: Leader of a militia. Sanctioned by the UN and the EU in 2018.\n"
        "* ADA KROLL: A banker. Not sanctioned at the time of writing.\n"
    )
    assert found["JON VALE"].status.value == "designated"
    assert found["JON VALE"].authorities == ("EU", "UN")
    assert found.get("ADA KROLL") is None or found["ADA KROLL"].status.value != "designated"


def test_a_table_without_outer_bars(drafts: Reader) -> None:
    found = drafts(
        "Sanctions listings of the week\n\nName | Type | Listed by | Date\n"
        "Jon Vale | Individual | EU, UK | 15 March 2022\n"
        "Vela Shipping | Company | Canada | 11 March 2022\nAda Kroll | Individual | removed by UK | 10 March 2022\n"
    )
    assert statuses(found) == {"Jon Vale": "designated", "Vela Shipping": "designated", "Ada Kroll": "delisted"}
    assert found["Jon Vale"].authorities == ("EU", "UK")
    assert found["Vela Shipping"].authorities == ("CA",)


def test_a_cell_of_identifying_information(drafts: Reader) -> None:
    found = drafts(
        "The following persons are added to the list set out in Annex I to Regulation (EU) No 269/2014:\n\n"
        "| | Name | Identifying information | Reasons | Date of listing |\n|---|---|---|---|---|\n"
        "| 1. | Jon VALE (a.k.a. Stas VALE) | DOB: 7.10.1975 POB: Bonn Nationality: Russian | Adviser to the Ministry "
        "of Defence of Ukraine. | 8.4.2022 |\n"
    )
    vale = found["Jon VALE"]
    assert [name.value for name in vale.names] == ["Jon VALE", "Stas VALE"]
    assert (vale.birth_date, vale.nationality, vale.action_date) == ("1975-10-07", "RU", "2022-04-08")
    assert vale.authorities == ("EU",)


def test_lines_of_reference_of_the_un(drafts: Reader) -> None:
    found = drafts(
        "QDe.902 Jund al-Vela fi Ard al-Sawahil\n\nReason for listing:\nThe group was founded in 2011.\n\n"
        "Related listed individuals:\nJon Vale (QDi.515), listed on 4 March 2013\n"
    )
    assert statuses(found) == {"Jund al-Vela fi Ard al-Sawahil": "designated", "Jon Vale": "designated"}
    assert found["Jon Vale"].identifiers[0].value == "QDi.515"
    assert found["Jon Vale"].action_date == "2013-03-04"


def test_what_is_no_longer_blocked_is_delisted(drafts: Reader) -> None:
    found = drafts(
        "OFAC determined that circumstances no longer warrant the inclusion of the following persons on the SDN "
        "List.\n\n1. VALE, Jon, Cali, Colombia; DOB 05 Oct 1959 (individual) [SDNT].\n"
    )
    assert found["VALE, Jon"].status.value == "delisted"


def test_newspaper_columns_are_joined(drafts: Reader) -> None:
    found = drafts(
        "The Treasury Depart-\nment on Tuesday im-\nposed sanctions on Vela\nTrading SA, a sub-\nsidiary of Norbank,\n"
        "and its chairman, Jon\nVale, a trader.\n"
    )
    assert {"Vela Trading SA", "Jon Vale"} <= set(found)
