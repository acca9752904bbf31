"""API keys at rest: their hashes, never the keys."""

from sqlalchemy import Connection, insert, select, update

from service.domain.access import ApiKey, Scope
from service.store import tables


def add_key(connection: Connection, key: ApiKey) -> None:
    """Keeps a new key."""
    connection.execute(
        insert(tables.api_key).values(
            id=key.id,
            name=key.name,
            token_hash=key.token_hash,
            scopes=sorted(key.scopes),
            created_at=key.created_at,
            revoked_at=key.revoked_at,
        )
    )


def revoke_key(connection: Connection, key_id: str, at: str) -> bool:
    """Ends a key; False when there is no good key of that id."""
    result = connection.execute(
        update(tables.api_key)
        .where(tables.api_key.c.id == key_id, tables.api_key.c.revoked_at == "")
        .values(revoked_at=at)
    )
    return result.rowcount == 1


def keys(connection: Connection) -> list[ApiKey]:
    """All keys, the oldest first, revoked ones too."""
    query = select(tables.api_key).order_by(tables.api_key.c.created_at, tables.api_key.c.id)
    return [
        ApiKey(row.id, row.name, row.token_hash, frozenset(map(Scope, row.scopes)), row.created_at, row.revoked_at)
        for row in connection.execute(query)
    ]
