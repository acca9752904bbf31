"""Official layouts, in miniature."""

from service.articles import extract, read_document
from service.domain.draft import DraftEntry


def read(text: str) -> dict[str, DraftEntry]:
    return {draft.name: draft for draft in extract(read_document(text.encode())).drafts}


def test_register_titles() -> None:
    found = read(
        "Federal Register, May 4, 2021\n\n[FR Doc. 2021-1] Designation of Jon Vale, Omar Deeb, and Emil Kroll as "
        "Specially "
        "Designated Global Terrorists\n\n[FR Doc. 2021-2] Revocation of the Designation of Dawn Front, Also "
        "Known as Fajr, "
        "as a Foreign Terrorist Organization\n"
    )
    assert {name: draft.status.value for name, draft in found.items()} == {
        "Jon Vale": "designated",
        "Omar Deeb": "designated",
        "Emil Kroll": "designated",
        "Dawn Front": "delisted",
    }
    assert found["Jon Vale"].action_date == "2021-05-04"
    assert found["Dawn Front"].names[1].value == "Fajr"


def test_titles_about_airspace_list_nobody() -> None:
    assert (
        read("Federal Register, May 4, 2021\n\n[FR Doc. 2021-3] Designation of Class B Airspace at Halden Field\n")
        == {}
    )


def test_ofac_entries() -> None:
    found = read(
        "On May 4, 2021, OFAC added the following persons to the SDN List.\n\n"
        'VALE, Jon (a.k.a. VAIL, John; a.k.a. "THE DUKE"), Tyre, Lebanon; DOB 9 May 1974; nationality Lebanon; '
        "Passport "
        "L123456 (Lebanon) (individual) [SDGT] (Linked To: VELA SHIPPING LLC).\n\n"
        "VELA SHIPPING LLC (f.k.a. VELA LINES), Beirut, Lebanon [SDGT].\n"
    )
    vale = found["VALE, Jon"]
    assert [(name.value, name.kind.value) for name in vale.names[1:]] == [
        ("VAIL, John", "alias"),
        ("THE DUKE", "weak_alias"),
    ]
    assert (vale.kind.value, vale.birth_date, vale.nationality, vale.programmes) == (
        "person",
        "1974-05-09",
        "LB",
        ("SDGT",),
    )
    assert vale.associations[0].relation.value == "affiliated_with"
    assert found["VELA SHIPPING LLC"].names[1].kind.value == "former"


def test_deletions_are_delistings() -> None:
    found = read(
        "The following deletions have been made to OFAC's SDN List:\n\nVALE, Jon, Tyre, Lebanon; DOB 1974 [SDGT].\n"
    )
    assert found["VALE, Jon"].status.value == "delisted"


def test_fields_of_an_annex() -> None:
    found = read(
        "Annex to Council Regulation (EU) 2020/1\nList of persons subject to the freezing of funds\n\nName: Jon VALE\n"
        "Also known as: John Vail; Ivan Vejl\nDate of birth: 9.5.1974\nNationality: Syrian\nDate of listing: 4.5.2021\n"
    )
    draft = found["Jon VALE"]
    assert [name.value for name in draft.names[1:]] == ["John Vail", "Ivan Vejl"]
    assert (draft.birth_date, draft.nationality, draft.action_date) == ("1974-05-09", "SY", "2021-05-04")
    assert draft.authorities == ("EU",)


def test_a_line_of_the_united_nations() -> None:
    found = read(
        "The Security Council Committee added the entry below to its ISIL (Da'esh) and Al-Qaida Sanctions List.\n\n"
        "QDi.999 Name: 1: JON 2: VALE 3: na DOB: 9 May 1974 Good quality a.k.a.: a) John Vail b) Ivan Vejl "
        "Nationality: "
        "Syrian Listed on: 4 May 2021\n"
    )
    assert [name.value for name in found["JON VALE"].names] == ["JON VALE", "John Vail", "Ivan Vejl"]
    assert found["JON VALE"].programmes == ("UN 1267",)


def test_a_notice_with_the_name_above_its_fields() -> None:
    found = read(
        "Financial Sanctions Notice\n\nThe following entries have been added to the UK Sanctions List.\n\n"
        "1. VALE, Jon\nDOB: 09/05/1974. a.k.a: (1) VAIL, John Nationality: Syrian Listed on: 04/05/2021 Group "
        "ID: 12345.\n"
    )
    assert found["VALE, Jon"].authorities == ("UK",)
    assert ("uk_group_id", "12345") in {(one.type.value, one.value) for one in found["VALE, Jon"].identifiers}


def test_items_under_an_introducing_sentence() -> None:
    found = read(
        "The Foreign Secretary has announced asset freezes by the United Kingdom.\n\nThe following persons have been "
        "designated:\n\n- Jon Vale, head of the prison service\n- Ada Kroll, judge\n\nWhat they said\n\n- "
        "Minister Giles "
        'Pen: "Good."\n'
    )
    assert {name: (draft.status.value, draft.roles) for name, draft in found.items()} == {
        "Jon Vale": ("designated", ("head of the prison service",)),
        "Ada Kroll": ("designated", ("judge",)),
    }


def test_items_under_any_other_sentence_say_nothing() -> None:
    assert read("The following teams have been invited by the EU:\n\n- Vale Rovers\n- Kroll City\n") == {}


def test_rows_of_a_table() -> None:
    found = read(
        "SECO added the following parties to its sanctions list:\n\n| Name | Type | Date of birth |\n|---|---|---|\n"
        "| Jon Vale | individual | 9 May 1974 |\n| Vela Lines LLP | company | |\n"
    )
    assert found["Jon Vale"].birth_date == "1974-05-09"
    assert found["Vela Lines LLP"].kind.value == "company"
