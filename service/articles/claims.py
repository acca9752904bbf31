"""Frames become claims: who is stated to be listed, delisted, proposed or attacked, by whom, under what, when."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from service.articles.clauses import FINITE, Pair, clause_start, heads_after, heads_before, is_relative
from service.articles.coreference import count_in, is_reference, possessive, resolve
from service.articles.dossier import Span, StatusClaim
from service.articles.frames import Found, find_frames
from service.articles.regimes import Named, find_authorities, find_programmes
from service.articles.sentences import BlockKind, Sentence
from service.articles.text import Text
from service.articles.timing import claim_day, is_history
from service.domain.vocabulary import Status

LIST_WORD = re.compile(
    r"\b(?:sanctions?(?: list| package)?|blacklist(?:ed)?|asset freezes?|travel bans?|restrictive measures|terror(?:ist)? (?:list|organi[sz]ation|group|entit)|"
    r"global terrorists?|blocked (?:property|persons?)|blocking|SDN|proscribed|roster|executive order|narcotics trafficker|kingpin)\b",
    re.I,
)
_AS_LIST = re.compile(
    r"\bas (?:an? |the |one of the )?(?:[\w.'’-]+ ){0,4}?(?:such\b|blocked|sanctioned|designated|proscribed|terrorist|SDGT|SDN|FTO|(?:specially|foreign|global) )|"
    r"\bunder (?:the )?(?:[\w.]+ ){0,6}?(?:Act|Order|Regulations|E\.\s?O|sanctions|resolution)|\b(?:sanctioned|designated) (?:person|entit|part)",
    re.I,
)
_ON_LIST = re.compile(
    r"\b(?:to|on|onto|in|under|within) (?:the |its |their |our |his |a |an |that |this |both |all |today['’]s |U\.S\. )*(?:[\w.&'’()/-]+ ){0,7}?"
    r"(?:lists?|roster|blacklist|annex|sanctions|register|package|designation|list\b)",
    re.I,
)
_STRIKE = re.compile(r"\b(?:air ?strikes?|strikes?|drone|raids?|operation|missile|bombing|gunship|shelling)\b", re.I)
_VICTIM = re.compile(
    r"\b(?:geologist|journalist|reporter|aid workers?|civilians?|schoolgirl|student|teacher|tourist|engineer|driver|nurse|doctor|activist|victims?|passengers?|"
    r"child|children|hostages?|soldiers?|troops|contractor|peacekeepers?|worshippers?)s? (?:\w+ )?$",
    re.I,
)
_DIRECT_OBJECT = re.compile(
    r"\s(?P<object>(?:it|him|her|them|both(?! (?:the )?[A-Z])|the (?:same \w+|group|gang|company|firm|militia|faction|organi[sz]ation|bank|vessel|ship|two|pair))(?: \w+)?)(?=[\s.,;])"
)
_BESIDE = re.compile(r"\b(?:alongside|together with|along with|as well as)\s", re.I)
_AS_IS = re.compile(r",? (?:as|and so) (?:is|are|was|were|has|have|did|do|does) ", re.I)
_EFFECTS = {
    "designate": Status.DESIGNATED,
    "delist": Status.DELISTED,
    "propose": Status.PROPOSED,
    "target": Status.TARGETED,
}


@dataclass(frozen=True, slots=True)
class GroupClaim:
    """A statement about a number of parties that it does not name (`sanctioned three shipowners`). `count` 0: not said."""

    claim: StatusClaim
    count: int
    words: str


@dataclass(slots=True)
class Action:
    """What the text as a whole reports: statements about unnamed groups, and the authorities seen to act so far."""

    groups: list[GroupClaim] = field(default_factory=list)
    authorities: tuple[Named, ...] = ()


def read_claims(text: Text, action: Action) -> None:
    """Read every sentence outside layouts, in order, and hang the claims on the parties."""
    for sentence in text.sentences:
        if sentence.block in text.consumed or text.blocks[sentence.block].kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        for found in find_frames(text.content, sentence.start, sentence.end):
            if _counts(text, sentence, found) and not _other_sense(text, sentence, found):
                _read(text, sentence, found, action)


def _counts(text: Text, sentence: Sentence, found: Found) -> bool:
    """The list word that a row asks for is there."""
    need = found.frame.needs_list
    after = text.content[found.end : min(sentence.end, found.end + 260)]
    whole = text.quote(sentence.start, sentence.end)
    checks: dict[str, Callable[[], bool]] = {
        "no": lambda: True,
        "yes": lambda: bool(
            LIST_WORD.search(whole)
            or find_programmes(whole, 0, len(whole))
            or _has_authority(text, sentence)
            or _listed_alone(text, found)
        ),
        "as": lambda: bool(_AS_LIST.search(after)),
        "list": lambda: (
            bool(_ON_LIST.search(text.content[found.start : found.end] + after))
            or bool(_ON_LIST.search(after))
            or _follow_on(text, sentence, found)
        ),
        "removed": lambda: bool(re.search(r"\b(?:list|roster|blacklist|SDN|annex|sanctions|register)", after, re.I)),
        "strike": lambda: bool(_STRIKE.search(whole)),
        "sanctions_imposed": lambda: bool(
            re.search(r"sanctions.{0,200}\bimposed\b", text.quote(found.end, sentence.end))
        ),
        "previous": lambda: _goes_on(text, sentence, found),
        "context": lambda: _in_context(text, sentence),
    }
    return checks[need]()


_STATE = re.compile(
    r"\b(?:governments?|administration|ministr(?:y|ies)|department|authorit(?:y|ies)|officials?|minister|secretary|president|committee|cabinet|capital|countries|"
    r"allies|states?|union|bloc|parliament|treasury|it|they|he|she|which|that|who|regulator|lawmakers|senators|congress|agency|office|powers|nations|partners|rule|"
    r"resolution|notice|order|decision|action|measures?|package|regulation|to|and|by|for|in|been|also|be|anyone|anybody|any|either|nobody|none|no one)\b",
    re.I,
)
_PENALTY = re.compile(
    r"\s(?:(?:and|or) (?:fined|suspended|warned|banned|reprimanded)|with an? (?:[\w-]+ ){0,2}?(?:fine|ban|suspension|reprimand|warning|penalty))\b"
)
_OTHER_AGENT = re.compile(r"\s(?:[\w-]+\s){0,3}?by (?:the |an? |its |his )?(?P<agent>[^,.;]{2,60})")
_OTHER_AS = re.compile(
    r"\s(?:as )?(?:an?|the|its|his|her|their|one of)\s|\sas\s(?!well|part|of\b|such|he\b|she\b|it\b|they\b|being|having)"
)
_SENSES = frozenset(("designate", "sanction", "blacklist", "list"))


def _other_sense(text: Text, sentence: Sentence, found: Found) -> bool:
    """Another sense of the verb: a league sanctions, a council designates a landmark, someone is designated as chair."""
    if found.frame.id not in _SENSES:
        return False
    content = text.content
    after = content[found.end : sentence.end]
    if (
        _OTHER_AS.match(after)
        and (found.passive or found.frame.id != "list")
        and found.passive
        and not _AS_LIST.match(" as" + re.sub(r"^\sas\b", "", after))
    ):
        return not find_programmes(after, 0, min(len(after), 60)) and not re.match(
            r"\s(?:the )?(?:same|next|following|last|previous)\b", after
        )
    if _PENALTY.match(after):
        return True
    if (
        found.frame.id == "list"
        and re.search(r"\b(?:among|as one of|as (?:an? )?eligible)\b", after[:60])
        and not LIST_WORD.search(after)
    ):
        return True
    agent = _OTHER_AGENT.match(after)
    if found.passive and agent and not _is_authority(agent["agent"]):
        return True
    begin = clause_start(content, sentence.start, found.start)
    head = content[begin : found.start]
    active = not found.passive and not found.reduced
    if found.passive or not head.strip() or is_relative(content, sentence.start, found.start):
        return False
    plain = re.sub(r"\b(?:has|have|had|also|now|then|today|on \w+|is|are|was)\b|\W", "", head)
    return active and bool(plain) and not _is_authority(head)


def _is_authority(words: str) -> bool:
    return bool(find_authorities(words, 0, len(words)) or find_programmes(words, 0, len(words)) or _STATE.search(words))


def _goes_on(text: Text, sentence: Sentence, found: Found) -> bool:
    """`Among them were …`: only at the beginning of a sentence that follows the statement of a listing."""
    if found.start - sentence.start > 3 or not sentence.number:
        return False
    before = text.sentences[sentence.number - 1]
    frames = find_frames(text.content, before.start, before.end)
    return any(one.frame.effect == "designate" and not one.negated and not one.proposed for one in frames)


def _acting(text: Text, sentence: Sentence) -> bool:
    """An authority has been seen to list someone before this sentence, or does so soon after."""
    return any(number <= sentence.number + 2 for number in text.acting)


def _listed_alone(text: Text, found: Found) -> bool:
    """`had already been listed in June`, `X, listed for …`, in a text that an authority acts in."""
    after = text.content[found.end : found.end + 12]
    return (
        (found.passive or found.reduced)
        and text.acting
        and bool(re.match(r"\s(?:for|in|by|under|on|since|as|too|also|last)\b|[.,;]", after))
    )


def _in_context(text: Text, sentence: Sentence) -> bool:
    return _acting(text, sentence) or _supported(text, sentence)


def _follow_on(text: Text, sentence: Sentence, found: Found) -> bool:
    """`both were added on Tuesday too`: a passive that goes on with what the sentences before spoke of."""
    head = text.quote(max(0, sentence.start - 600), found.start)
    return found.passive and text.quote(found.start, found.end).casefold() == "added" and bool(LIST_WORD.search(head))


def _has_authority(text: Text, sentence: Sentence) -> bool:
    return bool(find_authorities(text.content, sentence.start, sentence.end))


def _read(text: Text, sentence: Sentence, found: Found, action: Action) -> None:
    heads, reference = _parties_of(text, sentence, found)
    if found.frame.effect == "target":
        heads = [pair for pair in heads if not _VICTIM.search(text.content[max(0, pair[0].left - 40) : pair[0].left])]
    claim = _claim(text, sentence, found, heads, action)
    if found.negated and found.frame.effect in ("designate", "propose"):
        for _, party in heads:
            party.negations.append(claim.span)
        return
    if found.negated and found.frame.effect == "target":
        return
    if heads and claim.status is Status.DESIGNATED:
        text.claimed = tuple(heads)
    for pair in heads:
        pair[1].claims.append(claim)
        pair[1].firm = pair[1].firm or claim.status is not Status.TARGETED
    if claim.current and claim.status in (Status.DESIGNATED, Status.DELISTED) and claim.authorities:
        action.authorities = claim.authorities
    if not heads and not found.negated and claim.status in (Status.DESIGNATED, Status.PROPOSED):
        action.groups.append(GroupClaim(claim, count_in(reference), reference))


def _status(found: Found) -> Status:
    """A wish to delist, or a refusal to, states that the listing stands."""
    effect = found.frame.effect
    if effect == "delist" and (found.negated or found.proposed):
        return Status.DESIGNATED
    if effect == "designate" and found.proposed and found.frame.voice != "attribute":
        return Status.PROPOSED
    return _EFFECTS[effect]


def _parties_of(text: Text, sentence: Sentence, found: Found) -> tuple[list[Pair], str]:
    """The parties a frame speaks of, and the words of the noun phrase where it names none."""
    content, pairs = text.content, [pair for pair in text.parties_in(sentence.number) if not possessive(text, pair)]
    voice = found.frame.voice
    begin = clause_start(content, sentence.start, found.start)
    if voice == "attribute":
        return _attribute(text, sentence, found, pairs), ""
    if voice == "opening":
        opens = found.start - sentence.start <= 2 or content[found.end - 1 : found.end + 1].strip().startswith(":")
        return (heads_after(content, found.end, sentence.end, pairs) if opens else []), ""
    if voice == "before" or (
        voice == "verb" and (found.passive or content[found.start : found.end].casefold() in ("came", "come", "coming"))
    ):
        return _subject(text, sentence, found, begin, pairs)
    if voice == "verb":
        reduced = _reduced(text, found, pairs)
        if reduced:
            return reduced, ""
        if found.reduced and found.start == sentence.start:
            return [*_before_fragment(text, sentence), *_beside(text, sentence, found, pairs)], ""
        relative = _object_relative(text, sentence, found, pairs)
        if relative:
            return relative, ""
    if voice == "possessive":
        whose = re.search(r"\b(?:his|her|its|their)\b", content[max(begin, found.start - 6) : found.end])
        reference = "he" if whose and whose[0] in ("his", "her") else "it"
        return resolve(text, sentence.number, reference, found.start), ""
    if voice == "claimed":
        return list(text.claimed), ""
    direct = _DIRECT_OBJECT.match(content, found.end, sentence.end)
    if voice == "verb" and direct and is_reference(direct["object"]):
        return resolve(text, sentence.number, direct["object"], found.start), direct["object"]
    heads = heads_after(content, found.end, sentence.end, pairs) or _after_colon(text, sentence, found, pairs)
    phrase = content[found.end : min(sentence.end, found.end + 60)]
    if not heads and is_reference(phrase[:34]):
        heads = resolve(text, sentence.number, phrase[:34], found.start)
    return heads, phrase


def _subject(text: Text, sentence: Sentence, found: Found, begin: int, pairs: Sequence[Pair]) -> tuple[list[Pair], str]:
    content = text.content
    at = _auxiliary_start(content, begin, found)
    plural = bool(
        re.search(r"\b(?:were|are|have|both|all)\b", content[at : found.end])
        or re.search(r"\b(?:both|all)\b", content[max(begin, at - 20) : at])
    )
    heads = heads_before(content, begin, at, pairs, plural=plural)
    phrase = content[begin:at]
    if not heads and is_relative(content, sentence.start, at):
        heads = heads_before(content, sentence.start, at, pairs, plural=plural)
    if not heads and ("following" in phrase or count_in(phrase)):
        colon = content.find(":", found.end, sentence.end)
        heads = heads_after(content, colon + 1, sentence.end, pairs) if colon > 0 else []
    if not heads:
        heads = resolve(text, sentence.number, phrase[-70:], at) or _elided(text, sentence, begin, at, pairs)
    return [*heads, *_beside(text, sentence, found, pairs)], phrase


def _after_colon(text: Text, sentence: Sentence, found: Found, pairs: Sequence[Pair]) -> list[Pair]:
    """`sanctions against four people: A, B, C and D`, `two companies — A and B`: a counted object, then its names."""
    mark = re.compile(r":\s|\s[—–]\s").search(text.content, found.end, sentence.end)
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
    beside = _BESIDE.search(text.content, found.end, min(sentence.end, found.end + 90))
    if not beside:
        return []
    pronoun = re.compile(r"(?:him|her|it|them)\b").match(text.content, beside.end())
    if pronoun:
        return resolve(text, sentence.number, pronoun[0].replace("them", "both"), sentence.start)
    return [pair for pair in heads_after(text.content, beside.end(), sentence.end, pairs)]


def _auxiliary_start(content: str, begin: int, found: Found) -> int:
    """Where `was also being` begins before a passive verb."""
    if found.frame.voice == "before":
        return found.start
    window = content[max(begin, found.start - 60) : found.start]
    matches = list(
        re.finditer(
            r"\b(?:(?:has|have|had|will|would|could|should|may|might|must|shall)\s(?:[\w-]+\s){0,3}?)?(?:is|are|was|were|be|been|being|remains?|remained|stays?|stayed)\s",
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
    for pair in reversed(pairs):
        if pair[0].end <= found.start:
            gap = text.content[pair[0].end : found.start]
            if re.fullmatch(
                r"(?:\s*\([^)]{0,40}\)|\))?\s*[,(–—]\s*(?:(?:(?:an?|the)\s)?(?:previously|already|recently|newly|also)\s|(?:first|himself|itself|herself|both|and|who)\s)*",
                gap,
            ):
                return [pair]
            break
    before = text.content[max(0, found.start - 30) : found.start]
    if re.search(
        r"(?:\b(?:a|an|the|of|by|with|for|to|and|from|previously|already|recently|newly|other|including|against)|,)\s*\Z",
        before,
    ):
        following = next((pair for pair in pairs if pair[0].start >= found.end), None)
        gap = text.content[found.end : following[0].left] if following else ","
        if following and re.fullmatch(r"\s(?:(?!by\b|in\b|for\b|under\b|on\b|as\b|the\b|to\b)[\w.'’-]+,?\s){0,4}", gap):
            return [following]
    return []


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
        r"\b(?P<pronoun>which|that|whom|who)\s(?P<agent>[^,;]{2,55}?)\s(?:(?:is|are|was|were|has|have|had|also|now|already|previously|since|today)\s)*\Z",
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


def _claim(text: Text, sentence: Sentence, found: Found, heads: Sequence[Pair], action: Action) -> StatusClaim:
    content = text.content
    segment = _segment(text, sentence, found)
    authorities = agents(content, segment, found) or agents(content, (sentence.start, sentence.end), found)
    programmes = tuple(find_programmes(content, *segment))
    if not programmes and re.search(
        r"\b(?:same (?:order|authority|programme|program)|as such)\b", content[segment[0] : segment[1]]
    ):
        programmes = tuple(find_programmes(content, max(0, sentence.start - 400), found.start))
    history = is_history(content, segment, found.start)
    day = claim_day(text, sentence, segment, found, history=history)
    return StatusClaim(
        _status(found),
        _quote_span(segment, found, heads, (*authorities, *programmes), sentence),
        found.frame.id,
        authorities,
        programmes,
        day,
        current=not history,
        supported=bool(
            authorities or programmes or action.authorities or _acting(text, sentence) or _supported(text, sentence)
        ),
        sentence=sentence.number,
    )


def _supported(text: Text, sentence: Sentence) -> bool:
    """An authority or a list word stands in this or the previous sentence."""
    before = text.sentences[sentence.number - 1] if sentence.number else sentence
    verbless = re.sub(r"\b(?:sanction|designat)(?:ed|ing)\b", "", text.quote(sentence.start, sentence.end))
    return bool(
        LIST_WORD.search(verbless)
        or LIST_WORD.search(text.quote(before.start, before.end))
        or _has_authority(text, sentence)
        or find_programmes(text.content, sentence.start, sentence.end)
        or _has_authority(text, before)
    )


def _segment(text: Text, sentence: Sentence, found: Found) -> Span:
    """The clause of a frame: from its beginning (or its relative pronoun) to where the next clause begins."""
    content = text.content
    start = clause_start(content, sentence.start, found.start)
    relative = list(re.finditer(r",?\s(?:which|who|that|whom)\s", content[start : found.start]))
    if relative:
        start += relative[-1].start()
    ending = re.compile(
        r";|, (?:which|who|whose|while|but|although|and (?:he|she|it|they))\b|\b(?:but|while|whereas)\b"
    ).search(content, found.end, sentence.end)
    return start, ending.start() if ending else sentence.end


def agents(content: str, segment: Span, found: Found) -> tuple[Named, ...]:
    """The authorities of a clause. A country counts as one only where it acts: before the verb, after `by`, as adjective."""
    named = find_authorities(content, *segment)
    acting = [one for one in named if not one.place or _acts(content, one, found)]
    codes = {one.code for one in acting}
    kept: list[Named] = []
    for one in acting:
        general = "/" not in one.code and any(code.startswith(one.code + "/") for code in codes)
        if not general and all(known.code != one.code for known in kept):
            kept.append(one)
    return tuple(kept)


def _acts(content: str, one: Named, found: Found) -> bool:
    after = content[one.end : one.end + 30]
    before = content[max(0, one.start - 40) : one.start]
    if re.match(
        r"\.?['’]?s?\.? (?:sanctions|designat|list|blacklist|treasury|authorit|asset|specially|foreign terror|government|steps|action)",
        after,
        re.I,
    ):
        return True
    if re.match(r"\.?(?: and (?:U\.?N\.?|UN|EU|UK|U\.?S\.?))?[-–](?:designated|sanctioned|listed|blacklisted)", after):
        return True
    if re.search(
        r"\b(?:by|alongside|with|as has|as have)(?: both)?(?: the)? $|\bby [^.;]{0,30}(?:,|and)(?: the)? $", before
    ):
        return True
    return one.end <= found.start and not re.search(r"\b(?:in|from|to|of|against|near|on)(?: the)? $", before)


def _quote_span(segment: Span, found: Found, heads: Sequence[Pair], named: Sequence[Named], sentence: Sentence) -> Span:
    points = [found.start, found.end, *(pair[0].start for pair in heads), *(pair[0].end for pair in heads)]
    points += [one.start for one in named] + [one.end for one in named]
    inside = [point for point in points if sentence.start <= point <= sentence.end]
    start = min(inside)
    return (segment[0] if segment[0] < start and start - segment[0] < 60 else start), max(inside)
