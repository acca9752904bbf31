"""Identifiers that a text prints with their label: one row of the table `identifiers` a type."""

import re
from collections.abc import Iterator
from functools import cache

from service.articles.dossier import Span
from service.articles.tables import rows
from service.domain.record import Identifier
from service.domain.vocabulary import IdentifierType


def find_identifiers(text: str, start: int, end: int) -> Iterator[tuple[Identifier, Span]]:
    """The identifiers printed with a label in `text[start:end]`, with the span from label to value."""
    for kind, label, pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            yield Identifier(kind, match["value"].strip(" ."), label=label), match.span()


@cache
def _patterns() -> tuple[tuple[IdentifierType, str, re.Pattern[str]], ...]:
    return tuple((IdentifierType(row["type"]), row["label"], re.compile(row["pattern"])) for row in rows("identifiers"))
