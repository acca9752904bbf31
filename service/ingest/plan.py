"""Plans: what a source would add, amend and withdraw. A plan is a value; making one changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from service.domain.record import Record
from service.domain.vocabulary import Status

MATERIAL = frozenset({"names", "identifiers", "birth_dates", "designations", "status", "kind"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record before and after, as the record holds it. Material: it can change who matches, or what
    follows."""

    field: str
    before: Any
    after: Any

    @property
    def material(self) -> bool:
        """True for names, identifiers, birth dates, designations, status and kind."""
        return self.field in MATERIAL


@dataclass(frozen=True, slots=True)
class Amendment:
    """A record that its source now writes differently, with every field that differs."""

    record: Record
    changes: tuple[FieldChange, ...]

    @property
    def material(self) -> bool:
        """True when any of the changes is."""
        return any(change.material for change in self.changes)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: new records, amended ones, and withdrawn ones as their source leaves them (delisted)."""

    add: tuple[Record, ...] = ()
    amend: tuple[Amendment, ...] = ()
    withdraw: tuple[Record, ...] = ()
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """True when applying it would change nothing."""
        return not (self.add or self.amend or self.withdraw)

    @property
    def summary(self) -> dict[str, int]:
        """The counts that answers and the record of versions show."""
        return {
            "added": len(self.add),
            "changed": len(self.amend),
            "changed_materially": sum(amendment.material for amendment in self.amend),
            "removed": len(self.withdraw),
        }


def plan_records(
    held: Mapping[str, Record],
    records: Iterable[Record],
    unchanged: frozenset[str],
    *,
    ended: str = "",
    partial: bool = False,
) -> Plan:
    """The plan that leads from what is held of a source to what it says now.

    `held` are the held records by key, at least those that differ or are gone; keys in `unchanged` are known to be
    equal. What is held and not in `records` any more is withdrawn, dated `ended` (EDTF), unless the source is
    partial; what was withdrawn before is left as it is.
    """
    add, amend, seen = [], [], set()
    for record in records:
        seen.add(record.key)
        if record.key in unchanged:
            continue
        before = held.get(record.key)
        if before is None:
            add.append(record)
        elif changes := differences(before, record):
            amend.append(Amendment(record, changes))
    gone = [] if partial else [record for key, record in held.items() if key not in seen | unchanged]
    withdrawn = tuple(delisted(record, ended) for record in gone if record.status is not Status.DELISTED)
    return Plan(tuple(add), tuple(amend), withdrawn, len(seen) - len(add) - len(amend))


def differences(before: Record, after: Record) -> tuple[FieldChange, ...]:
    """The fields in which two records of one party differ; empty for equal ones."""
    return tuple(
        FieldChange(field.name, getattr(before, field.name), getattr(after, field.name))
        for field in fields(Record)
        if getattr(before, field.name) != getattr(after, field.name)
    )


def delisted(record: Record, ended: str) -> Record:
    """The record as its list leaves it when it drops the party: findable, with every designation ended."""
    return replace(
        record,
        status=Status.DELISTED,
        designations=tuple(replace(item, status=Status.DELISTED, end=ended) for item in record.designations),
    )
