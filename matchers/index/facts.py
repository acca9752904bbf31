"""The facts of listed parties as columns, and the most that each party's facts can add to a query's score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.compare.birth_dates import GRADES
from matchers.compare.kinds import compatible
from matchers.dates import PartialDate
from matchers.model import KINDS, Party
from matchers.policy import Policy

_NO_YEAR, _ANY_YEAR = (0, -1), (-32768, 32767)
_BESIDE = 2
"""Years by which dates said to be circa may differ."""
_FAR = ("one_part", "year_off", "conflict")
"""Outcomes of two days in years that are not near: a digit of the year may be wrong where day and month agree."""


def fact_columns(party: Party) -> dict[str, int]:
    """Birth years from … to (none: 0 … -1), month and day of a single whole date (else 0), countries and gender as
    bits."""
    first, last, day = _birth(party.birth_dates)
    return {
        "birth_first": first,
        "birth_last": last,
        "birth_day": day,
        "party_countries": _country_bits(party.countries),
        "party_gender": {"m": 1, "f": 2}.get((party.gender or "").strip()[:1].lower(), 0),
    }


def _birth(dates: tuple[PartialDate, ...]) -> tuple[int, int, int]:
    if not dates:
        return *_NO_YEAR, 0
    if any(d.earliest is None or d.latest is None for d in dates):
        return *_ANY_YEAR, 0
    first = min(int((d.earliest or "")[:4]) for d in dates)
    last = max(int((d.latest or "")[:4]) for d in dates)
    whole = len(dates) == 1 and dates[0].precision == "day" and not dates[0].circa
    return first, last, int(dates[0].text[5:7]) * 32 + int(dates[0].text[8:10]) if whole else 0


def _country_bits(countries: tuple[str, ...]) -> int:
    bits = 0
    for code in countries:
        bits |= 1 << (ord(code[0]) * 26 + ord(code[1])) % 64
    return bits


class FactCeiling:
    """The most log-odds that facts other than an identifier found may give, by party; `usual` where no birth date
    agrees."""

    def __init__(self, query: Party, arrays: Mapping[str, NDArray[Any]], policy: Policy) -> None:
        self._query, self._arrays, self._policy = query, arrays, policy
        self._own = fact_columns(query)
        self._identifier = max(0.0, policy.facts["identifier"].get("other_country", 0.0)) if query.identifiers else 0.0
        self._dated = bool(query.birth_dates)
        best = self._identifier + sum(
            self._most(feature)
            for feature, asked in (("country", query.countries), ("gender", self._own["party_gender"]))
            if asked
        )
        low, high = policy.fact_limits
        self.usual = min(max(best, low), high)

    def of(self, parties: NDArray[Any]) -> NDArray[np.float64]:
        """For these parties, in order."""
        total = np.full(len(parties), self._identifier)
        if self._query.kind is not None:
            total += self._by_kind()[self._arrays["party_kind"][parties]]
        if self._dated:
            total += self._birth(parties)
        if self._query.countries:
            held = self._arrays["party_countries"][parties]
            shared = (held & np.uint64(self._own["party_countries"])) > 0
            said = np.where(shared, self._most("country"), self._outcome("country", "different"))
            total += np.where(held > 0, said, 0.0)
        if self._own["party_gender"]:
            held = self._arrays["party_gender"][parties]
            table = [0.0] + [self._outcome("gender", "same" if g == self._own["party_gender"] else "different")
                             for g in (1, 2)]  # fmt: skip
            total += np.array(table)[held]
        low, high = self._policy.fact_limits
        limited: NDArray[np.float64] = np.clip(total, low, high)
        return limited

    def agreeing(self) -> NDArray[np.int64]:
        """The parties whose birth date may agree with the query's, rising."""
        if not self._dated:
            return np.zeros(0, np.int64)
        everyone = np.arange(len(self._arrays["party_kind"]))
        found: NDArray[Any] = np.flatnonzero(self._birth(everyone) > 0)
        return found

    def _by_kind(self) -> NDArray[np.float64]:
        """By number of the kind, unknown last."""
        asked = self._query.kind
        said = ["same" if k == asked else "compatible" if compatible(asked, k) else "different" for k in KINDS]
        return np.array([*(self._outcome("kind", outcome) for outcome in said), 0.0])

    def _birth(self, parties: NDArray[Any]) -> NDArray[np.float64]:
        first, last = self._arrays["birth_first"][parties], self._arrays["birth_last"][parties]
        near = np.zeros(len(parties), dtype=bool)
        for date in self._query.birth_dates:
            years = fact_columns(Party(birth_dates=(date,)))
            near |= (last >= years["birth_first"] - _BESIDE) & (first <= years["birth_last"] + _BESIDE)
        days = any(date.precision == "day" for date in self._query.birth_dates)
        said = np.where(near, self._most("birth_date"), self._best("birth_date", _FAR if days else _FAR[1:]))
        if self._own["birth_day"]:
            day = self._arrays["birth_day"][parties]
            other = ~near & (day > 0) & (day != self._own["birth_day"])
            said = np.where(other, self._best("birth_date", _FAR[1:]), said)
        return np.where(last >= first, said, 0.0)

    def _most(self, feature: str) -> float:
        outcomes = self._policy.facts[feature]
        return max(outcomes.get(o, 0.0) for o in (GRADES if feature == "birth_date" else ("same", "different")))

    def _best(self, feature: str, outcomes: tuple[str, ...]) -> float:
        return max(self._outcome(feature, outcome) for outcome in outcomes)

    def _outcome(self, feature: str, outcome: str) -> float:
        return self._policy.facts[feature].get(outcome, 0.0)
