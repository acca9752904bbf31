"""Where a name ends: small words, marks, numbers and abbreviations that belong to it, and those that do not."""

import re
from collections.abc import Sequence

from service.articles.gazetteer import country_of, match_at, phrase_of
from service.articles.marks import dot_inside, ends_before, mark_length
from service.articles.tables import mapping, words
from service.articles.tokens import MAX_NAME, Shape, Token, capital, owns, run

_SMALL_WORDS = frozenset(("as", "a", "co", "sa", "ag", "sp", "ad", "too", "ab", "nv", "dd", "lp"))
_PLAIN_FORMS = frozenset(("company", "corporation", "incorporated", "limited"))
_DOTTED_FORMS = frozenset(("Co", "Corp", "Inc", "Ltd", "Ltda", "Pty", "Pvt", "Bros", "Cia", "Cía"))
_IN_HEADS = re.compile(r"(?:islamic state|al-?qa[ie]da|organi[sz]ation|jihad|vilayat|province|base of jihad)\Z")


def chunk_end(text: str, tokens: Sequence[Token], index: int) -> int:
    """The end (exclusive) of the run of tokens that make one name."""
    stop = index + 1
    while stop < len(tokens) and stop - index < MAX_NAME:
        step = _step(text, tokens, index, stop)
        if not step:
            break
        stop += step
    return stop


def _step(text: str, tokens: Sequence[Token], index: int, stop: int) -> int:
    """How many tokens the name goes on at `stop`; 0 when it ends there."""
    last, token = tokens[stop - 1], tokens[stop]
    gap = text[last.end : token.start]
    if owns(last):
        return 0
    if gap not in ("", " ", ". ") and not last.possessive:
        return 0
    if token.shape is Shape.CAPITAL and gap:
        return 0 if gap == ". " and not dot_inside(last) else int(not ends_before(tokens, stop))
    if token.shape is Shape.NUMBER and gap == " " and _numbered(tokens, index, stop):
        return 1
    if token.shape is Shape.LOWER:
        return _connector(tokens, index, stop)
    return mark_length(text, tokens, index, stop)


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


def _numbered(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """`Unit 340`, `Lab 110`, `Office 39`: a body's name that ends in a number of at most four figures."""
    word = tokens[stop - 1].text.casefold()
    if [token.text for token in tokens[stop + 1 : stop + 3]] == ["(", "IMO"]:
        return True
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
    if word.rstrip(".") in words("company_forms", "form") and word not in _SMALL_WORDS | _PLAIN_FORMS:
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
    return _firm_of(tokens, left, after, place=place) if of == "no" else _other_of(left, head, place=place)


def _firm_of(tokens: Sequence[Token], left: Sequence[Token], after: int, *, place: bool) -> bool:
    """`Bank of X`, `Group of Companies`, `Black Sea Bank of Renewal`; not `Sarwar Travel Agency of Herat`."""
    if tokens[after].text.casefold() in words("business_words") | words("law_words"):
        return True
    generic = words("business_words") | words("org_heads") | words("demonyms")
    if len(left) > 2 and all(one.text.casefold() in generic for one in left):
        return True
    head = left[-1].text.casefold()
    near = len(left) <= 2 or (head == "bank" and not place)
    return tokens[after].text == "Companies" or (head in ("bank", "company", "group", "insurance") and near)


def _other_of(left: Sequence[Token], head: str, *, place: bool) -> bool:
    """`Ministry of Defence`-like names whose head stands further left, and a single word before `of`."""
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
    return head in words("business_words") and last in heads and not _is_name_of_its_own(right, heads)


def _is_name_of_its_own(right: Sequence[Token], heads: frozenset[str]) -> bool:
    """`… Optics and Suzhou Quantum Link Co`: what follows `and` begins with a word that no branch of trade is."""
    return len(right) > 1 and right[0].text.casefold() not in heads


def _two_places(tokens: Sequence[Token], left: Sequence[Token], after: int) -> bool:
    first = tokens.index(left[-1])
    right = tokens[after].text.split("-")[0]
    return bool(match_at("places", tokens, first) or match_at("countries", tokens, first)) and bool(
        country_of(right) or right in ("Levant", "Syria")
    )
