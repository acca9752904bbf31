"""Ties to what someone has: `his holding company Y`, `X's charity Y`, `its armed wing, Y`."""

import re
from collections.abc import Sequence
from functools import cache

from service.articles.attributes import possessive
from service.articles.clauses import Pair
from service.articles.coreference import resolve
from service.articles.dossier import Party, add_tie
from service.articles.offices import just_named
from service.articles.sentences import Sentence
from service.articles.tables import mapping
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Relation

_FEW_WORDS = r"(?:(?!of\b|two\b|three\b|four\b|and\b|or\b|in\b|by\b|to\b|for\b|who\b|that\b|which\b)[\w’'-]+\s){0,4}?"
_WHOSE = re.compile(
    rf"\b(?P<whose>his|her|their|its)\s(?:own\s)?{_FEW_WORDS}(?P<noun>NOUN)(?:s|ies)?,?\s(?:called |named |the "
    rf")?[\"“]?\Z"
)
_ITS_PART = frozenset(("wing", "branch", "cell", "unit", "faction", "offshoot", "division", "arm"))
_HOLDINGS = (
    "holding",
    "venture",
    "vehicle",
    "arm",
    "unit",
    "shell",
    "business empire",
    "practice",
    "outlet",
    "chain",
    "wing",
    "branch",
    "subsidiar",
    "compan",
    "affiliate",
)
_LIST_JOINT = re.compile(
    r"(?:\s*\([^()]*\))?,?\s(?:and\s|as well as\s)?(?:(?:the|an?|its|his)\s)?(?:(?!and\b|of\b|by\b|"
    r"for\b)[a-z-]+\s){0,3}"
)
_KIN = re.compile(r"\bthe (?:brothers|sisters|siblings|twins)\b", re.I)


def read_possession(text: Text, sentence: Sentence, pairs: Sequence[Pair], index: int) -> None:
    """`his holding company Y`, `their firm, Y`, `X's charity Y`, `its armed wing, Y`."""
    mention, party = pairs[index]
    start = max(sentence.start, mention.left - 90)
    match = _whose().search(text.content, start, mention.left)
    owners: list[Party] = []
    if match:
        owners = _owners(text, sentence, pairs[:index], match["whose"], match.start())
        at = match.start()
    elif index and possessive(text, pairs[index - 1]):
        gap = text.content[pairs[index - 1][0].end + 2 : mention.left]
        match = _gap().fullmatch(gap)
        owners, at = [pairs[index - 1][1]], pairs[index - 1][0].start
    if not match or party.kind is PartyKind.PERSON:
        return
    noun = match["noun"].casefold().split()[-1]
    plural = bool(
        re.search(r"(?:s|ies),? (?:[a-z-]+ )?(?:the )?\Z", text.content[max(0, mention.left - 30) : mention.left])
    )
    members = [party, *(_also_joined(text, pairs, index) if plural else ())]
    for owner, party in ((owner, member) for owner in owners for member in members):
        part = noun in _ITS_PART and owner.kind is not PartyKind.PERSON and party.kind is PartyKind.ORGANISATION
        relation = Relation.PART_OF if part else Relation.OWNED_BY
        if owner is not party and all(tie.target != party.number for tie in owner.ties):
            add_tie(party, relation, owner, (at, mention.end), "possessed")


def _also_joined(text: Text, pairs: Sequence[Pair], index: int) -> list[Party]:
    """Those that go on a list which `his firms, ` opens."""
    found = []
    for at in range(index + 1, len(pairs)):
        if not _LIST_JOINT.fullmatch(text.content[pairs[at - 1][0].end : pairs[at][0].left]):
            break
        found.append(pairs[at][1])
    return [party for party in found if party.kind is not PartyKind.PERSON]


def _owners(text: Text, sentence: Sentence, before: Sequence[Pair], whose: str, at: int) -> list[Party]:
    named = just_named(text, before, whose, at)
    if named is not None:
        return [named]
    if whose in ("his", "her", "its"):
        reference = "it" if whose == "its" else "he"
        return [party for _, party in resolve(text, sentence.number, reference, at)]
    kin = resolve(text, sentence.number, "the brothers", at) if _KIN.search(text.content, sentence.start, at) else []
    if kin:
        return [party for _, party in kin]
    people = [pair for pair in before if pair[1].kind is PartyKind.PERSON]
    run = joined(text, people) if people else []
    return (
        [party for _, party in run]
        if len(run) > 1
        else [party for _, party in resolve(text, sentence.number, "both", at)]
    )


def joined(text: Text, pairs: Sequence[Pair]) -> list[Pair]:
    """The list that the last of the pairs closes."""
    run = [pairs[-1]]
    for pair in reversed(pairs[:-1]):
        if not _LIST_JOINT.fullmatch(text.content[pair[0].end : run[0][0].left]):
            break
        run.insert(0, pair)
    return run


@cache
def _holding_nouns() -> str:
    kinds = mapping("kind_nouns", "noun", "kind")
    nouns = [
        noun
        for noun, kind in kinds.items()
        if kind in ("company", "vessel") or noun in ("charity", "foundation", "wing")
    ]
    nouns += _HOLDINGS
    return "|".join(sorted({re.escape(noun) for noun in nouns}, key=len, reverse=True))


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(_WHOSE.pattern.replace("NOUN", _holding_nouns()))


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rf"\s{_FEW_WORDS}(?P<noun>{_holding_nouns()})(?:s|ies)?,?\s(?:[a-z-]+ )?(?:the )?[\"“]?")
