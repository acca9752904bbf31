"""From log-odds to a probability and a band.

The probability is the logistic of the log-odds shifted by the policy's `prior`: the share of alerts of that strength
that were true on the labelled cases, half of whose queries were listed parties. It is as good as the cases are like
the traffic.
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
