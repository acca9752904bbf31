"""Birth dates as tables write them → ISO dates of whatever precision they have; and whether the day or month leads."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from service.lists.dates import edtf

DATE_ORDERS = ("dmy", "mdy")
EITHER = "either"  # nothing in the whole table decides: both readings are screened
UNNAMED = ""  # nobody said, and the table cannot be read twice

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([/.-])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_DOTTED = re.compile(rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?(\d{{4}}){_TIME}")  # where dates have dots, the day leads
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_WORD = re.compile(r"([^\W\d]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ /-]([^\W\d]{3,9})\.?,?[ /-](\d{4})")
_LONGEST = 80


class BirthDate(NamedTuple):
    """The dates that a cell can mean, in EDTF: none when it is not understood, two when the order is open."""

    readings: tuple[str, ...]

    @property
    def ambiguous(self) -> bool:
        """True when the day and the month could change places."""
        return len(self.readings) > 1


@lru_cache(maxsize=65_536)
def read_birth_date(text: str, order: str) -> BirthDate:
    """A cell as `order` (`dmy`, `mdy`, else both) has it; years have four digits, since a century cannot be guessed."""
    text = text[: _LONGEST + 1].strip()
    if parts := _YEAR_LAST.fullmatch(text):
        readings = _either(int(parts[1]), int(parts[3]), int(parts[4]), order)
        return BirthDate(tuple(dict.fromkeys(filter(None, readings))))
    found = _numeric(text) or _spoken(text) or edtf(text)
    return BirthDate((found,) if found else ())


def find_order(cells: Iterable[str]) -> str:
    """Which of the two orders the dates of a whole column are in: `dmy` when some day above 12 leads, `mdy` when some
    stands second, EITHER when neither or both happen."""
    seen = set()
    for cell in cells:
        if parts := _YEAR_LAST.fullmatch(cell.strip()):
            first, second = int(parts[1]), int(parts[3])
            if first <= 12 < second:
                seen.add("mdy")
            elif second <= 12 < first:
                seen.add("dmy")
    return seen.pop() if len(seen) == 1 else EITHER


def _either(first: int, second: int, year: int, order: str) -> list[str]:
    readings = {"dmy": (second, first), "mdy": (first, second)}
    chosen = (order,) if order in DATE_ORDERS else DATE_ORDERS
    return [_iso(year, *readings[name]) for name in chosen]


def _numeric(text: str) -> str:
    if _ISO.fullmatch(text):
        return edtf(text)
    if parts := _YEAR_FIRST.fullmatch(text):
        return _iso(int(parts[1]), int(parts[3]), int(parts[4]))
    if parts := _DOTTED.fullmatch(text):
        return _iso(int(parts[3]), int(parts[2]), int(parts[1]))
    if parts := _COMPACT.fullmatch(text):
        return _iso(int(parts[1]), int(parts[2]), int(parts[3]))
    return ""


def _spoken(text: str) -> str:
    if parts := _MONTH_WORD.fullmatch(text):
        return edtf(f"{parts[2]} {parts[1]} {parts[3]}")
    if parts := _DAY_WORD.fullmatch(text):
        return edtf(f"{parts[1]} {parts[2]} {parts[3]}")
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
