"""From log-odds to a probability and a band.

The probability is the logistic of the log-odds shifted by the policy's `prior`, which puts 0.5 at the alert. It is
rough. Of the best hits of 19,549 searches by name alone, one in eight of them right, in the cases that the policy was
fitted on (so at its best): 0.99 meant 0.99, 0.95 meant 0.98, 0.82 meant 0.88 and 0.60 meant 0.51, but 0.32 meant 0.16
and 0.10 meant 0.02. It has not been checked against real traffic, where true pairs are far rarer, nor with facts beside
the names.
"""

from __future__ import annotations

from matchers.policy import Policy
from matchers.score import sigmoid

_STRONG, _POSSIBLE = 0.9, 0.5


def probability_of(logit: float, policy: Policy) -> float:
    """How likely it is that the two are one party, 0..1, four decimals, never 0 or 1."""
    return min(max(round(sigmoid(logit + policy.prior), 4), 0.0001), 0.9999)


def band_of(probability: float) -> str:
    """`strong` from 0.9, `possible` from 0.5, else `weak`."""
    return "strong" if probability >= _STRONG else "possible" if probability >= _POSSIBLE else "weak"
