"""What every layout needs: entering a party with its names, and the statement that a list introduces."""

import re
from collections.abc import Iterable

from service.articles.boundaries import owns_stop
from service.articles.dossier import FoundDay, FoundName, Party, Span, StatusClaim
from service.articles.regimes import Named, body_authorities, find_programmes, first_authorities
from service.articles.sentences import Block, BlockKind
from service.articles.text import Text
from service.domain.vocabulary import NameKind, Status

LISTED = re.compile(
    r"\b(?:designat(?:ed|ions?|es|ing)|sanction(?:ed|ing|s)|list(?:ed|ings?)|added|additions?|blocked|blacklisted|"
    r"included|freezing|frozen|"
    r"asset freeze|restrictive measures|proscribed|banned|targets?)\b",
    re.I,
)
ENDED = re.compile(
    r"\b(?:remov(?:ed|als?|es)|delet(?:ed|ions?)|de-?list(?:ed|ings?)|revo(?:ked|cations?)|no longer (?:subject|"
    r"warrants?|blocked|meets?|designated|listed|on the|sanctioned)|"
    r"lifted|unblocked)\b",
    re.I,
)
PROPOSED = re.compile(
    r"\b(?:shall designate|should be|should (?:designate|sanction|list)|proposed|would be|calls? (?:for|on)|"
    r"urg(?:es?|ed)|to consider|recommend\w*|report on|"
    r"under consideration|shall (?:impose|determine|submit|sanction)|could be|may be (?:designated|sanctioned|listed)|"
    r"will be (?:proposed|considered)|asks?|requests?)\b",
    re.I,
)
DENIED = re.compile(r"\b(?:not|never|no(?! longer))\b[^.;:]{0,30}\b(?:designated|sanctioned|listed|subject to)\b", re.I)
_OPENS = re.compile(
    r"\bfollowing (?:names?|entr(?:y|ies)|persons?|individuals?|entit(?:y|ies)|listings?)\b[^.]*\.?\s*$", re.I
)
_SPLIT = re.compile(r"\s*(?:;|/)\s*|\s*,\s*(?=[A-ZÀ-Þ\u0400-\uffff])")


def status_of(words: str) -> Status | None:
    """What an introducing line or heading states of those under it; None when it states no listing."""
    if DENIED.search(words):
        return None
    proposed, ended = PROPOSED.search(words), ENDED.search(words)
    done = proposed and ended and ended.start() < proposed.start()
    if proposed and LISTED.search(words) and not done:
        return Status.PROPOSED
    if ended:
        return Status.DELISTED
    return Status.DESIGNATED if LISTED.search(words) else None


def claim_of(
    text: Text, block: Block, status: Status, rule: str, extra: Iterable[Named] = (), day: FoundDay | None = None
) -> StatusClaim:
    """The claim of an introducing line: its authorities and programmes, or those named before it in the text."""
    programmes = (*find_programmes(text.content, block.start, block.end), *extra)
    authorities = body_authorities(text.content, block.start, block.end) or first_authorities(text.content, block.start)
    sentence = next((one.number for one in text.sentences if one.start >= block.start), 0)
    return StatusClaim(
        status, (block.start, block.end), rule, authorities, tuple(programmes), day, supported=True, sentence=sentence
    )


def enter(text: Text, value: str, span: Span, kind: NameKind = NameKind.PRIMARY) -> Party:
    """The party of a printed name, known from now on to the prose as well."""
    party = text.registry.enter(FoundName(value, kind, span))
    text.registry.offer(party, FoundName(value, kind, span))
    return party


def trimmed(text: Text, start: int, end: int, strip: str = " \t,;.\"“”'’()") -> Span:
    """A span without the given marks at its ends; empty when nothing is left."""
    while start < end and text.content[start] in strip:
        start += 1
    last = end
    while end > start and text.content[end - 1] in strip:
        end -= 1
    own = text.content[end : end + 1] == "." and end < last and owns_stop(text.quote(start, end))
    return start, end + int(own)


def split_names(text: Text, start: int, end: int) -> list[Span]:
    """The spans of a list of names separated by semicolons, slashes or commas."""
    spans, at = [], start
    for match in _SPLIT.finditer(text.content, start, end):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    return [span for span in (trimmed(text, *one) for one in spans) if span[0] < span[1]]


def introduction(text: Text, index: int, reach: int = 40) -> Block | None:
    """The nearest line before a block that is no item, field or row of the same list and states a listing."""
    for number in range(index - 1, max(-1, index - reach), -1):
        block = text.blocks[number]
        if (
            block.kind in (BlockKind.PROSE, BlockKind.HEADING)
            or (block.kind is BlockKind.ITEM and _OPENS.search(text.quote(block.start, block.end)))
        ) and status_of(text.quote(block.start, block.end)) is not None:
            return block
    return None
