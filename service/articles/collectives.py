"""Ties that one phrase gives to several parties: `three members of X`, `A and B, both run by X`, `X commanders`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from service.articles.associations import state_tie
from service.articles.claims import Action
from service.articles.clauses import Pair, heads_after
from service.articles.coreference import resolve
from service.articles.dossier import Party, Span, add_tie
from service.articles.numbers import count_in
from service.articles.possessions import joined, read_possession
from service.articles.sentences import BlockKind, Sentence
from service.articles.tables import mapping, rows
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Relation

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|other|some|senior|both|all)"
_FEW_WORDS = r"(?:(?!of\b|and\b|or\b|in\b|by\b|to\b|for\b|who\b|that\b|which\b)[\w’'-]+\s){0,4}?"
_MEMBERS_FOLLOW = re.compile(
    r"(?:\s*\([^()]*\))?\s?(?:,? (?:including|among them|namely|such as|notably)\b|:|\s?[—–]|, (?=[A-Z]))"
)
_PART = r"(?:owned|controlled|run|operated|managed|directed|headed|led|chaired|founded|established|set up)"
_BY = re.compile(
    rf"(?:\s*\([^()]*\))?,?\s(?:(?:which|who)\s)?(?:(?:are|were|is|was|have been)\s)?(?P<all>both|all|"
    rf"each)?\s?(?:of (?:them|which|whom)\s)?"
    rf"(?:are\s|were\s)?(?:jointly\s|reportedly\s|wholly\s|also\s|ultimately\s|beneficially\s)*"
    rf"(?P<part>{_PART})(?:(?:,| and|, and| or|, or)\s{_PART})*,?\sby\s(?P<who>him|her|them|it)\b"
)
_LINKED = re.compile(
    r"\b(?P<what>\w+)\s(?:allegedly\s|reportedly\s|closely\s)?(?P<how>linked|tied|connected|affiliated|belonging|close|owned|controlled|run|operated|"
    r"led|headed|supporting|financing|funding|working for|acting for|that (?:support|fund|finance)s?|that have "
    r"supported)"
    r"(?:\s(?:to|with|by))?\s(?:the\s)?(?:[\w’'-]+\s){0,4}?\Z"
)
_RELATION_OF = {
    "owned": "owned_by",
    "controlled": "owned_by",
    "belonging": "owned_by",
    "run": "operated_by",
    "operated": "operated_by",
    "led": "operated_by",
    "headed": "operated_by",
    "working for": "acts_for",
    "acting for": "acts_for",
}
_SUPPORTS = ("supporting", "financing", "funding")
_UNDER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several) (?:[\w-]+ ){0,3}?\w+s (?:under "
    r"(?P<whose>his|her|its) control|"
    r"(?:owned|controlled|run|headed|operated) by (?P<who>him|her|it))\b"
)
_REACH = 3


def read_collectives(text: Text, action: Action) -> None:
    """Read the collective ties of every sentence, once it is known whom the groups of the text stand for."""
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        if sentence.block in text.consumed or block.kind is BlockKind.ROW:
            continue
        pairs = text.parties_in(sentence.number)
        for index in range(len(pairs)):
            read_possession(text, sentence, pairs, index)
            _distributed(text, sentence, pairs, index)
            _relative(text, pairs, index)
        _under_control(text, sentence, pairs)
        for target, relation, span, count in _collective(text, sentence, pairs):
            for member in _members(text, sentence, pairs, target, count, action):
                if member is not target[1] and member.kind is not PartyKind.VESSEL:
                    _add(member, relation, target[1], span)


def _add(member: Party, relation: str, target: Party, span: Span) -> None:
    if relation in ("leader_of", "member_of") and member.kind is not PartyKind.PERSON:
        relation = "affiliated_with"
    add_tie(member, Relation(relation), target, span, "collective")


def _distributed(text: Text, sentence: Sentence, pairs: Sequence[Pair], index: int) -> None:
    """`A and B, both controlled by him`, and for each tie stated after `A and B are …`: the first has it too."""
    mention, party = pairs[index]
    run = joined(text, pairs[: index + 1])
    match = _BY.match(text.content, mention.end, sentence.end)
    if match:
        relation = Relation.OWNED_BY if match["part"] in ("owned", "controlled") else Relation.OPERATED_BY
        reference = {"him": "he", "her": "he", "them": "both"}.get(match["who"], "it")
        firms = [pair for pair in run if pair[1].kind is not PartyKind.PERSON] or run
        owners = [one for _, one in resolve(text, sentence.number, reference, firms[0][0].left)]
        members = [pair for pair in run if pair[1].kind is not PartyKind.PERSON or match["who"] == "it"]
        for _, member in members if match["all"] or len(run) == 1 else members[-1:]:
            for owner in owners:
                add_tie(member, relation, owner, (mention.start, match.end()), "distributed")
    elif len(run) > 1 and re.compile(r"(?:\s*\([^()]*\))?,? (?:are|were|have|both|all)\b").match(
        text.content, mention.end
    ):
        for tie in [tie for tie in party.ties if mention.start <= tie.span[0] < mention.end]:
            target = text.registry.parties[tie.target]
            for _, member in run[:-1]:
                if tie.relation is not Relation.FAMILY_OF and target is not member:
                    add_tie(member, tie.relation, target, tie.span, tie.rule)


def _relative(text: Text, pairs: Sequence[Pair], index: int) -> None:
    """`Y, the firm that X founded`, `Y, which X helped to set up`."""
    if not index:
        return
    (what, _), (who, _) = pairs[index - 1], pairs[index]
    gap = re.sub(r"\([^()]*\)\s?", "", text.content[what.end : who.left])
    if not re.fullmatch(
        r"\s?,? ?(?:(?:the|an?) (?:[\w’'-]+ ){1,4}(?:that |which )?|which |that )(?:his |her |the )?(?:[a-z]+ )?", gap
    ):
        return
    if not re.search(r"\b(?:that|which) |(?:the|an?) (?:[\w’'-]+ ){1,4}\Z", gap):
        return
    rest = text.content[who.end : who.end + 40]
    for row in rows("ties"):
        if row["id"] in ("owns", "founded", "runs") and re.match(
            rf"\s?(?:also\s|still\s|now\s|jointly\s)*(?:{row['pattern']})\b", rest
        ):
            state_tie(pairs[index], pairs[index - 1], row["relation"], row["direction"], row["id"])
            return


def _under_control(text: Text, sentence: Sentence, pairs: Sequence[Pair]) -> None:
    """`three businesses under her control — A, B and C`, `two firms owned by him: A and B`."""
    match = _UNDER.search(text.content, sentence.start, sentence.end)
    follow = _MEMBERS_FOLLOW.match(text.content, match.end()) if match else None
    if not match or not follow:
        return
    members = heads_after(
        text.content, follow.end(), sentence.end, [pair for pair in pairs if pair[0].start >= follow.end() - 1]
    )
    word = match["whose"] or match["who"]
    feminine = [pair for pair in pairs if pair[0].end <= match.start() and word == "her" and _she(text, pair)]
    owners = feminine[-1:] or resolve(
        text, sentence.number, "he" if word in ("his", "her", "him") else "it", match.start()
    )
    for _, owner in owners:
        for _, member in members:
            add_tie(member, Relation.OWNED_BY, owner, match.span(), "collective")


def _she(text: Text, pair: Pair) -> bool:
    """A name that a woman's word of kinship leads."""
    before = text.content[max(0, pair[0].left - 30) : pair[0].left]
    return bool(re.search(r"\b(?:wife|widow|sister|daughter|mother|niece|aunt|girlfriend|spouse),? \Z", before))


