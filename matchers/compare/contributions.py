"""What each feature of the names and each fact adds to the log-odds of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from matchers.compare.evidence import FACTS
from matchers.compare.finding import Finding
from matchers.compare.names import NameFeatures
from matchers.model import Contribution
from matchers.policy import Policy

_DECIMALS = 4


def name_contributions(features: NameFeatures, weights: NameFeatures, logit: float) -> tuple[Contribution, ...]:
    """The features that say something, in their order; they add up to `logit`, the log-odds of the names.

    `limit` is what the bounds of a policy took or gave: a weak alias is held below the alert, and names are never worse
    than names that share nothing.
    """
    said = [(name, round(f * w, _DECIMALS)) for name, f, w in zip(NameFeatures._fields, features, weights, strict=True)]
    said.append(("limit", round(logit - sum(weight for _, weight in said), _DECIMALS)))
    least = 10.0**-_DECIMALS * len(said)  # what rounding can leave
    return tuple(Contribution(name, w) for name, w in said if w and (name != "limit" or abs(w) > least))


def fact_contributions(
    findings: Sequence[Finding], policy: Policy, facts: float, identified: float
) -> tuple[float, ...]:
    """What each row of FACTS adds, in order, nats: together `facts`, the facts within the policy's limits, and
    `identified`, which the same identifier adds.

    Where the limits cut the sum, each fact is cut by the same share.
    """
    said = [policy.facts[feature].get(f.outcome, 0.0) for (feature, _), f in zip(FACTS, findings, strict=True)]
    total = sum(said)
    share = facts / total if total else 1.0
    weights = [value * share for value in said]
    weights[0] += identified
    return tuple(round(weight, _DECIMALS) for weight in weights)
