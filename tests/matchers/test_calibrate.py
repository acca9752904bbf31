"""What a probability is made of: the evidence that is present, and a line for it."""

from dataclasses import replace
from itertools import pairwise
from math import inf
from types import MappingProxyType

import pytest

from matchers import CURRENT_POLICY, Party, compare_parties
from matchers.calibrate import band_of, evidence_class, probability_of

LINES = CURRENT_POLICY.calibration


@pytest.mark.parametrize("evidence", LINES)
def test_more_log_odds_are_more_probable(evidence: str) -> None:
    said = [probability_of(x / 10, evidence, CURRENT_POLICY) for x in range(-150, 150)]
    assert all(one <= other for one, other in pairwise(said))
    assert said[0] < 0.01
    assert said[-1] > 0.99
    assert probability_of(-inf, evidence, CURRENT_POLICY) == 0.0001
    assert probability_of(inf, evidence, CURRENT_POLICY) == 0.9999


def test_evidence_goes_by_what_both_sides_have() -> None:
    assert evidence_class(True, {"country", "birth_date", "gender"}, CURRENT_POLICY) == "person+birth_date+country"
    assert evidence_class(True, {"country"}, CURRENT_POLICY) == "person+country"
    assert evidence_class(False, set(), CURRENT_POLICY) == "body"


def test_a_class_without_a_line_falls_back_to_one_with_fewer_facts() -> None:
    few = replace(CURRENT_POLICY, calibration=MappingProxyType({"person": (0.0, 1.0), "body": (0.0, 1.0)}))
    assert evidence_class(True, {"country", "birth_date"}, few) == "person"
    assert evidence_class(False, {"country", "birth_date"}, few) == "body"


def test_bands_are_the_policy_s() -> None:
    strong, possible = CURRENT_POLICY.bands
    assert [band_of(p, CURRENT_POLICY) for p in (strong, strong - 1e-4, possible, possible - 1e-4)] == [
        "strong", "possible", "possible", "weak",
    ]  # fmt: skip


def test_a_birth_date_moves_the_probability_of_the_same_names() -> None:
    alone = compare_parties(Party(kind="person", names=["Nabil Sarraj"]), Party(kind="person", names=["Nabil Sarraj"]))
    dated = compare_parties(
        Party(kind="person", names=["Nabil Sarraj"], birth_dates=["1970-05-04"]),
        Party(kind="person", names=["Nabil Sarraj"], birth_dates=["1970-05-04"]),
    )
    conflicting = compare_parties(
        Party(kind="person", names=["Nabil Sarraj"], birth_dates=["1931-05-04"]),
        Party(kind="person", names=["Nabil Sarraj"], birth_dates=["1970-05-04"]),
    )
    assert dated.probability > alone.probability > conflicting.probability
