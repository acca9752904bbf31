"""Aliases, ties, roles, dates and identifiers of a party."""

from collections.abc import Callable

import pytest

from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("OFAC designated Jon Vale, also known as Abu Tariq, on Monday.", "Abu Tariq"),
        ('OFAC designated Jon Vale (a.k.a. "Old Jon").', "Old Jon"),
        ('OFAC designated Jon Vale, better known as "Falcon".', "Falcon"),
        ("OFAC designated the Dawn Liberation Front (DLF).", "DLF"),
        ("OFAC designated Kim Sung-ho (Korean: 김성호).", "김성호"),
        ("OFAC designated Ada Vale (née Kroll).", "Kroll"),
        ('OFAC designated Jon Vale, who goes by "Duke".', "Duke"),
    ],
)
def test_aliases_that_the_text_offers(drafts: Reader, text: str, alias: str) -> None:
    (draft,) = drafts(text).values()
    assert [name.value for name in draft.names[1:]] == [alias]


@pytest.mark.parametrize("text", ["OFAC designated Jon Vale (Vale).", "OFAC designated Jon Vale (Iran)."])
def test_short_forms_and_places_are_no_aliases(drafts: Reader, text: str) -> None:
    assert len(drafts(text)["Jon Vale"].names) == 1


def test_a_name_after_crew_known_as_is_no_alias(drafts: Reader) -> None:
    found = drafts("The UK sanctioned Jon Vale. He led the ransomware crew known as Grey Crow.")
    assert len(found["Jon Vale"].names) == 1


def test_ties_and_roles(drafts: Reader) -> None:
    found = drafts(
        "OFAC designated Jon Vale, the leader of the Dawn Brigade militia. Vela Shipping LLC, which is owned by "
        "Jon Vale, "
        "was designated too."
    )
    ties = {(name, tie.relation.value) for name, draft in found.items() for tie in draft.associations}
    assert ties == {("Jon Vale", "leader_of"), ("Vela Shipping LLC", "owned_by")}
    assert found["Jon Vale"].roles == ("leader",)


def test_today_and_weekdays_are_dated_by_the_text(drafts: Reader) -> None:
    found = drafts("LONDON, 24 May 2023 - OFAC on Tuesday designated Jon Vale.")
    assert found["Jon Vale"].action_date == "2023-05-23"


def test_a_day_without_a_year(drafts: Reader) -> None:
    assert drafts("OFAC designated Jon Vale on March 3.")["Jon Vale"].action_date == "03-03"


def test_birth_nationality_and_identifiers(drafts: Reader) -> None:
    found = drafts("OFAC designated Lebanese national Jon Vale (passport LB123456), born on 9 May 1974.")
    draft = found["Jon Vale"]
    assert (draft.nationality, draft.birth_date) == ("LB", "1974-05-09")
    assert [(one.type.value, one.value) for one in draft.identifiers] == [("passport", "LB123456")]


def test_a_ship_is_known_by_its_number(drafts: Reader) -> None:
    draft = drafts("OFAC identified the tanker SEA ROSE (IMO 9123456) as blocked property.")["SEA ROSE"]
    assert draft.kind.value == "vessel"
    assert draft.identifiers[0].value == "9123456"


def test_programmes_of_the_action_reach_all(drafts: Reader) -> None:
    found = drafts(
        "OFAC today designated Jon Vale and Emil Kroll. These targets are being designated pursuant to E.O. 13224."
    )
    assert {draft.programmes for draft in found.values()} == {("EO 13224",)}
