"""The seeds: what the built list says of a party is what the article's citation was checked to say."""

from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml

from service.domain.programmes import catalogue

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = sorted((SEEDS / "articles").glob("*.md"))
LISTED = {"designated", "delisted", "proposed"}


def citations(article: Path) -> list[dict[str, Any]]:
    _, front_matter, _ = article.read_text(encoding="utf-8").split("---\n", 2)
    found: list[dict[str, Any]] = yaml.safe_load(front_matter).get("citations", [])
    return found


def built(article: Path) -> list[dict[str, Any]]:
    lines = (SEEDS / "built" / "entries.jsonl").read_bytes().splitlines()
    (found,) = [line for line in map(orjson.loads, lines) if line["document"] == article.name]
    entities: list[dict[str, Any]] = found["entities"]
    return entities


def entity(article: Path, name: str) -> dict[str, Any]:
    (found,) = [item for item in built(article) if name in (item["name"], *item["aliases"])]
    return found


CITED = [
    pytest.param(article, citation, id=f"{article.stem}: {citation['party']}")
    for article in ARTICLES
    for citation in citations(article)
]


def test_there_are_articles_of_many_authorities_and_kinds() -> None:
    authorities = {code for article in ARTICLES for item in citations(article) for code in item["authorities"]}
    kinds = {item["kind"] for article in ARTICLES for item in built(article)}
    statuses = {item["status"] for article in ARTICLES for item in citations(article)}
    assert len(ARTICLES) >= 15
    assert {"US/OFAC", "US/State", "UN", "EU", "UK"} <= authorities
    assert {"person", "organisation", "company", "vessel", "aircraft"} <= kinds
    assert statuses == LISTED


@pytest.mark.parametrize(("article", "citation"), CITED)
def test_status_programme_and_authority_are_those_of_the_citation(article: Path, citation: dict[str, Any]) -> None:
    found = entity(article, citation["party"])
    assert found["status"] == citation["status"]
    assert set(found["programs"]) == set(citation["programmes"])
    assert set(found["authorities"]) == set(citation["authorities"])


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_nobody_is_listed_without_a_citation(article: Path) -> None:
    cited = {citation["party"] for citation in citations(article)}
    listed = [item for item in built(article) if item["status"] in LISTED]
    assert [item["name"] for item in listed if cited.isdisjoint((item["name"], *item["aliases"]))] == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_every_quote_stands_in_the_article_where_it_says(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    quotes = [item for party in built(article) for item in party["evidence"]]
    assert quotes
    assert all(text[item["start"] : item["end"]] == item["quote"] for item in quotes)


@pytest.mark.parametrize(("article", "citation"), CITED)
def test_every_citation_names_what_it_was_checked_against(article: Path, citation: dict[str, Any]) -> None:
    assert citation["checked"] in ("in-edition", "document")
    assert ("list" in citation and "record" in citation and "edition" in citation) or citation.get("source")
    assert set(citation["programmes"]) <= set(catalogue())
