"""Birth dates: the best agreement between any date of the one and any of the other."""

from __future__ import annotations

from functools import lru_cache

from matchers.compare.finding import Finding, absent
from matchers.dates import PartialDate
from matchers.model import Party

GRADES = ("same_day", "same_month", "same_year", "within", "swapped", "one_part", "other_day", "year_off", "conflict")
"""Outcomes from most to least agreement; `other_day` is the same year with another day, `year_off` one year beside."""


def judge(query: Party, listed: Party) -> Finding:
    """The outcome is one of GRADES, "" when a side has no date."""
    missing = absent(query.birth_dates, listed.birth_dates)
    if missing:
        return missing
    graded = ((GRADES.index(grade(q, d)), n) for n, (q, d) in enumerate(_pairs(query, listed)))
    best, place = min(graded)
    q, d = _pairs(query, listed)[place]
    return Finding(GRADES[best], q.text, d.text)


def _pairs(query: Party, listed: Party) -> list[tuple[PartialDate, PartialDate]]:
    return [(q, d) for q in query.birth_dates[:8] for d in listed.birth_dates[:32]]


@lru_cache(maxsize=16384)
def grade(a: PartialDate, b: PartialDate) -> str:
    """One of GRADES. Symmetric."""
    precise = {a.precision, b.precision}
    if precise == {"day"}:
        return _days(a.text[:10], b.text[:10])
    if "span" in precise or a.circa or b.circa:
        return _spans(a, b)
    year_a, year_b = int(a.text[:4]), int(b.text[:4])
    if year_a != year_b:
        return "year_off" if abs(year_a - year_b) == 1 else "conflict"
    if "year" in precise:
        return "same_year"
    return "same_month" if (a.earliest or "")[:7] == (b.earliest or "")[:7] else "other_day"


def _days(a: str, b: str) -> str:
    if a == b:
        return "same_day"
    parts_a, parts_b = a.split("-"), b.split("-")
    if parts_a[0] == parts_b[0] and parts_a[1:] == parts_b[:0:-1]:
        return "swapped"
    same = [x == y for x, y in zip(parts_a, parts_b, strict=True)]
    if parts_a[0] == parts_b[0]:
        if "01-01" in (a[5:], b[5:]):
            return "same_year"
        return "one_part" if sum(same) == 2 else "other_day"
    if sum(same) == 2 and _one_digit(parts_a[0], parts_b[0]):
        return "one_part"
    return "year_off" if abs(int(parts_a[0]) - int(parts_b[0])) == 1 else "conflict"


def _one_digit(a: str, b: str) -> bool:
    """One digit differs, or two neighbours changed places."""
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 or (a[:2] == b[:2] and a[2:] == b[:1:-1])


def _spans(a: PartialDate, b: PartialDate) -> str:
    start = max(a.earliest or "", b.earliest or "")
    end = min(a.latest or "9999-12-31", b.latest or "9999-12-31")
    if start <= end:
        return "within"
    years = int(start[:4]) - int(end[:4])
    return "within" if (a.circa or b.circa) and years <= 2 else "year_off" if years <= 1 else "conflict"
