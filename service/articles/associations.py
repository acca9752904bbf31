"""Roles, and ties between two parties of a sentence: offices, ownership, support, kinship."""

import re
from collections.abc import Sequence
from functools import cache

from service.articles.clauses import Pair
from service.articles.coreference import possessive, resolve
from service.articles.dossier import Party, Span, Tie
from service.articles.sentences import BlockKind, Sentence
from service.articles.tables import mapping, rows
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Relation

_ADJECTIVES = r"(?:(?!who\b|which\b|that\b|was\b|is\b|and\b|of\b|with\b|their\b|his\b|her\b|its\b)[\w’'-]+ ){0,4}?"
_POSSESSOR = re.compile(
    r"(?P<whose>\b(?:its|his|her|their|whose)|\bthe [\w’' -]{2,30}?['’]s)\s(?:[\w’'-]+\s){0,4}\Z", re.I
)
_FAMILY_PAIR = re.compile(r"\b(?:brothers|sisters|twins|couple|spouses|siblings|cousins) \Z", re.I)
_JUST_NAMED = re.compile(
    r"(?:\s*\([^()]*\))?(?:,? and|,|, as is|, as well as|,? along with|,? together with|,? alongside)\s"
    r"(?:(?:two|three|four|five|six|several|some|one|both) of )?"
)
_MAX_GAP = 220
_CONJUNCT = re.compile(r"\.?\s*(?:,|,? and)\s+(?:the )?(?:by )?")

Statement = tuple[Pair, str, str, str]


def read_ties(text: Text) -> None:
    """Read the roles and ties of every sentence outside layouts."""
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        if sentence.block in text.consumed or block.kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        pairs = text.parties_in(sentence.number)
        last: Statement | None = None
        for index, pair in enumerate(pairs):
            _role_before(text, sentence, pairs, index)
            _role_after(text, sentence, pairs, index)
            if index:
                last = _between(text, pairs[:index], pair, last)
            _family_pair(text, pair, pairs[index + 1 :])
            last = _pronoun(text, sentence, pair) or last


def add_tie(source: Party, relation: Relation, target: Party, span: Span, rule: str) -> None:
    """One relation a pair, the first read; nobody is tied to himself, and only people are relatives."""
    people = source.kind is PartyKind.PERSON is target.kind
    if (
        (relation is not Relation.FAMILY_OF or people)
        and source is not target
        and all(tie.target != target.number for tie in source.ties)
    ):
        source.ties.append(Tie(relation, target.number, span, rule))


def _role_before(text: Text, sentence: Sentence, pairs: Sequence[Pair], index: int) -> None:
    """`its leader, X`, `Hamas financier X`, `the group's commander, X`, `the trader X`."""
    mention, party = pairs[index]
    window_start = max(sentence.start, mention.left - 110)
    before = text.content[window_start : mention.left]
    match = re.search(
        rf"(?P<role>\b{_ADJECTIVES}\b(?P<noun>{_role_nouns()}))(?: (?:of|in|at|for) [^,.;]{{2,50}})?,? (?:named |"
        rf"(?:the |retired |former )*(?:[a-z-]+ ){{0,2}}(?:{_people()}) )?\Z",
        before,
    )
    if not match or _is_body_of_role(match):
        return
    noun = match["noun"].casefold()
    span = (window_start + match.start("noun"), window_start + match.end("noun"))
    _add_role(text, party, span, window_start + match.start("role"))
    relation = mapping("roles", "role", "relation").get(noun, "")
    owner = _possessor(text, sentence, pairs[:index], span[0])
    if owner is not None and relation:
        _tie_role(party, relation, owner, (_owner_start(text, window_start + match.start("role")), mention.end))


def _is_body_of_role(match: re.Match[str]) -> bool:
    """`head of the exchange X`: the name is the body, not the holder of the office."""
    words = match[0][match.end("noun") - match.start() :].split()
    kinds = mapping("kind_nouns", "noun", "kind")
    return bool(words) and words[0] in ("of", "at", "in", "for") and kinds.get(words[-1]) in ("company", "organisation")


