"""Who a verb speaks of: the heads of the noun phrases before and after it, without a parser.

A mention is a head of a list when nothing between it and the list's beginning makes it depend on another word: a
preposition, a relative pronoun, a finite verb. What stands in brackets or between `, who … ,` is skipped.
"""

import re
from collections.abc import Sequence

from service.articles.dossier import Party
from service.articles.kinds import noun_kind
from service.articles.parties import Mention
from service.domain.vocabulary import PartyKind

Pair = tuple[Mention, Party]

_GOVERNED = re.compile(
    r"(?<![\w-])(?:of|for|by|from|in|at|that|who|whom|which|whose|where|over|after|with|against|under|pursuant|"
    r"via|because|through|to|into|"
    r"using|near|between|behind|like|unlike|than|citing|accusing|supporting|owned|led|run|called|linked|"
    r"tied)(?![\w-])",
    re.I,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|may|might|can|could|did|does|do|said|says|say|told|"
    r"added that|announced|"
    r"remains?|stays?|faces?|became|owns?|runs?|serves?|served|according)\b",
    re.I,
)
_LIST_STEP = re.compile(
    r"\s*(?:[,;:]|\band\b|\bn?or\b|&|\bas well as\b|\balong with\b|\btogether with\b|\balongside\b|\bplus\b|—|–)", re.I
)
_CLAUSE_START = re.compile(
    r"(?:;|:(?=\s)|\s[—–]\s|[\"“”](?=\s)|,?\s(?:but|while|whereas|although|though|because|since(?= [a-z]+ )|when|"
    r"unless|until|after(?= (?:it|he|she|they|[A-Z]|the )))\s"
    r"|\b(?:said|says|saying|say|told \w+|announced|confirmed|noted|reported|determined|"
    r"stated)(?: that)?\s(?!by|on|in)"
    r"|\b(?:alleged|claimed) that\s|,\s(?:and|so|yet)\s(?=(?:he|she|it|they|that)\s)|\band that\s)",
    re.I,
)
_RELATIVE_END = re.compile(
    r",?\s*\b(?P<pronoun>which|who|that|whom)\s(?:(?P<agent>[\w.'’ ]{1,50}?)\s)?(?:\w+ly\s|now\s|also\s|both\s|"
    r"all\s|itself\s|himself\s|herself\s|"
    r"then\s|already\s|too\s)*\Z",
    re.I,
)
_QUOTE_ENDS = re.compile(r"[,.!?][\"”]\s")
_FROM_LIST = re.compile(
    r"\A\s?(?:from|off|to|onto|on|in|of) (?:its|the|their|his|our) (?:[\w.'’-]+ ){0,4}?(?:lists?|blacklist|roster)\b"
)
_OTHER_SUBJECT = re.compile(r"\A, (?:your|his|her|their|its|my|our|the) (?:[\w’'-]+ )+\Z")
_GOVERNED_NOUN = re.compile(
    r", (?:an?|the|its|his|her) [^,]*\b(?:at|of|for|with|from|in|by) (?:the|its|his|her|an?) [^,]*?([\w-]+), "
    r"(?:the )?\Z"
)
_OF_PLACE = re.compile(r"\A\s(?:of|from|in) (?:the )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?=[ ,;])")
_REPORTS = re.compile(r",? (?:said|says|reported|reports|announced|told|confirmed|wrote)\b")
_COUNTED_OBJECT = re.compile(
    r"\s?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several) "
    r"(?:(?!who\b|which\b|that\b|whom\b|is\b|was\b|are\b|were\b|has\b|had\b|said\b)[\w’'-]+ ){0,8}[\w’'-]+s, (?:the )?",
    re.I,
)
_PREPOSITION = re.compile(r"\b(?:of|on|against|upon|for|to|by)(?=\s*\Z)")
_SUCH_AS = re.compile(r"\b(?:such as|including|among them|namely)\b")
_NEW_CLAUSE = re.compile(
    r"(?:\s*\([^()]*\))?,? (?:itself |himself |herself |also )?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|did|does|said|says|told|denied|denies|called)\b"
)

