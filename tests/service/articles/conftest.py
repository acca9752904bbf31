"""What the tests of extraction share: a text in, its drafts by name out."""

from collections.abc import Callable

import pytest

from service.articles import extract, read_document
from service.domain.draft import DraftEntry

type_of_reader = Callable[[str], dict[str, DraftEntry]]


@pytest.fixture
def drafts() -> type_of_reader:
    """Reads a text and gives its drafts by name."""

    def read(text: str) -> dict[str, DraftEntry]:
        extraction = extract(read_document(text.encode()))
        for draft in extraction.drafts:
            for item in draft.evidence:
                assert extraction.article.text[item.start : item.end] == item.quote
        return {draft.name: draft for draft in extraction.drafts}

    return read
