"""Identifiers: the same number of the same type is the same party, however the names are spelt."""

from __future__ import annotations

import re
from functools import lru_cache

from matchers.compare.finding import Finding, absent
from matchers.model import Identifier, Party
from matchers.text.fold import clean

STRONG = frozenset(
    (
        "imo",
        "mmsi",
        "passport",
        "national_id",
        "tax",
        "registration",
        "lei",
        "swift",
        "wallet",
        "un_ref",
        "uk_group_id",
        "msn",
    )
)
"""Types whose numbers name one party; `other` may be anything and goes with every type."""
_SINGLE = frozenset(("imo", "lei"))
_MIN_LENGTH = 4
_NOISE = re.compile(r"[\W_]+")


@lru_cache(maxsize=32768)
def normalise(type_: str, value: str) -> str:
    """The number alone: no punctuation or spaces, upper case, without an `IMO`, `LEI` … prefix; "" when it says
    nothing.

    Wallet addresses keep their case.
    """
    text = clean(value).strip()
    if type_ == "wallet":
        return text
    number = _NOISE.sub("", text).upper()
    number = (
        re.sub(r"^(?:IMO|MMSI|LEI|SWIFT|BIC|NO|NR)(?=[0-9A-Z]{4})", "", number) if type_ in ("imo", "mmsi") else number
    )
    if len(number) < _MIN_LENGTH or (not any(c.isdigit() for c in number) and type_ not in ("swift", "other")):
        return ""
    return number


@lru_cache(maxsize=32768)
def is_valid(type_: str, number: str) -> bool:
    """Are the check digits of a normalised IMO or LEI number right? True for types without any."""
    if type_ == "imo":
        from stdnum import imo

        return bool(imo.is_valid(number))
    if type_ == "lei":
        from stdnum import lei

        return bool(lei.is_valid(number))
    return True


def judge(query: Party, listed: Party) -> Finding:
    """`same` (same number, types agree), `same_other` (one type is `other`), `other_country` (same number, but two
    countries gave it), `different` (each has a right one of a type that a party has only one of), `unlike`, or ""."""
    missing = absent(query.identifiers, listed.identifiers)
    if missing:
        return missing._replace(query=_shown(query.identifiers), listed=_shown(listed.identifiers))
    found = [(o, q, d) for q in query.identifiers[:64] for d in listed.identifiers[:256] if (o := _outcome(q, d))]
    for outcome in ("same", "same_other", "other_country", "different"):
        for o, q, d in found:
            if o == outcome:
                return Finding(outcome, q.value, d.value)
    return Finding("unlike", _shown(query.identifiers), _shown(listed.identifiers))


def _outcome(query: Identifier, listed: Identifier) -> str:
    if query.type != listed.type and "other" not in (query.type, listed.type):
        return ""
    number = normalise(query.type, query.value)
    other = normalise(listed.type, listed.value)
    if not number or number != other:
        both = number and other and is_valid(query.type, number) and is_valid(listed.type, other)
        return "different" if both and query.type == listed.type and query.type in _SINGLE else ""
    if query.country and listed.country and query.country != listed.country:
        return "other_country"
    return "same" if query.type == listed.type and query.type in STRONG else "same_other"


def _shown(identifiers: tuple[Identifier, ...]) -> str:
    return ", ".join(i.value for i in identifiers)
