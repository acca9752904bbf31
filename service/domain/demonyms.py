"""Words for the people of a country (`Iraqi`) → the country. The table is `demonyms.tsv`."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources


def country_of_demonym(word: str) -> str:
    """ISO 3166-1 alpha-2 in lower case, for a word in any case; empty for one that is no demonym."""
    return _table().get(word.strip().casefold(), "")


@cache
def _table() -> Mapping[str, str]:
    text = resources.files("service.domain").joinpath("demonyms.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["word"].casefold(): row["country"].lower() for row in rows}
