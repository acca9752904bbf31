"""Dates of which only a part is known: a subset of the Extended Date/Time Format (ISO 8601-2, level 1).

`YYYY`, `YYYY-MM`, `YYYY-MM-DD`; `~` after it for circa; `start/end` for an interval, whose one end may be empty or
`..`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A span of days: `earliest` and `latest` as `YYYY-MM-DD`, None where open; `circa` when only about right;
    `text` as it was written. At least one end is known."""

    earliest: str | None
    latest: str | None
    circa: bool
    text: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read one date; ValueError naming the text and what is wrong with it."""
        written = text.strip()
        if "/" not in written:
            first, last, circa = _point(written, text)
            return cls(first, last, circa, written)
        left, _, right = written.partition("/")
        start = (None, None, False) if left in _OPEN else _point(left, text)
        end = (None, None, False) if right in _OPEN else _point(right, text)
        if start[0] is None and end[1] is None:
            raise ValueError(f"date {text[:40]!r}: both ends of the interval are open")
        if start[0] is not None and end[1] is not None and start[0] > end[1]:
            raise ValueError(f"date {text[:40]!r}: the interval ends before it starts")
        return cls(start[0], end[1], start[2] or end[2], written)

    @classmethod
    def read(cls, text: str) -> PartialDate:
        """Like `parse`, but a date of the right shape with an impossible month or day counts as its year: lists have
        such dates, and the year is worth keeping."""
        written = text.strip()
        found = _POINT.fullmatch(written)
        try:
            return cls.parse(text)
        except ValueError:
            if not found or int(found[1]) == 0:
                raise
        return cls(f"{found[1]}-01-01", f"{found[1]}-12-31", bool(found[4]), written)

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `span`."""
        if self.earliest is None or self.latest is None or "/" in self.text:
            return "span"
        if self.earliest == self.latest:
            return "day"
        return "month" if self.earliest[:7] == self.latest[:7] else "year"


def _point(part: str, whole: str) -> tuple[str, str, bool]:
    found = _POINT.fullmatch(part)
    if not found:
        raise ValueError(
            f"date {whole[:40]!r} is not YYYY, YYYY-MM, YYYY-MM-DD, one of them with ~, or an interval of two"
        )
    year, month, day, circa = found.groups()
    if int(year) == 0:
        raise ValueError(f"date {whole[:40]!r}: there is no year 0000")
    if month is None:
        return f"{year}-01-01", f"{year}-12-31", bool(circa)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"date {whole[:40]!r}: there is no month {month}")
    last = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last:02d}", bool(circa)
    if not 1 <= int(day) <= last:
        raise ValueError(f"date {whole[:40]!r}: {year}-{month} has no day {day}")
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}", bool(circa)
