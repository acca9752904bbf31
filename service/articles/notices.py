"""Who is worth an entry without any listing: armed and criminal groups that are merely named, and who is a "
"bystander."""

import re
from functools import cache

from service.articles.attributes import possessive
from service.articles.clauses import Pair
from service.articles.gazetteer import country_of
from service.articles.regimes import find_authorities
from service.articles.sentences import BlockKind, Sentence
from service.articles.tables import rows
from service.articles.text import Text
from service.domain.vocabulary import PartyKind

_CONFLICT = re.compile(
    r"\b(?:conflict|war|fighting|clashes|hostilities|truce|ceasefire|battles?|offensive|talks|feud) (?:between|"
    r"against|with)(?: the)? [^.;]{0,60}\Z",
    re.I,
)
_SPEECH = re.compile(
    r"(?:,? (?:said|says|told|argued|called|criticised|criticized|declined|confirmed|added|noted|thanked|"
    r"congratulated|warned|wrote|explained|urged|denied|announced|"
    r"promised|praised|welcomed|condemned)\b|,? as (?:saying|telling)\b|:\s[\"“])"
)
_SAID_BY = re.compile(
    r"[\"”,] ?(?:said|says|told|argued|added|wrote|according to)(?: [\w’'-]+){0,6} \Z|"
    r"\baccording to (?:[\w’'-]+ ){0,4}\Z",
    re.I,
)
_BYSTANDER = re.compile(
    r"\b(?:lawyer|attorney|counsel|spokes(?:man|woman|person)|analyst|columnist|journalist|reporter|correspondent|"
    r"professor|expert|minister|secretary|ambassador|"
    r"senator|representative for|colleague|victim|student|geologist|schoolgirl|director of the|architect|"
    r"researcher at|editor|author|mayor|governor|official|diplomat|"
    r"prosecutor|judge|police chief|By)s?(?: (?:for|of|at|in) [^,.;]{2,40})?,? \Z"
)


def note_parties(text: Text) -> None:
    """Mark the parties that the text shows as security-relevant, and those that only speak, act for a state or "
    "suffer."""
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        if sentence.block in text.consumed or block.kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        for pair in text.parties_in(sentence.number):
            if _is_bystander(text, pair):
                pair[1].bystander = True
            elif pair[1].noted is None and _is_relevant(text, sentence, pair):
                pair[1].noted = _notice_span(text, sentence, pair)


def _is_bystander(text: Text, pair: Pair) -> bool:
    mention, party = pair
    if "official" in mention.titles or _after_office(text, mention.left):
        return True
    before = text.content[max(0, mention.left - 60) : mention.left]
    after = text.content[mention.end : mention.end + 40]
    speaks = bool(_SPEECH.match(after) or _SAID_BY.search(before))
    if party.kind is PartyKind.PERSON:
        return speaks or bool(_BYSTANDER.search(before))
    return bool(_SAID_BY.search(before)) or (party.kind is PartyKind.COMPANY and speaks)


def _after_office(text: Text, left: int) -> bool:
    """`Treasury Secretary X`, `Secretary of State X`: a name right after that of an authority."""
    named = find_authorities(text.content, max(0, left - 40), max(0, left - 1))
    return any(one.end >= left - 1 and not one.place for one in named)


def _is_relevant(text: Text, sentence: Sentence, pair: Pair) -> bool:
    mention, party = pair
    if party.kind in (PartyKind.PERSON, PartyKind.VESSEL, PartyKind.AIRCRAFT) or country_of(mention.name):
        return False
    before = text.content[max(sentence.start, mention.left - 60) : mention.left]
    after = text.content[mention.end : min(sentence.end, mention.end + 70)]
    noun = _nouns()
    if re.search(rf"\b(?:{noun})(?: known as| called| named|,)?(?: the)? [\"“‘']?\Z", before, re.I):
        return True
    if re.match(
        rf"[\"”’']?(?:\s*\([^()]*\))?(?:,| is| was)?(?: an?| the| another|"
        rf" one of the)?(?: [\w.’'-]+){{0,4}}? (?:{noun})\b",
        after,
        re.I,
    ):
        return not possessive(text, pair)
    if _CONFLICT.search(before) and " " not in mention.name:
        return True
    return bool(_names().search(mention.name))


@cache
def _names() -> re.Pattern[str]:
    names = "|".join(re.escape(row["word"]) for row in rows("security_names"))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")


def _notice_span(text: Text, sentence: Sentence, pair: Pair) -> tuple[int, int]:
    end = pair[0].end
    after = re.match(
        r"(?:\s*\([^()]*\))?, (?:an?|another|the) [^,.;]{3,60}", text.content[end : min(sentence.end, end + 90)]
    )
    before = text.content[max(sentence.start, pair[0].left - 60) : pair[0].left]
    conflict = _CONFLICT.search(before)
    begin = pair[0].left - len(before) + conflict.start() if conflict else pair[0].start
    return begin, end + (len(after[0]) if after else 0)


@cache
def _nouns() -> str:
    return "|".join(sorted((re.escape(row["noun"]) for row in rows("security_nouns")), key=len, reverse=True))
