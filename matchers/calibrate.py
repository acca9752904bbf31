"""From log-odds to a probability and a band, by the evidence that is present.

The same log-odds mean more by name alone than with facts beside it: facts that disagree, which strangers mostly have,
have then not been heard. So each class of evidence has a straight line of its own from log-odds to the log-odds of
being right (Platt, 1999), fitted to labelled searches by tests/bench/fit_probability.py and kept in the policy.
"""

from __future__ import annotations

from collections.abc import Collection
from math import isfinite

from matchers.policy import Policy
from matchers.score import sigmoid

CALIBRATED_FACTS = ("birth_date", "country")
"""The facts that make classes of their own; all others are too rare in the labelled cases."""


def evidence_class(person: bool, compared: Collection[str], policy: Policy) -> str:
    """`person` or `body`, with the facts that both sides have: `person+birth_date+country`.

    Facts that the policy has no class for are left out, the last first.
    """
    facts = [fact for fact in CALIBRATED_FACTS if fact in compared]
    while (name := "+".join(["person" if person else "body", *facts])) not in policy.calibration and facts:
        facts.pop()
    return name


def probability_of(logit: float, evidence: str, policy: Policy) -> float:
    """How likely it is that the two are one party, when the policy's `share` of the parties asked about are listed:
    0..1, four decimals, never 0 or 1; rising with the log-odds. `evidence` is an `evidence_class`."""
    offset, slope = policy.calibration[evidence]
    said = offset + slope * logit if isfinite(logit) else logit
    return min(max(round(sigmoid(said), 4), 0.0001), 0.9999)


def band_of(probability: float, policy: Policy) -> str:
    """`strong`, `possible` or `weak`, by the policy's bands."""
    strong, possible = policy.bands
    return "strong" if probability >= strong else "possible" if probability >= possible else "weak"
