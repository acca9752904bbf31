"""What is held: the editions of each list, and how old they are."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from service import clock
from service.store import Database
from service.store.drafts import drafts
from service.store.sources import articles, editions, newest_editions
from service.store.versions import latest


def editions_held(database: Database, today: str, oldest: int) -> list[dict[str, Any]]:
    """All editions, by list and date, as `GET /lists` and `aka lists show --json` give them; ages in whole days.

    `old` is the edition by which a list stands when it is older than `oldest` days.
    """
    with database.reading() as connection:
        standing = {stored.version for stored in newest_editions(connection).values()}
        return [
            {
                "list": stored.edition.list_code,
                "edition": stored.edition.id,
                "published": stored.edition.published,
                "imported_at": stored.imported_at,
                "age_days": (age := clock.days_since(stored.edition.published, today)),
                "old": stored.version in standing and age > oldest,
                "sha256": stored.edition.sha256,
                "format": stored.edition.format,
                "partial": stored.edition.partial,
                "url": stored.edition.url,
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
