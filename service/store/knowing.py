"""Knowledge: which rows are known at a list version. Nothing is overwritten; a row that is not known any more has an
end."""

from sqlalchemy import ColumnElement, Table, and_, or_


def known_at(table: Table, version: int) -> ColumnElement[bool]:
    """The condition that a row of a table with `known_from` and `known_to` is known at a list version."""
    return and_(table.c.known_from <= version, or_(table.c.known_to.is_(None), table.c.known_to > version))


def changed_between(table: Table, since: int, until: int) -> ColumnElement[bool]:
    """The condition that a row became known, or ceased to be, after one list version and by another."""
    became = and_(table.c.known_from > since, table.c.known_from <= until)
    ceased = and_(table.c.known_from <= since, table.c.known_to > since, table.c.known_to <= until)
    return or_(became, ceased)
