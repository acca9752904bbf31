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
            for party in _named_after(text, group):
                party.claims.append(group.claim)
                group.parties.append(party)


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
