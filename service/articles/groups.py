"""Statements about counted groups reach the parties that they can only mean."""

import re

from service.articles.claims import Action, GroupClaim
from service.articles.coreference import leading_list
from service.articles.dossier import Party
from service.articles.numbers import count_in
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Status

_VESSELS = re.compile(r"\b(?:vessels?|ships?|tankers?|aircraft|planes?)\b", re.I)
_PEOPLE = re.compile(r"\b(?:men|people|individuals|persons|members|officials|nationals|women)\b", re.I)
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s[a-z]", re.I)
_REACH = 4
_HEAD_NOUNS = re.compile(
    r"\b(?:of|in|for|over|from|with|to|at|by|under|that|who|which|whom|whose|accused|linked|tied|connected|based|"
    r"involved|owned|run|led|said|it|he|they)\b|[.;:]"
)
_FEW_WORDS = frozenset(("a", "an", "and", "the", "two", "three", "four", "more", "new", "on", "against", "its", "his"))
_THE_NOUN = re.compile(r"The (?:[a-z-]+ ){0,2}?([a-z-]+), (?:the )?")


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
            for party in [*_named_after(text, group), *_named_by_noun(text, group)]:
                party.claims.append(group.claim)
                group.parties.append(party)


def _named_by_noun(text: Text, group: GroupClaim) -> list[Party]:
    """`sanctions on a developer …`, then `The developer, X, …`: whom the noun of the statement comes to mean."""
    nouns = set(re.findall(r"[a-z-]+", _HEAD_NOUNS.split(group.words.lstrip())[0])) - _FEW_WORDS
    found: list[Party] = []
    for number in range(group.claim.sentence + 1, min(group.claim.sentence + 1 + _REACH, len(text.sentences))):
        sentence = text.sentences[number]
        pairs = text.parties_in(number)
        lead = text.quote(sentence.start, pairs[0][0].left) if pairs else ""
        match = _THE_NOUN.fullmatch(lead)
        party = pairs[0][1] if pairs else None
        if match and match[1] in nouns and party is not None and not party.claims and not party.negations:
            after = text.content[pairs[0][0].end : pairs[0][0].end + 2]
            found += [party] if re.match(r"[, ]|\s?\(", after) else []
    return found


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
        if len(run) > 1 and len(run) in counts and free and len({party.number for party in parties}) == len(run):
            found += parties
            counts.discard(len(run))
    return found
