"""Who acts in a clause: the authorities named there, countries only where they do something."""

import re

from service.articles.dossier import Span
from service.articles.frames import Found
from service.articles.regimes import Named, find_authorities
from service.articles.tables import words

_SHARED = re.compile(
    r"\.?(?:(?:,| and|, and) (?:the )?[A-Z][\w.]*){1,4} (?:sanctions|lists?|blacklists?|restrictions)\b"
)


def agents(content: str, segment: Span, found: Found) -> tuple[Named, ...]:
    """The authorities of a clause. A country counts as one only where it acts: before the verb, after `by`, as "
    "adjective."""
    named = find_authorities(content, *segment)
    acting = [one for one in named if not one.place or _acts(content, one, found.start)]
    codes = {one.code for one in acting}
    kept: list[Named] = []
    for one in acting:
        general = "/" not in one.code and any(code.startswith(one.code + "/") for code in codes)
        if not general and all(known.code != one.code for known in kept):
            kept.append(one)
    return tuple(kept)


def acting_authorities(content: str, segment: Span, verb: int) -> tuple[Named, ...]:
    """The authorities of a stretch that can be those who act, given where its verb or word for listing begins."""
    return tuple(one for one in find_authorities(content, *segment) if not one.place or _acts(content, one, verb))


def _acts(content: str, one: Named, verb: int) -> bool:
    after = content[one.end : one.end + 30]
    before = content[max(0, one.start - 40) : one.start]
    if re.match(
        r"\.?['’]?s?\.? (?:sanctions|designat|list|blacklist|treasury|authorit|asset|specially|foreign terror|"
        r"government|steps|action)",
        after,
        re.I,
    ):
        return True
    if _SHARED.match(after):
        return True
    if re.match(r"\.?(?: and (?:U\.?N\.?|UN|EU|UK|U\.?S\.?))?[-–](?:designated|sanctioned|listed|blacklisted)", after):
        return True
    if re.search(
        r"\b(?:by|alongside|with|as has|as have)(?: both)?(?: the)? $|\bby [^.;]{0,30}(?:,|and)(?: the)? $", before
    ):
        return True
    if content[one.start : one.end].casefold() in words("demonyms"):
        return False
    return one.end <= verb and not re.search(r"\b(?:in|from|to|of|against|near|on)(?: the)? $", before)
