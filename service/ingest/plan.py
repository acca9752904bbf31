"""Plans: what a source would add, change and remove. A plan is a value; making one changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from service.domain.record import Record
from service.domain.vocabulary import Status

MATERIAL = frozenset({"names", "identifiers", "birth_dates", "designations", "status", "kind"})


class ChangeKind(StrEnum):
    """What becomes of a party's listing."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record before and after, as the record holds it. Material: it can change who matches, or what
    follows."""

    field: str
    before: Any
    after: Any

    @property
    def material(self) -> bool:
        """True for names, identifiers, birth dates, designations, status and kind, unless only their order changed."""
        return self.field in MATERIAL and not self._is_reordered

    @property
    def _is_reordered(self) -> bool:
        return isinstance(self.before, tuple) and set(self.before) == set(self.after)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record before and after: None before the party was ever there; None after where nothing is left of it."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after the change, else as it was before."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  # a change has at least one side
        return found

    @property
    def kind(self) -> ChangeKind:
        """Added or removed when the party's listing begins or ends, a return to the list being an addition; else
        changed."""
        if self.before is None or (not _is_listed(self.before) and _is_listed(self.after)):
            return ChangeKind.ADDED
        if self.after is None or (_is_listed(self.before) and not _is_listed(self.after)):
            return ChangeKind.REMOVED
        return ChangeKind.CHANGED

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """Every field that differs; none where a side is missing."""
        return differences(self.before, self.after) if self.before and self.after else ()

    @property
    def material(self) -> bool:
        """True when the listing begins or ends, or any of the fields that changed is material."""
        return self.kind is not ChangeKind.CHANGED or any(change.material for change in self.fields)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written; a removed record stands as its source leaves it, delisted. `unchanged` counts the rest."""

    changes: tuple[RecordChange, ...] = ()
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """True when applying it would change nothing."""
        return not self.changes

    def of_kind(self, kind: ChangeKind) -> tuple[RecordChange, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def summary(self) -> dict[str, int]:
        """The counts that answers and the record of versions show."""
        changed = self.of_kind(ChangeKind.CHANGED)
        return {
            "added": len(self.of_kind(ChangeKind.ADDED)),
            "changed": len(changed),
            "changed_materially": sum(change.material for change in changed),
            "removed": len(self.of_kind(ChangeKind.REMOVED)),
        }


def plan_records(
    held: Mapping[str, Record],
    records: Iterable[Record],
    unchanged: frozenset[str],
    *,
    last_said: Mapping[str, str] | None = None,
    ended: str = "",
    partial: bool = False,
) -> Plan:
    """The plan that leads from what a source said before to what it says now.

    `held` are the records before by key, at least those that differ or are gone; keys in `unchanged` are known to be
    equal. What is held and not in `records` is removed, unless the source is `partial`: between the day it was last
    said, by key in `last_said`, and the day `ended`. What the source itself called delisted before is left as it is.
    """
    changes, seen = [], set()
    for record in records:
        seen.add(record.key)
        if record.key not in unchanged and held.get(record.key) != record:
            changes.append(RecordChange(held.get(record.key), record))
    unchanged_count = len(seen) - len(changes)
    gone = [] if partial else [record for key, record in held.items() if key not in seen | unchanged]
    changes += [
        RecordChange(record, delisted(record, (last_said or {}).get(record.key, ".."), ended))
        for record in gone
        if _is_listed(record)
    ]
    return Plan(tuple(changes), unchanged_count)


def differences(before: Record, after: Record) -> tuple[FieldChange, ...]:
    """The fields in which two records of one party differ; empty for equal ones."""
    return tuple(
        FieldChange(field.name, getattr(before, field.name), getattr(after, field.name))
        for field in fields(Record)
        if getattr(before, field.name) != getattr(after, field.name)
    )


def delisted(record: Record, last_said: str, ended: str) -> Record:
    """The record as its list leaves it when it drops the party: findable, with every designation ended between two
    days. One that its list called delisted is left as it is."""
    if not _is_listed(record):
        return record
    return replace(
        record,
        status=Status.DELISTED,
        designations=tuple(
            item
            if item.status is Status.DELISTED
            else replace(item, status=Status.DELISTED, end=f"{last_said}/{ended}")
            for item in record.designations
        ),
    )


def _is_listed(record: Record | None) -> bool:
    return record is not None and record.status is not Status.DELISTED
