"""What has been read about each party so far: names, statuses, ties, facts, each with the span it was read from.

Spans are offsets of the reading view; they become quotes of the text only at the end.
"""

from dataclasses import dataclass, field

from service.articles.parties import Mention
from service.articles.regimes import Named
from service.domain.record import Identifier
from service.domain.vocabulary import NameKind, PartyKind, Relation, Status

Span = tuple[int, int]

DECIDED = (Status.DESIGNATED, Status.DELISTED)
"""What an authority has done, not what is asked for."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as the text offers it."""

    value: str
    kind: NameKind
    span: Span


@dataclass(frozen=True, slots=True)
class FoundDay:
    """An ISO date (partial allowed) and the words it was read from."""

    iso: str
    span: Span


@dataclass(frozen=True, slots=True)
class StatusClaim:
    """One statement about a party. `current`: part of the action that the text reports (`today`), not history.

    `supported` is False where neither an authority nor a list word stands in the same or the previous sentence.
    """

    status: Status
    span: Span
    rule: str
    authorities: tuple[Named, ...] = ()
    programmes: tuple[Named, ...] = ()
    day: FoundDay | None = None
    current: bool = True
    supported: bool = True
    sentence: int = -1
    inherited: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to another party, by its number."""

    relation: Relation
    target: int
    span: Span
    rule: str


@dataclass(slots=True, eq=False)
class Party:
    """Everything read about one party; grows while the text is read."""

    number: int
    names: list[FoundName] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    kinds: dict[PartyKind, float] = field(default_factory=dict)
    claims: list[StatusClaim] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    roles: list[tuple[str, Span]] = field(default_factory=list)
    birth: FoundDay | None = None
    nationality: tuple[str, Span] | None = None
    identifiers: list[tuple[Identifier, Span]] = field(default_factory=list)
    negations: list[Span] = field(default_factory=list)
    noted: Span | None = None
    bystander: bool = False
    prohibited: bool = False
    firm: bool = False

    @property
    def name(self) -> str:
        """The first name, empty when only references were found."""
        return self.names[0].value if self.names else ""

    @property
    def kind(self) -> PartyKind:
        """The kind with the most signs for it; an organisation when there are none."""
        best = max(self.kinds.values(), default=0.0)
        order = (PartyKind.VESSEL, PartyKind.AIRCRAFT, PartyKind.COMPANY, PartyKind.PERSON, PartyKind.ORGANISATION)
        return next((kind for kind in order if best and self.kinds.get(kind, 0.0) == best), PartyKind.ORGANISATION)

    def vote(self, kind: PartyKind, weight: float) -> None:
        """One more sign for a kind."""
        self.kinds[kind] = self.kinds.get(kind, 0.0) + weight

    def add_name(self, found: FoundName) -> None:
        """A further name, unless the same letters are known already."""
        if all(name_key(name.value) != name_key(found.value) for name in self.names):
            self.names.append(found)


def name_key(name: str) -> str:
    """Letters and digits only, casefolded, without a leading `the`; `SURNAME, Given` in the usual order."""
    if "," in name and not name.rstrip(".").casefold().endswith(("ltd", "inc", "llc", "limited", "co")):
        family, _, given = name.partition(",")
        name = f"{given} {family}"
    words = name.casefold().split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return "".join(char for char in "".join(words) if char.isalnum())


def add_tie(source: Party, relation: Relation, target: Party, span: Span, rule: str) -> None:
    """One relation a pair, the first read; nobody is tied to himself, and only people are relatives."""
    people = source.kind is PartyKind.PERSON is target.kind
    if (
        (relation is not Relation.FAMILY_OF or people)
        and source is not target
        and all(tie.target != target.number for tie in source.ties)
    ):
        source.ties.append(Tie(relation, target.number, span, rule))
