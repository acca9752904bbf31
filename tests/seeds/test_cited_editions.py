"""The seeds' citations beside the editions they name: the record stands there, under that name and that programme."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.domain.record import Record
from service.lists import read_edition

pytestmark = pytest.mark.data

ARTICLES = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.md"))
FILES: Mapping[tuple[str, str], str] = {
    ("us-ofac-sdn", "2021-04"): "ofac/2021-04/*.csv",
    ("us-ofac-sdn", "2024-08-28"): "ofac/2024-08-28-enhanced-IRGC/*.xml",
    ("us-ofac-cons", "2025-12"): "ofac-consolidated/2025-12/*.csv",
    ("us-csl", "2019-12"): "us-csl/2019-12-extract/*.csv",
    ("un-sc", "2024-11-30"): "un/2024-11-30/*.xml",
    ("un-sc", "2025-04-19"): "un/2025-04-19/*.xml",
    ("eu-fsf", "2021-03-02"): "eu/2021-03-02/*.xml",
    ("gb-uksl", "2026-04-29"): "uk-uksl/derived-2026-04-29/*.csv",
    ("ca-sema", "2025-05"): "ca-sema/2025-05/*.xml",
    ("au-dfat", "2024-12"): "au-dfat/2024-12/*.xlsx",
}
Citation = dict[str, Any]


def cited() -> list[tuple[str, Citation]]:
    """The day of each article with each of its citations."""
    found: list[tuple[str, Citation]] = []
    for article in ARTICLES:
        front_matter = yaml.safe_load(article.read_text(encoding="utf-8").split("---\n", 2)[1])
        found += [(str(front_matter["published"]), citation) for citation in front_matter.get("citations", [])]
    return found


def records_cited() -> list[Any]:
    """Each record of a list that a citation names: the day of the article, the citation, the record's place."""
    return [
        pytest.param(day, citation, place, id=f"{place['list']} {place['record']}")
        for day, citation in cited()
        for place in [citation, *citation.get("also", [])]
        if "list" in place
    ]


@cache
def records(folder: Path, code: str, edition: str) -> tuple[Record, ...]:
    published = edition if len(edition) == len("2024-01-01") else f"{edition}-01"
    files = sorted((folder / "lists").glob(FILES[code, edition]))
    return tuple(read_edition(code, files, published=published, today="2026-11-01", force=True).records)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def references(record: Record) -> set[str]:
    """Everything that a citation may call a record by: its number, another id, its place on the list, its name."""
    items = {remark.text for remark in record.remarks}
    placed = {f"{each.list_code}, Item {item}" for each in record.designations for item in items}
    names = {name.value.replace("\x92", "'") for name in record.names}
    return {record.key.partition(":")[2], *(each.value for each in record.identifiers), *items, *placed, *names}


@pytest.mark.parametrize(("day", "citation", "place"), records_cited())
def test_the_record_is_of_that_party_and_programme(
    data_folder: Path, day: str, citation: Citation, place: Citation
) -> None:
    held = records(data_folder, place["list"], place["edition"])
    (found,) = (record for record in held if place["record"] in references(record))
    party, note = words(citation["party"]), citation.get("note", "").casefold()
    assert found.name.casefold() in note or any(
        len(party & words(name.value)) >= len(party) / 2 for name in found.names
    )
    starts = [each.start for each in found.designations if each.start]
    if citation["status"] != "proposed":
        assert not starts or min(starts) <= day
    if citation["checked"] == "in-edition":
        assert {each.programme or each.authority for each in found.designations} & set(citation["programmes"])


@pytest.mark.parametrize(
    ("party", "absent_from"),
    [(citation["party"], citation["absent_from"]) for _, citation in cited() if "absent_from" in citation],
)
def test_who_was_delisted_is_gone_from_the_edition_that_says_so(
    data_folder: Path, party: str, absent_from: str
) -> None:
    code, edition = absent_from.split()
    assert not any(
        words(party) <= words(name.value) for record in records(data_folder, code, edition) for name in record.names
    )
