"""Fit what a probability means; prints the `calibration` for matchers/policy.py.

    AKA_DATA=… python tests/bench/fit_probability.py

Run it after tests/bench/fit_policy.py, with the weights that it printed in the policy. First it says how many strangers
reach the threshold by name alone on the longest list, and what other shares would mean; then, for the policy's `share`
of listed parties, the line of each class of evidence, with what it means on held-out folds of parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from calibration import Hits, enough, fit_line, held_out, hits_by_class
from cases import data_folder, source_hashes
from reliability import error, lines
from searches import Search, longest_list, search_all

from matchers import CURRENT_POLICY
from matchers.score import logit_of, sigmoid

_RATES = (0.001, 0.0025, 0.005, 0.01)
"""Shares of strangers that could reach the threshold."""


def choice(searches: Sequence[Search], rate: float) -> str:
    """What a rate of false alerts would mean: the shift of the bias (nats), and who of the listed would be found."""
    best = sorted((search.best for search in searches if search.stratum == "stranger"), reverse=True)
    shift = CURRENT_POLICY.alert - logit_of(best[int(rate * len(best))] + 1e-6, CURRENT_POLICY)
    found = [
        (search.stratum, search.right is not None and search.right.logit + shift >= CURRENT_POLICY.alert)
        for search in searches
        if search.target
    ]
    spelling = np.mean([reached for stratum, reached in found if stratum == "spelling"])
    every = np.mean([reached for _, reached in found])
    return f"{rate:7.2%}: bias {shift:+.2f}, found: different spelling {spelling:.3f}, all {every:.3f}"


def false_alerts(searches: Sequence[Search]) -> float:
    """The share of strangers that reach the threshold, 0..1."""
    return float(np.mean([s.best >= CURRENT_POLICY.threshold for s in searches if s.stratum == "stranger"]))


def by_name(searches: Sequence[Search], longest: str, person: bool) -> list[Search]:
    """Those by name alone, of people or of bodies, on the longest list."""
    return [s for s in searches if s.asked == "name" and s.list == longest and s.person == person]


def main() -> None:
    """Print the shifts, the calibration and its reliability."""
    folder = data_folder()
    print("data", source_hashes(folder))
    searches = search_all(folder, workers=2)
    for person in (True, False):
        asked = by_name(searches, longest_list(folder), person)
        print(f"{'people' if person else 'bodies'}: {false_alerts(asked):.2%} of strangers alert; for")
        print("\n".join(f"  {choice(asked, rate)}" for rate in _RATES))
    print(f"calibration, when {CURRENT_POLICY.share:.0%} of the parties asked about are listed:")
    for name, hits in hits_by_class(searches, CURRENT_POLICY.share).items():
        print("\n".join(_calibrated(name, hits)))


def _calibrated(name: str, hits: Hits) -> Iterator[str]:
    """The line of a class for the policy, and what it means on held-out parties."""
    if not enough(hits):
        yield f"  {name}: too few hits, right or wrong, for a line of its own"
        return
    offset, slope = fit_line(hits)
    at_alert, tested = sigmoid(offset + slope * CURRENT_POLICY.alert), held_out(hits)
    yield f'  "{name}": ({offset:.2f}, {slope:.2f}),  # {at_alert:.2f} at the threshold'
    yield f"    # on held-out parties off by {error(tested):.3f}"
    yield from (f"    # {line}" for line in lines(tested))


if __name__ == "__main__":
    main()
