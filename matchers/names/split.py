"""Several names in one field, taken apart: "A (B)", "A; B", "A a.k.a. B"; and "SURNAME, Given" put in order."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matchers.names.lexicon import form_key, legal_forms
from matchers.tables import read_table
from matchers.text.fold import clean, is_latin
from matchers.text.tokens import words

MAX_PARTS = 6
"""Names taken from one field; the rest of a longer field is left out."""

_ALSO = re.compile(
    r"\s*;\s*|\s+/\s+|"
    r"[\s,(]+(?:[afn]\.?\s?k\.?\s?a\.?|also known as|formerly(?: known as)?|alias|née|nee)[\s:]+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_MARKS = frozenset('()[]（）【】"“”„«»')
_LEGAL_TAIL = re.compile(r"^(?:jr|sr|ii|iii|iv|inc|ltd|llc|co|s\.?a|phd|md|esq)\b", re.IGNORECASE)


@lru_cache(maxsize=16384)
def split_names(value: str, person: bool) -> tuple[str, ...]:
    """The names in one field, the whole first; always at least one. `person`: a single comma parts surname and given
    names."""
    text = clean(value)
    pieces = [part for piece in _ALSO.split(text) if piece for part in _without_brackets(piece, person)]
    if person:
        pieces = [_in_order(piece) for piece in pieces]
    else:
        pieces += [child for piece in pieces for child in _children(piece)]
    pieces += [run for piece in pieces for run in _script_runs(piece)]
    return tuple(dict.fromkeys(p for p in pieces if words(p)))[:MAX_PARTS] or (text,)


def _without_brackets(piece: str, person: bool) -> list[str]:
    """The name without what stands in brackets or quotes, and that as names of its own; a body keeps its quoted part
    too."""
    if not _MARKS.intersection(piece):
        return [piece]
    bracketed = [i for i in _BRACKETS.findall(piece) if _is_name(i)]
    quoted = [i for i in _QUOTED.findall(piece) if _is_name(i)]
    outside = _BRACKETS.sub(" ", piece) if bracketed else piece
    outside = _QUOTED.sub(" ", outside) if quoted and person else outside
    if not words(outside):
        return [piece]
    return [outside, *bracketed, *quoted]


def _children(piece: str) -> list[str]:
    """ "Parent Company, Joint Stock Company Child": the part after a comma that opens with a legal form."""
    _, comma, child = piece.partition(",")
    found = [form_key(w.text) for w in words(child)] if comma else []
    opens = any(tuple(found[:n]) in legal_forms() for n in (1, 2, 3))
    return [child] if opens and sum(len(w) for w in found) > 8 and tuple(found) not in legal_forms() else []


def _script_runs(piece: str) -> list[str]:
    """The name in each alphabet, when a field gives it in two: "KIM Jong Un 김정은"."""
    if piece.isascii():
        return []
    by_script: dict[bool, list[str]] = {True: [], False: []}
    for word in piece.split():
        by_script[all(is_latin(c) for c in word if c.isalpha())].append(word)
    latin, foreign = " ".join(by_script[True]), " ".join(by_script[False])
    return [latin, foreign] if len(words(latin)) > 1 and len(words(foreign)) > 1 else []


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
