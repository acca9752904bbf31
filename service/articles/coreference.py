"""Narrow coreference: pronouns, `the group`, `both`, `all four`, `the same two`. When in doubt nobody is meant."""

import re
from collections.abc import Iterator

from service.articles.attributes import possessive
from service.articles.clauses import Pair
from service.articles.dossier import Party
from service.articles.numbers import NUMBER_WORDS, NUMBERS
from service.articles.parties import Mention
from service.articles.sentences import BlockKind, Sentence
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Status

_GROUP = re.compile(
    rf"\b(?:both(?: of them| men| women| companies| firms| groups| vessels)?|all of them|all (?:of )?(?:the |"
    rf"these )?(?P<all>{NUMBER_WORDS}|\d{{1,2}})"
    rf"|the same (?P<same>{NUMBER_WORDS}|\d{{1,2}})|(?:the|these|those) (?P<these>{NUMBER_WORDS})(?: \w+)?|"
    rf"each of the (?P<each>{NUMBER_WORDS})|the pair|the duo|the (?:brothers|sisters|siblings|couple|twins|"
    rf"spouses)(?-i:(?! [A-Z])))\b",
    re.I,
)
_PERSON = re.compile(
    r"\b(?:he|she|him|her(?=\s(?:on|in|under|for|as|to|today|too|also)\b|\W*\Z)|"
    r"(?:the|this) (?:man|woman|commander|leader|businessman|financier|suspect|cleric|trader|"
    r"oligarch|politician))\b",
    re.I,
)
_BODY = re.compile(
    r"\b(?:it|(?:the|this|that) (?:[\w-]+ )?(?:group|gang|militia|faction|front|organi[sz]ation|movement|network|"
    r"cartel|party|crew|outfit|brigade|charity|foundation))\b",
    re.I,
)
_FIRM = re.compile(
    r"\b(?:it|(?:the|this|that) (?:(?!parent|other|mother|sister|second|third)[\w-]+ )?(?:"
    r"company|firm|bank|airline|business|exchange|refinery|carrier))\b",
    re.I,
)
_SHIP = re.compile(r"\b(?:it|she|(?:the|this|that) (?:vessel|ship|tanker|freighter))\b", re.I)
_KIN = re.compile(r"\b(?:brothers|sisters|siblings|twins)\b", re.I)
_AHEAD = re.compile(r"\b(?:below|following)\b", re.I)
_BACK = 3
_DEFINITE = re.compile(r"\s?(?:the|this|that) (?P<noun>[a-z][\w-]+)\b", re.I)
_DEFINITE_LAST = re.compile(r"\b(?:the|this|that) (?P<noun>[a-z][\w-]+)(?: (?:is|was|has|had|itself|also))*\s*\Z", re.I)
_BODIES = frozenset((PartyKind.COMPANY, PartyKind.ORGANISATION))
_KINDS_OF = (
    (
        re.compile(r"\b(?:compan(?:y|ies)|firms?|banks?|entit(?:y|ies)|groups?|businesses|organi[sz]ations?)\b", re.I),
        _BODIES,
    ),
    (
        re.compile(r"\b(?:men|women|brothers|sisters|siblings|people|individuals|officers|officials|judges)\b", re.I),
        frozenset((PartyKind.PERSON,)),
    ),
    (re.compile(r"\b(?:vessels?|ships?|tankers?)\b", re.I), frozenset((PartyKind.VESSEL,))),
)
_SUBJECT = 12
_GOVERNS = re.compile(r"\b(?:of|to|by|from|with|for|in|at|against) (?:the |its |his |her )?(?:[A-Z][\w.-]*['’]s )?\Z")
_GENERAL = frozenset(
    ("group", "company", "firm", "organisation", "organization", "movement", "party", "front", "state")
)
_LIST_LEAD = re.compile(rf"(?:[A-Z][a-z]+s |The (?:{NUMBER_WORDS}|\d{{1,2}})(?: [\w-]+){{1,3}}, )?", re.I)
_LIST_GAP = re.compile(
    r"(?:\s*\([^()]*\))?(?:, and|,| and)\s(?:(?:the|its|his|her|an?)\s)?(?:(?!(?:by|for|to|with|in|at|on|from|"
    r"over|after|who|"
    r"which|was|is|said|and|or)\b)[a-z-]+,?\s){0,5}"
)


