"""From log-odds to the one score scale, 0..1; the only place where a score meets a threshold."""

from __future__ import annotations

from math import exp, inf, log

from matchers.policy import Policy

BELOW_CERTAIN = 0.99
"""The most a score reaches without an identity: the same name and another fact that agrees, or the same identifier."""


def score_of(logit: float, policy: Policy, certain: bool = False) -> float:
    """The score of total log-odds: the policy's threshold exactly at its `alert`, rising with its `slope`, six
    decimals.

    Unless `certain`, at most BELOW_CERTAIN.
    """
    at_alert = log(policy.threshold / (1 - policy.threshold))
    score = sigmoid((logit - policy.alert) * policy.slope + at_alert)
    return round(score if certain else min(score, BELOW_CERTAIN), 6)


def logit_of(score: float, policy: Policy) -> float:
    """The log-odds that score so: the inverse of `score_of`; minus infinity for 0 and infinity for 1."""
    if not 0 < score < 1:
        return -inf if score <= 0 else inf
    at_alert = log(policy.threshold / (1 - policy.threshold))
    return (log(score / (1 - score)) - at_alert) / policy.slope + policy.alert


def reaches(score: float, threshold: float) -> bool:
    """Is the score at or above the threshold?"""
    return score >= threshold


def sigmoid(x: float) -> float:
    """1 / (1 + exp(-x)) without overflow."""
    if x < 0:
        return exp(max(x, -700.0)) / (1 + exp(max(x, -700.0)))
    return 1 / (1 + exp(-x))
