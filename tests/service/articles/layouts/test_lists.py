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


def test_a_numbered_line_opens_a_list_of_its_own(drafts: Reader) -> None:
    found = drafts(
        "Financial Sanctions Notice\n\n3. The following entries have been added to the UK sanctions list:\n"
        "- VALE, Jon Igor (Group ID: 15801)\n- KROLL BANK (Group ID: 15802)\n"
        "4. The following entry has been removed from the list:\n- BRANDT, Otto (Group ID: 14120)\n\n5. You must check."
    )
    assert statuses(found) == {"VALE, Jon Igor": "designated", "KROLL BANK": "designated", "BRANDT, Otto": "delisted"}


def test_an_item_of_an_annex_ends_with_its_date(drafts: Reader) -> None:
    found = drafts(
        "The following persons are added to the list in the Annex to Decision 2014/145/CFSP:\n\n"
        "1. Jon Petr VALE — DOB: 3.4.1969; Nationality: Ruvenian — Deputy commander. — 21.7.2022\n"
        "2. Ada KROLL — Gender: female — Judge in Bonn.\n"
    )
    assert found["Jon Petr VALE"].action_date == "2022-07-21"
    assert found["Jon Petr VALE"].birth_date == "1969-04-03"
    assert found["Jon Petr VALE"].kind.value == "person"
    assert not found["Ada KROLL"].action_date
    assert "Nationality" not in found


def test_items_that_hold_several_names(drafts: Reader) -> None:
    found = drafts(
        "The UK sanctioned today the following:\n\n- 4 banks, including Vale Bank and Kroll Trade Bank\n"
        "- senior executives at the firm Norline, including Jon Vale and Ada Kroll\n"
        "- Aerospace company Brandt Works and its director Otto Brandt\n- Emil Vale, who met Petr Kroll in Bonn\n"
    )
    assert {name for name, status in statuses(found).items() if status == "designated"} == {
        "Vale Bank",
        "Kroll Trade Bank",
        "Jon Vale",
        "Ada Kroll",
        "Brandt Works",
        "Otto Brandt",
        "Emil Vale",
    }


def test_countries_before_names(drafts: Reader) -> None:
    found = drafts(
        "The Foreign Secretary announced new sanctions against the following persons:\n\n"
        "Uganda: General Jon Vale, army chief.\nNicaragua: Ada Kroll, mayor of Leon; Otto Brandt, vice mayor.\n\n"
        "Kenya: the minister Emil Kroll was not amused."
    )
    assert {"Jon Vale", "Ada Kroll", "Otto Brandt"} <= {k for k, v in statuses(found).items() if v == "designated"}


def test_the_heading_of_a_section_says_who_acts(drafts: Reader) -> None:
    found = drafts(
        "Weekly\n\nUnited Kingdom\n\n- Designations under the Iran rules: Jon Vale, Vale Works.\n\nElsewhere\n\nNone."
    )
    assert found["Jon Vale"].authorities == ("UK",)
    assert found["Jon Vale"].status.value == "designated"


def test_a_reference_of_the_un_makes_an_entry_of_a_name_line(drafts: Reader) -> None:
    found = drafts(
        "On 3 May 2017 the 1267 Committee removed the names below from its Sanctions List after the delisting "
        "requests.\n\n"
        "QDi.213 Name: 1: JON 2: BEN VALE 3: na 4: na\n"
    )
    assert statuses(found) == {"JON BEN VALE": "delisted"}
    assert found["JON BEN VALE"].kind.value == "person"


def test_a_cell_may_offer_another_name(drafts: Reader) -> None:
    found = drafts(
        "The following entities are added to the EU list:\n\n| Name | Reasons |\n| Vale "
        "Group a.k.a. VG Works | Arms. |\n"
        "| Colonel Jon Vale | Led it. |\n"
    )
    assert [name.value for name in found["Vale Group"].names] == ["Vale Group", "VG Works"]
