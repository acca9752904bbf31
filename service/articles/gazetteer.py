"""Longest matches of word lists in a run of tokens: places, demonyms, titles, words that are no parties."""

from collections.abc import Mapping, Sequence
from functools import cache

from service.articles.tables import mapping, rows
from service.articles.tokens import Token, tokenize

_LONGEST = 8
_COLUMNS = {"places": "name", "titles": "title", "authorities": "phrase"}


def match_at(table: str, tokens: Sequence[Token], index: int) -> int:
    """How many tokens from `index` on are a phrase of the table; 0 when none is."""
    phrases, lengths = _phrases(table)
    longest = lengths.get(phrase_of(tokens[index : index + 1]), 0)
    for length in range(min(longest, len(tokens) - index), 0, -1):
        if phrase_of(tokens[index : index + length]) in phrases:
            return length
    return 0


def phrase_of(tokens: Sequence[Token]) -> str:
    """The tokens as one casefolded phrase without full stops."""
    return " ".join([token.text.casefold().replace("’", "'").rstrip(".") for token in tokens])


def country_of(name: str) -> str:
    """ISO 3166-1 alpha-2 (upper case) of a country, a place in it, or a demonym; empty when unknown."""
    key = name.casefold().replace("’", "'").strip(" .")
    key = key.removeprefix("the ")
    found = mapping("demonyms", "word", "country").get(key) or _countries().get(key)
    return found or mapping("places", "name", "country").get(key, "")


@cache
def _phrases(table: str) -> tuple[frozenset[str], Mapping[str, int]]:
    """The phrases of a table, and for each first word how many tokens the longest phrase with it has."""
    if table == "countries":
        phrases = frozenset(_countries())
    else:
        column = _COLUMNS.get(table, "word")
        phrases = frozenset(_plain(row[column]) for row in rows(table))
    lengths: dict[str, int] = {}
    for phrase in phrases:
        first = phrase.split(" ", 1)[0]
        lengths[first] = max(lengths.get(first, 0), min(_LONGEST, len(tokenize(phrase, 0, len(phrase)))))
    return phrases, lengths


def _plain(phrase: str) -> str:
    return phrase_of(tokenize(phrase, 0, len(phrase)))


@cache
def _countries() -> Mapping[str, str]:
    """Names of countries, short, common and official, as ISO 3166-1 has them."""
    import pycountry

    found: dict[str, str] = {}
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            value = getattr(country, key, "")
            if value:
                found[value.casefold().split(",")[0]] = country.alpha_2
    found["united states"] = found["usa"] = found["u.s"] = found["us"] = found["america"] = "US"
    found["uk"] = found["u.k"] = "GB"
    return found
