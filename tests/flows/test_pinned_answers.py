"""Answers that stay true whatever is improved: asked of the seeds together with OFAC's edition of April 2021."""

import csv
from pathlib import Path
from typing import Any

import pytest

from service.ingest.installation import Installation
from service.screening.match import match
from service.screening.query import Query

pytestmark = pytest.mark.data

CUSTOMERS = Path(__file__).parents[2] / "fixtures" / "customers.csv"
STRUCK = "Mushtaq Jawad Kazim al-Jawari"


def hits(installation: Installation, name: str, **facts: Any) -> dict[str, dict[str, Any]]:
    answer = match(installation.corpus(), Query(names=(name,), **facts))
    return {source["record"]: hit for hit in answer["matches"] for source in hit["sources"]}


def entries(installation: Installation, name: str) -> set[str]:
    return {hit["entry"]["name"] for hit in hits(installation, name).values()}


@pytest.mark.parametrize("name", ["Abu Taqwa", "Mushtaq al-Jawary", "ابو تقوى"])
def test_the_man_of_the_seed_is_found_with_the_quote(with_ofac: Installation, name: str) -> None:
    (hit,) = [hit for hit in hits(with_ofac, name).values() if hit["entry"]["name"] == STRUCK]
    (source,) = hit["sources"]
    assert source["type"] == "article"
    assert "Abu-Taqwa" in source["quote"] or STRUCK in source["quote"]
    assert hit["entry"]["status"] == "targeted"
    assert hit["entry"]["designations"] == []
    assert ("leader_of", "Harakat al-Nujaba") in {
        (tie["relation"], tie["name"]) for tie in hit["entry"]["associations"]
    }


def test_the_leader_is_found_in_the_articles_and_on_the_list(with_ofac: Installation) -> None:
    found = hits(with_ofac, "Akram Abbas al-Kaabi")
    assert found["us-ofac-sdn:11170"]["entry"]["name"] == "AL-KABI, Arkam 'Abbas"
    assert any(record.startswith("art-") for record in found)


def test_another_spelling_of_a_group_finds_it(with_ofac: Installation) -> None:
    found = hits(with_ofac, "Kataib Hezbollah")
    assert found["us-ofac-sdn:11462"]["entry"]["name"] == "KATA'IB HIZBALLAH"


def test_a_group_is_found_in_both_sources(with_ofac: Installation) -> None:
    found = hits(with_ofac, "Harakat Nujaba")
    assert found["us-ofac-sdn:26446"]["entry"]["status"] == "designated"
    article = next(hit for record, hit in found.items() if record.startswith("art-"))
    assert {item["programme"] for item in article["entry"]["designations"]} == {"SDGT"}


def test_what_the_article_does_not_say_is_not_said(with_ofac: Installation) -> None:
    mentioned = [
        document
        for document in with_ofac.corpus().documents()
        if document["lists"] == ["articles"] and document["name"] in ("Kataib Hezbollah", STRUCK)
    ]
    assert mentioned
    assert all(document["status"] in ("mentioned", "targeted") for document in mentioned)
    assert all(document["designations"] == [] for document in mentioned)


def test_ordinary_customers_find_nothing(with_ofac: Installation) -> None:
    with CUSTOMERS.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert "Abu Taqwa" in names
    assert len(names) > 20
    alerted = {name: entries(with_ofac, name) for name in names if name != "Abu Taqwa"}
    assert {name: found for name, found in alerted.items() if found} == {}
