"""Where a name ends: small words, marks, numbers and abbreviations that belong to it, and those that do not."""

import re
from collections.abc import Sequence

from service.articles.gazetteer import country_of, match_at, phrase_of
from service.articles.tables import mapping, words
from service.articles.tokens import Shape, Token

_MAX_TOKENS = 16
_SMALL_WORDS = frozenset(("as", "a", "co", "sa", "ag", "sp", "ad", "too", "ab", "nv", "dd", "lp"))
_SPANISH_FORM = re.compile(
    r"S\.\s?(?:[A-Z]\.\s?)*(?:de (?:R\.\s?L\.|C\.\s?V\.|P\.\s?R\.))(?:(?: de| y)? (?:C\.\s?V\.|I\.\s?P\.)?)*"
    r"|S\.\s?A\.(?:\s?[A-Z]\.)*(?=[\s,;)]|$)"
)
_DOTTED_FORMS = frozenset(("Co", "Corp", "Inc", "Ltd", "Ltda", "Pty", "Pvt", "Bros", "Cia", "Cía"))
_IN_HEADS = re.compile(r"(?:islamic state|al-?qa[ie]da|organi[sz]ation|jihad|vilayat|province|base of jihad)\Z")


def run(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    stop = index
    while capital(tokens, stop) and stop - index < _MAX_TOKENS and (stop == index or not _owns(tokens[stop - 1])):
        stop += 1
    return tokens[index:stop]


def capital(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].shape is Shape.CAPITAL


def chunk_end(text: str, tokens: Sequence[Token], index: int) -> int:
    """The end (exclusive) of the run of tokens that make one name."""
    stop = index + 1
    while stop < len(tokens) and stop - index < _MAX_TOKENS:
        step = _step(text, tokens, index, stop)
        if not step:
            break
        stop += step
    return stop


def _step(text: str, tokens: Sequence[Token], index: int, stop: int) -> int:
    """How many tokens the name goes on at `stop`; 0 when it ends there."""
    last, token = tokens[stop - 1], tokens[stop]
    gap = text[last.end : token.start]
    if _owns(last):
        return 0
    if gap not in ("", " ", ". ") and not last.possessive:
        return 0
    if token.shape is Shape.CAPITAL and gap:
        return 0 if gap == ". " and not _dot_inside(last) else int(not _ends_before(tokens, stop))
    if token.shape is Shape.NUMBER and gap == " " and _numbered(tokens, index, stop):
        return 1
    if token.shape is Shape.LOWER:
        return _connector(tokens, index, stop)
    return _mark(text, tokens, index, stop)


def form_end(text: str, tokens: Sequence[Token], begin: int, stop: int) -> int:
    """Where a name ends whose last token is `stop - 1`: the full stop of a shortened company form belongs to it.

    At the end of a sentence that stop is the name's own only if the name is printed with such marks (`Co., Ltd.`).
    """
    last = tokens[stop - 1]
    if stop - begin < 2 or text[last.end : last.end + 1] != "." or last.text not in _DOTTED_FORMS:
        return last.end
    return last.end + int(stop + 1 < len(tokens) or owns_stop(text[tokens[begin].start : last.end]))


def owns_stop(name: str) -> bool:
    """Whether a full stop printed after a name is part of it: `Co., Ltd`, `P.S.C`, for their other marks say so."""
    head, _, last = name.rpartition(" ")
    return "." in last or (last in _DOTTED_FORMS and ("." in head or "," in head))


def _owns(token: Token) -> bool:
    """A possessive that ends a name; `People's` does not."""
    return token.possessive and token.text.casefold() not in ("people", "women", "workers", "farmers")


def _is_plural_owner(tokens: Sequence[Token], stop: int) -> bool:
    """`Peasants' Alliance`: the apostrophe of a plural before the head noun of a body."""
    owner = tokens[stop - 1].text
    return owner.endswith("s") and capital(tokens, stop + 1) and tokens[stop + 1].text.casefold() in _bodies()


def _bodies() -> frozenset[str]:
    return words("org_heads", kind="organisation")


def _dot_inside(token: Token) -> bool:
    form = token.text.casefold().replace(".", "")
    single = len(token.text.lstrip("‘’'")) == 1
    return single or form in words("abbreviations", follows="name") or form in ("co", "jr", "cía", "cia", "bros", "s")


def _ends_before(tokens: Sequence[Token], stop: int) -> bool:
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


def _numbered(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """`Unit 340`, `Lab 110`, `Office 39`: a body's name that ends in a number of at most four figures."""
    word = tokens[stop - 1].text.casefold()
    if len(tokens[stop].text) <= 2 and stop - index <= 3 and _ends_phrase(tokens, stop + 1):
        return True
    kind = mapping("org_heads", "word", "kind").get(word)
    return kind == "organisation" and len(tokens[stop].text) <= 4 and tokens[stop].text.isalnum()


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """A mark or a verb follows: the number before it closes a name (`Grace 1 was …`)."""
    closing = ("is", "was", "has", "had", "which", "and", "sailed", "left", "to")
    return index >= len(tokens) or tokens[index].shape is Shape.MARK or tokens[index].text in closing


def _connector(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Small words that join two parts of one name, and company forms in small letters."""
    word = tokens[stop].text.casefold()
    if word in words("name_particles", kind="inside"):
        return _particles(tokens, stop)
    if word == "en" and stop + 1 < len(tokens) and tokens[stop + 1].text == "C":
        return 2
    if word.rstrip(".") in words("company_forms", "form") and word not in _SMALL_WORDS:
        return 1
    if word not in ("of", "for", "and", "in"):
        return 0
    after = stop + 1
    article = after < len(tokens) and tokens[after].text == "the"
    if article and (word != "and" or _has_in(tokens, index, stop)):
        after += 1
    return after + 1 - stop if capital(tokens, after) and _joins(word, tokens, index, stop, after) else 0


def _particles(tokens: Sequence[Token], stop: int) -> int:
    """`de la`, `bin`, `y` before a capital."""
    after = stop + 1
    while after < len(tokens) and after - stop < 4 and tokens[after].text in words("name_particles", kind="inside"):
        after += 1
    after += int(after < len(tokens) and tokens[after].shape is Shape.NUMBER and after > stop + 0)
    return after + 1 - stop if capital(tokens, after) else 0


def _has_in(tokens: Sequence[Token], index: int, stop: int) -> bool:
    return any(token.text in ("in", "of", "for") for token in tokens[index:stop])


def _joins(word: str, tokens: Sequence[Token], index: int, stop: int, after: int) -> bool:
    left = tokens[index:stop]
    head = left[-1].text.casefold()
    if word == "in":
        return bool(_IN_HEADS.search(phrase_of(left)))
    if word == "of":
        return _joins_of(tokens, left, head, after)
    if word == "for":
        return any(mapping("org_heads", "word", "kind").get(token.text.casefold()) for token in left)
    return _joins_and(tokens, left, head, after)


def _joins_of(tokens: Sequence[Token], left: Sequence[Token], head: str, after: int) -> bool:
    of = mapping("org_heads", "word", "of").get(head, "")
    place = bool(match_at("places", tokens, after) or match_at("countries", tokens, after)) or _before_place(
        tokens, after
    )
    if match_at("titles", tokens, tokens.index(left[0])) == len(left):
        return False
    if of == "yes":
        return True
    generic = words("business_words") | words("org_heads") | words("demonyms")
    if of == "no" and len(left) > 2 and all(one.text.casefold() in generic for one in left):
        return True
    if of == "no":
        companies = tokens[after].text == "Companies"
        return companies or (head in ("bank", "company", "group", "insurance") and len(left) <= 2)
    if head in words("business_words") and any(
        mapping("org_heads", "word", "of").get(one.text.casefold()) == "yes" for one in left
    ):
        return True
    return not place and len(left) == 1 and left[0].text.casefold() not in words("common_words")


def _before_place(tokens: Sequence[Token], after: int) -> bool:
    """`Herat, Afghanistan`: a name followed by a comma and a country is a place."""
    return after + 2 < len(tokens) and tokens[after + 1].text == "," and bool(match_at("countries", tokens, after + 2))


def _joins_and(tokens: Sequence[Token], left: Sequence[Token], head: str, after: int) -> bool:
    """`Science and Technology Development Co`, `State of Iraq and Syria`; not `Hamas and Hizballah`."""
    right = run(tokens, after)
    last = right[-1].text.casefold().rstrip(".")
    if any(token.text in ("of", "for", "in") for token in left):
        heads = words("org_heads") | words("company_forms", "form") | words("business_words")
        generic = last in heads
        return (generic and head in words("business_words")) or _two_places(tokens, left, after)
    heads = words("org_heads") | words("company_forms", "form") | words("business_words")
    return head in words("business_words") and last in heads


def _two_places(tokens: Sequence[Token], left: Sequence[Token], after: int) -> bool:
    first = tokens.index(left[-1])
    right = tokens[after].text.split("-")[0]
    return bool(match_at("places", tokens, first) or match_at("countries", tokens, first)) and bool(
        country_of(right) or right in ("Levant", "Syria")
    )


def _mark(text: str, tokens: Sequence[Token], index: int, stop: int) -> int:
    """`&`, a comma before a company form, a bracketed place before one, a dash between two heads, a quoted nickname."""
    mark = tokens[stop].text
    if mark in "'’" and _is_plural_owner(tokens, stop):
        return 2
    if mark == "&":
        return 2 if capital(tokens, stop + 1) else 0
    if mark == ".":
        return _full_stop(tokens, stop)
    form = _dotted_form(text, tokens, stop + 1) if mark == "," else 0
    if form:
        return 1 + form
    if mark == ",":
        return 2 if _form_at(tokens, stop + 1) and tokens[stop + 1].text not in ("AS", "AD", "DD", "SA") else 0
    if mark in "–-":
        return _dash(tokens, index, stop)
    if mark == "(" and stop + 3 < len(tokens) and tokens[stop + 2].text == ")" and capital(tokens, stop + 3):
        tail = tokens[stop + 3].text.casefold()
        return 4 if tail in words("company_forms", "form") or tail in words("org_heads") else 0
    return _nickname_length(tokens, stop)


def _dotted_form(text: str, tokens: Sequence[Token], index: int) -> int:
    """How many tokens the Spanish form at `index` has (`S.A. de C.V.`, `S. de R.L. de C.V.`); 0 when none is there."""
    match = _SPANISH_FORM.match(text, tokens[index].start) if index < len(tokens) else None
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
    if not _dot_inside(tokens[stop - 1]) or not capital(tokens, stop + 1):
        return 0
    return 0 if _ends_before(tokens, stop + 1) or _new_sentence(tokens, stop) else 2


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
    if tokens[stop].text not in ('"', "“", "«", "‘"):
        return 0
    for close in range(stop + 2, min(stop + 6, len(tokens) - 1)):
        if tokens[close].text in ('"', "”", "»", "’"):
            return close + 2 - stop if capital(tokens, close + 1) else 0
    return 0
