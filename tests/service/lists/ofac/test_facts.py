import pytest

from service.domain.record import Remark
from service.domain.vocabulary import NameKind, PartyKind
from service.lists.gathering import Gathering
from service.lists.ofac.facts import add_item, add_name, add_programmes, alias_kind, check_type, kind_of
from service.lists.ofac.terms import Item
from service.lists.tally import Tally


def party_of(type_: str) -> Gathering:
    return Gathering("us-ofac-sdn", "1", kind_of(type_))


def test_a_type_nobody_knows_is_an_organisation_and_reported() -> None:
    tally = Tally()
    party = party_of("submarine")
    check_type(party, "submarine", tally)
    assert party.kind is PartyKind.ORGANISATION
    assert party.remarks == [Remark("Type", "submarine")]
    assert "'submarine' (1)" in tally.sentences()[0]


def test_an_alias_type_nobody_knows_is_an_alias_and_reported() -> None:
    tally = Tally()
    assert alias_kind("d.b.a.", tally) is NameKind.ALIAS
    assert "'d.b.a.' (1)" in tally.sentences()[0]
    assert alias_kind("F.K.A.", Tally()) is NameKind.FORMER


def test_a_programme_that_the_catalogue_does_not_know_keeps_its_tag() -> None:
    party = party_of("")
    add_programmes(party, ["RURITANIA"])
    assert [(each.authority, each.list_code) for each in party.designations] == [("US/OFAC", "RURITANIA")]


def test_a_party_without_a_programme_is_designated_all_the_same() -> None:
    party = party_of("")
    add_programmes(party, [])
    assert [each.authority for each in party.designations] == ["US/OFAC"]


def test_a_second_gender_is_kept_as_a_remark() -> None:
    party = party_of("individual")
    for value in ("Male", "Male", "Female"):
        add_item(party, Item("Gender", value), Tally())
    assert party.record().gender == "male"
    assert party.remarks == [Remark("Gender", "Female")]


def test_a_label_nobody_knows_is_a_remark_under_its_label() -> None:
    party = party_of("")
    add_item(party, Item("Favourite Colour", "blue"), Tally())
    assert party.remarks == [Remark("Favourite Colour", "blue")]
    assert party.identifiers == []


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("HERON, Ada", "HERON", "Ada"),
        ("HERON, Abel, Jr.", "HERON", "Abel, Jr."),
        ("HERON, Jr.", "HERON", "Jr."),
        ("HERON", "", ""),
    ],
)
def test_a_persons_name_in_one_piece_is_split_at_its_first_comma(name: str, family: str, given: str) -> None:
    party = party_of("individual")
    add_name(party, NameKind.ALIAS, name)
    assert [(each.value, each.family, each.given) for each in party.names] == [(name, family, given)]
