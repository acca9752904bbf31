"""The catalogue of programmes: one normalised code each, with its authority, title, aliases and the lists' own codes.

Texts use the aliases, list readers the codes of their family of lists (`ofac`, `un`, …). The table is `programmes.tsv`;
several values in a field are separated by `|`, and each row names its source.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_ORDER_IN_TAG = re.compile(r"\bEO ?(\d{5})\b")


@dataclass(frozen=True, slots=True)
class Programme:
    """One sanctions programme. `authority` is who designates under it; `aliases` are the phrases texts use for it."""

    code: str
    authority: str
    title: str
    aliases: tuple[str, ...]
    list_codes: tuple[str, ...]
    source: str


@cache
def catalogue() -> Mapping[str, Programme]:
    """All programmes by code, in the order of the table."""
    text = resources.files("service.domain").joinpath("programmes.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["code"]: _programme(row) for row in rows}


def authority_of(code: str) -> str:
    """The authority that designates under a programme; executive orders are the Treasury's; empty when unknown."""
    known = catalogue().get(code)
    if known:
        return known.authority
    return "US/OFAC" if code.startswith("EO ") else ""


def programme_of_list(family: str, list_code: str) -> str:
    """The catalogue's code for a list's own code; one that the catalogue does not know keeps its own.

    `family` is `ofac`, `un`, `eu`, `uk`, …; where the table has `FAMILY:*`, that programme stands for all codes it does
    not name. A tag that carries the number of an executive order (`RUSSIA-EO14024`) is that order.
    """
    codes = _by_list_code()
    known = codes.get(f"{family}:{list_code}") or codes.get(f"{family}:*")
    if known:
        return known
    order = _ORDER_IN_TAG.search(list_code)
    return f"EO {order[1]}" if order else list_code


@cache
def _by_list_code() -> Mapping[str, str]:
    return {code: programme.code for programme in catalogue().values() for code in programme.list_codes}


def _programme(row: Mapping[str, str]) -> Programme:
    return Programme(
        code=row["code"],
        authority=row["authority"],
        title=row["title"],
        aliases=_split(row["aliases"]),
        list_codes=_split(row["list_codes"]),
        source=row["source"],
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(value for value in text.split("|") if value)
