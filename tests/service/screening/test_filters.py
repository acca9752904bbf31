"""Filters name lists and programmes that exist."""

import pytest

from service.errors import BadInputError
from service.screening.corpus import Corpus
from service.screening.filters import check_filters
from service.screening.query import Filters


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(lists=("articles", "demo-list")),
        Filters(lists=("us-ofac-sdn",)),  # readable, though no edition is held
        Filters(programmes=("FTO", "UN 1267")),
        Filters(programmes=("SDGT",)),  # in the catalogue, though nobody is listed under it
    ],
)
def test_what_exists_may_be_asked_for(corpus: Corpus, filters: Filters) -> None:
    check_filters(corpus, filters)


@pytest.mark.parametrize(
    ("filters", "named"), [(Filters(lists=("demo",)), "demo"), (Filters(programmes=("FTOO",)), "FTOO")]
)
def test_what_does_not_exist_is_named(corpus: Corpus, filters: Filters, named: str) -> None:
    with pytest.raises(BadInputError, match=f"'{named}'"):
        check_filters(corpus, filters)
