"""The form of the annotated articles, written and read back."""

import pytest

from service.articles import EXTRACTION_VERSION, extract, from_schema, read_document, to_schema
from service.errors import BadInputError

TEXT = (
    'LONDON, 4 May 2021 - OFAC designated Jon Vale, also known as "Duke", the leader of the Dawn Brigade militia (DB). '
    "The ship SEA ROSE (IMO 9123456) has not been sanctioned."
)


def test_what_is_written_is_read_back() -> None:
    extraction = extract(read_document(TEXT.encode()))
    assert from_schema(extraction.article, to_schema(extraction)) == extraction
    assert extraction.version == EXTRACTION_VERSION


def test_the_keys_are_those_of_the_annotation() -> None:
    entity = to_schema(extract(read_document(TEXT.encode())))["entities"][0]
    assert {"id", "kind", "name", "aliases", "status", "programs", "authorities", "action_date", "roles"} <= set(entity)
    assert {"affiliations", "dob", "nationality", "identifiers", "negated", "evidence"} <= set(entity)
    assert entity["alias_kinds"] == ["alias"]


def test_html_carries_its_text() -> None:
    page = b"<html><body><p>OFAC designated Jon Vale.</p></body></html>"
    assert to_schema(extract(read_document(page)))["text"] == "OFAC designated Jon Vale."


def test_a_missing_key_is_named() -> None:
    with pytest.raises(BadInputError, match="kind"):
        from_schema(read_document(b"x y"), {"entities": [{"id": "e1"}]})
