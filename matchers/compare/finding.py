"""What one kind of evidence finds; shared by the files of this folder."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """`outcome` names a grade that the policy weighs, "" when a side lacks the fact; the values as their owners wrote
    them."""

    outcome: str
    query: str = ""
    listed: str = ""
    missing: str | None = None


def absent(query: object, listed: object) -> Finding | None:
    """The finding when a side has nothing, else None."""
    if query and listed:
        return None
    said_q, said_l = _shown(query), _shown(listed)
    return Finding("", said_q, said_l, "query" if listed else "listed" if query else "both")


def _shown(value: object) -> str:
    if not value:
        return ""
    return ", ".join(getattr(v, "text", str(v)) for v in value) if isinstance(value, tuple) else str(value)
