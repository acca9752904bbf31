"""The published policies: named, dated, frozen sets of weights and thresholds, each with the measurement that set it.

What a published policy answers does not change any more: its constants, the tables it was fitted with and its answers
to three hundred pairs are held by tests/matchers/test_published_policies.py. Better weights or tables are a new policy.

All weights are log-odds in nats. The total of a comparison becomes the score in `matchers.score`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from types import MappingProxyType

from matchers.compare.names import NameFeatures

Outcomes = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """What counts, and how much.

    `tables`: the digest of the tables it was fitted with (`matchers.names.lexicon.tables_digest`).
    `threshold`: the default alert threshold, a score compared with >=. `person`, `body`: weights of the name features.
    `facts`: evidence → outcome → log-odds; an outcome it does not name counts 0. `fact_limits`: the most that all of
    them together may take away or add. `identified`: log-odds above `alert` that the same identifier alone gives.
    `alert`: the log-odds that score `threshold`; `slope`: score log-odds per nat.
    `calibration`: class of evidence → offset and slope of the log-odds of being right over the log-odds of the
    comparison, when `share` of the parties asked about are listed (for another share, add the difference of the
    log-odds of the two). `bands`: the least probability of `strong` and of `possible`.
    """

    name: str
    published: str
    tables: str
    threshold: float
    person: NameFeatures
    body: NameFeatures
    facts: Mapping[str, Outcomes]
    fact_limits: tuple[float, float]
    identified: Outcomes
    alert: float
    slope: float
    share: float
    calibration: Mapping[str, tuple[float, float]]
    bands: tuple[float, float]

    @property
    def digest(self) -> str:
        """The first 16 digits of the SHA-256 over all its constants: two policies with the same one are the same."""
        held = {field.name: _plain(getattr(self, field.name)) for field in fields(self)}
        return sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    """A constant as JSON can hold it; weights by the names of their features."""
    if isinstance(value, NameFeatures):
        return value._asdict()
    return {key: _plain(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value


def _facts(**features: dict[str, float]) -> Mapping[str, Outcomes]:
    return MappingProxyType({name: MappingProxyType(outcomes) for name, outcomes in features.items()})


# `person` and `body`: printed by tests/bench/fit_policy.py from labelled cases whose files begin, by SHA-256, with
# 4430685883d00dcc (pairs), 8ebea10a5c61d531 and b0060726d1343b91 (listed parties), 224f18a1f962bfac (queries). Log loss
# on held-out folds of parties 0.087 for people and 0.093 for bodies, 0.083 and 0.086 on the cases they were fitted on.
# Unset features were held at zero, since less agreement must not say more. Moved by hand after it: `reversed` of
# people from -1.35 (exchanged father and son must not alert), `number_conflict` from -1.62 (Star 21 is not Star 22).
# The biases let 25 of 10,000 strangers reach `alert` on a list of 10,000 parties.
# `facts`, `identified`, `alert` and `slope` were set by hand.
#
# `calibration`: printed by tests/bench/fit_probability.py from 58,770 searches of the same cases, moved by as much as
# the biases were after it (0.36 and 0.73). On held-out parties the probabilities above 0.05 are off by 0.03 for people
# by name alone or with country, 0.02 with birth date, 0.06 for bodies. A hit at the threshold by name alone is right
# four times in a hundred for people, sixteen for bodies.
# `bands`: nine in ten are right, and one in ten.
CURRENT_POLICY = Policy(
    name="2026-11",
    published="2026-11-25",
    tables="f3aa4c1af0407cba",
    threshold=0.7,
    person=NameFeatures(
        bias=-4.03, matched=0.63, rarest=1.54, cover_query=2.64, left_query=-1.96, left_listed=-1.38, left_both=-2.86,
        worst=-0.23, initials=-0.03, cut=0.17, sound=-0.67, joined=1.04, lone=-1.52, identical=1.19, whole=2.25,
        reversed=-3.50, disorder=-0.93, lone_whole=0.26, other_script=0.11, short_script=-1.36, unvowelled=-0.64,
    ),
    body=NameFeatures(
        bias=-6.79, matched=1.63, rarest=1.66, cover_query=2.32, cover_listed=0.80, left_query=-0.91, left_listed=-1.08,
        left_both=-0.83, initials=0.71, cut=-0.02, sound=-1.74, joined=0.40, lone=-1.41, identical=0.78, whole=2.24,
        number_conflict=-4.00, form_conflict=-3.98, disorder=-0.48, lone_whole=0.65, other_script=-1.23,
        short_script=-0.46, unvowelled=0.62,
    ),
    facts=_facts(
        birth_date={
            "same_day": 9.0, "same_month": 5.0, "same_year": 3.7, "within": 2.0, "swapped": 2.9, "one_part": 2.9,
            "other_day": -2.9, "year_off": -2.5, "conflict": -7.0,
        },
        country={"same": 0.8, "different": -0.5},
        gender={"same": 0.2, "different": -2.0},
        kind={"different": -3.5},
        identifier={"different": -4.0, "other_country": 1.0},
    ),
    fact_limits=(-4.0, 5.0),
    identified=MappingProxyType({"same": 4.0, "same_other": 1.5}),
    alert=-0.3,
    slope=0.5,
    share=0.01,
    calibration=MappingProxyType(
        {
            "person": (-2.76, 1.70), "person+country": (-2.85, 1.57), "person+birth_date": (-3.37, 1.23),
            "person+birth_date+country": (-3.00, 1.06), "body": (-1.24, 1.49),
        }
    ),
    bands=(0.9, 0.1),
)  # fmt: skip

_POLICIES: Mapping[str, Policy] = MappingProxyType({CURRENT_POLICY.name: CURRENT_POLICY})


def policy_named(name: str) -> Policy:
    """The policy of that name; ValueError naming the known ones."""
    if name not in _POLICIES:
        raise ValueError(f"no policy named {name!r}; known are {', '.join(policy_names())}")
    return _POLICIES[name]


def policy_names() -> tuple[str, ...]:
    """The names of all policies, oldest first."""
    return tuple(sorted(_POLICIES))
