"""In which sense a verb is used: whether the list word, the authority or the context that its row asks for is there."""

import re
from collections.abc import Callable
from functools import lru_cache

from service.articles.clauses import clause_start, is_relative
from service.articles.continuations import acts_alone, antecedent, stated_before
from service.articles.frames import Found
from service.articles.headings import heading_authority
from service.articles.regimes import find_authorities, find_programmes
from service.articles.sentences import BlockKind, Sentence
from service.articles.text import Text

LIST_WORD = re.compile(
    r"\b(?:sanctions?(?: list| package)?|blacklist(?:ed)?|asset freezes?|travel bans?|restrictive measures|"
    r"terror(?:ist)? (?:list|organi[sz]ation|group|entit)|"
    r"as (?:an? )?(?:[\w-]+ ){0,2}?terrorists?\b|global terrorists?|blocked (?:property|persons?)|blocking|SDN|"
    r"proscribed|roster|executive order|"
    r"narcotics trafficker|kingpin|(?:terrorism|terrorist|terror) financ\w+|freez(?:e|ing) (?:the |their )?assets)\b",
    re.I,
)
_AS_LIST = re.compile(
    r"\bas (?:an? |the |one of the )?(?:[\w.'’-]+ ){0,4}?(?:such\b|blocked|sanctioned|designated|proscribed|"
    r"terrorist|SDGT|SDN|FTO|(?:drug |narcotics )?traffickers?\b|kingpin|proliferator|human rights abuser|"
    r"(?:specially|foreign|global) )|"
    r"\bproperty (?:in which|of)\b|\bas (?:an? )?(?:[\w-]+ )?transnational criminal|\bas (?:an? )?(?:Non-SDN|"
    r"NS-CMIC|[\w-]+ [Mm]ilitary[- ][\w-]+ )|"
    r"\A[^,;]{0,90}?\ban? (?:[\w-]+ ){0,2}?(?:terrorist|terror|transnational criminal|terrorism) (?:group|organi|"
    r"entit)|"
    r"\bunder (?:the )?(?:[\w.]+ ){0,6}?(?:Act|Order|Regulations|E\.\s?O|sanctions|resolution)|\b(?:sanctioned|"
    r"designated) (?:person|entit|part)",
    re.I,
)
_ON_LIST = re.compile(
    r"\b(?:to|on|onto|in|under|within) (?:the |its |their |our |his |a |an |that |this |both |all |today['’]s |"
    r"U\.S\. )*(?:[\w.&'’()/-]+ ){0,7}?"
    r"(?:lists?|roster|blacklist|annex|sanctions|register|package|designation|list\b)",
    re.I,
)
_STRIKE = re.compile(
    r"\b(?:by (?:[\w-]+ ){0,2}?(?:forces|troops|soldiers|jets|police)|air ?strikes?|strikes?|drone|raids?|"
    r"operation|missile|bombing|gunship|shelling)\b",
    re.I,
)
_STATE = re.compile(
    r"\b(?:governments?|administration|ministr(?:y|ies)|department|authorit(?:y|ies)|officials?|minister|"
    r"secretary|president|committee|cabinet|capital|countries|"
    r"allies|states?|union|bloc|parliament|treasury|it|they|we|he|she|which|that|who|regulator|lawmakers|senators|"
    r"congress|agency|office|powers|nations|partners|rule|"
    r"resolution|notice|order|decision|action|measures?|package|regulation|to|and|by|for|in|been|also|be|anyone|"
    r"anybody|any|either|nobody|none|no one)\b",
    re.I,
)
_PENALTY = re.compile(
    r"\s(?:(?:and|or) (?:fined|suspended|warned|banned|reprimanded)|with an? (?:[\w-]+ ){0,2}?(?:fine|ban|"
    r"suspension|reprimand|warning|penalty))\b"
)
_OTHER_AGENT = re.compile(r"\s(?:[\w-]+\s){0,3}?by (?:the |an? |its |his )?(?P<agent>(?:[A-Z]\.\s?|[^,.;]){2,60})")
_OTHER_AS = re.compile(
    r"\s(?:as )?(?:an?|the|its|his|her|their|one of)\s|\sas\s(?!well|part|of\b|such|he\b|she\b|it\b|they\b|being|"
    r"having)"
)
_AMONG = re.compile(r"\b(?:among(?! them\b| whom\b| which\b| others\b)|as one of|as (?:an? )?eligible)\b")
_COURT = re.compile(r"\b(?:courts?|judges?|tribunal|justices|case|appeal)\b", re.I)
_BODY = re.compile(
    r"\b(?:governments?|ministr(?:y|ies)|departments?|treasury|cabinet|presidency|parliament|committee|council|court|"
    r"central bank|authorit(?:y|ies)|prosecutors?|security service|president|senate|congress|bill)\b",
    re.I,
)
_LIST_OF_STATE = re.compile(
    r"\b(?:sanctions (?:list|committee|regime)|terror\w*|assets?|blacklist\w*|proscri\w+|restrictive measures|"
    r"travel bans?|impos\w+ (?:of )?(?:the )?sanctions)\b",
    re.I,
)
_APPOSED = re.compile(r"[,–—]\s(?:an?|the|itself an?|also an?) (?:(?:U\.?S\.?|UN|EU|UK)[- ]|[a-z]+ )?\Z")
_LIST_REACH = 40
_OFF_LIST = re.compile(r"\b(?:list|roster|blacklist|SDN|annex|sanctions|register)", re.I)
_SENSES = frozenset(("designate", "sanction", "blacklist", "list"))


