"""Filters by list and programme, held against what there is: a misspelt one would let everybody through unseen."""

from collections.abc import Iterable

from service.domain.programmes import authority_of
from service.errors import BadInputError
from service.screening.corpus import Corpus
from service.screening.query import Filters


def check_filters(corpus: Corpus, filters: Filters) -> None:
    """BadInputError names the lists and programmes that neither the corpus nor the program knows.

    A list that could be read and a programme of the catalogue may be asked for before any entry has them.
    """
    held = corpus.values("lists") | {str(item["list"]) for item in corpus.meta.lists}
    unheld = [code for code in filters.lists if code not in held]
    if unheld and (unknown := [code for code in unheld if code not in _readable()]):
        raise BadInputError(f"there is no list {_named(unknown)}; known are {_named(sorted(held | _readable()))}")
    unlisted = [code for code in filters.programmes if code not in corpus.values("programmes")]
    if unknown := [code for code in unlisted if not authority_of(code)]:
        raise BadInputError(f"there is no programme {_named(unknown)}")


def _readable() -> frozenset[str]:
    """The lists whose formats are known; asked only for a list that is not held, since it imports the readers."""
    from service.lists import formats

    return frozenset({"articles"}.union(*(known.lists for known in formats())))


def _named(codes: Iterable[str]) -> str:
    return ", ".join(repr(code) for code in codes)
