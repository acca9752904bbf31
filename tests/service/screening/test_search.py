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


@pytest.mark.parametrize("part", ["Dzhaparidze", "dzhap", "Ruslanovich konst", "VEHBI", "Abu", "Tariq"])
def test_by_a_part_of_the_name(corpus, part: str) -> None:
    names = {"Konstantin Ruslanovich Dzhaparidze", "VEHBI, Tariq Mansur"}
    assert len(found(corpus, part)) == 1
    assert set(found(corpus, part)) < names


def test_a_part_that_is_in_no_name_finds_nothing(corpus) -> None:
    assert found(corpus, "Brigade of Lanterns") == []
    assert found(corpus, "–") == []


def test_by_the_number_of_a_record_on_its_list(corpus) -> None:
    assert found(corpus, "demo-list:1") == found(corpus, "1") == ["VEHBI, Tariq Mansur"]
    assert found(corpus, "1", Filters(lists=("articles",), status=())) == []
    assert found(corpus, "demo-list:") == found(corpus, 'demo-list:1",') == []


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