def counts(text: Text, sentence: Sentence, found: Found) -> bool:
    """The list word that a row asks for is there."""
    need = found.frame.needs_list
    if text.content[sentence.end - 1 : sentence.end] == "?":
        return False
    after = text.content[found.end : min(sentence.end, found.end + 260)]
    whole = text.quote(sentence.start, sentence.end)
    checks: dict[str, Callable[[], bool]] = {
        "no": lambda: True,
        "yes": lambda: bool(
            LIST_WORD.search(whole)
            or find_programmes(whole, 0, len(whole))
            or has_authority(text, sentence)
            or _listed_alone(text, found)
        ),
        "as": lambda: bool(_AS_LIST.search(after)),
        "list": lambda: (
            bool(_ON_LIST.search(text.content[found.start : found.end] + after))
            or bool(_ON_LIST.search(after))
            or _follow_on(text, sentence, found)
        ),
        "removed": lambda: bool(_OFF_LIST.search(after)) or _also_removed(text, sentence, found),
        "strike": lambda: bool(
            _STRIKE.search(text.quote(text.sentences[max(0, sentence.number - 1)].start, sentence.end))
        ),
        "sanctions_imposed": lambda: bool(
            re.search(r"sanctions.{0,200}\bimposed\b", text.quote(found.end, sentence.end))
        ),
        "context": lambda: _in_context(text, sentence),
        "list_before": lambda: bool(
            re.search(
                r"\blist\b[^;]{0,90}\b(?:updated|amended|revised|changed)\b[^;]{0,40}\Z",
                text.quote(sentence.start, found.start),
                re.I,
            )
        ),
        "body": lambda: acts_alone(text, sentence, found) or antecedent(text, sentence, found) is not None,
        "apposed": lambda: bool(_APPOSED.search(text.content[max(0, found.start - 40) : found.start])),
        "court": lambda: bool(_COURT.search(whole)) and _in_context(text, sentence),
    }
    if need in checks:
        return checks[need]()
    return antecedent(text, sentence, found) is not None


def _also_removed(text: Text, sentence: Sentence, found: Found) -> bool:
    """`It also deleted X`, `The EU dropped X`: after a removal stated before."""
    also = re.search(r"\balso \Z", text.content[max(sentence.start, found.start - 12) : found.start])
    acts = also is not None or acts_alone(text, sentence, found)
    return acts and stated_before(text, sentence, found) is not None


def other_sense(text: Text, sentence: Sentence, found: Found) -> bool:
    """Another sense of the verb: a league sanctions, a council designates a landmark, someone is named as chair."""
    if found.frame.id not in _SENSES:
        return False
    after = text.content[found.end : sentence.end]
    if found.passive and _OTHER_AS.match(after):
        return _as_something_else(after)
    if _PENALTY.match(after) or (
        found.frame.id == "list" and _AMONG.search(after[:60]) and not LIST_WORD.search(after)
    ):
        return True
    agent = _OTHER_AGENT.match(after)
    if found.passive:
        return bool(agent) and not _is_authority(agent["agent"] if agent else "")
    return not found.reduced and _other_subject(text, sentence, found)


