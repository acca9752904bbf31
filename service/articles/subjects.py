"""Of whom a frame speaks: its object or subject, an antecedent, an ellipsis, or whoever a reference stands for."""

import re
from collections.abc import Sequence

from service.articles.attributes import attributive, possessive
from service.articles.clauses import FINITE, Pair, begins_clause, clause_start, heads_after, heads_before, is_relative
from service.articles.coreference import is_reference, item_pair, resolve
from service.articles.frames import Found, find_frames
from service.articles.numbers import count_in
from service.articles.regimes import find_authorities
from service.articles.sentences import Sentence
from service.articles.text import Text

_DIRECT_OBJECT = re.compile(
    r"\s(?P<object>(?:it|him|her|them|both(?! (?:the )?[A-Z])|the (?:same \w+|group|gang|company|firm|militia|"
    r"faction|organi[sz]ation|bank|vessel|ship|two|pair))(?: \w+)?)(?=[\s.,;])"
)
_BESIDE = re.compile(r"\b(?:alongside|together with|along with|as well as)\s", re.I)
_OWN_LISTING = re.compile(
    r"['’]s? (?:\w+ )?(?:name|listing|designation|inclusion|entry|assets|property|accounts|funds|sanctions)\b"
)
_APPOSED = re.compile(
    r"(?:\s*\([^()]*\))?, (?:an?|the|another|itself an?) (?:(?!of\b|for\b|to\b|by\b|with\b|in\b|at\b|and\b|who\b|"
    r"is\b|was\b)[A-Za-z][\w’'-]* ){1,6}"
)
_WISHED_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)?|push(?:es|ed|ing)?|ask(?:s|ed|ing)?|press(?:es|ed|ing)?|campaign\w*|lobb\w+|appeal\w*|"
    r"plead\w*) for |\bwants? |\bwanted |\b(?:urg|demand|insist|propos|recommend|suggest)\w* that "
)
_NAMES_FOLLOW = re.compile(
    r":\s|\s[—–]\s|,? (?:including|among them|notably|namely|such as)(?: (?:those of|that of))? "
)
_MANY = re.compile(r"\b(?:others|several|dozens|scores|hundreds|some|more than \d+|a number of)\b", re.I)
_OBJECT = re.compile(
    r"\s(?:him|her|it|them|the|an?|his|its|their|two|three|four|five|six|seven|eight|nine|ten|\d+|[A-Z])"
)
_COORDINATED = re.compile(r"\b(?:and|but|then) (?:\w+ly |also |later )?\Z")
_ARTICLE = len(", the ")
_CLEFT = re.compile(r"(?:\A|[,;:]\s)\W*(?:the|those)\s(?:[\w-]+\s){1,4}(?:that|who|which)\s\Z", re.I)
_AS_IS = re.compile(r",? (?:as|and so) (?:is|are|was|were|has|have|did|do|does) ", re.I)


def parties_of(text: Text, sentence: Sentence, found: Found) -> tuple[list[Pair], str]:
    """The parties a frame speaks of, and the words of the noun phrase where it names none."""
    pairs = [
        pair
        for pair in text.parties_in(sentence.number)
        if (not possessive(text, pair) or _OWN_LISTING.match(text.content, pair[0].end)) and not attributive(text, pair)
    ]
    voice = found.frame.voice
    if voice == "attribute":
        return _attribute(text, sentence, found, pairs), ""
    if voice == "opening":
        return _opening(text, sentence, found, pairs), ""
    if voice == "possessive":
        return _possessed(text, sentence, found), ""
    if voice == "claimed":
        return list(text.claimed), ""
    if voice == "before" or (voice == "verb" and (found.passive or _came(text, found))):
        begin = clause_start(text.content, sentence.start, found.start)
        return _subject(text, sentence, found, begin, pairs)
    special = _participle(text, sentence, found, pairs) if voice == "verb" else []
    return (special, "") if special else _object(text, sentence, found, pairs)


def _came(text: Text, found: Found) -> bool:
    """`came off the list`: an active verb whose subject is meant."""
    return text.quote(found.start, found.end).casefold() in ("came", "come", "coming")