def _collective(text: Text, sentence: Sentence, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, str, Span, int]]:
    """(whom, relation, words, count) of phrases: `three members of X`, `X commanders`, `two firms linked to X`."""
    roles = mapping("roles", "role", "relation")
    for pair in pairs:
        mention = pair[0]
        start = max(sentence.start, mention.left - 80)
        of = _plural_of().search(text.content, start, mention.left)
        if of:
            yield pair, roles[_singular(of["noun"])], (of.start(), mention.end), count_in(of[0])
            continue
        after = _plural_after().match(text.content, mention.end, min(sentence.end, mention.end + 50))
        if after:
            yield (
                pair,
                roles[_singular(after["noun"])],
                (mention.start, after.end()),
                count_in(text.content[max(sentence.start, mention.left - 30) : mention.left]),
            )
            continue
        linked = _LINKED.search(text.content, start, mention.left)
        if linked and linked["what"].endswith("s") and count_in(text.content[start : linked.start() + 1]) > 1:
            how = linked["how"].split(" ")[0] if linked["how"].startswith("that") else linked["how"]
            relation = (
                "supports" if how in _SUPPORTS or how == "that" else _RELATION_OF.get(linked["how"], "affiliated_with")
            )
            yield pair, relation, (linked.start(), mention.end), count_in(text.content[start : linked.start() + 1])


