"""Drafts at rest: what an article claims, and what a reviewer decided."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from service.domain.draft import Doubt, DraftAssociation, DraftEntry
from service.domain.record import Evidence, Identifier, RecordName
from service.domain.vocabulary import IdentifierType, NameKind, PartyKind, Relation, Status
from service.store import tables

PENDING, ACCEPTED, REJECTED = "pending", "accepted", "rejected"


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft with its doubts and its state (`pending`, `accepted`, `rejected`); `entry_id` once accepted."""

    id: str
    article_id: str
    draft: DraftEntry
    doubts: tuple[Doubt, ...]
    state: str
    entry_id: str
    decided_at: str
    decided_by: str
    reason: str


def draft_id(article_id: str, draft: DraftEntry) -> str:
    """A draft's id outside its article."""
    return f"{article_id}.{draft.id}"


def add_drafts(connection: Connection, article_id: str, drafts: Sequence[DraftEntry], doubts: Sequence[Doubt]) -> None:
    """Keeps the drafts of a new article, all of them pending."""
    rows = [
        {
            "id": draft_id(article_id, draft),
            "article_id": article_id,
            "position": position,
            "content": asdict(draft),
            "doubts": [asdict(doubt) for doubt in doubts if doubt.draft == draft.id],
            "state": PENDING,
            "entry_id": "",
            "decided_at": "",
            "decided_by": "",
            "reason": "",
        }
        for position, draft in enumerate(drafts)
    ]
    if rows:
        connection.execute(insert(tables.draft), rows)


def drafts(connection: Connection, state: str | None = None, article_id: str | None = None) -> list[StoredDraft]:
    """Drafts by article and position, all or those of one state or article."""
    query = select(tables.draft).order_by(tables.draft.c.article_id, tables.draft.c.position)
    if state is not None:
        query = query.where(tables.draft.c.state == state)
    if article_id is not None:
        query = query.where(tables.draft.c.article_id == article_id)
    return [_stored(row) for row in connection.execute(query)]


def draft(connection: Connection, identifier: str) -> StoredDraft | None:
    """One draft by its id, None when there is none."""
    row = connection.execute(select(tables.draft).where(tables.draft.c.id == identifier)).first()
    return None if row is None else _stored(row)


def decide_draft(
    connection: Connection, identifier: str, state: str, *, entry_id: str, at: str, actor: str, reason: str
) -> bool:
    """Takes a pending draft to another state; False when it was decided already, by whomever was first."""
    result = connection.execute(
        update(tables.draft)
        .where(tables.draft.c.id == identifier, tables.draft.c.state == PENDING)
        .values(state=state, entry_id=entry_id, decided_at=at, decided_by=actor, reason=reason)
    )
    return result.rowcount == 1


def replace_draft(connection: Connection, identifier: str, edited: DraftEntry) -> bool:
    """Changes what a pending draft says; False when it was decided already."""
    result = connection.execute(
        update(tables.draft)
        .where(tables.draft.c.id == identifier, tables.draft.c.state == PENDING)
        .values(content=asdict(edited))
    )
    return result.rowcount == 1


def _stored(row: Any) -> StoredDraft:
    return StoredDraft(
        id=row.id,
        article_id=row.article_id,
        draft=_draft(row.content),
        doubts=tuple(Doubt(**doubt) for doubt in row.doubts),
        state=row.state,
        entry_id=row.entry_id,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        reason=row.reason,
    )


def _draft(content: dict[str, Any]) -> DraftEntry:
    return DraftEntry(
        **{
            **content,
            "kind": PartyKind(content["kind"]),
            "status": Status(content["status"]),
            "names": tuple(RecordName(**{**name, "kind": NameKind(name["kind"])}) for name in content["names"]),
            "programmes": tuple(content["programmes"]),
            "authorities": tuple(content["authorities"]),
            "roles": tuple(content["roles"]),
            "associations": tuple(
                DraftAssociation(Relation(tie["relation"]), tie["target"]) for tie in content["associations"]
            ),
            "identifiers": tuple(
                Identifier(**{**number, "type": IdentifierType(number["type"])}) for number in content["identifiers"]
            ),
            "evidence": tuple(Evidence(**item) for item in content["evidence"]),
        }
    )
