"""Records at rest: written once, read back as the same values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from service.domain.record import (
    Address,
    Association,
    Country,
    Designation,
    Evidence,
    Identifier,
    NameDetail,
    PublishedDate,
    Record,
    RecordName,
    Remark,
    fields_of,
)
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation, Status
from service.store import tables

_BATCH = 500  # records written or read at a time; bounds memory and stays under SQLite's limit of bound values

_PARTS: tuple[tuple[str, Table], ...] = (
    ("names", tables.record_name),
    ("identifiers", tables.record_identifier),
    ("designations", tables.record_designation),
    ("associations", tables.record_association),
    ("evidence", tables.record_evidence),
)
_DETAILS = ("birth_dates", "birth_places", "countries", "addresses", "titles", "remarks", "name_details")


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record with its row number."""

    id: int
    record: Record


def insert_records(connection: Connection, records: Sequence[Record]) -> list[int]:
    """Writes records and gives their new row numbers, in order. The caller is the one writer."""
    highest: int | None = connection.scalar(select(func.max(tables.record.c.id)))
    numbered = list(enumerate(records, start=(highest or 0) + 1))
    for batch in _batches(numbered):
        connection.execute(insert(tables.record), [_row(number, record) for number, record in batch])
        for field, table in _PARTS:
            rows = [
                {"record_id": number, "position": position, **fields_of(part)}
                for number, record in batch
                for position, part in enumerate(getattr(record, field))
            ]
            if rows:
                connection.execute(insert(table), rows)
    return [number for number, _ in numbered]


def load_records(connection: Connection, ids: Iterable[int]) -> Iterator[StoredRecord]:
    """The records of the given row numbers, in ascending order of them; numbers that do not exist are passed over."""
    for batch in _batches(sorted(set(ids))):
        rows = connection.execute(
            select(tables.record).where(tables.record.c.id.in_(batch)).order_by(tables.record.c.id)
        ).mappings()
        parts = {field: _parts_of(connection, table, batch) for field, table in _PARTS}
        for row in rows:
            yield StoredRecord(
                row["id"], _record(dict(row), {field: found.get(row["id"], []) for field, found in parts.items()})
            )


def primary_names(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """The primary name of each of the given records, by row number."""
    found: dict[int, str] = {}
    first = select(tables.record_name.c.record_id, tables.record_name.c.value).where(tables.record_name.c.position == 0)
    for batch in _batches(sorted(set(ids))):
        rows = connection.execute(first.where(tables.record_name.c.record_id.in_(batch)))
        found |= {row.record_id: row.value for row in rows}
    return found


def written(connection: Connection, source: str) -> dict[tuple[str, str], int]:
    """The row numbers of all records ever written for a source, by key and content hash."""
    query = select(tables.record.c.key, tables.record.c.content_hash, tables.record.c.id)
    rows = connection.execute(query.where(tables.record.c.source == source))
    return {(row.key, row.content_hash): row.id for row in rows}


def rows_of(
    connection: Connection, records: Sequence[Record], known: dict[tuple[str, str], int] | None = None
) -> list[int]:
    """The row numbers of records of one source, of which those are written now that never stood in exactly these
    words before. `known` is what `written` gave, where the caller has it already; it is added to.
    """
    if not records:
        return []
    places = [(record.key, record.content_hash) for record in records]
    known = written(connection, records[0].source) if known is None else known
    new = {place: record for place, record in zip(places, records, strict=True) if place not in known}
    known |= dict(zip(new, insert_records(connection, list(new.values())), strict=True))
    return [known[place] for place in places]


def _batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]


def _row(number: int, record: Record) -> dict[str, Any]:
    return {
        "id": number,
        "key": record.key,
        "source": record.source,
        "kind": record.kind.value,
        "status": record.status.value,
        "gender": record.gender,
        "negated": record.negated,
        "content_hash": record.content_hash,
        "details": {field: _plain(getattr(record, field)) for field in _DETAILS if getattr(record, field)},
    }


def _plain(values: Sequence[Any]) -> list[Any]:
    return [value if isinstance(value, str) else fields_of(value) for value in values]


def _parts_of(connection: Connection, table: Table, ids: Sequence[int]) -> Mapping[int, list[dict[str, Any]]]:
    fields = [column.name for column in table.columns if column.name not in ("record_id", "position")]
    columns = [table.c.record_id, *(table.c[field] for field in fields)]
    query = select(*columns).where(table.c.record_id.in_(ids)).order_by(table.c.record_id, table.c.position)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for number, *values in connection.execute(query).all():
        found[number].append(dict(zip(fields, values, strict=True)))
    return found


def _record(row: Mapping[str, Any], parts: Mapping[str, list[dict[str, Any]]]) -> Record:
    details = row["details"]
    return Record(
        key=row["key"],
        source=row["source"],
        kind=PartyKind(row["kind"]),
        status=Status(row["status"]),
        gender=row["gender"],
        negated=row["negated"],
        names=tuple(RecordName(**{**part, "kind": NameKind(part["kind"])}) for part in parts["names"]),
        identifiers=tuple(
            Identifier(**{**part, "type": IdentifierType(part["type"])}) for part in parts["identifiers"]
        ),
        designations=tuple(Designation(**{**part, "status": Status(part["status"])}) for part in parts["designations"]),
        associations=tuple(
            Association(**{**part, "relation": Relation(part["relation"])}) for part in parts["associations"]
        ),
        evidence=tuple(Evidence(**part) for part in parts["evidence"]),
        birth_dates=tuple(PublishedDate(**part) for part in details.get("birth_dates", ())),
        birth_places=tuple(details.get("birth_places", ())),
        countries=tuple(
            Country(**{**part, "role": CountryRole(part["role"])}) for part in details.get("countries", ())
        ),
        addresses=tuple(Address(**part) for part in details.get("addresses", ())),
        titles=tuple(details.get("titles", ())),
        remarks=tuple(Remark(**part) for part in details.get("remarks", ())),
        name_details=tuple(NameDetail(**part) for part in details.get("name_details", ())),
    )
