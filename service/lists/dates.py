"""Dates as lists write them → Extended Date/Time Format, in the subset that `PublishedDate` describes."""

import calendar
import re
from collections.abc import Callable
from datetime import date

from service.domain.record import PublishedDate
from service.lists.numbered import entries

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CIRCA = re.compile(r"(?:circa|approximately|approx\.?|about|around|c\.)[ -]*", re.IGNORECASE)
_SPOKEN = re.compile(r"(?:(?:(\d{1,2}) +)?([A-Za-z]{3,9})\.? +)?(\d{4})")
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2}|[dD]{2})[/.](\d{1,2}|[mM]{2})[/.](\d{4})")
_DASHED = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})")
_YEARS = re.compile(r"(.*?\d{4}) ?[-–/] ?(\d{4})")
_RANGE = re.compile(r"(?:between +)?(.{4,30}?) +(?:to|and) +(.{4,30})", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"alt(?:ernative|\.)? ?(?:DOB|born)?:? *", re.IGNORECASE)
_NOTE = re.compile(r" *\([^()]*\)?$")
_EITHER = re.compile(r",?\s+or\s+|\s*;\s*", re.IGNORECASE)
_OPEN_ENDS = ("", "..")
_LONGEST = 80


def edtf(text: str) -> str:
    """`12 Jan 1970`, `January 12, 1970`, `Jan 1970`, `1970`, `1970-01-12`, each after `circa`; `X to Y`,
    `between X and Y`, `1970-1972`.

    Empty when the text is no such date, names a day that does not exist, or ends before it begins.
    """
    if len(text) > _LONGEST:
        return ""
    text = text.strip()
    if both := _RANGE.fullmatch(text) or _YEARS.fullmatch(text):
        start, end = _point(both[1]), _point(both[2])
        return between(start, end) if start and end else ""
    return _point(text)


def day_first(text: str) -> str:
    """`12/01/1970`, where `00`, `dd` or `mm` stands for what is not known, and `12-Jan-1970`; all that `edtf` reads.

    Empty when it is none. A day without a month is left away: `10/00/1983` is 1983.
    """
    text = text.strip()
    if parts := _DAY_FIRST.fullmatch(text):
        day, month = (int(part) if part.isdigit() else 0 for part in (parts[1], parts[2]))
        return _written(parts[3], month, day if month else 0)
    if parts := _DASHED.fullmatch(text):
        return _spoken(parts[3], parts[2], parts[1])
    return edtf(text)


def month_first(text: str) -> str:
    """`MM/DD/YYYY` as an ISO date; empty when it is none."""
    parts = _MONTH_FIRST.fullmatch(text.strip())
    return _written(parts[3], int(parts[1]), int(parts[2])) if parts else ""


def of_parts(year: str, month: str = "", day: str = "", *, circa: bool = False) -> str:
    """A date whose parts the format keeps apart, in digits; empty when they make none. A day needs its month."""
    numbers = [int(part) if part.isascii() and part.isdigit() else 0 for part in (year, month, day)]
    found = _written(f"{numbers[0]:04}", numbers[1], numbers[2] if numbers[1] else 0) if numbers[0] else ""
    return f"{found}~" if found and circa else found


def between(start: str, end: str) -> str:
    """The EDTF interval of two EDTF dates, of which one may be open (`..` or empty).

    Empty when both are open or it would end before it begins; circa said of the start holds for the end too.
    """
    if start.endswith("~") and end and not end.endswith(("~", "..")):
        end = f"{end}~"
    if start in _OPEN_ENDS or end in _OPEN_ENDS:
        return f"{start or '..'}/{end or '..'}" if start not in _OPEN_ENDS or end not in _OPEN_ENDS else ""
    return f"{start}/{end}" if _ordered(start, end) else ""


def spanned(start: str, end: str, *, circa: bool = False) -> str:
    """What the first and the last day of a span (ISO dates) say: a day, a month, a year, or an interval."""
    about = "~" if circa else ""
    if start == end:
        return start + about
    year, month, day = start[:4], start[5:7], start[8:10]
    if day == "01" and end == _last_of_month(year, month):
        return f"{year}-{month}{about}"
    if start[5:] == "01-01" and end[5:] == "12-31":
        return between(f"{year}{about}", f"{end[:4]}{about}") if end[:4] != year else f"{year}{about}"
    return between(start + about, end + about)


def stated(text: str, read: Callable[[str], str] = edtf) -> tuple[PublishedDate, ...]:
    """Every date of a text that may hold several: `a) 1970 b) circa 1972`, `1965 or 1966`, `1970; alt DOB: 1971`.

    Each is read by `read`, a note in brackets and a full stop behind it left aside. A text of which a part is not
    understood is one date that is not understood.
    """
    whole = read(_bare(text))
    if whole or not text:
        return (PublishedDate(text, whole),) if text else ()
    parts = [part for entry in entries(text) for part in _EITHER.split(entry) if _bare(part)]
    found = [PublishedDate(part, read(_bare(part))) for part in parts]
    return tuple(found) if len(found) > 1 and all(each.edtf for each in found) else (PublishedDate(text),)


def _bare(text: str) -> str:
    about = _ALTERNATIVE.match(text := text.strip())
    return _NOTE.sub("", text[about.end() :] if about else text).strip(" .,;")


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
    elif american := _AMERICAN.fullmatch(rest):
        found = _spoken(american[3], american[1], american[2])
    else:
        found = ""
    return f"{found}~" if found and about else found


def _spoken(year: str, month: str, day: str) -> str:
    if not month:
        return _written(year, 0, 0)
    short = month[:3].casefold()
    return _written(year, MONTHS.index(short) + 1, int(day or 0)) if short in MONTHS else ""


def _written(year: str, month: int, day: int) -> str:
    try:
        date(int(year), month or 1, day or 1)
    except ValueError:
        return ""
    if day:
        return f"{year}-{month:02}-{day:02}"
    return f"{year}-{month:02}" if month else year


def _last_of_month(year: str, month: str) -> str:
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02}"
