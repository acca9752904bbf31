"""Offices and functions: `its leader, X`, `X, the commander of Y`, and the ties that they state."""

import re
from collections.abc import Sequence
from functools import cache

from service.articles.clauses import Pair
from service.articles.coreference import resolve
from service.articles.dossier import Party, Span, add_tie
from service.articles.sentences import Sentence
from service.articles.tables import mapping, rows
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Relation

_ADJECTIVES = r"(?:(?!who\b|which\b|that\b|was\b|is\b|and\b|of\b|with\b|their\b|his\b|her\b|its\b)[\w’'-]+ ){0,4}?"
_POSSESSOR = re.compile(
    r"(?P<whose>\b(?:its|his|her|their|whose)|\bthe [\w’' -]{2,30}?['’]s)\s(?:[\w’'-]+\s){0,4}\Z", re.I
)
_JUST_NAMED = re.compile(
    r"(?:\s*\([^()]*\))?(?:,? and|,|, as is|, as well as|,? along with|,? together with|,? alongside)\s"
    r"(?:(?:two|three|four|five|six|several|some|one|both) of )?"
)


def role_before(text: Text, sentence: Sentence, pairs: Sequence[Pair], index: int) -> None:
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
        tie_role(party, relation, owner, (_owner_start(text, window_start + match.start("role")), mention.end))


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


def role_after(text: Text, sentence: Sentence, pairs: Sequence[Pair], index: int) -> None:
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
        tie_role(party, relation, target[1], (mention.end + match.start("role"), target[0].end))
        return
    inner = [pair for pair in pairs[index + 1 :] if pair[0].end <= mention.end + match.end() and pair[1] is not party]
    if inner:
        tie_role(party, relation, inner[-1][1], (inner[-1][0].start, mention.end + match.end("noun")))


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


def tie_role(party: Party, relation: str, target: Party, span: Span) -> None:
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
