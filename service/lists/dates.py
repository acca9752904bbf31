"""Dates as lists write them → Extended Date/Time Format, in the subset that `PublishedDate` describes."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CIRCA = re.compile(r"(?:circa|approximately|approx\.?|c\.)[ -]*", re.IGNORECASE)
_SPOKEN = re.compile(r"(?:(?:(\d{1,2}) +)?([A-Za-z]{3,9})\.? +)?(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEARS = re.compile(r"(.*?\d{4}) ?[-–] ?(\d{4})")
_RANGE = re.compile(r"(?:between +)?(.{4,30}?) +(?:to|and) +(.{4,30})", re.IGNORECASE)
_LONGEST = 80


def edtf(text: str) -> str:
    """`12 Jan 1970`, `Jan 1970`, `1970`, `1970-01-12`, each after `circa`; `X to Y`, `between X and Y`, `1970-1972`.

    Empty when the text is no such date, names a day that does not exist, or ends before it begins.
    """
    if len(text) > _LONGEST:
        return ""
    text = text.strip()
    if both := _RANGE.fullmatch(text) or _YEARS.fullmatch(text):
        return _range(both[1], both[2])
    return _point(text)


def month_first(text: str) -> str:
    """`MM/DD/YYYY` as an ISO date; empty when it is none."""
    parts = _MONTH_FIRST.fullmatch(text.strip())
    return _written(parts[3], int(parts[1]), int(parts[2])) if parts else ""


def _range(first: str, last: str) -> str:
    start, end = _point(first), _point(last)
    if start.endswith("~") and not end.endswith("~"):
        end = f"{end}~" if end else ""
    return f"{start}/{end}" if start and end and _ordered(start, end) else ""


def _ordered(start: str, end: str) -> bool:
    size = min(len(start.rstrip("~")), len(end.rstrip("~")))
    return start[:size] <= end[:size]


def _point(text: str) -> str:
    about = _CIRCA.match(text)
    rest = text[about.end() :] if about else text
    if iso := _ISO.fullmatch(rest):
        found = _written(iso[1], int(iso[2]), int(iso[3] or 0))
    elif spoken := _SPOKEN.fullmatch(rest):
        found = _spoken(spoken[3], spoken[2] or "", spoken[1] or "")
    else:
        found = ""
    return f"{found}~" if found and about else found


def _spoken(year: str, month: str, day: str) -> str:
    if not month:
        return _written(year, 0, 0)
    short = month[:3].casefold()
    return _written(year, _MONTHS.index(short) + 1, int(day or 0)) if short in _MONTHS else ""


def _written(year: str, month: int, day: int) -> str:
    try:
        date(int(year), month or 1, day or 1)
    except ValueError:
        return ""
    if day:
        return f"{year}-{month:02}-{day:02}"
    return f"{year}-{month:02}" if month else year