def _as_something_else(after: str) -> bool:
    """`designated as chair`, `designated a heritage site`: what follows is no list."""
    if _AS_LIST.match("as" + re.sub(r"^\sas\b", "", after)) or find_programmes(after, 0, min(len(after), 60)):
        return False
    return not re.match(r"\s(?:the )?(?:same|next|following|last|previous)\b", after)


def _other_subject(text: Text, sentence: Sentence, found: Found) -> bool:
    """An active verb whose subject is no authority and no pronoun."""
    begin = clause_start(text.content, sentence.start, found.start)
    head = text.quote(begin, found.start)
    if not head.strip() or is_relative(text.content, sentence.start, found.start):
        return False
    plain = re.sub(r"\b(?:has|have|had|also|now|then|today|on \w+|is|are|was)\b|\W", "", head)
    return bool(plain) and not _is_authority(head)


def _is_authority(words: str) -> bool:
    return bool(find_authorities(words, 0, len(words)) or find_programmes(words, 0, len(words)) or _STATE.search(words))


@lru_cache(maxsize=4)
def _official(content: str) -> bool:
    return bool(find_authorities(content, 0, len(content)) or find_programmes(content, 0, len(content)))


def acting(text: Text, sentence: Sentence) -> bool:
    """An authority has been seen to list someone before this sentence, or does so soon after."""
    return any(number <= sentence.number + 2 for number in text.acting)


def _listed_alone(text: Text, found: Found) -> bool:
    """`had already been listed in June`, `X, listed for …`, in a text that an authority acts in."""
    after = text.content[found.end : found.end + 12]
    return (
        (found.passive or found.reduced)
        and bool(text.acting)
        and bool(re.match(r"\s(?:for|in|by|under|on|since|as|too|also|last)\b|[.,;]", after))
    )


def _in_context(text: Text, sentence: Sentence) -> bool:
    return acting(text, sentence) or supported(text, sentence) or bool(heading_authority(text, sentence.block))


def _follow_on(text: Text, sentence: Sentence, found: Found) -> bool:
    """`both were added on Tuesday too`, `determined to add X`: it goes on with what the sentences before spoke of."""
    head = text.quote(max(0, sentence.start - 600), found.start)
    verb = text.quote(found.start, found.end).casefold()
    acts = verb in ("add", "adds", "added") and (
        has_authority(text, sentence)
        or bool(
            re.search(
                r"\b(?:it|they|bloc|committee|department|council|ministry) (?:has |have |had |also |then |later )*\Z",
                text.quote(sentence.start, found.start),
                re.I,
            )
        )
    )
    return ((found.passive and verb == "added") or acts) and bool(
        LIST_WORD.search(head) or re.search(r"\bto the [A-Z]\w+ List\b", head)
    )


def has_authority(text: Text, sentence: Sentence) -> bool:
    return bool(find_authorities(text.content, sentence.start, sentence.end))


def _sentence_before(text: Text, sentence: Sentence) -> Sentence:
    """The sentence before, headings left out; for an item of a list the line that introduces the list."""
    item = text.blocks[sentence.block].kind is BlockKind.ITEM
    for number in range(sentence.number - 1, max(-1, sentence.number - _LIST_REACH), -1):
        before = text.sentences[number]
        kind = text.blocks[before.block].kind
        if kind is BlockKind.HEADING or (item and kind is BlockKind.ITEM and before.block != sentence.block):
            continue
        return before
    return sentence


def supported(text: Text, sentence: Sentence) -> bool:
    """An authority or a list word stands in this or the previous sentence; a text that names neither an authority nor
    a programme anywhere has to speak of a state's body and of terror, assets or a sanctions list there.
    """
    before = _sentence_before(text, sentence)
    if not text.acting and not _official(text.content):
        both = text.quote(before.start, sentence.end)
        return bool(_BODY.search(both) and _LIST_OF_STATE.search(both))
    verbless = re.sub(r"\b(?:sanction|designat)(?:ed|ing)\b", "", text.quote(sentence.start, sentence.end))
    return bool(
        LIST_WORD.search(verbless)
        or LIST_WORD.search(text.quote(before.start, before.end))
        or has_authority(text, sentence)
        or find_programmes(text.content, sentence.start, sentence.end)
        or has_authority(text, before)
    )
