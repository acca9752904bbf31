"""When a listing happened: dates in its clause, weekdays and `today` against the date of the text."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from service.articles.dates import FoundDate, find_dates
from service.articles.dossier import FoundDay, Span
from service.articles.frames import Found
from service.articles.sentences import Sentence
from service.articles.text import Text

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(?:on |late |early )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_TODAY = re.compile(r"\b[Tt]oday\b|\btoday['’]s\b", re.I)
_NOT_THE_DAY = re.compile(
    r"\b(?:born(?: on| in)?|DOB|before|until|after|between|built in|founded in|established in|due on|by)\s\Z", re.I
)
_BEFORE_VERB = re.compile(
    r"\b(?:had (?:already |previously |earlier |also |long |been )|previously|already|formerly|originally|first)\b",
    re.I,
)
_ANYWHERE = re.compile(
    r"\b(?:earlier (?:this|that|in)|last (?:year|month|week|spring|summer|autumn|fall|winter)|"
    r"(?:years?|months?|weeks?|decades?) ago|since (?:\w+ )?(?:19|20)\d\d|in the past|that year)\b",
    re.I,
)
_RECENT_MONTHS = 2


def is_history(content: str, segment: Span, found: Found) -> bool:
    """Whether a clause speaks of a listing before the action that the text reports."""
    near = content[max(segment[0], found.start - 45) : found.end]
    return bool(_BEFORE_VERB.search(near) or _ANYWHERE.search(content[segment[0] : segment[1]]))


def is_old(day: FoundDay | None, published: str) -> bool:
    """Whether a day lies months before the text appeared; False where either is unknown."""
    if day is None or not published or not day.iso[:4].isdigit():
        return False
    if len(day.iso) == 4 or len(published) == 4:
        return day.iso[:4] < published[:4]
    return _months(published) - _months(day.iso) >= _RECENT_MONTHS


def _months(iso: str) -> int:
    return int(iso[:4]) * 12 + int(iso[5:7])


def claim_day(text: Text, sentence: Sentence, segment: Span, found: Found, *, history: bool) -> FoundDay | None:
    """The date of a claim with the words that give it; None when none is stated."""
    dates = _listing_dates(text.content, *segment)
    after = [day for day in dates if day.start >= found.start]
    near = None if after or history else relative_day(text, *segment)
    if near is not None:
        return near
    if not dates and not history and found.frame.voice != "attribute":
        dates = _listing_dates(text.content, sentence.start, sentence.end)
    if dates:
        best = max(after or dates, key=lambda day: len(day.iso))
        return FoundDay(_with_year(best.iso, text.published), (best.start, best.end))
    return None if history else relative_day(text, sentence.start, sentence.end)


def _listing_dates(content: str, start: int, end: int) -> list[FoundDate]:
    """The dates of a stretch but for births and for what came before or after something else."""
    return [
        day
        for day in find_dates(content, start, end)
        if not _NOT_THE_DAY.search(content[max(0, day.start - 24) : day.start])
    ]


def relative_day(text: Text, start: int, end: int) -> FoundDay | None:
    """`today`, `on Tuesday`: resolved only where the date of the text is known to the day."""
    if len(text.published) != 10:
        return None
    today = _TODAY.search(text.content, start, end)
    if today:
        return FoundDay(text.published, today.span())
    weekday = _WEEKDAY.search(text.content, start, end)
    if not weekday:
        return None
    published = date.fromisoformat(text.published)
    back = (published.weekday() - _DAYS.index(weekday[1].casefold())) % 7
    return FoundDay((published - timedelta(days=back)).isoformat(), weekday.span())


def _with_year(iso: str, published: str) -> str:
    """A day without a year is the last such day on or before the date of the text."""
    if iso[:4].isdigit() or not published:
        return iso
    year = int(published[:4])
    return f"{year if not published[5:] or iso <= published[5:] else year - 1}-{iso}"


def reported_day(text: Text, days: Iterable[FoundDay]) -> FoundDay | None:
    """When the action that the text reports happened: the first day stated near the day of the text, or that day itself
    where an acting sentence says `today`. None when the text does not tell, or does not print its date.
    """
    if not text.published:
        return None
    near = next((day for day in days if day.iso[:4].isdigit() and not is_old(day, text.published)), None)
    if near is not None:
        return near
    sentences = (text.sentences[number] for number in text.acting)
    if any(_TODAY.search(text.content, sentence.start, sentence.end) for sentence in sentences):
        return published_day(text)
    return None


def published_day(text: Text) -> FoundDay | None:
    """The date of the text, where the text itself prints it: only what can be quoted is claimed."""
    if not text.published:
        return None
    for day in find_dates(text.content, 0, min(len(text.content), 1_200)):
        if day.iso == text.published:
            return FoundDay(day.iso, (day.start, day.end))
    return None
