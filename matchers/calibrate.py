"""From log-odds to a probability and a band.

The probability is the logistic of the log-odds shifted by the policy's `prior`, which puts 0.5 at the alert. It is
rough: against the names the first policy was fitted on (so at its best) 0.98 meant 0.99 and 0.83 meant 0.84, but
0.60 meant 0.35 and 0.40 meant 0.10, with about one true pair in six. It has not been checked against real traffic,
where true pairs are far rarer, nor with facts beside the names.
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
