"""Looking entries up."""

import pytest

from service.errors import BadInputError
from service.screening.query import Filters
from service.screening.search import search

ALL = Filters(status=())


def found(corpus, text: str, filters: Filters = ALL) -> list[str]:
    return [entry["name"] for entry in search(corpus, text, filters, kind=None, limit=10)["entries"]]


def test_by_name_whatever_the_status(corpus) -> None:
    assert found(corpus, "Azure Lantern Society") == ["Azure Lantern Society"]
    assert found(corpus, "Konstantin Dzhaparidze") == ["Konstantin Ruslanovich Dzhaparidze"]


def test_by_entry_id(corpus) -> None:
    document = corpus.document(0)
    assert found(corpus, document["id"]) == [document["name"]]


def test_without_a_text_everything_a_page_at_a_time(corpus) -> None:
    names, cursor = [], ""
    while cursor is not None:
        page = search(corpus, "", ALL, kind=None, limit=3, cursor=cursor)
        names += [entry["name"] for entry in page["entries"]]
        cursor = page["next"]
    assert sorted(names) == sorted(document["name"] for document in corpus.documents())


def test_filters_hold(corpus) -> None:
    assert found(corpus, "", Filters(lists=("articles",), status=())) != []
    assert found(corpus, "", Filters(lists=("us-ofac-sdn",), status=())) == []


def test_a_cursor_that_is_none_is_refused(corpus) -> None:
    with pytest.raises(BadInputError, match="cursor"):
        search(corpus, "", ALL, kind=None, limit=3, cursor="not a cursor")
