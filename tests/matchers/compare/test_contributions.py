"""What each feature and fact adds, and that all of it is the score."""

import pytest

from matchers import CURRENT_POLICY, Comparison, Identifier, Name, Party, compare_parties
from matchers.compare.names import NameFeatures
from matchers.explain import feature_words
from matchers.score import BELOW_CERTAIN, score_of

MAN = Party(
    kind="person", names=["Nabil Karim Sarraj", Name("Abu Zirak", "weak_alias")], birth_dates=["1970-05-04"],
    countries=["IQ"], gender="male", identifiers=[Identifier("passport", "A1234567", "IQ")],
)  # fmt: skip
YARD = Party(kind="company", names=["Greystone Quay Shipping Co. Ltd."], countries=["MT"])


def log_odds(found: Comparison) -> float:
    return sum(row.weight for row in found.evidence)


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        (Party(names=["Nabil Sarraj"]), MAN),
        (Party(names=["Nabeel Sarradj"], birth_dates=["1970-05-04"], countries=["IQ"]), MAN),
        (Party(names=["Nabil Sarraj"], birth_dates=["1931"], countries=["FI"], gender="f", kind="company"), MAN),
        (Party(names=["Entirely Otherwise"], identifiers=[Identifier("passport", "A1234567")]), MAN),
        (Party(names=["Abu Zirak"]), MAN),
        (Party(names=["Greystone Shipping"], kind="company", countries=["MT"]), YARD),
        (Party(identifiers=[Identifier("imo", "9074729")]), YARD),
        (Party(names=["Quite Another"]), YARD),
    ],
)
def test_the_weights_add_up_to_the_log_odds_of_the_score(query: Party, listed: Party) -> None:
    found = compare_parties(query, listed)
    name, *facts = found.evidence
    certain = found.score > BELOW_CERTAIN
    assert score_of(log_odds(found), CURRENT_POLICY, certain) == pytest.approx(found.score, abs=1e-3)
    if name.parts:
        assert sum(part.weight for part in name.parts) == pytest.approx(name.weight, abs=2e-3)
    assert all(row.weight == 0 for row in facts if row.missing)


def test_facts_that_the_limits_cut_are_cut_by_one_share() -> None:
    query = Party(names=["Nabil Sarraj"], birth_dates=["1970-05-04"], countries=["IQ"])
    weights = {row.feature: row.weight for row in compare_parties(query, MAN).evidence}
    most = CURRENT_POLICY.fact_limits[1]
    uncut = CURRENT_POLICY.facts["birth_date"]["same_day"] / CURRENT_POLICY.facts["country"]["same"]
    assert weights["birth_date"] + weights["country"] == pytest.approx(most, abs=1e-3)
    assert weights["birth_date"] / weights["country"] == pytest.approx(uncut, rel=0.01)


def test_the_same_identifier_carries_what_the_name_lacks() -> None:
    found = compare_parties(Party(names=["Entirely Otherwise"], identifiers=[Identifier("passport", "A1234567")]), MAN)
    weights = {row.feature: row.weight for row in found.evidence}
    assert weights["identifier"] > -weights["name"]


def test_what_a_weak_alias_loses_is_a_part_of_its_name() -> None:
    (name, *_) = compare_parties(Party(names=["Abu Zirak"]), MAN).evidence
    assert name.outcome == "weak_alias"
    assert {part.feature: part.weight for part in name.parts}["limit"] < 0


def test_every_feature_has_words() -> None:
    for feature in (*NameFeatures._fields, "limit"):
        assert feature_words(feature) != feature.replace("_", " "), f"matchers/explain.py says nothing of {feature}"
