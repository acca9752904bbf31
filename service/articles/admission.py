"""Which parties become draft entries: those with a verdict, and those tied to them."""

from collections.abc import Sequence

from service.articles.dossier import Party
from service.articles.gate import Verdict
from service.domain.vocabulary import PartyKind, Relation, Status


def admitted(parties: Sequence[Party], verdicts: Sequence[Verdict]) -> dict[int, Status]:
    """The parties that become drafts, with their status: those with a verdict, and those tied to them."""
    statuses: dict[int, Status] = {}
    for party, verdict in zip(parties, verdicts, strict=True):
        if not party.names:
            continue
        if verdict.status is not Status.MENTIONED:
            statuses[party.number] = verdict.status
        elif party.negations:
            official = party.bystander or any("official" in mention.titles for mention in party.mentions)
            plain = official or (party.kind is PartyKind.ORGANISATION and not party.ties)
            statuses[party.number] = Status.MENTIONED if plain else Status.ASSOCIATED
        elif party.noted is not None:
            statuses[party.number] = Status.MENTIONED
    _spread(parties, statuses)
    return statuses


def _spread(parties: Sequence[Party], statuses: dict[int, Status]) -> None:
    """Ties bring in the other side: one step from a party of weight, a second from what that step brought in."""
    for _ in range(2):
        brought: dict[int, Status] = {}
        for party in parties:
            for tie in party.ties:
                target = parties[tie.target]
                if not party.names or not target.names:
                    continue
                _bring(party, target, tie.relation, statuses, brought)
        if not brought:
            return
        statuses.update(brought)


def _bring(
    source: Party, target: Party, relation: Relation, statuses: dict[int, Status], brought: dict[int, Status]
) -> None:
    if source.number in statuses and target.number not in statuses and not target.bystander:
        plain = relation in (
            Relation.LEADER_OF,
            Relation.MEMBER_OF,
            Relation.SUPPORTS,
            Relation.AFFILIATED_WITH,
            Relation.FRONT_FOR,
            Relation.PART_OF,
        )
        brought[target.number] = Status.MENTIONED if plain else Status.ASSOCIATED
    if target.number in statuses and source.number not in statuses and not source.bystander:
        brought[source.number] = Status.ASSOCIATED
