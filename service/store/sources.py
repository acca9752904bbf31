"""Articles and editions at rest."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select

from service.domain.source import Article, Edition, NameCounts
from service.store import tables


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """An edition with the moment it was imported and the list version it brought."""

    edition: Edition
    imported_at: str
    version: int


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with the moment it was added and the extraction that read it."""

    article: Article
    extraction_version: str
    added_at: str


def add_edition(connection: Connection, edition: Edition, imported_at: str, version: int) -> None:
    """Keeps an edition; the same edition id must not be there yet."""
    row = {key: value for key, value in asdict(edition).items() if key not in ("names", "warnings")}
    connection.execute(
        insert(tables.edition).values(
            id=edition.id,
            **row,
            names=asdict(edition.names),
            warnings=list(edition.warnings),
            imported_at=imported_at,
            version=version,
        )
    )


def editions(connection: Connection, version: int | None = None) -> list[StoredEdition]:
    """All editions known at a version (all of them when None), by list, date and time of import."""
    query = select(tables.edition).order_by(
        tables.edition.c.list_code, tables.edition.c.published, tables.edition.c.version
    )
    if version is not None:
        query = query.where(tables.edition.c.version <= version)
    return [
        StoredEdition(
            Edition(
                list_code=row.list_code,
                format=row.format,
                published=row.published,
                sha256=row.sha256,
                partial=row.partial,
                entries=row.entries,
                names=NameCounts(**row.names),
                identifiers=row.identifiers,
                url=row.url,
                warnings=tuple(row.warnings),
            ),
            row.imported_at,
            row.version,
        )
        for row in connection.execute(query)
    ]


def newest_editions(connection: Connection, version: int | None = None) -> dict[str, StoredEdition]:
    """The newest edition of each list, by list code."""
    return {stored.edition.list_code: stored for stored in editions(connection, version)}


def add_article(connection: Connection, article: Article, extraction_version: str, doubts: list[str], at: str) -> None:
    """Keeps an article; the same text must not be there yet."""
    connection.execute(
        insert(tables.article).values(
            id=article.id,
            extraction_version=extraction_version,
            doubts=doubts,
            added_at=at,
            **asdict(article),
        )
    )


def article(connection: Connection, article_id: str) -> StoredArticle | None:
    """One article with its text, None when it is not there."""
    row = connection.execute(select(tables.article).where(tables.article.c.id == article_id)).first()
    return None if row is None else _article(row)


def articles(connection: Connection) -> list[StoredArticle]:
    """All articles in the order they were added."""
    query = select(tables.article).order_by(tables.article.c.added_at, tables.article.c.id)
    return [_article(row) for row in connection.execute(query)]


def _article(row: object) -> StoredArticle:
    fields = {name: getattr(row, name) for name in Article.__dataclass_fields__}
    return StoredArticle(Article(**fields), row.extraction_version, row.added_at)  # type: ignore[attr-defined]
