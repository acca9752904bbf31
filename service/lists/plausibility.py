"""What a plausible edition of each list is. The limits are `plausibility.tsv`, each with its reason."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from service.domain.source import Edition


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
