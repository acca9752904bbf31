"""Dates as texts print them, understood as ISO dates of whatever precision they have."""

import re
from dataclasses import dataclass

_MONTH = {
    month: number
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH_RE = (
    r"(?P<mon{n}>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?P<year{n}>(?:1[89]|20)\d\d)"


def _form(template: str, number: int) -> str:
    return template.replace("MON", _MONTH_RE).replace("YEAR", _YEAR).replace("{n}", str(number))


_FORMS = (
    r"YEAR-(?P<mm{n}>0[1-9]|1[0-2])-(?P<day{n}>0[1-9]|[12]\d|3[01])(?!\d)",
    r"(?P<day{n}>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?MON,?[ -]YEAR(?!\d)",
    r"MON (?P<day{n}>\d{1,2})(?:st|nd|rd|th)?,? YEAR(?!\d)",
    r"(?P<day{n}>\d{1,2})[./](?P<mm{n}>\d{1,2})[./]YEAR(?!\d)",
    r"MON,? (?:of )?YEAR(?!\d)",
    r"MON (?P<day{n}>\d{1,2})(?:st|nd|rd|th)?(?![\d:])",
    r"(?P<day{n}>\d{1,2})(?:st|nd|rd|th)? MON(?!\w)",
    r"YEAR(?![\d/-])",
)
DATE = re.compile(r"(?<![\w/.-])(?:" + "|".join(_form(form, n) for n, form in enumerate(_FORMS)) + ")")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`iso` is `YYYY[-MM[-DD]]`, or `MM-DD` where no year is printed. Offsets are those of the searched text."""

    iso: str
    start: int
    end: int

    @property
    def has_year(self) -> bool:
        """False for `MM-DD`."""
        return self.iso[:4].isdigit()


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """All dates in reading order; what only looks like one (31 February) is left out."""
    found = []
    for match in DATE.finditer(text, start, len(text) if end is None else end):
        iso = _iso(match)
        if iso:
            found.append(FoundDate(iso, match.start(), match.end()))
    return found


def first_date(text: str) -> str:
    """The ISO date of the first date in `text`, empty when there is none."""
    found = find_dates(text)
    return found[0].iso if found else ""


def _iso(match: re.Match[str]) -> str:
    parts = {key.rstrip("0123456789"): value for key, value in match.groupdict().items() if value}
    year = parts.get("year", "")
    month = int(parts["mm"]) if "mm" in parts else _month(parts.get("mon", ""))
    day = int(parts.get("day", 0))
    if month > 12 or day > 31 or (day > 29 and month == 2):
        return ""
    if not month:
        return year
    head = f"{year}-{month:02d}" if year else f"{month:02d}"
    return f"{head}-{day:02d}" if day else head


def _month(word: str) -> int:
    return _MONTH.get(word.rstrip(".").casefold()[:3], 0)