def resolve(text: Text, sentence: int, reference: str, at: int) -> list[Pair]:
    """The parties that `reference` (the words of a noun phrase) stands for at offset `at`; empty when unclear."""
    group = _GROUP.search(reference)
    if points_ahead(reference):
        return []
    if group:
        kin = _kin(text, at) if _KIN.search(group[0]) else []
        if kin:
            return kin
        return _last_parties(text, sentence, at, _number(group), _counted_kinds(reference))
    named = _by_head(text, reference, at)
    if named:
        return named
    pronoun = " " not in reference.strip()
    for pattern, kinds in (
        (_PERSON, (PartyKind.PERSON,)),
        (_SHIP, (PartyKind.VESSEL,)),
        (_FIRM, (PartyKind.COMPANY, PartyKind.ORGANISATION)),
        (_BODY, (PartyKind.ORGANISATION, PartyKind.COMPANY)),
    ):
        if pattern.search(reference):
            found = _nearest(text, sentence, at, kinds, _BACK if pronoun else 2 * _BACK)
            if found:
                text.focus[sentence] = found
                return [found]
    return []


def _kin(text: Text, at: int) -> list[Pair]:
    """`the brothers`: those whom the text has called so, where they are one pair."""
    pairs = {}
    for party in text.registry.parties:
        if party.mentions and any(tie.rule == "brothers" for tie in party.ties) and party.mentions[0].start < at:
            pairs[party.number] = (party.mentions[0], party)
    return list(pairs.values()) if len(pairs) == 2 else []


def _by_head(text: Text, reference: str, at: int) -> list[Pair]:
    """`the battalion`, `the bank`: the only party before whose name has that word; a general word tells nothing."""
    definite = _DEFINITE.match(reference) or _DEFINITE_LAST.search(reference)
    noun = definite["noun"].casefold() if definite else ""
    if not noun or noun in _GENERAL:
        return []
    sharing = [one for one in text.registry.sharing(noun) if one.kind is not PartyKind.PERSON and one.mentions]
    before = [one for one in sharing if min(mention.start for mention in one.mentions) < at]
    return [(before[0].mentions[0], before[0])] if len(before) == 1 else []


def points_ahead(words: str) -> bool:
    """`the two aircraft below`, `the following`: those meant are still to come."""
    return bool(_AHEAD.search(words))


def is_reference(words: str) -> bool:
    """Whether the words hold something that could be resolved."""
    return any(pattern.search(words) for pattern in (_GROUP, _PERSON, _BODY, _FIRM, _SHIP))


def _number(group: re.Match[str]) -> int:
    word = next((value for value in group.groupdict().values() if value), "two").casefold()
    return NUMBERS.get(word) or int(word)


def _nearest(text: Text, sentence: int, at: int, kinds: tuple[PartyKind, ...], back: int) -> Pair | None:
    """The subject of this sentence before `at`, else of the nearest sentence before: its first free mention of "
    "the kind."""
    for number in range(sentence, max(-1, sentence - back - 1), -1):
        if number != sentence and not _near(text, sentence, number):
            break
        pairs = [pair for pair in text.parties_in(number) if pair[0].end <= at and not possessive(text, pair)]
        if not pairs and number in text.focus and number != sentence:
            pairs = [text.focus[number]]
        fitting = [pair for pair in pairs if pair[1].kind in kinds and not pair[1].bystander]
        if fitting:
            best = [pair for pair in fitting if pair[1].kind is kinds[0]] or fitting
            bare = back == _BACK and PartyKind.PERSON not in kinds
            return None if bare and not best[0][1].claims and _is_governed(text, number, best[0][0]) else best[0]
    return None


