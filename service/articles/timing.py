"""When a listing happened: dates in its clause, weekdays and `today` against the date of the text."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from service.articles.dates import FoundDate, find_dates
from service.articles.dossier import DECIDED, FoundDay, Span, StatusClaim
from service.articles.frames import Found
from service.articles.parties import dateline_end
from service.articles.regimes import top_level
from service.articles.sentences import Sentence
from service.articles.text import DATELINE_SENTENCES, Text

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(?:on |late |early )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_TODAY = re.compile(r"\b[Tt]oday\b|\btoday['’]s\b", re.I)
_NOT_THE_DAY = re.compile(
    r"\b(?:(?:born(?: on| in)?|DOB|before|until|after|between|built in|founded in|established in|due on|by)\s|"
    r"(?:resolutions?|regulations?|acts?|laws?|order|decree|directive|decision)(?: nos?\.?)?(?: of)?"
    r"(?: \d{3,4})? \(?)\Z",
    re.I,
)
_SAME_DAY = re.compile(
    r"\b(?:(?:the )?same (?:day|date|time|action|announcement|notice|round|move|decision|package)|that (?:same )?day|"
    r"simultaneously|at once with)\b",
    re.I,
)
_LASTING = re.compile(r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|still|continu(?:e|es|ed|ing) to)\b", re.I)
_YESTERDAY = re.compile(r"\b[Yy]esterday\b")
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


def claim_day(
    text: Text, sentence: Sentence, segment: Span, found: Found, *, history: bool, last: FoundDay | None = None
) -> FoundDay | None:
    """The date of a claim with the words that give it; None when none is stated.

    It stands in the clause or else in the sentence of the claim, or is that of `last`, the listing stated before,
    where the clause says so (`on the same day`). The dateline of the text dates nothing.
    """
    whole = after_dateline(text, sentence), sentence.end
    clause = max(segment[0], whole[0]), segment[1]
    dates = _listing_dates(text.content, *clause)
    after = [day for day in dates if day.start >= found.start]
    if not dates and last is not None and _SAME_DAY.search(text.content, *clause):
        return last
    near = None if after or history else relative_day(text, *clause)
    if near is not None:
        return near
    if not dates and not history and found.frame.voice != "attribute":
        dates = _listing_dates(text.content, *whole)
    if dates:
        best = max(after or dates, key=lambda day: len(day.iso))
        return FoundDay(_with_year(best.iso, text.published), (best.start, best.end))
    if last is not None and _SAME_DAY.search(text.content, *whole):
        return last
    return None if history else relative_day(text, *whole)


def stated_day(text: Text, start: int, end: int) -> FoundDay | None:
    """The first date of a stretch that says when a listing was made, else its `today` or weekday."""
    dates = _listing_dates(text.content, start, end)
    if dates:
        return FoundDay(_with_year(dates[0].iso, text.published), (dates[0].start, dates[0].end))
    return relative_day(text, start, end)


def is_lasting(content: str, claim: StatusClaim) -> bool:
    """Whether a claim says that a listing goes on, not that it was made."""
    return claim.rule in ("attribute", "stays_listed", "copula") or bool(_LASTING.search(content, *claim.span))


def after_dateline(text: Text, sentence: Sentence) -> int:
    """Where a sentence begins after a dateline, whose date is that of the text."""
    if sentence.number >= DATELINE_SENTENCES:
        return sentence.start
    return dateline_end(text.content, sentence.start, sentence.end)


def _listing_dates(content: str, start: int, end: int) -> list[FoundDate]:
    """The dates of a stretch but for births and for what came before or after something else."""
    return [
        day
        for day in find_dates(content, start, end)
        if not _NOT_THE_DAY.search(content[max(0, day.start - 32) : day.start])
    ]


def relative_day(text: Text, start: int, end: int) -> FoundDay | None:
    """`today`, `on Tuesday`: resolved only where the date of the text is known to the day."""
    if len(text.published) != 10:
        return None
    today = _TODAY.search(text.content, start, end)
    if today:
        return FoundDay(text.published, today.span())
    published = date.fromisoformat(text.published)
    yesterday = _YESTERDAY.search(text.content, start, end)
    if yesterday:
        return FoundDay((published - timedelta(days=1)).isoformat(), yesterday.span())
    weekday = _WEEKDAY.search(text.content, start, end)
    if not weekday:
        return None
    back = (published.weekday() - _DAYS.index(weekday[1].casefold())) % 7
    return FoundDay((published - timedelta(days=back)).isoformat(), weekday.span())


def _with_year(iso: str, published: str) -> str:
    """A day without a year is the last such day on or before the date of the text."""
    if iso[:4].isdigit() or not published:
        return iso
    year = int(published[:4])
    return f"{year if not published[5:] or iso <= published[5:] else year - 1}-{iso}"


def reported_days(text: Text, claims: Iterable[StatusClaim]) -> Mapping[str, FoundDay]:
    """When the action that the text reports happened, by the authority that took it (`US`, `EU`; `""`: anyone).

    A day counts where all dated current claims of that authority agree on it. `today` in an acting sentence is the day
    of the text itself, where the text prints it, for all who have no other.
    """
    days: dict[str, dict[str, FoundDay]] = {}
    for claim in claims:
        day = claim.day
        if not claim.current or day is None or claim.status not in DECIDED or not _is_near(day, text.published):
            continue
        for top in (*top_level(tuple(one.code for one in claim.authorities)), ""):
            days.setdefault(top, {}).setdefault(day.iso, day)
    agreed = {top: next(iter(found.values())) for top, found in days.items() if len(found) == 1}
    sentences = (text.sentences[number] for number in text.acting)
    today = published_day(text)
    if today is not None and any(_TODAY.search(text.content, one.start, one.end) for one in sentences):
        agreed.setdefault("", today)
        agreed["today"] = today
    return agreed


def _is_near(day: FoundDay, published: str) -> bool:
    return bool(published) and day.iso[:4].isdigit() and not is_old(day, published)


def published_day(text: Text) -> FoundDay | None:
    """The date of the text, where the text itself prints it: only what can be quoted is claimed."""
    if not text.published:
        return None
    for day in find_dates(text.content, 0, min(len(text.content), 1_200)):
        if day.iso == text.published:
            return FoundDay(day.iso, (day.start, day.end))
    return None
