"""What is learned from parties, and what is not."""

from itertools import pairwise

import pytest

from matchers.learning.parties import Known
from matchers.learning.tables import BODIES, PEOPLE, SCRIPTS, learned_tables


def person(*names: str) -> Known:
    return Known("person", names, ("un",))


def body(*names: str) -> Known:
    return Known("body", names, ("eu", "un"))


def learned(*parties: Known) -> dict[str, list[str]]:
    """The rows of each table, tabs as spaces."""
    tables = learned_tables(parties, ["list.xml 00ff"])
    return {
        place: [line.replace("\t", " ") for line in text.splitlines() if not line.startswith("#")][1:]
        for place, text in tables.items()
    }


def test_a_pair_that_two_parties_exchange_is_learned() -> None:
    rows = learned(person("Zoubirra Karim", "Zubira Karim"), person("Zoubirra Saleh", "Zubira Saleh"))
    assert rows[PEOPLE] == ["zubira zoubirra 2 un"]


def test_one_party_is_not_enough_however_often_its_names_are_repeated() -> None:
    party = person("Zoubirra Karim", "Zubira Karim")
    assert learned(party)[PEOPLE] == []
    assert learned(party, party, party)[PEOPLE] == []


def test_the_only_words_left_over_answer_each_other_for_bodies() -> None:
    parties = [body(f"{name} Blagoust", f"{name} Zorman") for name in ("Kirdan", "Zubara", "Montes")]
    assert learned(*parties)[BODIES] == ["zorman blagoust 3 eu un"]
    assert learned(*parties[:2])[BODIES] == []


def test_people_change_whole_names_so_theirs_must_sound_alike() -> None:
    rows = learned(person("Karim Zoubirra", "Karim Montes"), person("Saleh Zoubirra", "Saleh Montes"))
    assert rows[PEOPLE] == []


def test_names_that_the_curated_tables_keep_apart_stay_apart() -> None:
    parties = [
        person(f"Ahmad {family}", f"Hamad {family}", f"Muhammad {family}") for family in ("Zubi", "Kirdan", "Lo")
    ]
    words = {row.split()[0] for row in learned(*parties)[PEOPLE]}
    assert not words & {"ahmad", "muhammad"}


def test_a_rare_slip_between_two_frequent_names_is_not_a_variant() -> None:
    slips = [person(f"Zandor {f}", f"Zandar {f}") for f in ("Kirdan", "Zubi")]
    frequent = [person(f"{given} Nabil{n}") for n in "abcdefghijkl" for given in ("Zandor", "Zandar")]
    assert learned(*slips)[PEOPLE]
    assert learned(*slips, *frequent)[PEOPLE] == []


def test_a_chain_of_likeness_does_not_make_its_ends_one() -> None:
    steps = ["zalorim", "salorim", "salotim", "salotin", "salodin"]
    parties = [person(f"{a} {family}", f"{b} {family}") for a, b in pairwise(steps) for family in ("Kirdan", "Zubi")]
    heads = dict(row.split()[:2] for row in learned(*parties)[PEOPLE])
    assert heads.get("salodin", "salodin") != heads.get("zalorim", "zalorim")


@pytest.mark.parametrize("article", ["", "ال"])
def test_an_arabic_word_is_learned_as_the_lists_spell_it(article: str) -> None:
    parties = [person(f"Karim Qasbiri {n}", f"كريم {article}قصبري") for n in ("Saleh", "Nabil")]
    assert learned(*parties)[SCRIPTS] == ["قصبري qasbiri 2 un"]


def test_what_rules_spell_already_is_not_learned() -> None:
    assert learned(person("Oleg Kirdan", "Олег Кирдан"), person("Igor Kirdan", "Игорь Кирдан"))[SCRIPTS] == []


def test_the_same_parties_give_the_same_text_with_their_sources() -> None:
    parties = [body("Kirdan Blagoust", "Kirdan Zorman"), body("Zubara Blagoust", "Zubara Zorman")]
    assert learned_tables(parties, ["list.xml 00ff"]) == learned_tables(parties, ["list.xml 00ff"])
    assert "# list.xml 00ff" in learned_tables(parties, ["list.xml 00ff"])[BODIES]


def test_no_party_gives_empty_tables() -> None:
    assert learned() == {PEOPLE: [], BODIES: [], SCRIPTS: []}
