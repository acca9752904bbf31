"""Fit the weights of the name features; prints them for matchers/policy.py.

    AKA_DATA=… python tests/bench/fit_policy.py

A logistic regression for people and one for bodies, over the best pair of names of each party: the right party of a
query, the best of the list for a stranger or a near-miss, the best wrong party, and judged pairs. Which pair is the
best depends on the weights, so fitting and choosing alternate until they rest. Weights that would let less agreement
say more are held at zero. At last the bias is moved so that a given share of strangers reaches the alert.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from cases import FOLDS, Cases, data_folder, read_cases, source_hashes
from numpy.typing import NDArray

from matchers.compare.names import NameFeatures
from matchers.policy import CURRENT_POLICY

Floats = NDArray[np.float64]

RIGHT = {"spelling": 3.0, "listed": 0.3, "initials": 5.0, "perturbed": 1.0, "treated": 0.5, "judged": 5.0}
WRONG = {"stranger": 1.0, "near": 3.0, "judged": 5.0}
OTHER_PARTY = 0.3
"""Weights of one case by stratum; the last for the best wrong party of a listed query."""
RIDGE = 3.0
STRANGERS_THAT_ALERT = 0.0025
"""The share of unlisted people, and of unlisted bodies, that score the default threshold on the longest list."""
ROUNDS, STEPS = 6, 25
AGREEMENT = ("matched", "rarest", "cover_query", "cover_listed", "identical", "whole")
DISAGREEMENT = ("left_query", "left_listed", "left_both", "worst", "sound", "lone", "reversed", "number_conflict",
                "form_conflict", "disorder", "short_script")  # fmt: skip
START = {"bias": -8.0, "matched": 1.0, "cover_query": 5.0, "cover_listed": 5.0}


def fit(cases: Cases, chosen: NDArray[np.bool_]) -> Floats:
    """Weights by the order of NameFeatures, from the chosen rows."""
    held = np.zeros(len(NameFeatures._fields), dtype=bool)
    while True:
        weights = _fit_free(cases, np.flatnonzero(chosen), ~held)
        wrong = _of_wrong_sign(weights)
        if not (wrong & ~held).any():
            return weights
        held |= wrong


def _fit_free(cases: Cases, rows: NDArray[np.int64], free: NDArray[np.bool_]) -> Floats:
    weights = np.array([START.get(name, 0.0) for name in NameFeatures._fields])
    for _ in range(ROUNDS):
        best = _best_rows(cases, rows, cases.features[rows] @ weights)
        found = np.zeros_like(weights)
        found[free] = _logistic(cases.features[best][:, free], cases.right[best], _case_weights(cases, best))
        rested, weights = np.abs(found - weights).max() < 1e-3, found
        if rested:
            break
    return weights


def _best_rows(cases: Cases, rows: NDArray[np.int64], scores: Floats) -> NDArray[np.int64]:
    """The best pair of the right party of each search, and the best of any wrong one."""
    found = []
    for right in (True, False):
        kept = np.flatnonzero(cases.right[rows] == right)
        order = kept[np.lexsort((scores[kept], cases.search[rows[kept]]))]
        last = np.append(np.diff(cases.search[rows[order]]) != 0, True)
        found.append(rows[order[last]])
    return np.concatenate(found)


def _case_weights(cases: Cases, rows: NDArray[np.int64]) -> Floats:
    pairs = zip(cases.right[rows].tolist(), cases.stratum[rows].tolist(), strict=True)
    return np.array([RIGHT[stratum] if right else WRONG.get(stratum, OTHER_PARTY) for right, stratum in pairs])


def _logistic(features: Floats, labels: NDArray[np.bool_], weights: Floats) -> Floats:
    """Weighted ridge logistic regression by Newton's method; the bias, first, is not held back."""
    found = np.zeros(features.shape[1])
    ridge = np.full(len(found), RIDGE)
    ridge[0] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(features @ found, -30, 30)))
        slope = features.T @ (weights * (chance - labels)) + ridge * found
        curve = (features * (weights * chance * (1 - chance))[:, None]).T @ features + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    return found


def _of_wrong_sign(weights: Floats) -> NDArray[np.bool_]:
    signs = [1 if n in AGREEMENT else -1 if n in DISAGREEMENT else 0 for n in NameFeatures._fields]
    wrong: NDArray[np.bool_] = weights * np.array(signs) < 0
    return wrong


def _loss(cases: Cases, rows: NDArray[np.int64], weights: Floats) -> float:
    """Weighted mean log loss over the best pairs, nats."""
    scores = cases.features[rows] @ weights
    best = _best_rows(cases, rows, scores)
    said = np.where(cases.right[best], 1, -1) * (cases.features[best] @ weights)
    return float(np.average(np.logaddexp(0, -said), weights=_case_weights(cases, best)))


def at_alert(cases: Cases, chosen: NDArray[np.bool_], weights: Floats) -> Floats:
    """The weights with the bias that lets STRANGERS_THAT_ALERT of the strangers reach the policy's `alert`."""
    lists, sizes = np.unique(cases.of_list[cases.of_list >= 0], return_counts=True)
    rows = np.flatnonzero(chosen & (cases.stratum == "stranger") & (cases.of_list == lists[sizes.argmax()]))
    searches, place = np.unique(cases.search[rows], return_inverse=True)
    best = np.full(len(searches), -np.inf)
    np.maximum.at(best, place, cases.features[rows] @ weights)
    moved = weights.copy()
    moved[0] += CURRENT_POLICY.alert - np.quantile(best, 1 - STRANGERS_THAT_ALERT)
    return moved


def main() -> None:
    """Print hashes of the data, held-out and own loss, and the weights."""
    folder = data_folder()
    cases = read_cases(folder)
    print("data", source_hashes(folder))
    for name, person in (("person", True), ("body", False)):
        of_kind = cases.person == person
        held_out = [_loss(cases, np.flatnonzero(of_kind & (cases.fold == f)), fit(cases, of_kind & (cases.fold != f)))
                    for f in range(FOLDS)]  # fmt: skip
        weights = fit(cases, of_kind)
        own = _loss(cases, np.flatnonzero(of_kind), weights)
        print(f"{name}: log loss {np.mean(held_out):.4f} on held-out folds of parties, {own:.4f} on its own data")
        shown: Any = NameFeatures(*(round(float(w), 2) for w in at_alert(cases, of_kind, weights)))
        print("   ", ", ".join(f"{k}={v:.2f}" for k, v in shown._asdict().items() if v))


if __name__ == "__main__":
    main()
