"""What stands: the status of a party out of what its sources say, on a day."""

from collections.abc import Iterable

from service.domain.vocabulary import Status

_STRENGTH = {status: place for place, status in enumerate(Status)}


def strongest(statuses: Iterable[Status]) -> Status:
    """The status of an entry whose sources say these: the strongest that stands; `delisted` only when nothing else
    does.

    `mentioned` for no source at all.
    """
    return min(statuses, key=_STRENGTH.__getitem__, default=Status.MENTIONED)


def in_force(start: str, end: str | None, day: str) -> bool:
    """True when `start` ≤ `day` < `end`, all ISO dates; an empty start is the beginning of time, no end the end of
    it."""
    return start <= day and (not end or day < end)


def first_day(edtf: str) -> str:
    """The earliest full date that an EDTF date can mean, empty when it has no start."""
    start = edtf.split("/", maxsplit=1)[0].rstrip("~")
    if start in ("", ".."):
        return ""
    return start + "-01-01"[len(start) - 4 :] if len(start) < 10 else start
