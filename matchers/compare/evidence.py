"""The table of what counts beside names: one row a kind of evidence, in the order in which answers show them."""

from __future__ import annotations

from collections.abc import Callable

from matchers.compare import birth_dates, countries, gender, identifiers, kinds
from matchers.compare.finding import Finding
from matchers.model import Party

Judge = Callable[[Party, Party], Finding]

FACTS: tuple[tuple[str, Judge], ...] = (
    ("identifier", identifiers.judge),
    ("birth_date", birth_dates.judge),
    ("country", countries.judge),
    ("gender", gender.judge),
    ("kind", kinds.judge),
)


def judge_facts(query: Party, listed: Party) -> tuple[Finding, ...]:
    """What each row of FACTS finds, in order."""
    return tuple(judge(query, listed) for _, judge in FACTS)