def _opening(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`Also sanctioned: …` at the beginning of a sentence."""
    colon = text.quote(found.end - 1, found.end + 1).strip().startswith(":")
    opens = found.start - sentence.start <= 2 or colon
    return heads_after(text.content, found.end, sentence.end, pairs) if opens else []


def _possessed(text: Text, sentence: Sentence, found: Found) -> list[Pair]:
    """`revoked his designation`."""
    whose = re.search(r"\b(?:his|her|its|their)\b", text.quote(max(sentence.start, found.start - 6), found.end))
    reference = "he" if whose and whose[0] in ("his", "her") else "it"
    return resolve(text, sentence.number, reference, found.start)


def _participle(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """Participles and relative clauses speak of a name before them, though no passive shows it."""
    reduced = _reduced(text, found, pairs)
    if reduced:
        return reduced
    if found.reduced and found.start == sentence.start:
        return [
            *(item_pair(text, sentence) or _before_fragment(text, sentence)),
            *_beside(text, sentence, found, pairs),
        ]
    return _object_relative(text, sentence, found, pairs)


def _object(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> tuple[list[Pair], str]:
    """What follows an active verb: a list of names, or a reference right after the verb."""
    content = text.content
    direct = _DIRECT_OBJECT.match(content, found.end, sentence.end)
    if found.frame.voice == "verb" and direct and is_reference(direct["object"]):
        heads = resolve(text, sentence.number, direct["object"], found.start)
        goes_on = re.match(r",? and |, ", content[direct.end() : direct.end() + 6])
        also = heads_after(content, direct.end(), sentence.end, pairs) if heads and goes_on else []
        also = [] if also and begins_clause(content, also[0][0], sentence.end) else also
        return [*heads, *(also or _beside(text, sentence, found, pairs))] if heads else heads, direct["object"]
    heads = heads_after(content, found.end, sentence.end, pairs) or _after_colon(text, sentence, found, pairs)
    phrase = content[found.end : min(sentence.end, found.end + 60)]
    if not heads and is_reference(phrase[:34]):
        heads = resolve(text, sentence.number, phrase[:34], found.start)
    if heads and found.frame.voice == "verb":
        known = {pair[1].number for pair in heads}
        heads = [*heads, *(pair for pair in _beside(text, sentence, found, pairs) if pair[1].number not in known)]
    return heads, phrase


def _subject(text: Text, sentence: Sentence, found: Found, begin: int, pairs: Sequence[Pair]) -> tuple[list[Pair], str]:
    content = text.content
    at = _auxiliary_start(content, begin, found)
    wished = list(_WISHED_FOR.finditer(content, begin, at))
    begin = wished[-1].end() if wished and found.proposed else begin
    plural = bool(
        re.search(r"\b(?:were|are|have|both|all)\b", content[at : found.end])
        or re.search(r"\b(?:both|all)\b", content[max(begin, at - 20) : at])
    )
    heads = heads_before(content, begin, at, pairs, plural=plural)
    phrase = content[begin:at]
    if not heads and is_relative(content, sentence.start, at):
        heads = heads_before(content, sentence.start, at, pairs, plural=plural)
    if not heads and _CLEFT.search(phrase):
        return _cleft(text, sentence, found, pairs), phrase
    if not heads and ("following" in phrase or count_in(phrase) or _MANY.search(phrase)):
        mark = _NAMES_FOLLOW.search(content, found.end, sentence.end)
        heads = heads_after(content, mark.end(), sentence.end, pairs) if mark else []
    if not heads and not re.search(r"[a-z]{3}", phrase):
        heads = item_pair(text, sentence) if begin == sentence.start else []
    if not heads:
        inside = any(begin <= pair[0].start < at for pair in pairs)
        reference = phrase[:60] if inside else phrase[-70:]
        heads = resolve(text, sentence.number, reference, at) or _elided(text, sentence, begin, at, pairs)
    return [*heads, *_beside(text, sentence, found, pairs)], phrase


def _cleft(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`The company that was sanctioned is X`: nobody before it is meant, only who is named after the verb."""
    verb = re.compile(r"\b(?:is|are|was|were)\s(?!not\b)").search(text.content, found.end, sentence.end)
    return heads_after(text.content, verb.end(), sentence.end, pairs) if verb else []


def _after_colon(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`sanctions against four people: A, B, C and D`, `two companies — A and B`: a counted object, then its names."""
    mark = _NAMES_FOLLOW.search(text.content, found.end, sentence.end)
    if not mark:
        return []
    words = text.content[found.end : mark.start()]
    if not (count_in(words) or "following" in words) or any(
        one.start < mark.start() for one in find_frames(text.content, found.end, mark.start())
    ):
        return []
    return heads_after(text.content, mark.end(), sentence.end, pairs)


def _elided(text: Text, sentence: Sentence, begin: int, at: int, pairs: Sequence[Pair]) -> list[Pair]:
    """`X is wanted by Y but has not been listed`: a second verb without a subject has that of the first."""
    if text.content[begin:at].strip() or begin <= sentence.start:
        return []
    finite = FINITE.search(text.content, sentence.start, begin)
    return heads_before(text.content, sentence.start, finite.start() if finite else begin, pairs, plural=False)


def _beside(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`…, as is its manager X`, `… alongside him`, `… together with the brothers X and Y`."""
    also = _AS_IS.search(text.content, found.end, min(sentence.end, found.end + 110))
    if also:
        return heads_after(text.content, also.end(), sentence.end, pairs)
    beside = _BESIDE.search(text.content, found.end, min(sentence.end, found.end + 140))
    if not beside:
        return []
    pronoun = re.compile(r"(?:him|her|it|them)\b(?! [a-z])").match(text.content, beside.end())
    if pronoun:
        return resolve(text, sentence.number, pronoun[0].replace("them", "both"), sentence.start)
    return heads_after(text.content, beside.end(), sentence.end, pairs)


def _auxiliary_start(content: str, begin: int, found: Found) -> int:
    """Where `was also being` begins before a passive verb."""
    if found.frame.voice == "before":
        return found.start
    window = content[max(begin, found.start - 60) : found.start]
    matches = list(
        re.finditer(
            r"\b(?:(?:has|have|had|will|would|could|should|may|might|must|shall)\s(?:[\w-]+\s){0,3}?)?(?:is|are|"
            r"was|were|be|been|being|remains?|remained|stays?|stayed)\s",
            window,
        )
    )
    for match in matches:
        if not re.search(r"[,;]", window[match.end() :]):
            return found.start - len(window) + match.start()
    return found.start


def _attribute(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`U.S.-designated X`, or `X, the U.S. and UN-designated organisation`."""
    for pair in pairs:
        gap = text.content[found.end : pair[0].left]
        if (
            pair[0].start >= found.end
            and not re.search(r"[,;.]\s(?![\w-]+-backed)|\b(?:of|for|by|from|and|with|to|in)\b", gap)
            and len(gap) < 60
        ):
            return [pair]
    before = [pair for pair in pairs if pair[0].end <= found.start]
    if before and re.match(
        r"(?:\s*\([^)]*\)|\))?\s*,\s*(?:an?|the|another)\s(?:[\w.-]+\s){0,4}\Z",
        text.content[before[-1][0].end : found.start],
    ):
        return [before[-1]]
    return []


def _reduced(text: Text, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`X, listed for …`, `X (designated in 2019)`, `a previously designated trader, X`."""
    if not found.reduced:
        return []
    active = _OBJECT.match(text.content, found.end) and _COORDINATED.search(
        text.content[max(0, found.start - 20) : found.start]
    )
    for pair in reversed(pairs) if not active else ():
        if pair[0].end <= found.start:
            gap = text.content[pair[0].end : found.start]
            if re.fullmatch(
                r"(?:\s*\([^)]{0,40}\)|\))?\s*[,(–—:]\s*(?:(?:(?:an?|the)\s)?(?:previously|already|recently|newly|"
                r"also)\s|(?:first|himself|itself|herself|both|and|who)\s)*",
                gap,
            ):
                return _counted_list(text, pairs, pair)
            if _APPOSED.fullmatch(gap) and not any(one.start <= _ARTICLE for one in find_authorities(gap, 0, len(gap))):
                return [pair]
            break
    before = text.content[max(0, found.start - 30) : found.start]
    if re.search(
        r"(?:\b(?:a|an|the|of|by|with|for|to|and|from|previously|already|recently|newly|other|including|against)|"
        r",)\s*\Z",
        before,
    ):
        following = next((pair for pair in pairs if pair[0].start >= found.end), None)
        gap = text.content[found.end : following[0].left] if following else ","
        if following and re.fullmatch(r"\s(?:(?!by\b|in\b|for\b|under\b|on\b|as\b|the\b|to\b)[\w.'’-]+,?\s){0,4}", gap):
            return [following]
    return []


def _counted_list(text: Text, pairs: Sequence[Pair], last: Pair) -> list[Pair]:
    """`Two traders, X and Y, previously listed`: the whole list that a name closes, where a number before counts it."""
    run = [last]
    for pair in reversed([pair for pair in pairs if pair[0].end <= last[0].left]):
        if not re.fullmatch(r",?\s(?:and\s)?", text.content[pair[0].end : run[0][0].left]):
            break
        run.insert(0, pair)
    return run if count_in(text.content[max(0, run[0][0].left - 40) : run[0][0].left]) == len(run) else [last]


def _before_fragment(text: Text, sentence: Sentence) -> list[Pair]:
    """`Asa'ib (AAH). Listed as …`: a sentence that begins with a participle goes on with a sentence that is a name."""
    pairs = text.parties_in(sentence.number - 1) if sentence.number else []
    if not pairs or len({pair[1].number for pair in pairs}) > 1:
        return []
    before = text.sentences[sentence.number - 1]
    rest = text.quote(pairs[0][0].end, before.end)
    return pairs[:1] if pairs[0][0].left <= before.start + 4 and len(rest) < 40 else []


def _object_relative(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`the group that Washington listed`, `firms, X and Y, which OFAC is also designating`."""
    window = text.content[max(sentence.start, found.start - 70) : found.start]
    match = re.search(
        r"\b(?P<pronoun>which|that|whom|who)\s(?P<agent>[^,;]{2,55}?)\s(?:(?:is|are|was|were|has|have|had|also|"
        r"now|already|previously|since|today)\s)*\Z",
        window,
    )
    if not match or not find_authorities(match["agent"] + " ", 0, len(match["agent"])):
        return []
    at = found.start - len(window) + match.start()
    before = [pair for pair in pairs if pair[0].end <= at]
    return (
        heads_before(text.content, sentence.start, at + len(match["pronoun"]) + 1, before, plural=True)
        if before
        else []
    )