_WITH = re.compile(
    r"\b(?:along with|together with|as well as|alongside)(?: (?:the|an?|his|her|its|their))?(?: [\w’'-]+){0,3}\s*\Z",
    re.I,
)
_REASON = re.compile(
    r"\b(?:after|because|for having|pursuant|while|but|accus\w+|saying|citing)\b"
    r"|\bas (?:an? |the |part |being |having )"
)
_AS_TERRORISTS = re.compile(
    r"\A as (?:an? )?(?:[\w-]+ ){0,3}?(?:terrorists?(?: groups| organi[sz]ations?)?|extremists?)\b"
)
_TAIL = re.compile(r"\bwith (?:the )?(?:tail|registration) (?:number|mark)s?\b")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|where)\b")
_CLOSED = re.compile(r"[,;]\s(?:and |as well as |or )?(?:(?:the|an?|its|his|her|their) )?(?:[a-z-]+ ){0,3}\Z")
_EACH_OF = re.compile(r"\b(?:each|all|both|some|any|one|most) of (?:the )?(?=[A-Z]|$)")


def clause_start(text: str, start: int, at: int) -> int:
    """Where the clause that holds `at` begins, not before `start`."""
    begin, dashed = start, -1
    for match in _CLAUSE_START.finditer(text, start, at):
        if text.rfind("(", start, match.start()) > text.rfind(")", start, match.start()):
            continue
        if match[0].strip() in ("—", "–"):
            begin, dashed = (match.end(), begin) if dashed < 0 else (dashed, -1)
        else:
            begin = match.end()
    return begin


def heads_before(text: str, start: int, at: int, pairs: Sequence[Pair], *, plural: bool) -> list[Pair]:
    """The subject of a verb at `at`: heads in `text[start:at]`, or the antecedent of a relative pronoun before it."""
    inside = [pair for pair in pairs if pair[0].start >= start and pair[0].end <= at]
    relative = _RELATIVE_END.search(text, max(start, at - 90), at)
    if relative and not any(pair[0].start >= relative.start() for pair in inside):
        before = [pair for pair in inside if pair[0].end <= relative.start() + 1]
        return _antecedents(text, before, relative.start(), plural=plural)
    heads = _subject_heads(text, start, inside)
    return [] if heads and _OTHER_SUBJECT.search(_flat(text[heads[-1][0].end : at])) else heads


def is_relative(text: str, start: int, at: int) -> bool:
    """Whether the verb at `at` belongs to `who`, `which`, `that`."""
    return bool(_RELATIVE_END.search(text, max(start, at - 90), at))


def heads_after(text: str, at: int, end: int, pairs: Sequence[Pair]) -> list[Pair]:
    """The objects of a verb that ends at `at`, as far as the list goes and not beyond `end`."""
    heads: list[Pair] = []
    position = at
    previous: Party | None = None
    relative = False
    lead = _PREPOSITION.search(text[max(0, at - 9) : at])
    for pair in pairs:
        mention = pair[0]
        if mention.start < at or mention.end > end:
            continue
        gap = _flat(text[position : mention.left])
        if lead:
            gap = re.sub(rf"(?<=[,;d] ){lead[0]} |^ {lead[0]}(?= )", "", gap)
        position = mention.end
        if pair[1] is previous and gap.strip(" ([\"“‘’'") == "":
            continue
        previous = pair[1]
        if _QUOTE_ENDS.search(gap) or ("," in gap and _REPORTS.match(text, mention.end, end)):
            break
        step = _step(gap, first=not heads)
        if step == "stop" or (heads and begins_clause(text, mention, end)):
            break
        relative = bool(heads) and _inside_relative(gap, relative)
        step = "dependent" if relative or (heads and _of_governed(gap, pair[1])) else step
        if step == "head":
            heads.append(pair)
    return heads


def _of_governed(gap: str, party: Party) -> bool:
    """`…, an official at the army's arms body, X`: the name stands for a noun that depends on another one."""
    match = _GOVERNED_NOUN.search(gap)
    kind = noun_kind(match[1]) if match else None
    return (
        kind is not None and party.kind is not PartyKind.PERSON and kind in (PartyKind.COMPANY, PartyKind.ORGANISATION)
    )


def begins_clause(text: str, mention: Mention, end: int) -> bool:
    """Whether a verb follows a name at once: it is no item of a list but the subject of the next clause."""
    return bool(_NEW_CLAUSE.match(text, mention.end, end))


def _inside_relative(gap: str, before: bool) -> bool:
    """Whether a name after `gap` still stands in a relative clause (`which it said X bought from …`)."""
    opened = _RELATIVE.search(gap)
    if opened:
        return not _CLOSED.search(gap, opened.end())
    return before and not re.match(r"\s*(?:[,;]|and\b|—|–)", gap)


