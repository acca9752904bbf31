"""Which records are of one party."""

from matchers.learning.parties import Listed, known_parties, name_key


def listed(*names: str, ties: str = "", kind: str = "person", source: str = "one") -> Listed:
    return Listed(kind, names, frozenset(ties.split()), source)


def test_records_that_share_a_tie_are_one_party_also_by_a_third() -> None:
    records = [listed("A", ties="x"), listed("B", ties="x y", source="two"), listed("C", ties="y"), listed("D")]
    parties = known_parties(records)
    assert [party.names for party in parties] == [("A", "B", "C"), ("D",)]
    assert parties[0].sources == ("one", "two")


def test_records_of_another_kind_are_not() -> None:
    assert len(known_parties([listed("A", ties="x"), listed("B", ties="x", kind="company")])) == 2


def test_a_party_is_left_out_whole_for_one_of_its_names_however_ordered() -> None:
    records = [listed("Karim Saleh", ties="x"), listed("Other Name", ties="x"), listed("Third Name")]
    parties = known_parties(records, {name_key("SALEH, Karim")})
    assert [party.names for party in parties] == [("Third Name",)]


def test_nothing_gives_nothing() -> None:
    assert known_parties([]) == []
    assert name_key("...") == ()
