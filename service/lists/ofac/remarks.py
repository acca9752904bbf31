"""The grammar of OFAC's remarks: items joined by `; `, each `[alt. ]LABEL VALUE`, a quoted weak alias, or free text.

Method: dat_spec.txt of OFAC and the published files. Whatever is not understood stays, as an item of free text.
"""

import re
from collections.abc import Iterator

from service.lists.countries import country_code
from service.lists.dates import edtf
from service.lists.ofac.terms import Item, Term, labelled, plain_label, term_of
from service.lists.text import tidy

_BETWEEN = re.compile(r";(?:\s+|$)")
_ALT = re.compile(r"alt\.\s+", re.IGNORECASE)
_WEAK = re.compile(r"([afn]\.k\.a\.)\s*'")
_GROUP = "(Linked To:"
_COUNTRY_LAST = re.compile(r"(.*\S)\s+\(([^()]+)\)", re.DOTALL)
_DATE_LAST = re.compile(r"(.*\S)\s+(issued|expires)\s+(.{4,30})", re.DOTALL)
_COINED = re.compile(
    r"((?:(?:[A-Z][\w.'/()-]*|of|for|de|del|la|and|the)\s+){0,6}(?:No\.?|Number|#|ID|Code|Card|Passport|Licen[cs]e|Certificate))"
    r":?\s+(?=\S*\d)(\S+(?:\s+\S+){0,7})"
)


def items(text: str) -> tuple[Item, ...]:
    """The items of a remarks field in order, white space tidied; none for an empty one.

    The CSV ends the field with a full stop unless its last item has one, so that nobody can tell whose it is: an item
    goes without, wherever it stands.
    """
    return tuple(_item(part.removesuffix(".")) for part in _parts(_ungrouped(tidy(text)).removesuffix(".")))


def item(label: str, value: str, country: str = "", issued: str = "", expires: str = "") -> Item:
    """An item whose parts the format keeps apart; a document without a number in it is text, as in the remarks.

    As in the remarks it goes without a full stop at its end, and a country in brackets behind a number is its country.
    """
    label = plain_label(label)
    term = term_of(label)
    identifies = term is not None and term.means == "identifier"
    if not (country or issued or expires):
        value = value.removesuffix(".")
        if identifies:
            value, country, issued, expires = _document(value)
    if country and country_code(country) is None:
        value, country = f"{value} ({country})", ""
    whole = Item(label, value, country, issued, expires)
    return Item("", whole.text) if identifies and value and not _is_number(value) else whole


def _parts(text: str) -> Iterator[str]:
    """Split at `; `, but not inside the quotes of a weak alias that closes in the next part."""
    waiting = ""
    for part in _BETWEEN.split(text):
        if waiting:
            if part.endswith("'") and not _opens_item(part):
                yield f"{waiting}; {part}"
                waiting = ""
                continue
            yield waiting
            waiting = ""
        if _is_open(part):
            waiting = part
        elif part.strip():
            yield part.strip()
    if waiting:
        yield waiting


def _is_open(part: str) -> bool:
    found = _WEAK.match(_ALT.sub("", part, count=1).strip())
    return found is not None and part.rstrip()[-1:] != "'"


def _opens_item(part: str) -> bool:
    plain = _ALT.sub("", part, count=1)
    return bool(_WEAK.match(plain)) or labelled(plain) is not None


def _item(part: str) -> Item:
    plain = part[found.end() :] if (found := _ALT.match(part)) else part
    if weak := _WEAK.match(plain):
        return _weak_alias(weak[1], plain[weak.end() :])
    if known := labelled(plain):
        label, term, value = known
        return _sorted_out(part, label, term, value)
    if coined := _COINED.fullmatch(plain):
        term_coined = term_of(coined[1])
        if term_coined:
            return _sorted_out(part, coined[1], term_coined, coined[2])
    return Item("", part)


def _weak_alias(label: str, rest: str) -> Item:
    closed = len(rest) > 1 and rest.endswith("'")
    return Item(label, rest[:-1].strip() if closed else rest.strip(), cut=not closed)


def _sorted_out(part: str, label: str, term: Term, value: str) -> Item:
    if term.means != "identifier":
        return Item(label, value)
    number, country, issued, expires = _document(value)
    return Item(label, number, country, issued, expires) if _is_number(number) else Item("", part)


def _document(value: str) -> tuple[str, str, str, str]:
    """`NUMBER (Country) issued DATE expires DATE`, taken off from the end; what is not understood stays."""
    country = ""
    dates = {"issued": "", "expires": ""}
    while True:
        if (dated := _DATE_LAST.fullmatch(value)) and not dates[dated[2]] and edtf(dated[3]):
            value, dates[dated[2]] = dated[1], dated[3]
        elif not country and (placed := _COUNTRY_LAST.fullmatch(value)) and country_code(placed[2]) is not None:
            value, country = placed[1], placed[2]
        else:
            return value, country, dates["issued"], dates["expires"]


def _is_number(text: str) -> bool:
    """Words of a sentence are not a number: it has a digit, or is in capitals; it does not begin in small letters."""
    first = text.split(maxsplit=1)[0]
    if first.isalpha() and first.islower():
        return False
    return any(sign.isdigit() for sign in text) or text == text.upper()


def _ungrouped(text: str) -> str:
    """`(Linked To: A) (Linked To: B; Linked To: C)` → the same without the outer brackets, joined by `; `."""
    pieces, at = [], 0
    while (start := text.find(_GROUP, at)) >= 0:
        end = _closing(text, start)
        if end < 0:
            break
        pieces += [text[at:start], text[start + 1 : end]]
        at = end + 1
    if not pieces:
        return text
    pieces.append("" if text[at:].strip() == "." else text[at:])
    return "; ".join(piece.strip(" ;") for piece in pieces if piece.strip(" ;"))


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at `start` closes; -1 when it never does."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return -1
