"""Articles and editions at rest."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, Row, func, insert, select, update

from service.domain.source import Article, Edition, NameCounts
from service.store import tables
from service.store.knowing import known_at
from service.store.members import NOTHING, Members, pack, unpack


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """An edition as it was read by one import: when that was, and the list version it brought.

    `filled` is the number of its records for which each field says something. `members` are its records, loaded only
    by `editions_with_members`.
    """

    edition: Edition
    imported_at: str
    version: int
    filled: Mapping[str, int]
    members: Members = field(default_factory=lambda: NOTHING, compare=False)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with the moment it was added and the extraction that read it."""

    article: Article
    extraction_version: str
    added_at: str


def add_edition(
    connection: Connection, edition: Edition, version: int, members: Iterable[int], filled: Mapping[str, int]
) -> None:
    """Keeps an edition as read by the import that makes `version`, and holds it from that version on.

    `members` are the row numbers of its records.
    """
    row = {key: value for key, value in asdict(edition).items() if key not in ("names", "warnings")}
    connection.execute(
        insert(tables.edition).values(
            version=version,
            id=edition.id,
            **row,
            names=asdict(edition.names),
            warnings=list(edition.warnings),
            filled=dict(filled),
            members=pack(members),
        )
    )
    hold_edition(connection, version, version)


def hold_edition(connection: Connection, edition_version: int, version: int) -> None:
    """Holds an edition, named by the version that read it, as known from `version`."""
    connection.execute(insert(tables.holding).values(edition=edition_version, known_from=version, known_to=None))


def drop_edition(connection: Connection, edition_version: int, version: int) -> None:
    """Ceases to hold an edition as known from `version`; what was known before stays readable."""
    held = (tables.holding.c.edition == edition_version) & tables.holding.c.known_to.is_(None)
    connection.execute(update(tables.holding).where(held).values(known_to=version))


def editions(connection: Connection, version: int | None = None, list_code: str | None = None) -> list[StoredEdition]:
    """The editions held at a list version (now when None) by list, date and time of import; of one list or of all."""
    columns = [column for column in tables.edition.c if column.name != "members"]
    return [_edition(row) for row in _held(connection, columns, version, list_code)]


def editions_with_members(connection: Connection, version: int, list_code: str) -> list[StoredEdition]:
    """The editions of a list that are held at a version, as `editions` gives them, each with its records."""
    return [_edition(row, unpack(row.members)) for row in _held(connection, tables.edition.c, version, list_code)]


def newest_editions(connection: Connection, version: int | None = None, as_of: str = "") -> dict[str, StoredEdition]:
    """The edition of each list that says how things stand, by list code: the newest whole one, else the newest part.

    With `as_of` (an ISO date) those published by then; lists without any are left out.
    """
    known = [stored for stored in editions(connection, version) if not as_of or stored.edition.published <= as_of]
    parts = {stored.edition.list_code: stored for stored in known}
    return parts | {stored.edition.list_code: stored for stored in known if not stored.edition.partial}


def _held(
    connection: Connection, columns: Iterable[object], version: int | None, list_code: str | None
) -> list[Row[tuple[object, ...]]]:
    at = connection.scalar(select(func.max(tables.list_version.c.number))) if version is None else version
    query = (
        select(*columns, tables.list_version.c.created_at.label("imported_at"))  # type: ignore[call-overload]
        .join_from(tables.edition, tables.holding, tables.holding.c.edition == tables.edition.c.version)
        .join(tables.list_version, tables.list_version.c.number == tables.edition.c.version)
        .where(known_at(tables.holding, at or 0))
        .order_by(tables.edition.c.list_code, tables.edition.c.published, tables.edition.c.version)
    )
    if list_code is not None:
        query = query.where(tables.edition.c.list_code == list_code)
    return list(connection.execute(query))


def _edition(row: object, members: Members = NOTHING) -> StoredEdition:
    plain = ("list_code", "format", "published", "sha256", "partial", "entries", "identifiers", "url")
    values = {name: getattr(row, name) for name in plain}
    described = Edition(**values, names=NameCounts(**row.names), warnings=tuple(row.warnings))  # type: ignore[attr-defined]
    return StoredEdition(described, row.imported_at, row.version, row.filled, members)  # type: ignore[attr-defined]


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