def _owner_start(text: Text, at: int) -> int:
    found = re.search(
        r"(?:\b(?:its|his|her|their|whose)|[\w’'-]+['’]s|[\w’'-]+)\s\Z", text.content[max(0, at - 40) : at]
    )
    return at - len(found[0]) if found else at


def _possessor(text: Text, sentence: Sentence, before: Sequence[Pair], noun: int) -> Party | None:
    """Whose office it is: the name before it, or what `its`, `his`, `the group's` stands for."""
    if before:
        gap = text.content[before[-1][0].end : noun]
        if re.fullmatch(r"(?:['’]s?)?,? (?:(?!and\b|the\b|an?\b|of\b|by\b)[\w’'-]+ ){0,4}", gap):
            return before[-1][1]
    whose = _POSSESSOR.search(text.content, max(sentence.start, noun - 80), noun)
    if not whose:
        return None
    word = whose["whose"].casefold()
    owner = just_named(text, before, word, whose.start())
    if owner is not None:
        return owner
    kin = [tie.target for tie in before[-1][1].ties if tie.relation is Relation.FAMILY_OF] if before else []
    if (
        word in ("his", "her")
        and kin
        and re.search(rf"\b{word}\b[^.;]{{0,30}}\Z", text.quote(sentence.start, before[-1][0].left), re.I)
    ):
        return text.registry.parties[kin[-1]]
    reference = (
        "he" if word in ("his", "her") else "it" if word in ("its", "their", "whose") else re.sub(r"['’]s$", "", word)
    )
    found = resolve(text, sentence.number, reference, whose.start())
    return found[0][1] if found else None


def just_named(text: Text, before: Sequence[Pair], whose: str, at: int) -> Party | None:
    """`X and his firm`, `Y, its chairman`: whom a possessive means that follows a name of its kind at once."""
    if not before or not _JUST_NAMED.fullmatch(text.content, before[-1][0].end, at):
        return None
    person = before[-1][1].kind is PartyKind.PERSON
    return before[-1][1] if (whose in ("his", "her") and person) or (whose == "its" and not person) else None


def _role_after(text: Text, sentence: Sentence, pairs: Sequence[Pair], index: int) -> None:
    """`X, a leader of Y`, `X is the commander of Y`, `X serves as Y's leader`."""
    mention, party = pairs[index]
    after = text.content[mention.end : min(sentence.end, mention.end + 200)]
    match = re.match(
        rf"(?:\s*\([^()]*\))?(?:,| is| was| serves as| served as| became| has been|"
        rf" was chosen by [^.;]{{5,60}}? to be|,? who (?:is|was|serves as)|, serving as)"
        rf" (?:an? |the |also |currently |now |one of the "
        rf")*(?P<role>{_ADJECTIVES}(?P<noun>(?i:{_role_nouns()})))\b(?P<of> (?:of|for|in|at|within|"
        rf"on behalf of) (?:the )?)?",
        after,
    )
    if not match:
        return
    noun = match["noun"].casefold()
    span = (mention.end + match.start("noun"), mention.end + match.end("noun"))
    _add_role(text, party, span, mention.end + match.start("role"))
    relation = mapping("roles", "role", "relation").get(noun, "")
    if not relation:
        return
    target = next((pair for pair in pairs[index + 1 :] if pair[1] is not party), None)
    if (
        target
        and match["of"]
        and target[0].left - (mention.end + match.end()) <= 60
        and not _is_attribute(text, target)
        and not re.search("[,;]", text.quote(mention.end + match.end(), max(target[0].left, mention.end + match.end())))
    ):
        _tie_role(party, relation, target[1], (mention.end + match.start("role"), target[0].end))
        return
    inner = [pair for pair in pairs[index + 1 :] if pair[0].end <= mention.end + match.end() and pair[1] is not party]
    if inner:
        _tie_role(party, relation, inner[-1][1], (inner[-1][0].start, mention.end + match.end("noun")))


