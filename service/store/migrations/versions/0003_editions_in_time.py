"""Editions with what they hold, from when to when they are held, and the plan of each version"""

import json

import sqlalchemy as sa
from alembic import op

from service.store.members import pack

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEPT = ("version", "id", "list_code", "format", "published", "sha256", "partial", "entries", "identifiers", "url")


def upgrade() -> None:
    connection = op.get_bind()
    known = [dict(row) for row in connection.execute(sa.text("SELECT * FROM edition")).mappings()]
    op.drop_table("edition")
    edition = op.create_table(
        "edition",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("list_code", sa.String(length=60), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("published", sa.String(length=10), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("partial", sa.Boolean(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("identifiers", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("members", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["list_version.number"], name=op.f("fk_edition_version")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_edition")),
    )
    op.create_index("ix_edition_id", "edition", ["id"])
    op.create_index("ix_edition_list_code", "edition", ["list_code"])
    holding = op.create_table(
        "holding",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["edition.version"], name=op.f("fk_holding_edition")),
        sa.ForeignKeyConstraint(["known_from"], ["list_version.number"], name=op.f("fk_holding_known_from")),
        sa.ForeignKeyConstraint(["known_to"], ["list_version.number"], name=op.f("fk_holding_known_to")),
        sa.PrimaryKeyConstraint("edition", "known_from", name=op.f("pk_holding")),
    )
    op.create_table(
        "planned_change",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("after", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["list_version.number"], name=op.f("fk_planned_change_version")),
        sa.ForeignKeyConstraint(["before"], ["record.id"], name=op.f("fk_planned_change_before")),
        sa.ForeignKeyConstraint(["after"], ["record.id"], name=op.f("fk_planned_change_after")),
        sa.PrimaryKeyConstraint("version", "position", name=op.f("pk_planned_change")),
    )
    for row in known:
        values = {name: row[name] for name in _KEPT} | {"partial": bool(row["partial"])}
        parts = {name: _read(row[name]) for name in ("names", "warnings")}
        op.execute(edition.insert().values(**values, **parts, filled={}, members=pack(_members(connection, row))))
        op.execute(holding.insert().values(edition=row["version"], known_from=row["version"], known_to=None))


def _read(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value


def _members(connection: sa.Connection, edition: dict[str, object]) -> list[int]:
    """Editions came in the order of their dates until now, so what a whole one held is what was listed last when it
    came; of a part only what it changed is known."""
    by_part = "AND period.source_id = :id" if edition["partial"] else ""
    query = (
        "SELECT period.record_id FROM period JOIN record ON record.id = period.record_id "
        "WHERE record.source = :list_code AND record.status <> 'delisted' AND period.in_force_to IS NULL "
        f"AND period.known_from <= :version AND (period.known_to IS NULL OR period.known_to > :version) {by_part}"
    )
    given = {name: edition[name] for name in ("id", "list_code", "version") if f":{name}" in query}
    return [number for (number,) in connection.execute(sa.text(query), given)]


def downgrade() -> None:
    raise NotImplementedError("migrations run forward only")
