"""Fit what a probability means, and where the threshold lies; prints both for matchers/policy.py.

    AKA_DATA=… python tests/bench/fit_probability.py

Run it after tests/bench/fit_policy.py, with the weights that it printed in the policy. First it says by how much the
bias of people and of bodies must move so that the same share of strangers reaches the threshold by name alone, on the
longest list; then, for log-odds moved so, the `calibration` for the policy's `share`, with what it means on held-out
folds of parties. `--as-it-is` leaves the bias where it is: for when it has been moved.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from calibration import enough, fit_line, held_out, hits_by_class
from cases import data_folder, source_hashes
from reliability import error, lines
from searches import Found, Search, search_all

from matchers import CURRENT_POLICY
from matchers.score import logit_of

FALSE_ALERTS = 0.005
"""The share of strangers that may reach the threshold by name alone: the rate at which matching is measured."""


def shift_of(searches: Sequence[Search], person: bool) -> float:
    """What to add to the log-odds (nats) so that FALSE_ALERTS of the strangers of a kind reach the threshold."""
    longest = Counter(search.list for search in searches if search.hits).most_common(1)[0][0]
    best = [
        search.best
        for search in searches
        if search.asked == "name" and search.list == longest and search.person == person
        if search.target is None and search.stratum != "near"
    ]
    reached = sorted(best, reverse=True)[int(FALSE_ALERTS * len(best))]
    return CURRENT_POLICY.alert - logit_of(reached + 1e-6, CURRENT_POLICY)


def moved(searches: Sequence[Search], shifts: dict[bool, float]) -> list[Search]:
    """The searches with the log-odds of their hits as they are after the shift."""

    def hit(found: Found, person: bool) -> Found:
        return found._replace(logit=found.logit + shifts[person])

    return [replace(s, hits=tuple(hit(found, s.person) for found in s.hits)) for s in searches]


def main() -> None:
    """Print the shifts, the calibration and its reliability."""
    folder = data_folder()
    print("data", source_hashes(folder))
    searches = search_all(folder, workers=2)
    shifts = {person: 0.0 if "--as-it-is" in sys.argv else shift_of(searches, person) for person in (True, False)}
    for person, shift in shifts.items():
        bias = (CURRENT_POLICY.person if person else CURRENT_POLICY.body).bias
        print(f"{'people' if person else 'bodies'}: bias {bias:.2f} {shift:+.2f} = {bias + shift:.2f}")
    print(f"calibration, when {CURRENT_POLICY.share:.0%} of the parties asked about are listed:")
    for name, hits in hits_by_class(moved(searches, shifts), CURRENT_POLICY.share).items():
        if not enough(hits):
            print(f"  {name}: too few hits, right or wrong, for a line of its own")
            continue
        offset, slope = fit_line(hits)
        at_alert = 1 / (1 + np.exp(-offset - slope * CURRENT_POLICY.alert))
        tested = held_out(hits)
        print(f'  "{name}": ({offset:.2f}, {slope:.2f}),  # {at_alert:.2f} at the threshold; held out: off by '
              f"{error(tested):.3f}")  # fmt: skip
        print("\n".join(f"    # {line}" for line in lines(tested)))


if __name__ == "__main__":
    main()
