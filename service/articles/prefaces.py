"""What stands before a name and is no part of it: titles, offices and their fields, demonyms."""

from collections.abc import Sequence

from service.articles.beginnings import demonym_length
from service.articles.gazetteer import country_of, match_at, phrase_of
from service.articles.tables import mapping, words
from service.articles.tokens import Shape, Token

_GIVEN_TITLES = frozenset(
    ("King", "Queen", "Prince", "Princess", "Emir", "Marshal", "Major", "Captain", "General", "Premier")
)
_PORTFOLIO_HOLDERS = frozenset(("Minister", "Secretary", "Commissioner", "Undersecretary", "minister", "secretary"))
_OFFICES = frozenset(
    ("secretary", "minister", "rep", "representative", "commissioner", "undersecretary", "governor", "spokesman")
) | frozenset(("spokeswoman", "spokesperson", "senator", "sen", "ambassador", "mp"))


def left_country(tokens: Sequence[Token], index: int) -> str:
    """The country of a demonym just before the name, a small noun between: `Lebanese national`, `Iranian general`."""
    for back in range(1, 4):
        if index - back < 0:
            return ""
        token = tokens[index - back]
        if token.shape is Shape.CAPITAL:
            return mapping("demonyms", "word", "country").get(token.text.casefold(), "") or _two_words(
                tokens, index - back
            )
        if token.shape is not Shape.LOWER or (back == 1 and not _names_person(token.text)):
            return ""
    return ""


def _names_person(word: str) -> bool:
    """A small noun that stands before a name: an office, a trade, `national`."""
    return any(word in mapping(table, key, "source") for table, key in (("roles", "role"), ("kind_nouns", "noun")))


def _two_words(tokens: Sequence[Token], index: int) -> str:
    return mapping("demonyms", "word", "country").get(phrase_of(tokens[max(0, index - 1) : index + 1]), "")


def after_titles(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, tuple[str, ...]]:
    classes: list[str] = []
    if tokens[index].text in _GIVEN_TITLES and _is_firm(tokens, index, stop):
        return index, ()
    while index < stop:
        length = match_at("titles", tokens, index)
        if not length or (index + length >= stop and not classes and stop - index > 1) or tokens[index].possessive:
            break
        classes.append(mapping("titles", "title", "class")[phrase_of(tokens[index : index + length])])
        index += length
        while index < stop and tokens[index].text == ".":
            index += 1
    return index, tuple(classes)


def _is_firm(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """The name holds a company form or a firm's head noun: what looks like a title belongs to it."""
    firms = words("company_forms", "form") | words("org_heads", kind="company")
    return any(token.text.casefold() in firms for token in tokens[index + 1 : stop])


def after_office(
    tokens: Sequence[Token], begin: int, stop: int, classes: tuple[str, ...]
) -> tuple[int, tuple[str, ...]]:
    """`Transport Secretary X`, `Party-list Rep. X`: an office whose field of work stands before it."""
    body = words("org_heads") | words("company_forms", "form")
    if tokens[stop - 1].text.casefold().rstrip(".") in body:
        return begin, classes
    for at in range(begin + 1, min(begin + 4, stop - 2)):
        if tokens[at].text.casefold().rstrip(".") in _OFFICES:
            after = at + 1 + int(tokens[at + 1].text == ".")
            return (after, (*classes, "official")) if stop - after >= 1 else (begin, classes)
    return begin, classes


def after_portfolio(tokens: Sequence[Token], begin: int, stop: int) -> int:
    """`Minister of Cabinet Affairs X`: the field of work before a name of at least two words."""
    if begin < 2 or tokens[begin - 1].text not in ("of", "for") or tokens[begin - 2].text not in _PORTFOLIO_HOLDERS:
        return begin
    fields = [at for at in range(begin, stop - 2) if tokens[at].text.casefold() in words("business_words")]
    return fields[-1] + 1 if fields else begin


def after_demonym(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, str]:
    length = match_at("demonyms", tokens, index)
    if length and index + length < stop and demonym_length(tokens, index):
        return index + length, country_of(phrase_of(tokens[index : index + length]))
    return index, ""
