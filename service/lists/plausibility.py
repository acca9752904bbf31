"""What a plausible edition of each list is. The limits are `plausibility.tsv`, each with its reason."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from service.domain.record import Record
from service.domain.source import Edition

_EMPTIED = 0.1  # the share of records with a field that must keep it: in April 2025 the UN cleared one for half of them
_TOO_FEW = 20  # a field of fewer records says nothing by its loss


@dataclass(frozen=True, slots=True)
class Limits:
    """`fewest` records a whole edition has; `share` (0..1) that may at most vanish against the edition held."""

    fewest: int
    share: float


@cache
def limits() -> Mapping[str, Limits]:
    """The limits by list code; a list without a row has none."""
    text = resources.files("service.lists").joinpath("plausibility.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["list"]: Limits(int(row["fewest"]), float(row["share"])) for row in rows}


def doubts(previous: Edition | None, edition: Edition, removed: int) -> tuple[str, ...]:
    """Why an edition should not be believed, one sentence a reason; empty when it is plausible.

    `previous` is the edition held, None for the first import; `removed` is how many of its records the new one lacks.
    A partial edition is never doubted: it removes nothing.
    """
    known = limits().get(edition.list_code)
    if known is None or edition.partial:
        return ()
    found = []
    if edition.entries < known.fewest:
        found.append(
            f"{edition.list_code} holds {edition.entries:,} records; a whole edition has at least {known.fewest:,}."
        )
    if previous is not None:
        found += _losses(known.share, previous, edition, removed)
    return tuple(found)


def _losses(share: float, previous: Edition, edition: Edition, removed: int) -> list[str]:
    lost = (
        ("records", removed, previous.entries),
        ("names", previous.names.total - edition.names.total, previous.names.total),
        ("identifiers", previous.identifiers - edition.identifiers, previous.identifiers),
    )
    return [
        f"{edition.list_code} would lose {gone:,} of {held:,} {what}; more than {share:.0%} is not plausible."
        for what, gone, held in lost
        if gone > share * held
    ]


def filled(records: Iterable[Record]) -> dict[str, int]:
    """For how many records each field says something, by field name; `aliases` counts those with a second name,
    `listing_dates` those with a designation that has a start."""
    found: Counter[str] = Counter()
    for record in records:
        found.update(field.name for field in fields(record) if getattr(record, field.name))
        found["aliases"] += len(record.names) > 1
        found["listing_dates"] += any(item.start for item in record.designations)
    return dict(sorted(found.items()))


def emptied(list_code: str, before: Mapping[str, int], now: Mapping[str, int]) -> tuple[str, ...]:
    """A sentence for each field that nine in ten of the records that had it have lost, from counts by `filled`."""
    return tuple(
        f"{list_code} says something of {name.replace('_', ' ')} for {now.get(name, 0):,} records; the edition before "
        f"it did for {count:,}."
        for name, count in before.items()
        if count >= _TOO_FEW and now.get(name, 0) < _EMPTIED * count
    )
