"""Roles, and ties between two parties of a sentence: offices, ownership, support, kinship."""

import re
from collections.abc import Sequence
from functools import cache

from service.articles.attributes import possessive
from service.articles.clauses import Pair
from service.articles.coreference import resolve
from service.articles.dossier import add_tie
from service.articles.offices import role_after, role_before, tie_role
from service.articles.sentences import BlockKind, Sentence
from service.articles.tables import mapping, rows
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Relation

_FAMILY_PAIR = re.compile(r"\b(?:brothers|sisters|twins|couple|spouses|siblings|cousins) \Z", re.I)
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
            role_before(text, sentence, pairs, index)
            role_after(text, sentence, pairs, index)
            if index:
                last = _between(text, pairs[:index], pair, last)
            _family_pair(text, pair, pairs[index + 1 :])
            last = _pronoun(text, sentence, pair) or last


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
            tie_role(other[1], relation, pair[1], (other[0].start, pair[0].end))
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
