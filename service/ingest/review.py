"""Articles and their drafts as a reviewer sees them: plain data for answers, pages and the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from service.domain.record import Identifier
from service.errors import NotFoundError
from service.ingest.articles import Ingested
from service.store import Database
from service.store.drafts import StoredDraft, draft, drafts
from service.store.sources import StoredArticle, article, articles

Shown = dict[str, Any]


def articles_held(database: Database) -> list[Shown]:
    """Every article without its text, in the order they were added."""
    with database.reading() as connection:
        return [_article(stored) for stored in articles(connection)]


def article_shown(database: Database, article_id: str) -> Shown:
    """One article with its text and what it claims. NotFoundError for an unknown id."""
    with database.reading() as connection:
        stored = article(connection, article_id)
        if stored is None:
            raise NotFoundError(f"there is no article {article_id}")
        own = drafts(connection, article_id=article_id)
    return _article(stored) | {"text": stored.article.text, "drafts": drafts_shown(own)}


def drafts_held(database: Database, state: str | None = None, article_id: str | None = None) -> list[Shown]:
    """Drafts by article and order of mention; all, or those of a state (`pending`, …) or an article."""
    with database.reading() as connection:
        return drafts_shown(drafts(connection, state, article_id))


def draft_shown(database: Database, identifier: str) -> Shown:
    """One draft as it stands. NotFoundError for an unknown id."""
    with database.reading() as connection:
        stored = draft(connection, identifier)
        if stored is None:
            raise NotFoundError(f"there is no draft {identifier}")
        own = drafts(connection, article_id=stored.article_id)
    return next(item for item in drafts_shown(own) if item["id"] == identifier)


def ingested_shown(ingested: Ingested) -> Shown:
    """What came of an article, as `POST /articles` says it."""
    return {
        "article": _facts(ingested.article),
        "new": ingested.new,
        "drafts": drafts_shown(ingested.drafts),
        "list_version": ingested.version,
    }


def drafts_shown(stored: Sequence[StoredDraft]) -> list[Shown]:
    """Drafts with quotes and doubts; associations name the draft they point at, by id and name."""
    names = {(item.article_id, item.draft.id): item.draft.name for item in stored}
    return [_draft(item, names) for item in stored]


def _article(stored: StoredArticle) -> Shown:
    return _facts(stored.article) | {
        "added_at": stored.added_at,
        "extraction_version": stored.extraction_version,
    }


def _facts(held: Any) -> Shown:
    return {name: getattr(held, name) for name in ("id", "title", "url", "publisher", "published", "language")}


def _draft(stored: StoredDraft, names: Mapping[tuple[str, str], str]) -> Shown:
    claims = stored.draft
    return {
        "id": stored.id,
        "article": stored.article_id,
        "state": stored.state,
        "entry": stored.entry_id or None,
        "kind": claims.kind.value,
        "name": claims.name,
        "names": [{"value": name.value, "kind": name.kind.value} for name in claims.names],
        "status": claims.status.value,
        "programmes": list(claims.programmes),
        "authorities": list(claims.authorities),
        "action_date": claims.action_date or None,
        "roles": list(claims.roles),
        "associations": [
            {
                "relation": tie.relation.value,
                "draft": f"{stored.article_id}.{tie.target}",
                "name": names.get((stored.article_id, tie.target), ""),
            }
            for tie in claims.associations
        ],
        "birth_date": claims.birth_date or None,
        "nationality": claims.nationality or None,
        "identifiers": [_identifier(item) for item in claims.identifiers],
        "negated": claims.negated,
        "evidence": [asdict(item) for item in claims.evidence],
        "doubts": [{"code": doubt.code, "text": doubt.text} for doubt in stored.doubts],
        "decided_at": stored.decided_at or None,
        "decided_by": stored.decided_by or None,
        "reason": stored.reason or None,
    }


def _identifier(item: Identifier) -> Shown:
    return {name: value for name, value in asdict(item).items() if value != ""}
