"""A text goes in, draft designation entries come out: each fact with its exact quote, none of it invented.

`read_document` makes an article of bytes, `extract` reads it, `to_schema` and `from_schema` write and read the form of
the annotated articles.
"""

from service.articles.document import read_document
from service.articles.extract import extract
from service.articles.extraction import EXTRACTION_VERSION, Extraction
from service.articles.schema import from_schema, to_schema

__all__ = ["EXTRACTION_VERSION", "Extraction", "extract", "from_schema", "read_document", "to_schema"]
