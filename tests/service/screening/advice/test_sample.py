"""The made-up sample: always the same, from everywhere, people and firms."""

from itertools import islice

import pytest

from service.errors import BadInputError
from service.screening.advice.sample import communities, ordinary_customers


def names(*arguments: object) -> list[str]:
    return [customer.names[0].value for customer in ordinary_customers(*arguments)]


def test_the_same_size_gives_the_same_sample() -> None:
    assert names(200) == names(200)
    assert len(set(names(200))) > 150


def test_one_customer_in_five_is_a_firm() -> None:
    kinds = [customer.kind for customer in ordinary_customers(50)]
    assert kinds.count("company") == 10
    assert kinds.count("person") == 40


def test_every_part_of_the_world_is_in_it() -> None:
    drawn = " ".join(names(2_000))
    for community in communities():
        assert any(family in drawn for family in community.family), community.name


def test_a_part_of_the_world_can_be_chosen() -> None:
    (japan,) = [community for community in communities() if community.name == "Japan"]
    people = [c.names[0].value for c in ordinary_customers(40, ["Japan"]) if c.kind == "person"]
    assert all(name.split()[0] in japan.given and name.split()[1] in japan.family for name in people)


def test_an_unknown_part_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInputError, match=r"'Atlantis'.*Japan"):
        ordinary_customers(10, ["Atlantis"])


def test_any_number_can_be_drawn_from_without_waiting() -> None:
    assert len(list(islice(ordinary_customers(10**9), 3))) == 3
