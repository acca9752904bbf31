"""Ties that name their target → ties to the target's record, within one edition."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.domain.record import Association, Record


def resolved(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, each association tied to the one record whose primary name it gives (case and full stop apart).

    A name that none or several have, or the party's own, stays a name.
    """
    targets = _unique_names(records)
    return tuple(
        replace(record, associations=_tied(record, targets)) if record.associations else record for record in records
    )


def _unique_names(records: Sequence[Record]) -> Mapping[str, Record | None]:
    found: dict[str, Record | None] = {}
    for record in records:
        name = _folded(record.name)
        found[name] = None if name in found else record
    return found


def _tied(record: Record, targets: Mapping[str, Record | None]) -> tuple[Association, ...]:
    return tuple(_tie(record, tie, targets.get(_folded(tie.target_name))) for tie in record.associations)


def _tie(record: Record, tie: Association, target: Record | None) -> Association:
    if target is None or target is record or tie.target_key:
        return tie
    return replace(tie, target_name=target.name, target_key=target.key)


def _folded(name: str) -> str:
    return name.casefold().removesuffix(".")
