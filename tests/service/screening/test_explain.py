"""Why two parties do or do not match."""

import pytest

from matchers import Party
from service.errors import NotFoundError
from service.screening.explain import explain, listed_party
from service.screening.query import Query

LISTED = Party(kind="person", names=["Tariq Mansur Vehbi"], birth_dates=["1961-03-12"])


def test_agreement_is_explained_feature_by_feature() -> None:
    answer = explain(Query(names=("Tariq Mansur Vehbi",), birth_dates=("1961-03-12",)), LISTED, threshold=0.7)
    assert answer["match"] is True
    assert {"name", "birth_date", "country"} <= {item["feature"] for item in answer["reasons"]}


def test_what_is_missing_is_said() -> None:
    answer = explain(Query(names=("Tariq Mansur Vehbi",)), LISTED, threshold=0.7)
    assert any("birth date" in sentence and "the query has none" in sentence for sentence in answer["would_change"])


def test_what_speaks_against_a_match_is_said() -> None:
    answer = explain(Query(names=("Tariq Mansur Vehbi",), birth_dates=("1990-01-01",)), LISTED, threshold=0.7)
    assert any(s.endswith("without the birth date") for s in answer["would_change"])


def test_strangers_do_not_match_and_the_distance_is_said() -> None:
    answer = explain(Query(names=("Margarethe Ohlsdorf",)), LISTED, threshold=0.7)
    assert answer["match"] is False
    assert "below the threshold 0.70" in answer["would_change"][0]


def test_the_weights_of_the_reasons_are_shown() -> None:
    answer = explain(Query(names=("Tariq Vehbi",), birth_dates=("1961-03-12",)), LISTED, threshold=0.7)
    name, *facts = answer["reasons"]
    assert sum(part["weight"] for part in name["parts"]) == pytest.approx(name["weight"], abs=2e-3)
    assert {fact["feature"]: fact["weight"] for fact in facts}["birth_date"] > 0


def test_what_keeps_two_names_apart_is_said_with_what_it_costs() -> None:
    answer = explain(Query(names=("Tariq Mansur Oberholzer",)), LISTED, threshold=0.7)
    assert any(s.endswith("without “oberholzer” in the query") for s in answer["would_change"])


def test_an_entry_can_be_explained_by_its_id(corpus) -> None:
    (document,) = [item for item in corpus.documents() if item["name"] == "VEHBI, Tariq Mansur"]
    party = listed_party(corpus, document["id"])
    assert [date.text for date in party.birth_dates] == ["1961-03-12"]


def test_an_entry_that_does_not_exist_is_said(corpus) -> None:
    with pytest.raises(NotFoundError, match="aka-none"):
        listed_party(corpus, "aka-none")
