"""What would have changed a comparison is what is answered when it is changed."""

import pytest

from matchers import Change, Identifier, Party, compare_parties, what_would_change

LISTED = Party(kind="person", names=["Nabil Karim Sarraj"], birth_dates=["1970-05-04"], countries=["IQ"])


def changes(query: Party, listed: Party = LISTED) -> dict[tuple[str, str], Change]:
    return {(change.feature, change.how): change for change in what_would_change(query, listed)}


def score(query: Party, listed: Party = LISTED) -> float:
    return compare_parties(query, listed).score


def test_a_missing_fact_is_tried_both_ways() -> None:
    found = changes(Party(names=["Nabil Sarraj"]))
    agreeing, conflicting = found["birth_date", "agrees"], found["birth_date", "conflicts"]
    assert agreeing.score == score(Party(names=["Nabil Sarraj"], birth_dates=["1970-05-04"]))
    assert conflicting.score == score(Party(names=["Nabil Sarraj"], birth_dates=["1931-01-02"]))
    assert agreeing.missing == "query"
    assert agreeing.text.endswith("with a birth date that agrees: the query has none")


def test_a_fact_that_speaks_against_is_taken_away() -> None:
    found = changes(Party(names=["Nabil Sarraj"], birth_dates=["1931"]))
    assert found["birth_date", "absent"].score == score(Party(names=["Nabil Sarraj"]))
    assert "without the birth date" in found["birth_date", "absent"].text
    assert ("birth_date", "conflicts") not in found


def test_the_same_number_would_make_a_hit_of_anybody() -> None:
    found = changes(Party(names=["Nabil Sarraj"]))["identifier", "agrees"]
    number = [Identifier("passport", "A1234567")]
    listed = Party(kind="person", names=LISTED.names, identifiers=number)
    assert found.score == score(Party(names=["Nabil Sarraj"], identifiers=number), listed)


def test_words_of_one_side_are_taken_away() -> None:
    found = changes(Party(names=["Nabil Sarraj Tovik"]))
    assert found["name", "query_words"].words == ("tovik",)
    assert found["name", "query_words"].score == score(Party(names=["Nabil Sarraj"]))
    assert "“tovik” in the query" in found["name", "query_words"].text
    assert found["name", "listed_words"].words == ("karim",)
    assert found["name", "listed_words"].score > score(Party(names=["Nabil Sarraj Tovik"]))


def test_words_that_are_alike_are_spelt_as_listed() -> None:
    found = changes(Party(names=["Nabil Sarrach"]))["name", "spelling"]
    assert found.score == pytest.approx(score(Party(names=["Nabil Sarraj"])), abs=0.02)
    assert "with “sarraj” for “sarrach”" in found.text


def test_nothing_to_compare_has_nothing_to_change_in_the_names() -> None:
    assert {feature for feature, _ in changes(Party(identifiers=[Identifier("imo", "9074729")]), Party())} <= {
        "identifier", "birth_date", "country", "gender", "kind",
    }  # fmt: skip