def _is_attribute(text: Text, pair: Pair) -> bool:
    """`the Sanandaj police unit`: a single word that only says which unit."""
    single = " " not in pair[0].name and not pair[0].name.isupper()
    return single and bool(
        re.match(
            r" (?!and\b|or\b|in\b|who\b|which\b|since\b|from\b|until\b|for\b|militia|group|network|cartel|"
            r"faction|movement|gang)[a-z]",
            text.content[pair[0].end : pair[0].end + 20],
        )
    )


def _tie_role(party: Party, relation: str, target: Party, span: Span) -> None:
    if relation == "leader_of" and target.kind is PartyKind.PERSON:
        relation = "acts_for"
    if relation == "leader_of" and party.kind is not PartyKind.PERSON:
        relation = "affiliated_with"
    add_tie(party, Relation(relation), target, span, "role")


def _add_role(text: Text, party: Party, span: Span, lead: int) -> None:
    """The role as printed: a kin word is no role; ranks keep their qualifier (`senior commander`)."""
    noun = text.quote(*span)
    if party.kind is not PartyKind.PERSON:
        return
    if mapping("roles", "role", "relation").get(noun.casefold()) in ("family_of", "owned_by"):
        return
    qualifier = re.search(
        r"\b(?:deputy|first|senior|overall|former|former head|alleged|chief|vice|regional|supreme) \Z",
        text.quote(lead, span[0]),
    )
    start = span[0] - len(qualifier[0]) if qualifier and qualifier[0].strip() not in ("former",) else span[0]
    known = any(one[0] <= start < one[1] or text.quote(start, span[1]) == role for role, one in party.roles)
    if not known and len(party.roles) < 2:
        party.roles.append((text.quote(start, span[1]), (start, span[1])))


def _between(text: Text, before: Sequence[Pair], pair: Pair, last: Statement | None) -> Statement | None:
    """A tie stated between a name and one of the two names before it; gives (first name, relation, direction, rule).

    A name that only goes on with the list of the name before it (`owns X and Y`) has the tie of that name, `last`.
    """
    for other in before[-1:-3:-1]:
        gap = text.content[other[0].end : pair[0].left]
        if len(gap) > _MAX_GAP or other[1] is pair[1] or possessive(text, other):
            continue
        inner = [middle for middle in before if middle[0].start > other[0].start and middle[1] is not other[1]]
        if inner and not re.search(r"\b(?:who|which|and)\b", gap):
            continue
        flat = re.sub(r"\([^()]*\)\s?", "", gap).lstrip(".")
        for row_id, pattern, relation, direction in _ties():
            if pattern.fullmatch(flat):
                state_tie(other, pair, relation, direction, row_id)
                return other, relation, direction, row_id
        named = _as_office().fullmatch(flat)
        if named and other[1].kind is PartyKind.PERSON and pair[1].kind is not PartyKind.PERSON:
            relation = mapping("roles", "role", "relation")[named["noun"].casefold()]
            _tie_role(other[1], relation, pair[1], (other[0].start, pair[0].end))
            return None
    if last is not None and _CONJUNCT.fullmatch(re.sub(r"\([^()]*\)", "", text.quote(before[-1][0].end, pair[0].left))):
        state_tie(last[0], pair, *last[1:])
        return last
    return None


def state_tie(first: Pair, second: Pair, relation: str, direction: str, rule: str) -> None:
    """A row of the table of ties, stated of two names; `direction` AB is from the first to the second."""
    span = (first[0].start, second[0].end)
    source, target = (first[1], second[1]) if direction == "AB" else (second[1], first[1])
    owner_is_person = target.kind is PartyKind.PERSON
    if relation.endswith("?"):
        firm = source.kind in (PartyKind.COMPANY, PartyKind.VESSEL, PartyKind.AIRCRAFT)
        if firm:
            add_tie(source, Relation(relation[:-1]), target, span, rule)
        elif owner_is_person:
            add_tie(target, Relation.LEADER_OF, source, span, rule)
        else:
            add_tie(source, Relation.AFFILIATED_WITH, target, span, rule)
        return
    if relation == "operated_by" and source.kind is PartyKind.ORGANISATION and owner_is_person:
        add_tie(target, Relation.LEADER_OF, source, span, rule)
        return
    add_tie(source, Relation(relation), target, span, rule)


