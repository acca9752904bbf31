"""What begins no name: small words, places, demonyms, authorities, trades at the beginning of a sentence."""

import re
from collections.abc import Sequence
from functools import cache

from service.articles.gazetteer import match_at
from service.articles.tables import words
from service.articles.tokens import Shape, Token, capital, run

CONTRACTED = re.compile(r"(?:\w+n['’]t|[Ii]['’](?:d|m|ve|ll)|(?:It|He|She|That|There|They|We|You|Who|What)['’]\w+)\Z")
OPENING = "\"“«‘'"
_NUMBER = re.compile(r"[A-Z]{1,3}\d{4,}\w*")
_DIRECTIONS = frozenset(
    ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Upper", "Lower")
)
_ALSO_GIVEN = frozenset(("Bill", "Grant", "Mark", "Frank", "Will", "April", "June"))
_MARKED = frozenset(("registration", "registered", "number", "mark"))


def skipped(tokens: Sequence[Token], index: int) -> int:
    """How many tokens from here begin no name: small words, places, demonyms, authorities, no-party words."""
    token = tokens[index]
    if token.shape is Shape.NUMBER and re.fullmatch(r"\d+(?:st|nd|rd|th)", token.text):
        return 0 if capital(tokens, index + 1) else 1
    if _NUMBER.fullmatch(token.text):
        return int(not index or tokens[index - 1].text not in _MARKED)
    if token.text in ("St", "Ste") and index + 2 < len(tokens) and tokens[index + 1].text == ".":
        return 3
    if token.shape is not Shape.CAPITAL or CONTRACTED.match(token.text) or _is_plain_beginning(tokens, index):
        return 1
    return _known_phrase(tokens, index) or demonym_length(tokens, index)


def _is_plain_beginning(tokens: Sequence[Token], index: int) -> bool:
    """A word at the beginning of a sentence, a quotation or a clause that only looks like a name there."""
    before = tokens[index - 1].text if index else ":"
    if before in OPENING + ":—–" and _is_trade(tokens, index):
        return True
    word = tokens[index].text.casefold()
    plain = before in OPENING + ":" and (word in words("common_words") or word.endswith("ly"))
    return plain and not _begins_body(tokens, index)


def _known_phrase(tokens: Sequence[Token], index: int) -> int:
    """How many tokens name a region, an authority, a country or a place here, and no longer name; else 0."""
    if tokens[index].text in _DIRECTIONS and _is_region(tokens, index):
        return 2
    if (
        tokens[index].text in _ALSO_GIVEN
        and capital(tokens, index + 1)
        and not match_at("not_parties", tokens, index + 1)
    ):
        return 0
    for table in ("authorities", "not_parties", "countries", "places"):
        length = match_at(table, tokens, index)
        if length and not _continues(tokens, index, index + length):
            return length
    return 0


def _is_region(tokens: Sequence[Token], index: int) -> bool:
    """`West Darfur`, `North Kivu`: a direction and one word that no body is called after."""
    rest = run(tokens, index + 1)
    heads = words("org_heads") | words("company_forms", "form") | words("business_words")
    return len(rest) == 1 and rest[0].text.casefold() not in heads and not rest[0].text.isupper()


def _is_trade(tokens: Sequence[Token], index: int) -> bool:
    """`Researchers A and B`, `Brothers A and B`, `Coach A`: what people are, before their names begin a sentence."""
    word = tokens[index].text.casefold()
    people = words("kind_nouns", "noun", kind="person") | words("roles", "role") | _makers()
    if index + 1 < len(tokens) and tokens[index + 1].text == "of" and word in words("roles", "role"):
        return True
    if not capital(tokens, index + 1) or word in words("titles", "title") or word in words("org_heads"):
        return False
    return word in people or word.removesuffix("s") in people


@cache
def _makers() -> frozenset[str]:
    """What firms are (`Miner X`, `Lender X`), where the word is no part of firms' names."""
    return words("kind_nouns", "noun", kind="company") - words("org_heads") - words("business_words")


def _begins_body(tokens: Sequence[Token], index: int) -> bool:
    """`Foreign Trade Bank` at the beginning of a sentence: an adjective of names, and a run that ends in a head "
    "noun."""
    words_ = run(tokens, index)
    heads = words("org_heads") | words("company_forms", "form")
    adjective = tokens[index].text.casefold() in words("business_words")
    return adjective and len(words_) > 1 and words_[-1].text.casefold() in heads


def _continues(tokens: Sequence[Token], index: int, after: int) -> bool:
    """A known phrase is only the beginning of a longer name (`Iran Air`, `Gulf Cartel`)."""
    if not capital(tokens, after) or tokens[after].start != tokens[after - 1].end + 1 or tokens[after - 1].possessive:
        return False
    if any(match_at(table, tokens, after) for table in ("places", "countries", "not_parties", "titles", "demonyms")):
        return False
    rest = run(tokens, after)
    generic = words("business_words") | words("org_heads") | words("company_forms", "form")
    head = any(token.text.casefold() in generic for token in rest)
    single = after - index == 1
    return head or (single and len(rest) <= 2 and tokens[index].text.casefold() not in _never_first())


def _never_first() -> frozenset[str]:
    return words("not_parties") | words("authorities", "phrase") | words("titles", "title")


def demonym_length(tokens: Sequence[Token], index: int) -> int:
    length = match_at("demonyms", tokens, index)
    if not length:
        return int(_is_compound_demonym(tokens[index].text))
    rest = run(tokens, index + length)
    if len(rest) == 1 and index and tokens[index - 1].text in words("kind_nouns", "noun", kind="company"):
        return 0
    generic = words("business_words") | words("org_heads")
    if len(rest) > 1 and all(token.text.casefold() in generic for token in rest):
        return 0
    return length


def _is_compound_demonym(word: str) -> bool:
    """`Iraqis`, `Hungarian-Serbian`, `Franco-Malian`."""
    parts = word.casefold().removesuffix("s").split("-")
    return parts[-1] in words("demonyms") and all(
        part in words("demonyms") or part.endswith("o") for part in parts[:-1]
    )
