"""The word lists of extraction: one tab-separated table each, with a source column, read when first used."""

import csv
from functools import cache
from importlib import resources

_SHARED = {"demonyms": "service.domain"}  # tables that list readers use as well


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of `TABLE.tsv` as dictionaries, in their order."""
    text = resources.files(_SHARED.get(table, __name__)).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def words(table: str, column: str = "word", **where: str) -> frozenset[str]:
    """One column, casefolded, of the rows whose other columns have the given values."""
    return frozenset(
        row[column].casefold() for row in rows(table) if all(row[key] == value for key, value in where.items())
    )


@cache
def mapping(table: str, key: str, value: str) -> dict[str, str]:
    """One column by another, the key casefolded."""
    return {row[key].casefold(): row[value] for row in rows(table)}
