"""What is held: the editions of each list, and how old they are."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from service import clock
from service.store import Database
from service.store.drafts import drafts
from service.store.sources import articles, editions
from service.store.versions import latest


def editions_held(database: Database, today: str) -> list[dict[str, Any]]:
    """All editions, by list and date, as `GET /lists` and `aka lists show --json` give them; ages in whole days."""
    with database.reading() as connection:
        return [
            {
                "list": stored.edition.list_code,
                "edition": stored.edition.id,
                "published": stored.edition.published,
                "imported_at": stored.imported_at,
                "age_days": clock.days_since(stored.edition.published, today),
                "sha256": stored.edition.sha256,
                "format": stored.edition.format,
                "partial": stored.edition.partial,
                "entries": stored.edition.entries,
                "names": asdict(stored.edition.names),
                "list_version": stored.version,
            }
            for stored in editions(connection)
        ]


def counts(database: Database) -> dict[str, Any]:
    """How much a database holds: its newest list version, articles, editions, and drafts by state."""
    with database.reading() as connection:
        return {
            "list_version": latest(connection),
            "articles": len(articles(connection)),
            "editions": len(editions(connection)),
            "drafts": dict(sorted(Counter(stored.state for stored in drafts(connection)).items())),
        }
