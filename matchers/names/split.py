"""Several names in one field, taken apart: "A (B)", "A; B", "A a.k.a. B"; and "SURNAME, Given" put in order."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matchers.tables import read_table
from matchers.text.fold import clean
from matchers.text.tokens import words

MAX_PARTS = 6
"""Names taken from one field; the rest of a longer field is left out."""

_ALSO = re.compile(
    r"\s*;\s*|\s+/\s+|[\s,(]+(?:a\.?\s?k\.?\s?a\.?|f\.?\s?k\.?\s?a\.?|n\.?\s?k\.?\s?a\.?|also known as|formerly(?: known as)?|"
    r"alias|dit|née|nee)[\s:]+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_LEGAL_TAIL = re.compile(r"^(?:jr|sr|ii|iii|iv|inc|ltd|llc|co|s\.?a|phd|md|esq)\b", re.IGNORECASE)


@lru_cache(maxsize=16384)
def split_names(value: str, person: bool) -> tuple[str, ...]:
    """The names in one field, the whole first; always at least one. `person`: a single comma parts surname and given names."""
    text = clean(value)
    parts = [part for piece in _ALSO.split(text) if piece for part in _without_brackets(piece)]
    ordered = [_in_order(part) if person else part for part in parts]
    return tuple(dict.fromkeys(p for p in ordered if words(p)))[:MAX_PARTS] or (text,)


def _without_brackets(piece: str) -> list[str]:
    inside = [i.strip() for i in (*_BRACKETS.findall(piece), *_QUOTED.findall(piece))]
    names = [i for i in inside if _is_name(i)]
    if not inside:
        return [piece]
    outside = _QUOTED.sub(" ", _BRACKETS.sub(" ", piece)) if names else piece
    if not words(outside):
        return [piece]
    return [outside, *names] if names else [piece]


def _is_name(text: str) -> bool:
    """Not a place, a number or a single letter: those belong to the name they stand in."""
    found = words(text)
    letters = "".join(w.text for w in found)
    return len(letters) >= 3 and not letters.isdigit() and " ".join(w.text for w in found) not in _places()


def _in_order(part: str) -> str:
    surname, comma, given = part.partition(",")
    if not comma or "," in given or not given.strip() or _LEGAL_TAIL.match(given.strip()):
        return part
    return f"{given.strip()} {surname.strip()}"


@cache
def _places() -> frozenset[str]:
    return frozenset(row["place"] for row in read_table("matchers.names", "places"))