def _family_pair(text: Text, pair: Pair, following: Sequence[Pair]) -> None:
    """`the brothers X and Y`."""
    before = text.content[max(0, pair[0].left - 20) : pair[0].left]
    if not following or not _FAMILY_PAIR.search(before):
        return
    other = following[0]
    if re.fullmatch(r"\s?,?\s?(?:and|&) ", text.content[pair[0].end : other[0].left]):
        span = (pair[0].start, other[0].end)
        add_tie(pair[1], Relation.FAMILY_OF, other[1], span, "brothers")
        add_tie(other[1], Relation.FAMILY_OF, pair[1], span, "brothers")


_PRONOUN_TIE = re.compile(
    r"(?:^|[,;] |\band )(?P<subject>He|She|It|he|she|it|The (?:manager|company|firm|group|bank|militia|"
    r"businessman|trader|movement))\b(?P<gap>[^.;]{0,160})\Z"
)


def _pronoun(text: Text, sentence: Sentence, pair: Pair) -> Statement | None:
    """`She directs X`: a tie stated of a pronoun at the beginning of the sentence or after a comma."""
    head = text.content[max(sentence.start, pair[0].left - 170) : pair[0].left]
    match = _PRONOUN_TIE.search(head)
    if not match or not (match.start("subject") == 0 or head):
        return None
    gap = match["gap"]
    trimmed = re.sub(r",? (?:two|three|four|several) [\w’' -]{3,40}, \Z", " ", gap)
    for row_id, pattern, relation, direction in _ties():
        if pattern.fullmatch(gap) or pattern.fullmatch(trimmed):
            at = pair[0].left - len(head) + match.start("subject")
            found = resolve(text, sentence.number, match["subject"], at)
            if found and found[0][1] is not pair[1]:
                state_tie(found[0], pair, relation, direction, row_id)
                return found[0], relation, direction, row_id
            return None
    return None


@cache
def _people() -> str:
    """What else may stand between an office and the name: `its founder, the geologist X`."""
    nouns = sorted((row["noun"] for row in rows("kind_nouns") if row["kind"] == "person"), key=len, reverse=True)
    return "|".join(re.escape(noun) for noun in nouns)


@cache
def _role_nouns() -> str:
    nouns = sorted((re.escape(row["role"]) for row in rows("roles")), key=len, reverse=True)
    return (
        "(?:" + "|".join(nouns) + r")(?! (?:representative|head|director|chief|commander|leader|chair\w*|minister)\b)"
    )


@cache
def _as_office() -> re.Pattern[str]:
    """`X was named on Wednesday as a lieutenant of Y`."""
    kept = ("leader_of", "member_of", "supports", "acts_for")
    nouns = "|".join(sorted((row["role"] for row in rows("roles") if row["relation"] in kept), key=len, reverse=True))
    return re.compile(
        rf"[^;]{{0,130}}\bas (?:an?|the|its|one of the) (?:[\w-]+ ){{0,3}}?(?P<noun>{nouns})s? (?:of|in|for|at|"
        rf"with) (?:the )?"
    )


@cache
def _ties() -> tuple[tuple[str, re.Pattern[str], str, str], ...]:
    tail = (
        r"\s(?:(?:the|an?|his|her|its|their|two|three|four|several)\s)?"
        r"(?:(?!(?:in|at|of|from|by|near|with|for|on|to|that|who|which)\b)[\w’'.-]+\s){0,4}[\"“‘']?"
    )
    return tuple(
        (row["id"], re.compile(rf"\s?(?:{row['pattern']})(?:{tail}|\s)?\s?", re.I), row["relation"], row["direction"])
        for row in rows("ties")
    )