def _members(
    text: Text, sentence: Sentence, pairs: Sequence[Pair], target: Pair, count: int, action: Action
) -> list[Party]:
    """Whom the phrase speaks of: the list that it introduces, the names before it, or its group."""
    follow = _MEMBERS_FOLLOW.match(text.content, target[0].end, sentence.end) or _after_noun(text, sentence, target)
    if follow:
        later = heads_after(
            text.content, follow.end(), sentence.end, [pair for pair in pairs if pair[0].start >= follow.end() - 1]
        )
        if later:
            return [party for _, party in later]
    before = [pair for pair in pairs if pair[0].end <= target[0].left]
    if before and re.match(
        r"(?:\s*\([^()]*\))?, (?:both|all|two|three|four|five)\b",
        text.content[before[-1][0].end : before[-1][0].end + 30],
    ):
        return [party for _, party in joined(text, before)]
    listed = [group.parties for group in action.groups if group.claim.sentence == sentence.number and group.parties]
    listed += [parties for number, parties in action.named if sentence.number < number <= sentence.number + _REACH]
    for parties in listed:
        if not count or len(parties) == count:
            return parties
    return []


def _after_noun(text: Text, sentence: Sentence, target: Pair) -> re.Match[str] | None:
    after = _plural_after().match(text.content, target[0].end, min(sentence.end, target[0].end + 50))
    return _MEMBERS_FOLLOW.match(text.content, after.end(), sentence.end) if after else None


def _singular(noun: str) -> str:
    folded = noun.casefold()
    roles = mapping("roles", "role", "relation")
    return (
        folded
        if folded in roles
        else folded.removesuffix("s")
        if folded.removesuffix("s") in roles
        else folded[:-3] + "y"
    )


@cache
def _plural_nouns() -> str:
    kept = ("leader_of", "member_of", "supports", "acts_for", "affiliated_with")
    nouns = [row["role"] for row in rows("roles") if row["relation"] in kept and " " not in row["role"]]
    return "|".join(sorted((re.escape(noun.removesuffix("s")) + "s" for noun in nouns), key=len, reverse=True))


@cache
def _plural_of() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_NUMBER}\s{_FEW_WORDS}(?P<noun>{_plural_nouns()})\s(?:of|in|for|within|"
        rf"from)\s(?:the\s)?(?:[\w’'-]+\s){{0,6}}?(?:known as\s|called\s)?[\"“]?\Z",
        re.I,
    )


@cache
def _plural_after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*\([A-Z-]+\))?\s(?:[a-z-]+\s){{0,2}}?(?P<noun>{_plural_nouns()})\b")
