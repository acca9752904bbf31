"""Statements about counted groups reach the parties that they can only mean."""

import re

from service.articles.claims import Action, GroupClaim
from service.articles.clauses import heads_after
from service.articles.coreference import leading_list
from service.articles.dossier import Party
from service.articles.kinds import noun_kind
from service.articles.numbers import count_in
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Status

_VESSELS = re.compile(r"\b(?:vessels?|ships?|tankers?|aircraft|planes?)\b", re.I)
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s[a-z]", re.I)
_REACH = 4
_HEAD_NOUNS = re.compile(
    r"(?<![\w-])(?:of|in|for|over|from|with|to|at|by|under|that|who|which|whom|whose|accused|linked|tied|connected|based|"
    r"involved|owned|run|led|said|it|he|they)\b|[.;:]"
)
_FEW_WORDS = frozenset(("a", "an", "and", "the", "two", "three", "four", "more", "new", "on", "against", "its", "his"))
_THE_NOUN = re.compile(r"The (?:[a-z-]+ ){0,2}?([a-z-]+)(,| are| were| is| include)\s(?:the )?")
_AND_ITS = re.compile(r",? and (?:its|his|her) (?:[a-z-]+ ){0,3}[a-z-]+, ")
_INTRODUCES = re.compile(
    r"(?:\s*\([^()]*\))?,? (?:is|was|has|heads|leads|serves|runs|owns|acts|works|manages|directs)\b"
)
_OTHERS = re.compile(r"The (?:two|three|four|five|six|seven|eight|nine|ten) others, ")
_FIRMS = frozenset(("company", "firm"))


def apply_groups(text: Text, action: Action) -> None:
    """Statements about counted groups reach the parties that they can only mean: N vessels, when N are left."""
    for group in action.groups:
        if group.count and _VESSELS.search(group.words) and group.claim.current:
            free = [
                party
                for party in text.registry.parties
                if party.kind in (PartyKind.VESSEL, PartyKind.AIRCRAFT)
                and not any(claim.status is group.claim.status for claim in party.claims)
            ]
            named = any(group.claim.sentence <= number <= group.claim.sentence + _REACH for number, _ in action.named)
            if len(free) == group.count and not named:
                for party in free:
                    party.claims.append(group.claim)
                    group.parties.append(party)
        elif group.claim.current and group.claim.status is Status.DESIGNATED:
            found = _named_after(text, group) or _introduced_in_turn(text, group)
            for party in [*found, *_named_by_noun(text, group)]:
                party.claims.append(group.claim)
                group.parties.append(party)


def _named_by_noun(text: Text, group: GroupClaim) -> list[Party]:
    """`sanctions on a developer …`, then `The developer, X, …`: whom the noun of the statement comes to mean."""
    nouns = set(re.findall(r"[a-z-]+", _HEAD_NOUNS.split(group.words.lstrip())[0])) - _FEW_WORDS
    found: list[Party] = []
    for number in range(group.claim.sentence + 1, min(group.claim.sentence + 1 + _REACH, len(text.sentences))):
        found += [party for party in _led_by_noun(text, number, nouns) if not party.claims and not party.negations]
    return found


def _led_by_noun(text: Text, number: int, nouns: set[str]) -> list[Party]:
    """Whom a sentence names right after `The NOUN, ` or `The NOUNs are `, where the noun is one of those."""
    sentence, pairs = text.sentences[number], text.parties_in(number)
    match = _THE_NOUN.fullmatch(text.quote(sentence.start, pairs[0][0].left)) if pairs else None
    if match is None or not _is_one_of(match[1], nouns):
        return []
    if match[2] != ",":
        return [party for _, party in heads_after(text.content, sentence.start + match.end(2), sentence.end, pairs)]
    after = text.content[pairs[0][0].end : pairs[0][0].end + 2]
    if not re.match(r"[, ]|\s?\(", after):
        return []
    second = (
        pairs[1:2] if len(pairs) > 1 and _AND_ITS.fullmatch(text.content, pairs[0][0].end, pairs[1][0].left) else []
    )
    return [party for _, party in (pairs[0], *second)]


def _introduced_in_turn(text: Text, group: GroupClaim) -> list[Party]:
    """`four officials.`, then `X is the …. Y heads ….`: sentences that begin with a name, as many as were counted."""
    found: list[Party] = []
    for number in range(group.claim.sentence + 1, min(group.claim.sentence + 1 + 3 * _REACH, len(text.sentences))):
        pairs = text.parties_in(number)
        begins = bool(pairs) and pairs[0][0].left == text.sentences[number].start and " " in pairs[0][0].name
        if begins and _INTRODUCES.match(text.content, pairs[0][0].end):
            found += [] if pairs[0][1] in found else [pairs[0][1]]
        elif found and not (begins and pairs[0][1] in found):
            break
    free = all(not party.claims and not party.negations and not party.bystander for party in found)
    return found if group.count > 1 and len(found) == group.count and free else []


def _is_one_of(noun: str, nouns: set[str]) -> bool:
    """The noun itself, or another word for the only firm among them (`a drone maker`, `The company, …`)."""
    firms = [one for one in nouns if noun_kind(one) is PartyKind.COMPANY]
    return noun in nouns or (noun in _FIRMS and len(firms) == 1)


def _named_after(text: Text, group: GroupClaim) -> list[Party]:
    """`four judges and two firms`, then `Judges A, B, C and D handed down …`, `The two firms, A and B, …`: those whom a
    sentence soon after begins to name, where they are as many as one of the numbers; each is free of other claims.
    """
    counts = {count_in(piece[0]) for piece in _COUNTED.finditer(group.words)}
    found: list[Party] = []
    for number in range(group.claim.sentence + 1, min(group.claim.sentence + 1 + _REACH, len(text.sentences))):
        run = leading_list(text, number)
        parties = [party for _, party in run]
        free = all(not party.claims and not party.negations and not mention.initial for mention, party in run[1:])
        free = free and not run[0][1].claims and " " in run[0][0].name if run else False
        others = _OTHERS.match(text.content, text.sentences[number].start)
        counted = len(run) in counts or (others is not None and count_in(others[0]) == len(run))
        if len(run) > 1 and counted and free and len({party.number for party in parties}) == len(run):
            found += parties
            counts.discard(len(run))
    return found
