"""What is held: the editions of each list, and how old they are."""

from dataclasses import asdict
from typing import Any

from service import clock
from service.store import Database
from service.store.sources import editions


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