def _step(gap: str, *, first: bool) -> str:
    """What a gap before a mention makes of it: `head`, `dependent`, or `stop` (the list is over)."""
    gap = _EACH_OF.sub("", gap.lstrip(".\"”’')"))
    if first:
        return _first_step(_FROM_LIST.sub("", _AS_TERRORISTS.sub("", gap)))
    gap = _OF_PLACE.sub("", gap)
    if _WITH.search(gap):
        return "head"
    if _ends_list(gap):
        return "stop"
    goes_on = _LIST_STEP.match(gap) or re.search(r"[,;]\s*(?:and\s)?[^,;]*\Z", gap)
    return "head" if goes_on and not _GOVERNED.search(_last_piece(gap)) else "dependent"


def _first_step(gap: str) -> str:
    """The same before the first name of a list; a counted noun or `including` may lead it."""
    if ";" in gap and ":" not in gap:
        return "stop"
    last = _last_piece(gap)
    such = _SUCH_AS.search(gap)
    if such:
        stops, governed = FINITE.search(gap, such.end()), _GOVERNED.search(_SUCH_AS.sub("", last))
    elif _COUNTED_OBJECT.fullmatch(gap):
        return "head"
    else:
        near = last if re.search(r":\s|[—–]", gap) else gap
        stops, governed = FINITE.search(near) or re.search(r"\bas\b", last), _GOVERNED.search(near)
    return "stop" if stops else "dependent" if governed else "head"


def _last_piece(gap: str) -> str:
    return re.split(r"[,;—–:]|\band\b", gap)[-1]


def _ends_list(gap: str) -> bool:
    """A finite verb, or a reason, begins: what follows is no item of the list any more."""
    if FINITE.search(gap) and not re.search(r"\b(?:who|whom|which|that|whose)\b", gap):
        return True
    return bool(_REASON.search(gap))


def _flat(gap: str) -> str:
    return _TAIL.sub("", re.sub(r"\([^()]*\)|\[[^\]]*\]", "", gap))


def _antecedents(text: str, before: list[Pair], at: int, *, plural: bool) -> list[Pair]:
    """The mention that ends right before a relative pronoun; with a plural verb the list that it closes."""
    if not before or len(_flat(text[before[-1][0].end : at]).strip(" ,\"”’'")) > 12:
        near = [pair for pair in before if FINITE.search(text[pair[0].end : at]) is None]
        return near[-1:] if near and "," in text[near[-1][0].end : at + 1] else []
    found = [_whole_of_part(text, before)]
    if plural:
        for pair in reversed(before[:-1]):
            gap = _flat(text[pair[0].end : found[0][0].left])
            if not re.fullmatch(r"\s*,?\s*(?:and|or)?\s*(?:the )?(?:[\w’'-]+\s){0,4}", gap) or _GOVERNED.search(gap):
                break
            found.insert(0, pair)
    return found


def _whole_of_part(text: str, before: list[Pair]) -> Pair:
    """`the Bureau of the Ministry, which …` speaks of the bureau."""
    if len(before) > 1 and re.fullmatch(r" of (?:the )?", text[before[-2][0].end : before[-1][0].left]):
        return before[-2]
    return before[-1]


def _subject_heads(text: str, start: int, inside: Sequence[Pair]) -> list[Pair]:
    heads: list[Pair] = []
    position = start
    previous: Party | None = None
    for pair in inside:
        gap = _EACH_OF.sub("", _flat(text[position : pair[0].left]))
        position = pair[0].end
        if pair[1] is previous and gap.strip(" ([\"“‘’'") == "":
            continue
        previous = pair[1]
        last = re.split(r"[,;—–]|\band\b|\bn?or\b", gap)[-1]
        follows_list = not heads or bool(re.search(r"[,;]|\band\b|\bn?or\b|\btogether\b|\balong\b|\bas well\b", gap))
        if (
            _GOVERNED.search(last) and not re.search(r"\b(?:such as|including)\s*(?:the )?\Z", last)
        ) or not follows_list:
            continue
        if heads and re.search(r"\b(?:who|whose|which|where)\b", gap):
            continue
        if not heads and FINITE.search(last):
            continue
        heads.append(pair)
    return heads
