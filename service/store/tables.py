"""The tables. Dates and times are ISO 8601 text, which sorts; JSON columns hold what is shown and never searched."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

list_version = Table(
    "list_version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("created_at", String(20), nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("summary", JSON, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("published", String(10), nullable=False),
    Column("language", String(8), nullable=False),
    Column("original", Text, nullable=False),
    Column("extraction_version", String(40), nullable=False),
    Column("doubts", JSON, nullable=False),
    Column("added_at", String(20), nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    Column("doubts", JSON, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("entry_id", String(40), nullable=False),
    Column("decided_at", String(20), nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

edition = Table(
    "edition",
    metadata,
    Column("version", ForeignKey("list_version.number"), primary_key=True),
    Column("id", String(80), nullable=False, index=True),
    Column("list_code", String(60), nullable=False, index=True),
    Column("format", String(40), nullable=False),
    Column("published", String(10), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("identifiers", Integer, nullable=False),
    Column("url", Text, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("filled", JSON, nullable=False),
    Column("members", LargeBinary, nullable=False),
)

holding = Table(
    "holding",
    metadata,
    Column("edition", ForeignKey("edition.version"), primary_key=True),
    Column("known_from", ForeignKey("list_version.number"), primary_key=True),
    Column("known_to", ForeignKey("list_version.number"), nullable=True),
)

record = Table(
    "record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("source", String(60), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("status", String(12), nullable=False),
    Column("gender", String(10), nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("details", JSON, nullable=False),
    UniqueConstraint("key", "content_hash"),
)


def _part(name: str, *columns: Column) -> Table:  # type: ignore[type-arg]  # a column of any type
    """A table of facts that belong to one record, in the order the source gives them."""
    return Table(
        name,
        metadata,
        Column("record_id", ForeignKey("record.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
    )


record_name = _part(
    "record_name",
    Column("value", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("family", Text, nullable=False),
    Column("given", Text, nullable=False),
)

record_identifier = _part(
    "record_identifier",
    Column("type", String(16), nullable=False),
    Column("value", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("label", Text, nullable=False),
    Column("issued", Text, nullable=False),
    Column("expires", Text, nullable=False),
)

record_designation = _part(
    "record_designation",
    Column("authority", String(20), nullable=False),
    Column("programme", Text, nullable=False),
    Column("status", String(12), nullable=False),
    Column("list_code", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("end", Text, nullable=False),
)

record_association = _part(
    "record_association",
    Column("relation", String(20), nullable=False),
    Column("target_name", Text, nullable=False),
    Column("target_key", Text, nullable=False),
    Column("text", Text, nullable=False),
)

record_evidence = _part(
    "record_evidence",
    Column("fact", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("rule", Text, nullable=False),
)

period = Table(
    "period",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", ForeignKey("record.id"), nullable=False, index=True),
    Column("source_id", String(80), nullable=False),
    Column("in_force_from", String(10), nullable=False),
    Column("in_force_to", String(10), nullable=True),
    Column("known_from", ForeignKey("list_version.number"), nullable=False),
    Column("known_to", ForeignKey("list_version.number"), nullable=True),
    Index("ix_period_known", "known_from", "known_to"),
)

planned_change = Table(
    "planned_change",
    metadata,
    Column("version", ForeignKey("list_version.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("before", ForeignKey("record.id"), nullable=True),
    Column("after", ForeignKey("record.id"), nullable=True),
)

entry = Table(
    "entry",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("created_in", ForeignKey("list_version.number"), nullable=False),
    Column("merged_into", ForeignKey("entry.id"), nullable=True),
)

link = Table(
    "link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), nullable=False, index=True),
    Column("record_key", Text, nullable=False, index=True),
    Column("state", String(10), nullable=False),
    Column("reason", Text, nullable=False),
    Column("strength", Float, nullable=False),
    Column("actor", Text, nullable=False),
    Column("known_from", ForeignKey("list_version.number"), nullable=False),
    Column("known_to", ForeignKey("list_version.number"), nullable=True),
)

api_key = Table(
    "api_key",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("name", Text, nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("scopes", JSON, nullable=False),
    Column("created_at", String(20), nullable=False),
    Column("revoked_at", String(20), nullable=False),
)
