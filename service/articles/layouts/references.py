"""The UN's lines of reference: `QDe.902 NAME` above a summary, `NAME (QDi.515), listed on 4 March 2013` below it."""

import re

from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, StatusClaim
from service.articles.facts import add_identifier
from service.articles.identifiers import find_identifiers
from service.articles.layouts.listing import enter, trimmed
from service.articles.regimes import Named, find_programmes
from service.articles.sentences import Block
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Status

_REFERENCE = r"(?:QD|TA|KP|IR|IQ|CD|LY|SO|CF|YE|SD|SS|ML|HT|GB)(?P<sort>[ei])\.\d{3}"
_ABOVE = re.compile(rf"(?:[A-Z ]{{10,60}}\s)?{_REFERENCE}[:.]?\s+(?P<name>[^\W\d_][^:;]{{2,110}})\Z")
_BELOW = re.compile(
    rf"(?:The\s)?(?P<name>[^\W\d_][^():;]{{2,110}}?),?\s\({_REFERENCE}\)(?P<listed>,? listed on [^.;]{{6,25}})?\.?\Z"
)


def read_references(text: Text) -> None:
    """A line that holds nothing but a name and its reference on a UN list states that listing."""
    for index, block in enumerate(text.blocks):
        if index in text.consumed or block.end - block.start > 200:
            continue
        match = _ABOVE.match(text.content[block.start : block.end]) or _BELOW.match(
            text.content[block.start : block.end]
        )
        if match:
            _enter(text, block, match)
            text.consumed.add(index)


def _enter(text: Text, block: Block, match: re.Match[str]) -> None:
    span = trimmed(text, block.start + match.start("name"), block.start + match.end("name"))
    party = enter(text, text.quote(*span), span)
    party.vote(PartyKind.PERSON if match["sort"] == "i" else PartyKind.ORGANISATION, 5)
    for identifier, found in find_identifiers(text.content, block.start, block.end):
        add_identifier(party, identifier, found)
    dates = find_dates(text.content, block.start, block.end)
    day = FoundDay(dates[0].iso, (dates[0].start, dates[0].end)) if dates else None
    reference = re.compile(_REFERENCE).search(text.content, block.start, block.end)
    authority = (Named("UN", *reference.span()),) if reference else ()
    programmes = tuple(one for one in find_programmes(text.content, 0, len(text.content)) if one.code.startswith("UN "))
    party.claims.append(
        StatusClaim(Status.DESIGNATED, (block.start, block.end), "un_reference", authority, programmes[:1], day)
    )
