"""An article becomes drafts, and accepted drafts become part of the designation list."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.articles import Extraction
from service.domain.draft import DraftEntry
from service.domain.record import Record
from service.domain.source import Article
from service.domain.standing import first_day
from service.domain.vocabulary import LinkState
from service.errors import ConflictError, NotFoundError
from service.ingest.accepting import SOURCE, record_keys, records_of
from service.ingest.apply import Change, apply
from service.ingest.plan import Plan, plan_records
from service.store import Connection, Database
from service.store.drafts import ACCEPTED, PENDING, REJECTED, StoredDraft, add_drafts, decide_draft, drafts
from service.store.drafts import draft as stored_draft
from service.store.entries import Link, current_id, linked_at
from service.store.periods import current
from service.store.records import load_records
from service.store.sources import add_article
from service.store.sources import article as stored_article
from service.store.versions import latest


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of an article: whether it was new, its drafts as they stand, and the list version that holds them."""

    article: Article
    new: bool
    drafts: tuple[StoredDraft, ...]
    version: int


def ingest_article(
    database: Database, extraction: Extraction, *, at: str, actor: str, accept: bool = False
) -> Ingested:
    """Keeps an article and its drafts; with `accept`, every pending draft is accepted as it stands.

    The same text again adds nothing: its drafts stand as they were left.
    """
    with database.writing() as connection:
        return ingest_into(connection, extraction, at=at, actor=actor, accept=accept)


def ingest_into(connection: Connection, extraction: Extraction, *, at: str, actor: str, accept: bool) -> Ingested:
    """`ingest_article` inside a transaction of the caller's."""
    article = extraction.article
    new = stored_article(connection, article.id) is None
    if new:
        whole = [doubt.text for doubt in extraction.doubts if not doubt.draft]
        add_article(connection, article, extraction.version, whole, at)
        add_drafts(connection, article.id, extraction.drafts, extraction.doubts)
    if accept:
        waiting = drafts(connection, PENDING, article.id)
        _accept(connection, article, waiting, at=at, actor=actor, reason="accepted on ingest")
    return Ingested(article, new, tuple(drafts(connection, article_id=article.id)), latest(connection))


def accept_drafts(
    database: Database, ids: Sequence[str], *, at: str, actor: str, reason: str = "", entry_id: str = ""
) -> int:
    """Accepts pending drafts as one list version per article and gives the newest; `entry_id` links a single one to
    an entry.

    NotFoundError for an unknown draft or entry, ConflictError for one decided already; then nothing is changed.
    """
    with database.writing() as connection:
        chosen = [_pending(connection, identifier) for identifier in ids]
        known = current_id(connection, entry_id) if entry_id else ""
        if known is None:
            raise NotFoundError(f"there is no entry {entry_id}")
        for article_id in dict.fromkeys(item.article_id for item in chosen):
            article = _article(connection, article_id)
            own = [item for item in chosen if item.article_id == article_id]
            _accept(connection, article, own, at=at, actor=actor, reason=reason, entry_id=known)
        return latest(connection)


def reject_draft(database: Database, identifier: str, *, at: str, actor: str, reason: str) -> None:
    """Rejects a pending draft. NotFoundError, ConflictError as for accepting."""
    with database.writing() as connection:
        _pending(connection, identifier)
        decide_draft(connection, identifier, REJECTED, entry_id="", at=at, actor=actor, reason=reason)


def _pending(connection: Connection, identifier: str) -> StoredDraft:
    found = stored_draft(connection, identifier)
    if found is None:
        raise NotFoundError(f"there is no draft {identifier}")
    if found.state != PENDING:
        raise ConflictError(f"the draft {identifier} was {found.state} by {found.decided_by} on {found.decided_at}")
    return found


def _article(connection: Connection, article_id: str) -> Article:
    found = stored_article(connection, article_id)
    if found is None:
        raise NotFoundError(f"there is no article {article_id}")
    return found.article


def _accept(
    connection: Connection,
    article: Article,
    chosen: Sequence[StoredDraft],
    *,
    at: str,
    actor: str,
    reason: str,
    entry_id: str = "",
) -> None:
    plan, links = _plan(connection, article, chosen, entry_id, actor)
    if plan.is_empty:
        return
    change = Change(
        source=SOURCE,
        source_id=article.id,
        in_force_from=first_day(article.published) or at[:10],
        at=at,
        actor=actor,
        reason=reason or f"article {article.id}",
        summary={"article": article.id, **plan.summary},
        links=links,
    )
    version = apply(connection, plan, change)
    entry_of = {link.record_key: link.entry_id for link in linked_at(connection, version)}
    keys = _keys(connection, article)
    for item in chosen:
        entry = entry_of[keys[item.draft.id]]
        decide_draft(connection, item.id, ACCEPTED, entry_id=entry, at=at, actor=actor, reason=reason)


def _plan(
    connection: Connection, article: Article, chosen: Sequence[StoredDraft], entry_id: str, actor: str
) -> tuple[Plan, list[Link]]:
    """The plan for the chosen drafts beside those of the article that were accepted before."""
    accepted = {item.draft.id for item in drafts(connection, ACCEPTED, article.id)} | {item.draft.id for item in chosen}
    whole: list[DraftEntry] = [item.draft for item in drafts(connection, article_id=article.id)]
    keys = record_keys(article, whole)
    records = [record for record, draft in zip(records_of(article, whole), whole, strict=True) if draft.id in accepted]
    plan = plan_records(_held(connection, article), records, frozenset(), partial=True)
    links = [
        Link(entry_id, keys[item.draft.id], LinkState.CONFIRMED, "linked at review", 1.0, actor)
        for item in chosen
        if entry_id
    ]
    return plan, links


def _keys(connection: Connection, article: Article) -> dict[str, str]:
    return record_keys(article, [item.draft for item in drafts(connection, article_id=article.id)])


def _held(connection: Connection, article: Article) -> dict[str, Record]:
    held = current(connection, latest(connection), SOURCE)
    own = [item.record_id for key, item in held.items() if key.startswith(article.id + ":")]
    return {stored.record.key: stored.record for stored in load_records(connection, own)}
