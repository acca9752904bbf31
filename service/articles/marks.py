"""Marks inside a name: `&`, commas and stops of company forms, brackets, dashes, apostrophes, quoted nicknames."""

import re
from collections.abc import Sequence

from service.articles.tables import mapping, words
from service.articles.tokens import Shape, Token, capital, run

_SPELT_FORM = re.compile(
    r"S\.\s?(?:[A-Z]\.\s?)*(?:de (?:R\.\s?L\.|C\.\s?V\.|P\.\s?R\.))(?:(?: de| y)? (?:C\.\s?V\.|I\.\s?P\.)?)*"
    r"|S\.\s?A\.(?:\s?[A-Z]\.)*(?=[\s,;)]|$)"
    r"|(?:C\.\s?A|S\.\s?(?:R\.\s?[LO]|L|N\.\s?C|C)|A\.\s?[SŞG]|[BN]\.\s?V|L\.\s?L\.\s?[CP]|P\.\s?L\.\s?C|L\.\s?P|W\.\s?L\.\s?L)\."
    r"(?=[\s,;)]|$)"
)


def mark_length(text: str, tokens: Sequence[Token], index: int, stop: int) -> int:
    """How many tokens a name that began at `index` goes on with at the mark at `stop`; 0 when it ends there."""
    mark = tokens[stop].text
    if mark in "'’" and _is_plural_owner(tokens, stop):
        return 2
    if mark == "&":
        return 2 if capital(tokens, stop + 1) else 0
    if mark == ".":
        return _full_stop(tokens, stop)
    if mark == ",":
        return _comma(text, tokens, stop)
    return _dash(tokens, index, stop) if mark in "–-" else _bracket(tokens, stop) or _nickname_length(tokens, stop)


def _comma(text: str, tokens: Sequence[Token], stop: int) -> int:
    """A comma before a company form: `Acme, Ltd`, `Osuna, S. de R.L. de C.V.`."""
    dotted = _dotted_form(text, tokens, stop + 1)
    if dotted:
        return 1 + dotted
    return 2 if _form_at(tokens, stop + 1) and tokens[stop + 1].text not in ("AS", "AD", "DD", "SA") else 0


def _bracket(tokens: Sequence[Token], stop: int) -> int:
    """A bracketed place before a company form or a head noun: `Reach (Shanghai) Company`."""
    inside = tokens[stop].text == "(" and stop + 3 < len(tokens) and tokens[stop + 2].text == ")"
    if not inside or not capital(tokens, stop + 3):
        return 0
    tail = tokens[stop + 3].text.casefold()
    return 4 if tail in words("company_forms", "form") or tail in words("org_heads") else 0


def _dotted_form(text: str, tokens: Sequence[Token], index: int) -> int:
    """How many tokens the form spelt with stops at `index` has (`S.A. de C.V.`, `C.A.`); 0 when none is there."""
    match = _SPELT_FORM.match(text, tokens[index].start) if index < len(tokens) else None
    return sum(tokens[index].start <= token.start < match.end() for token in tokens[index : index + 12]) if match else 0


def _full_stop(tokens: Sequence[Token], stop: int) -> int:
    """The full stop of an abbreviation inside a name: `Co. Ltd`, `Co., Ltd`, `y Cía. S. en C.`, initials."""
    if _is_en_c(tokens, stop):
        return 3
    if tokens[stop - 1].text == "No" and stop + 1 < len(tokens) and tokens[stop + 1].shape is Shape.NUMBER:
        return 2
    if tokens[stop - 1].text in ("Co", "Pty", "Pte", "Pvt", "Sdn"):
        if stop + 1 < len(tokens) and tokens[stop + 1].text == ",":
            return 3 if _form_at(tokens, stop + 2) else 0
        return 2 if _form_at(tokens, stop + 1) else 0
    if not dot_inside(tokens[stop - 1]) or not capital(tokens, stop + 1):
        return 0
    return 0 if ends_before(tokens, stop + 1) or _new_sentence(tokens, stop) else 2


def _dash(tokens: Sequence[Token], index: int, stop: int) -> int:
    """`Revolutionary Guard Corps – Quds Force`: a spaced dash between two parts that end in a body's head noun."""
    right = run(tokens, stop + 1)
    heads = mapping("org_heads", "word", "of")
    left = any(heads.get(token.text.casefold()) == "yes" for token in tokens[index:stop])
    if not right or not left or heads.get(right[-1].text.casefold()) != "yes":
        return 0
    return 1 + len(right)


def _is_en_c(tokens: Sequence[Token], stop: int) -> bool:
    """`S. en C.`, the Spanish limited partnership."""
    return tokens[stop - 1].text == "S" and [token.text for token in tokens[stop + 1 : stop + 3]] == ["en", "C"]


def _new_sentence(tokens: Sequence[Token], stop: int) -> bool:
    return tokens[stop + 1].text.casefold() in words("common_words") and len(tokens[stop - 1].text) > 1


def _form_at(tokens: Sequence[Token], index: int) -> bool:
    return capital(tokens, index) and tokens[index].text.casefold() in words("company_forms", "form")


def _nickname_length(tokens: Sequence[Token], stop: int) -> int:
    """Tokens of `"Memín" Hurtado` after a first name: the quoted nickname and one more capital; 0 when it is none."""
    if tokens[stop].text not in ('"', "“", "«", "‘") or tokens[stop].start == tokens[stop - 1].end:
        return 0
    for close in range(stop + 2, min(stop + 6, len(tokens) - 1)):
        if tokens[close].text in ('"', "”", "»", "’"):
            return close + 2 - stop if capital(tokens, close + 1) else 0
    return 0


def _is_plural_owner(tokens: Sequence[Token], stop: int) -> bool:
    """`Peasants' Alliance`: the apostrophe of a plural before the head noun of a body."""
    owner = tokens[stop - 1].text
    return owner.endswith("s") and capital(tokens, stop + 1) and tokens[stop + 1].text.casefold() in _bodies()


def _bodies() -> frozenset[str]:
    return words("org_heads", kind="organisation")


def dot_inside(token: Token) -> bool:
    form = token.text.casefold().replace(".", "")
    single = len(token.text.lstrip("‘’'")) == 1
    return single or form in words("abbreviations", follows="name") or form in ("co", "jr", "cía", "cia", "bros", "s")


def ends_before(tokens: Sequence[Token], stop: int) -> bool:
    word = tokens[stop].text.casefold()
    return word in _calendar()


def _calendar() -> frozenset[str]:
    return frozenset(
        [
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]
    )
