"""The article that the product was conceived from gives what its annotation says: nothing else, in the same words."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from service.articles import extract, read_document, to_schema

pytestmark = pytest.mark.data

_FIELDS = (
    "kind",
    "aliases",
    "status",
    "programs",
    "authorities",
    "action_date",
    "roles",
    "dob",
    "nationality",
    "negated",
)


def by_name(entities: list[dict[str, Any]]) -> dict[str, Any]:
    """Each entity's facts and quotes under its name, with names where ids stand in the documents."""
    names = {entity["id"]: entity["name"] for entity in entities}
    return {
        entity["name"]: {
            **{field: entity[field] for field in _FIELDS},
            "affiliations": [(tie["relation"], names[tie["target"]]) for tie in entity["affiliations"]],
            "identifiers": entity["identifiers"],
            "evidence": sorted(quoted(item, names) for item in entity["evidence"]),
        }
        for entity in entities
    }


def quoted(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, int, int, str]:
    field, _, target = item["field"].rpartition(":")
    return f"{field}:{names.get(target, target)}", item["start"], item["end"], item["quote"]


def test_the_annotated_entries_come_out_with_their_quotes(data_folder: Path) -> None:
    folder = data_folder / "articles" / "dev"
    annotated = json.loads((folder / "seed-00.json").read_bytes())
    article = read_document((folder / "seed-00.txt").read_bytes(), name="seed-00.txt")
    assert by_name(to_schema(extract(article))["entities"]) == by_name(annotated["entities"])
