"""Fit what a probability means, and where the threshold lies; prints both for matchers/policy.py.

    AKA_DATA=… python tests/bench/fit_probability.py

Run it after tests/bench/fit_policy.py, with the weights that it printed in the policy. First it says by how much the
bias of people and of bodies must move so that the same share of strangers reaches the threshold by name alone, on the
longest list; then, for log-odds moved so, the `calibration` for the policy's `share`, with what it means on held-out
folds of parties. `--as-it-is` leaves the bias where it is: for when it has been moved.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from calibration import Hits, enough, fit_line, held_out, hits_by_class
from cases import data_folder, source_hashes
from reliability import error, lines
from searches import Found, Search, longest_list, search_all

from matchers import CURRENT_POLICY
from matchers.score import logit_of, sigmoid

FALSE_ALERTS = 0.005
"""The share of strangers that may reach the threshold by name alone: the rate at which matching is measured."""
_CHOICES = (0.001, 0.0025, 0.005, 0.01)


def shift_of(searches: Sequence[Search], rate: float = FALSE_ALERTS) -> float:
    """What to add to the log-odds (nats) so that this share of the strangers reach the threshold."""
    best = [search.best for search in searches if search.stratum == "stranger"]
    reached = sorted(best, reverse=True)[int(rate * len(best))]
    return CURRENT_POLICY.alert - logit_of(reached + 1e-6, CURRENT_POLICY)


def choice(searches: Sequence[Search], rate: float) -> str:
    """What a rate of false alerts would mean: the shift, and who of the listed would then be found."""
    shift = shift_of(searches, rate)
    least = CURRENT_POLICY.alert - shift
    found = [
        (search.stratum, search.right is not None and search.right.logit >= least)
        for search in searches
        if search.target
    ]
    spelling = [reached for stratum, reached in found if stratum == "spelling"]
    every = [reached for _, reached in found]
    return f"{rate:7.2%} {shift:+6.2f}   different spelling {np.mean(spelling):.3f}, all {np.mean(every):.3f}"


def by_name(searches: Sequence[Search], longest: str, person: bool) -> list[Search]:
    """Those by name alone, of people or of bodies, on the longest list."""
    return [s for s in searches if s.asked == "name" and s.list == longest and s.person == person]


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
    shifts = {}
    for person in (True, False):
        asked = by_name(searches, longest_list(folder), person)
        shifts[person] = shift = 0.0 if "--as-it-is" in sys.argv else shift_of(asked)
        bias = (CURRENT_POLICY.person if person else CURRENT_POLICY.body).bias
        print(f"{'people' if person else 'bodies'}: bias {bias:.2f} {shift:+.2f} = {bias + shift:.2f}; it could be")
        print("\n".join(f"  {choice(asked, rate)}" for rate in _CHOICES))
    print(f"calibration, when {CURRENT_POLICY.share:.0%} of the parties asked about are listed:")
    for name, hits in hits_by_class(moved(searches, shifts), CURRENT_POLICY.share).items():
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
