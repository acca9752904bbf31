"""Titles of Federal Register documents: `Designation of X, Y, and Z as Specially Designated Global Terrorists`."""

import re

from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, FoundName, StatusClaim
from service.articles.layouts.listing import enter, trimmed
from service.articles.regimes import body_authorities, find_programmes
from service.articles.text import Text
from service.domain.vocabulary import NameKind, Status

_TITLE = re.compile(
    r"^(?:#+ )?(?:\[?FR Doc[^\]\n]{0,40}\]?:?\s*|Public Notice:? \d+[:;. ]*)?(?:Notice of (?:the )?|"
    r"In the Matter of (?:the )?)?"
    r"(?P<lead>(?:Revocation|Rescission|Removal|Termination|Amendment|Amendments|Review|Maintenance|"
    r"Continuation)\s(?:of|to) (?:the )?)?"
    r"(?P<programme>(?:[A-Z][\w-]+ ){0,6}?)(?P<noun>Designations?) of (?P<names>[^\n]+?)"
    r"(?P<as>(?<!known)(?<!Known) as (?:an? )?(?P<what>[^\n]+?))?[.;]?$",
    re.M,
)
_AKA = re.compile(r",?\s*\(?\b(?:also known as|a\.?k\.?a\.?|f\.?k\.?a\.?|formerly known as)\s+", re.I)
_NOISE = re.compile(r"\s*\((?:and|or)?\s*other aliases\)|\s*\(and aliases\)", re.I)
_REGISTER_DATE = re.compile(r"Federal Register,? ")


def read_titles(text: Text) -> None:
    """Titles that name a programme. What they say is a listing, or with `Revocation` the end of one."""
    for index, block in enumerate(text.blocks):
        line = text.quote(block.start, block.end)
        match = _TITLE.match(line) if len(line) < 1_500 else None
        if not match or index in text.consumed:
            continue
        programmes = tuple(find_programmes(text.content, block.start, block.end))
        if not programmes or (
            re.match(r"Amend|Review|Maint|Contin", match["lead"] or "") and not match["as"] and not match["programme"]
        ):
            continue
        status = Status.DELISTED if re.match(r"Rev?o|Resc|Remo|Term", match["lead"] or "") else Status.DESIGNATED
        claim = StatusClaim(
            status,
            (block.start + match.start("noun") - len((match["lead"] or "") + (match["programme"] or "")), block.end),
            "register_title",
            body_authorities(text.content, block.start, block.end),
            programmes,
            _day(text, block.start),
            sentence=next((one.number for one in text.sentences if one.block == index), 0),
        )
        plural = match["noun"].endswith("s") or bool(re.search(r"(?:ists|ions|ers)\b", match["what"] or ""))
        _enter_names(text, block.start + match.start("names"), block.start + match.end("names"), claim, plural=plural)
        text.consumed.add(index)


def _enter_names(text: Text, start: int, end: int, claim: StatusClaim, *, plural: bool) -> None:
    names = _NOISE.sub(lambda found: " " * len(found[0]), text.quote(start, end))
    separator = (
        r",\s+(?:and\s+)?(?!(?:Ltd|Inc|LLC|Co|also|a\.k\.a|formerly)\b)|\s+and\s+(?!Other\b)|;\s*"
        if plural
        else r";\s*"
    )
    at = 0
    for match in [*re.finditer(separator, names), None]:
        piece_end = match.start() if match else len(names)
        _enter_one(text, start + at, start + piece_end, claim)
        at = match.end() if match else piece_end


def _enter_one(text: Text, start: int, end: int, claim: StatusClaim) -> None:
    piece = _NOISE.sub("", text.quote(start, end))
    parts = list(_AKA.finditer(text.content, start, end))
    first = trimmed(text, start, parts[0].start() if parts else start + len(piece.rstrip()))
    if text.content[first[0] : first[0] + 4] == "the ":
        first = (first[0] + 4, first[1])
    if first[0] >= first[1]:
        return
    party = enter(text, text.quote(*first), first)
    party.claims.append(claim)
    for number, part in enumerate(parts):
        span = trimmed(text, part.end(), parts[number + 1].start() if number + 1 < len(parts) else end)
        if span[0] < span[1]:
            kind = NameKind.FORMER if part[0].strip(" ,(")[:1].casefold() == "f" else NameKind.ALIAS
            text.registry.offer(party, FoundName(text.quote(*span), kind, span))


def _day(text: Text, at: int) -> FoundDay | None:
    """The date of the Federal Register issue named last before the title."""
    found = None
    for match in _REGISTER_DATE.finditer(text.content, max(0, at - 20_000), at):
        dates = find_dates(text.content, match.end(), match.end() + 30)
        found = FoundDay(dates[0].iso, (dates[0].start, dates[0].end)) if dates else found
    return found
