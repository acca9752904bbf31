"""Policies by name, and scores against thresholds."""

import pytest

from matchers import CURRENT_POLICY, policy_named, policy_names
from matchers.score import BELOW_CERTAIN, logit_of, reaches, score_of


def test_the_first_policy_can_be_asked_for() -> None:
    assert policy_named("2026-11").name == "2026-11"
    assert CURRENT_POLICY.name in policy_names()


def test_an_unknown_policy_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="2026-11"):
        policy_named("1999-01")


def test_the_alert_scores_the_threshold_and_is_reached() -> None:
    score = score_of(CURRENT_POLICY.alert, CURRENT_POLICY)
    assert score == CURRENT_POLICY.threshold
    assert reaches(score, CURRENT_POLICY.threshold)
    assert not reaches(score, CURRENT_POLICY.threshold + 1e-6)


def test_scores_rise_and_only_certainty_passes_the_cap() -> None:
    scores = [score_of(x, CURRENT_POLICY) for x in (-12.0, -1.0, 0.0, 1.0, 100.0)]
    assert scores == sorted(scores)
    assert scores[-1] == BELOW_CERTAIN
    assert score_of(100.0, CURRENT_POLICY, certain=True) == 1.0


@pytest.mark.parametrize("score", [0.05, 0.5, 0.7, 0.95])
def test_log_odds_of_a_score_give_it_back(score: float) -> None:
    assert score_of(logit_of(score, CURRENT_POLICY), CURRENT_POLICY) == pytest.approx(score, abs=1e-6)
