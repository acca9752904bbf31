"""Several names in one field, taken apart: "A (B)", "A; B", "A a.k.a. B", "Parent, Child"; and "SURNAME, Given" put
in order."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from matchers.names.lexicon import head, legal_form, places
from matchers.tables import read_table
from matchers.text.fold import clean, is_latin
from matchers.text.tokens import words

MAX_PARTS = 6
"""Names taken from one field; the rest of a longer field is left out."""

_PARTED = r"\s*;\s*|\s+/\s+|(?<=\w{3})/(?=[^\W\d]{3})|(?:^|\s)(?:\d{1,2}|[a-z])\)\s"
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_QUOTED = re.compile(r"[\"“”„«»「」『』《》]([^\"“”„«»「」『』《》]+)[\"“”„«»「」『』《》]")
_SINGLE_QUOTED = re.compile(r"(?<!\w)[‘‚‛'’]+([^‘‚‛'’]{3,})[’'‘]+(?!\w)")
_MARKS = frozenset('()[]（）【】"“”„«»「」『』《》')
_SINGLE_MARKS = frozenset("‘‚‛'’")
_QUOTES_MEET = re.compile(r"(?<=[’'”\"])(?=[‘‚“„])")
_DASH = re.compile(r"\s+[-–—]\s+")
_LEGAL_TAIL = re.compile(r"^(?:jr|sr|ii|iii|iv|inc|ltd|llc|co|s\.?a|phd|md|esq)\b", re.IGNORECASE)
_FORMER = re.compile(r"^\s*(?:ex|formerly|former|previously|now)\b[\s.:-]+", re.IGNORECASE)
_SHORTEST_CHILD = 8
_CJK = "\u3000"
"""Scripts from here on are written without spaces."""


@lru_cache(maxsize=16384)
def split_names(value: str, person: bool) -> tuple[str, ...]:
    """The names in one field, the whole first; always at least one. `person`: a single comma parts surname and given
    names."""
    text = _QUOTES_MEET.sub(" ", clean(value))
    pieces = [part for piece in _also().split(text) if piece for part in _without_brackets(piece, person)]
    if person:
        pieces = [name for piece in pieces for name in _in_order(piece)]
    else:
        pieces += [child for piece in pieces for child in _children(piece)]
    pieces += [run for piece in pieces for run in _script_runs(piece)]
    return tuple(dict.fromkeys(p for p in pieces if words(p)))[:MAX_PARTS] or (text,)


@cache
def _also() -> re.Pattern[str]:
    """What stands between two names of one party: marks, and the phrases of the table, the longest first."""
    phrases = sorted((row["phrase"] for row in read_table("matchers.names", "alias_phrases")), key=len, reverse=True)
    spaced = "|".join(re.escape(phrase) for phrase in phrases if phrase[0] < _CJK)
    unspaced = "|".join(re.escape(phrase) for phrase in phrases if phrase[0] >= _CJK)
    known = rf"[\s,(]+(?:[afn]\.?\s?k\.?\s?a\b\.?|[afn]/k/a|{spaced})[\s:,]+|[\s,、(]*(?:{unspaced})[\s:、]*"
    return re.compile(f"{_PARTED}|{known}", re.IGNORECASE)


def _without_brackets(piece: str, person: bool) -> list[str]:
    """The name without what stands in brackets or quotes, and that as names of its own; a body keeps its quoted part
    too. Single quotes are quotes in names of bodies only: in those of people they are letters."""
    single = [] if person or not _SINGLE_MARKS.intersection(piece) else _SINGLE_QUOTED.findall(piece)
    if not single and not _MARKS.intersection(piece):
        return [piece]
    bracketed = [_FORMER.sub("", i) for i in _BRACKETS.findall(piece) if _is_name(i)]
    quoted = [i for i in (*_QUOTED.findall(piece), *single) if _is_name(i)]
    outside = _BRACKETS.sub(" ", piece) if bracketed else piece
    outside = _QUOTED.sub(" ", outside) if quoted and person else outside
    if not words(outside):
        return [piece]
    return [outside, *bracketed, *quoted]


def _children(piece: str) -> list[str]:
    """ "Parent Company, Joint Stock Company Child": a part after a comma or dash that opens with a legal form, or one
    after a comma that says what kind of body it is; and every part of an enumeration."""
    parts = piece.split(",")
    named = [part for part in parts if len(words(part)) > 1]
    if len(parts) > 2 and len(named) == len(parts):
        return parts
    opened = [part for part in (*parts[1:], *_DASH.split(piece)[1:]) if _opens_with_form(part)]
    return opened or [part for part in named if len(named) == len(parts) > 1 and _says_its_kind(part)]


def _opens_with_form(part: str) -> bool:
    found = [w.text for w in words(part)]
    opens = any(legal_form(found[:n]) for n in (1, 2, 3))
    return opens and sum(map(len, found)) > _SHORTEST_CHILD and not legal_form(found)


def _says_its_kind(part: str) -> bool:
    heads = {head(w.text, person=False) or w.text for w in words(part)}
    return bool(heads & _kinds_of_bodies()) and not heads <= _kinds_of_bodies()


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
    return len(letters) >= 3 and not letters.isdigit() and " ".join(w.text for w in found) not in places()


def _in_order(part: str) -> list[str]:
    """ "SURNAME, Given" as "Given SURNAME"; "Given Surname, Other Surname", two names that share a word, apart."""
    before, comma, after = (side.strip() for side in part.partition(","))
    if not comma or "," in after or not after or _LEGAL_TAIL.match(after):
        return [part]
    left, right = words(before), words(after)
    if min(len(left), len(right)) > 1 and set(left) & set(right):
        return [before, after]
    return [f"{after} {before}"]


@cache
def _kinds_of_bodies() -> frozenset[str]:
    """Heads of the words that say what kind of body a name is of: bank, plant, institute."""
    return frozenset(row["word"] for row in read_table("matchers.names", "kinds_of_bodies"))
