"""Looking entries up by name, identifier or id: for people who browse the list, not for screening."""

import base64
from collections.abc import Callable, Sequence
from typing import Any

from matchers import Identifier
from matchers.compare.kinds import compatible
from matchers.text.tokens import words
from service.errors import BadInputError
from service.screening.corpus import Corpus
from service.screening.documents import Document
from service.screening.filters import check_filters
from service.screening.match import entry_answer
from service.screening.query import Filters, Query

_LOWEST_SCORE = 0.5  # a name this near is worth showing to someone who looks for it
_MOST = 500
_RETRIEVED = 2000  # entries that share a word or its spelling, looked through for every word of the text


def search(
    corpus: Corpus, text: str, filters: Filters, *, kind: str | None, limit: int, cursor: str = ""
) -> dict[str, Any]:
    """Entries by name, number or id, best first, a page at a time; without a text all entries by id.

    A part of a name finds it: a family name, or the beginning of a word. A number is an identifier's, or that of a
    record on its list, with the list's code before it or without.

    `cursor` is what the page before gave as `next`, empty for the first. BadInputError for a cursor that is none,
    and for a filter by what does not exist.
    """
    check_filters(corpus, filters)
    found = _found(corpus, text.strip(), filters, kind)
    start = _offset(cursor)
    page = found[start : start + limit]
    more = start + limit < len(found)
    return {
        "entries": [entry_answer(corpus.document(position)) for position in page],
        "total": len(found),
        "next": _cursor(start + limit) if more else None,
        "list_version": corpus.meta.list_version,
    }


def _found(corpus: Corpus, text: str, filters: Filters, kind: str | None) -> list[int]:
    def admitted(position: int) -> bool:
        return (kind is None or compatible(kind, corpus.kind(position))) and _admits(corpus, position, filters)

    if not text:
        return [position for position in range(len(corpus)) if admitted(position)]
    numbered = [position for position in _numbered(corpus, text) if admitted(position)]
    return list(dict.fromkeys([*numbered, *_named(corpus, text, kind, admitted)]))


def _numbered(corpus: Corpus, text: str) -> list[int]:
    """The entry of that id, and those of the records that a list files under that number."""
    if text in corpus.positions:
        return [corpus.positions[text]]
    keys = [text, *(f"{code}:{text}" for code in sorted(corpus.values("lists")))]
    return [position for key in keys if (position := corpus.position_of_record(key)) is not None]


def _named(corpus: Corpus, text: str, kind: str | None, admitted: Callable[[int], bool]) -> list[int]:
    """What is near the whole text, by score, then what has every word of it in one name, in the order of retrieval."""
    party = Query(names=(text,), kind=kind, identifiers=(Identifier("other", text),)).party()
    near = corpus.index.find(
        party, threshold=_LOWEST_SCORE, limit=_MOST, where=lambda entry: admitted(corpus.positions[entry])
    )
    asked = tuple(word.text for word in words(text))
    retrieved = (corpus.positions[entry] for entry in corpus.index.candidates(party, limit=_RETRIEVED)) if asked else ()
    worded = [place for place in retrieved if admitted(place) and _has_words(corpus.document(place), asked)]
    return [*(corpus.positions[hit.id] for hit in near), *worded]


def _has_words(document: Document, asked: Sequence[str]) -> bool:
    """Does one of the names have, for each word asked for, one that begins with it?"""
    names = ([word.text for word in words(name["value"])] for name in document["names"])
    return any(all(any(word.startswith(start) for word in name) for start in asked) for name in names)


def _admits(corpus: Corpus, position: int, filters: Filters) -> bool:
    return (
        (not filters.status or corpus.status(position) in filters.status)
        and (not filters.lists or bool(corpus.mask("lists", frozenset(filters.lists))[position]))
        and (not filters.programmes or bool(corpus.mask("programmes", frozenset(filters.programmes))[position]))
    )


def _cursor(offset: int) -> str:
    return base64.urlsafe_b64encode(str(offset).encode()).decode()


def _offset(cursor: str) -> int:
    try:
        offset = int(base64.urlsafe_b64decode(cursor.encode("ascii"))) if cursor else 0
    except ValueError:
        offset = -1
    if offset < 0:
        raise BadInputError(f"the cursor {cursor[:40]!r} is not one that an answer gave")
    return offset
