"""Where a text says that an authority lists someone: what other sentences may lean on."""

import re
from collections.abc import Mapping

from service.articles.agents import acting_authorities
from service.articles.regimes import Named, find_authorities, find_programmes
from service.articles.sentences import BlockKind, Sentence
from service.articles.text import Text

_ACTS = re.compile(
    r"\b(?:designat\w+|sanction(?:ed|ing)|sanctions (?:on|against|list)|blacklist\w*|asset freezes?|"
    r"restrictive measures|freezing of funds|blocked|took (?:the following |new |further )?actions?|"
    r"proscri\w+|put on (?:its|the) list|(?:add|remov|plac|put|includ)\w*(?= [^.;]{2,120}\blist\b)|(?:sanctions|"
    r"terror\w*|consolidated) list)\b",
    re.I,
)
_HEADLINE = re.compile(r"\b(?:sanctions|hits|targets|blacklists|punishes|designates)\b", re.I)
_IT = re.compile(r"(?:It|They|The (?:department|ministry|agency|council|bloc))\s")
_ENFORCES = re.compile(
    r"\b(?:fined|fines|violations? of|violat\w+|settle\w*|penalt\w+|indict\w+|evad\w+|convict\w+)\b", re.I
)


def acting_sentences(text: Text) -> Mapping[int, tuple[Named, ...]]:
    """The sentences that name a programme or an authority that acts together with a word for listing, not for
    enforcement, each with those who act there.
    """
    found = {}
    for sentence in text.sentences:
        span = sentence.start, sentence.end
        heading = text.blocks[sentence.block].kind is BlockKind.HEADING
        word = _ACTS.search(text.content, *span) or (_HEADLINE.search(text.content, *span) if heading else None)
        if not word:
            continue
        actors = acting_authorities(text.content, span, word.start()) or _meant_by_it(text, sentence)
        if find_programmes(text.content, *span) or (actors and not _ENFORCES.search(text.content, *span)):
            found[sentence.number] = actors
    return found


def _meant_by_it(text: Text, sentence: Sentence) -> tuple[Named, ...]:
    """`On Thursday the Treasury went further. It designated …`: the body that the sentence before is about."""
    if not sentence.number or not _IT.match(text.content, sentence.start):
        return ()
    before = text.sentences[sentence.number - 1]
    return tuple(one for one in find_authorities(text.content, before.start, before.end) if not one.place)[:1]
