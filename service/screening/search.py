"""Looking entries up by name, identifier or id: for people who browse the list, not for screening."""

import base64
from typing import Any

from matchers import Identifier
from matchers.compare.kinds import compatible
from service.errors import BadInputError
from service.screening.corpus import Corpus
from service.screening.filters import check_filters
from service.screening.match import entry_answer, mask
from service.screening.query import Filters, Query

_LOWEST_SCORE = 0.5  # a name this near is worth showing to someone who looks for it
_MOST = 500


def search(
    corpus: Corpus, text: str, filters: Filters, *, kind: str | None, limit: int, cursor: str = ""
) -> dict[str, Any]:
    """Entries by name or number, best first, a page at a time; without a text all entries by id.

    `cursor` is what the page before gave as `next`, empty for the first. BadInputError for a cursor that is none,
    and for a filter by what does not exist.
    """
    check_filters(corpus, filters)
    found = positions_found(corpus, text.strip(), filters, kind)
    start = _offset(cursor)
    page = found[start : start + limit]
    more = start + limit < len(found)
    return {
        "entries": [entry_answer(corpus.document(position)) for position in page],
        "total": len(found),
        "next": _cursor(start + limit) if more else None,
        "list_version": corpus.meta.list_version,
    }


def positions_found(corpus: Corpus, text: str, filters: Filters, kind: str | None = None) -> list[int]:
    """Where the entries stand that a text finds and the filters admit: by score, without a text by id."""
    if not text:
        positions = list(range(len(corpus)))
    elif text in corpus.positions:
        positions = [corpus.positions[text]]
    else:
        query = Query(names=(text,), kind=kind, identifiers=(Identifier("other", text),))
        hits = corpus.index.find(query.party(), threshold=_LOWEST_SCORE, limit=_MOST)
        positions = [corpus.positions[hit.id] for hit in hits]
    of_kind = [position for position in positions if kind is None or compatible(kind, corpus.kind(position))]
    admitted = mask(corpus, filters)
    return [
        position
        for position in of_kind
        if (admitted is None or admitted[position])
        and (not filters.status or corpus.status(position) in filters.status)
    ]


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
