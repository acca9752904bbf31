"""Person or organisation? A guess by the words of the name, for lists that do not say."""

import re
from functools import cache

from matchers.names.lexicon import legal_form, stem, stop_words, variants
from service.domain.vocabulary import PartyKind

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[\d&@/:+]")
_FEWEST, _MOST = 2, 6  # words of a person's name


def kind_by_name(name: str, *, mostly_persons: bool) -> PartyKind:
    """A person, when no word is an organisation's and a given name is among them; organisation otherwise.

    On a list of mostly persons the given name is not asked for: the tables know the common ones only.
    """
    words = [word.casefold() for word in _WORD.findall(name)]
    if not _FEWEST <= len(words) <= _MOST or _SIGNS.search(name) or any(map(_is_of_organisations, words)):
        return PartyKind.ORGANISATION
    known = mostly_persons or any(word in variants(True) for word in words)
    return PartyKind.PERSON if known else PartyKind.ORGANISATION


@cache
def _is_of_organisations(word: str) -> bool:
    if word in variants(True):
        return False
    return word in variants(False) or bool(stem(word)) or word in stop_words() or bool(legal_form((word,)))
