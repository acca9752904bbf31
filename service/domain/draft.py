"""A draft entry: what an article claims about one party, before anyone accepted it."""

from dataclasses import dataclass

from service.domain.record import Evidence, Identifier, RecordName
from service.domain.vocabulary import PartyKind, Relation, Status


@dataclass(frozen=True, slots=True)
class DraftAssociation:
    """A tie to another draft of the same article, named by its id."""

    relation: Relation
    target: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a claim waits for a reviewer: the draft's id (empty: the document as a whole), a short code, a sentence."""

    draft: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One party of one article, in the terms of the annotated articles.

    `id` is unique in the article (`e1`, `e2`, …, in order of first mention). The first of `names` is the fullest form
    printed. `programmes` and `authorities` hold catalogue codes and are empty unless the party is designated,
    delisted or proposed. `action_date`, `birth_date` are ISO dates, partial allowed, empty when not stated;
    `nationality` is ISO 3166-1 alpha-2 in upper case or empty. Every fact has at least one item in `evidence`.
    """

    id: str
    kind: PartyKind
    names: tuple[RecordName, ...]
    status: Status
    programmes: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    action_date: str = ""
    roles: tuple[str, ...] = ()
    associations: tuple[DraftAssociation, ...] = ()
    birth_date: str = ""
    nationality: str = ""
    identifiers: tuple[Identifier, ...] = ()
    negated: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """The fullest form of the name that the article prints."""
        return self.names[0].value