def _is_governed(text: Text, sentence: int, mention: Mention) -> bool:
    """`… to vessels connected to Russia's Ministry of Defence`: a name that only a preposition brings in."""
    before = text.quote(text.sentences[sentence].start, mention.left)
    return len(before) > _SUBJECT and bool(_GOVERNS.search(before))


def _near(text: Text, sentence: int, other: int) -> bool:
    """No heading lies between two sentences."""
    first, last = text.sentences[other].block, text.sentences[sentence].block
    return (
        all(text.blocks[block].kind is not BlockKind.HEADING for block in range(first + 1, last + 1))
        or last - first <= 1
    )


def leading_list(text: Text, sentence: int) -> list[Pair]:
    """The names that a sentence begins with as its list: `Judges A, B and C …`, `The two firms, A and B, …`."""
    run: list[Pair] = []
    for pair in text.parties_in(sentence):
        at = run[-1][0].end if run else text.sentences[sentence].start
        gap = text.content[at : pair[0].left]
        if not (_LIST_GAP if run else _LIST_LEAD).fullmatch(gap):
            break
        run.append(pair)
    return run


def item_head(text: Text, block: int) -> Party | None:
    """The party that an item of a list begins with: its later sentences go on with it."""
    first = next((one for one in text.sentences if one.block == block), None)
    pairs = text.parties_in(first.number) if first is not None else []
    return pairs[0][1] if first is not None and pairs and pairs[0][0].left <= first.start + 4 else None


def item_pair(text: Text, sentence: Sentence) -> list[Pair]:
    """The head of the item as a pair, where the sentence is one that goes on with it."""
    if text.blocks[sentence.block].kind is not BlockKind.ITEM:
        return []
    head = item_head(text, sentence.block)
    return [(head.mentions[0], head)] if head is not None and head.mentions else []


def _counted_kinds(reference: str) -> frozenset[PartyKind]:
    """Whom the noun of a counted group can mean: `both companies`, `the three men`; everybody where it says nothing."""
    return next((kinds for pattern, kinds in _KINDS_OF if pattern.search(reference)), frozenset(PartyKind))


def _last_parties(text: Text, sentence: int, at: int, number: int, kinds: frozenset[PartyKind]) -> list[Pair]:
    """The last `number` parties of the kinds, those with a listing before others; empty when there are not so many."""
    here = {pair[1].number: pair for pair in text.parties_in(sentence) if pair[0].end <= at and pair[1].kind in kinds}
    if len(here) == number:
        return list(here.values())
    recent: list[Pair] = []
    for pair in _backwards(text, sentence, at):
        if pair[1].kind in kinds and all(pair[1] is not known for _, known in recent):
            recent.append(pair)
        if len(recent) >= 4 * number + 4:
            break
    listed = [pair for pair in recent if _is_current(pair[1])]
    if len(kinds) < len(PartyKind) and len(recent) >= number == 2:
        return recent[:number][::-1]
    if len(listed) == number:
        return listed[::-1]
    free = [pair for pair in recent if not pair[1].bystander and "official" not in pair[0].titles]
    return (
        free[:number][::-1]
        if len(free) >= number and number == 2
        else listed[:number][::-1]
        if number > 2 and len(listed) > 1
        else []
    )


def _is_current(party: Party) -> bool:
    return any(claim.status is Status.DESIGNATED and claim.current for claim in party.claims)


def _backwards(text: Text, sentence: int, at: int) -> Iterator[Pair]:
    for number in range(sentence, max(-1, sentence - 12), -1):
        for pair in reversed(text.parties_in(number)):
            if pair[0].end <= at and not _is_where(text, pair[0]):
                yield pair


def _is_where(text: Text, mention: Mention) -> bool:
    """`of Andoria`, `in Menton`: one word that a preposition leads says of where or whose somebody is."""
    before = text.content[max(0, mention.left - 8) : mention.left]
    return " " not in mention.name and bool(re.search(r"\b(?:of|from|in|at|near) \Z", before))
