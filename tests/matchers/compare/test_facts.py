"""Each kind of evidence: where it fires, where it must not, and what it says."""

import pytest

from matchers import CURRENT_POLICY, Identifier, PartialDate, Party, compare_parties
from matchers.compare import birth_dates, countries, gender, identifiers, kinds
from matchers.compare.evidence import FACTS


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("1970-05-04", "1970-05-04", "same_day"),
        ("1970-05", "1970-05-04", "same_month"),
        ("1970", "1970-05-04", "same_year"),
        ("1970-04-05", "1970-05-04", "swapped"),
        ("1970-05-04", "1970-05-14", "one_part"),
        ("1970-05-04", "1980-05-04", "one_part"),
        ("1970-05-04", "1970-11-23", "other_day"),
        ("1970-01-01", "1970-11-23", "same_year"),
        ("1970", "1971", "year_off"),
        ("1970-05-04", "1952-11-23", "conflict"),
        ("1968/1972", "1970-05-04", "within"),
        ("1970~", "1971-02-01", "within"),
        ("../1960", "1971", "conflict"),
    ],
)
def test_birth_dates(a: str, b: str, outcome: str) -> None:
    there, back = PartialDate.parse(a), PartialDate.parse(b)
    assert birth_dates.grade(there, back) == birth_dates.grade(back, there) == outcome


def test_the_best_of_several_birth_dates_counts() -> None:
    found = birth_dates.judge(Party(birth_dates=["1950", "1970-05-04"]), Party(birth_dates=["1931", "1970"]))
    assert (found.outcome, found.query, found.listed) == ("same_year", "1970-05-04", "1970")


@pytest.mark.parametrize(
    ("query", "listed", "missing"), [((), (), "both"), (("1970",), (), "listed"), ((), ("1970",), "query")]
)
def test_what_is_missing_is_said(query: tuple[str, ...], listed: tuple[str, ...], missing: str) -> None:
    assert birth_dates.judge(Party(birth_dates=query), Party(birth_dates=listed)).missing == missing


def test_countries() -> None:
    assert countries.judge(Party(countries=["iq", "IR"]), Party(countries=["IR"])).outcome == "same"
    assert countries.judge(Party(countries=["XK"]), Party(countries=["EU"])).outcome == "different"


def test_gender() -> None:
    assert gender.judge(Party(gender="Male"), Party(gender="m")).outcome == "same"
    assert gender.judge(Party(gender="f"), Party(gender="male")).outcome == "different"
    assert gender.judge(Party(gender="unknown"), Party(gender="male")).missing == "query"


def test_kinds() -> None:
    assert kinds.judge(Party(kind="company"), Party(kind="organisation")).outcome == "compatible"
    assert kinds.judge(Party(kind="person"), Party(kind="company")).outcome == "different"
    assert kinds.judge(Party(), Party(kind="vessel")).missing == "query"


def same_number(query: Identifier, listed: Identifier) -> str:
    return identifiers.judge(Party(identifiers=[query]), Party(identifiers=[listed])).outcome


@pytest.mark.parametrize(
    ("query", "listed", "outcome"),
    [
        (Identifier("imo", "IMO 9074729"), Identifier("imo", "9074729"), "same"),
        (Identifier("passport", "a-123 4567", "iq"), Identifier("passport", "A1234567", "IQ"), "same"),
        (Identifier("passport", "A1234567", "IQ"), Identifier("passport", "A1234567", "IR"), "other_country"),
        (Identifier("other", "A1234567"), Identifier("passport", "A1234567"), "same_other"),
        (Identifier("tax", "A1234567"), Identifier("passport", "A1234567"), "unlike"),
        (Identifier("passport", "A1234567"), Identifier("passport", "B7654321"), "unlike"),
        (Identifier("imo", "9074729"), Identifier("imo", "8814275"), "different"),
        (Identifier("passport", "n/a"), Identifier("passport", "n/a"), "unlike"),
        (Identifier("wallet", "1AbC2dEf3"), Identifier("wallet", "1abc2def3"), "unlike"),
    ],
)
def test_identifiers(query: Identifier, listed: Identifier, outcome: str) -> None:
    assert same_number(query, listed) == outcome


def test_every_outcome_a_policy_weighs_has_words() -> None:
    from matchers.explain import sentence
    from matchers.model import Evidence

    for feature, outcomes in CURRENT_POLICY.facts.items():
        for outcome in outcomes:
            assert "nothing to compare" not in sentence(Evidence(feature, 0.1, "a", "b", None, outcome))


def test_every_fact_has_a_row_missing_or_not() -> None:
    found = compare_parties(Party(names=["Nabil Sarraj"]), Party(names=["Nabil Sarraj"], birth_dates=["1970"]))
    assert [row.feature for row in found.evidence] == ["name", *(feature for feature, _ in FACTS)]
    assert {row.feature: row.missing for row in found.evidence}["birth_date"] == "query"
    assert all(row.text for row in found.evidence)


def score(**query: object) -> float:
    listed = Party(
        kind="person", names=["Nabil Karim Sarraj"], birth_dates=["1970-05-04"], countries=["IQ"], gender="male",
        identifiers=[Identifier("passport", "A1234567", "IQ")],
    )  # fmt: skip
    return compare_parties(Party(**{"kind": "person", "names": ["Nabil Sarraj"], **query}), listed).score


def test_facts_move_the_score_as_they_should() -> None:
    assert score(birth_dates=["1970-05-04"]) > score(birth_dates=["1970"]) > score() > score(birth_dates=["1934-01-02"])
    assert score(countries=["IQ"]) > score() > score(countries=["FI"])
    assert score() > score(gender="female")
    assert score() > score(kind="company")


def test_the_same_passport_is_decisive_whatever_the_name() -> None:
    assert (
        score(names=["Entirely Otherwise"], identifiers=[Identifier("passport", "A1234567")])
        >= CURRENT_POLICY.threshold
    )


def test_the_effect_of_a_fact_is_the_difference_it_made() -> None:
    query = Party(names=["Nabil Sarraj"], birth_dates=["1970"])
    listed = Party(names=["Nabil Karim Sarraj"], birth_dates=["1970-05-04"])
    found = compare_parties(query, listed)
    without = compare_parties(Party(names=query.names), listed)
    effect = next(row.effect for row in found.evidence if row.feature == "birth_date")
    assert effect == pytest.approx(found.score - without.score, abs=1e-6)
