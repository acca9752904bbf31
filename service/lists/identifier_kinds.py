"""What kind of number a label is about, from the words lists use: `Cedula No.`, `national passport`, `Tax ID`."""

import csv
import re
from functools import cache
from importlib import resources

from service.domain.vocabulary import IdentifierType

_BRACKETS = re.compile(r"[()/]")


def identifier_type(label: str) -> IdentifierType | None:
    """The type that the first fitting row of `identifier_words.tsv` gives; None when no word of the label is there."""
    words = f" {_BRACKETS.sub(' ', label)} ".casefold()
    return next((type_ for about, type_ in _rows() if any(f" {word} " in words for word in about)), None)


@cache
def _rows() -> tuple[tuple[tuple[str, ...], IdentifierType], ...]:
    text = resources.files("service.lists").joinpath("identifier_words.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple((tuple(row["words"].split("|")), IdentifierType(row["type"])) for row in rows)
