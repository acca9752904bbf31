"""The manifest: what a run read, on what terms, against which list, and what came of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from matchers import CURRENT_POLICY
from service.screening.bulk.subject import Terms
from service.screening.corpus import Corpus

Manifest = dict[str, Any]


def list_part(corpus: Corpus, terms: Terms) -> Manifest:
    """Which list and policy a run asked, on what terms."""
    return {
        "lists": [dict(item) for item in corpus.meta.lists],
        "list_version": corpus.meta.list_version,
        "list_hash": corpus.meta.list_hash,
        "policy": terms.policy or CURRENT_POLICY.name,
        "settings": _settings(terms),
    }


def row_counts(rows: Mapping[str, int]) -> dict[str, int]:
    """Rows by what became of them; `screened` is the sum of the others."""
    counts = {status: rows.get(status, 0) for status in ("hit", "clear", "error", "suppressed")}
    return {"screened": sum(counts.values()), **counts}


def manifest_path(output: Path) -> Path:
    """Where the manifest of an output stands: beside it."""
    return output.with_name(output.name + ".manifest.json")


def as_bytes(manifest: Manifest) -> bytes:
    """The manifest as it stands in its file."""
    return orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _settings(terms: Terms) -> Manifest:
    return {
        "threshold": terms.threshold,
        "limit": terms.limit,
        "kind": terms.kind,
        "filters": {
            "lists": list(terms.filters.lists),
            "programmes": list(terms.filters.programmes),
            "status": [str(status) for status in terms.filters.status],
        },
        "map": terms.columns.mapped,
        "date_order": terms.date_order,
        "include_clear": terms.include_clear,
        "as_of": terms.as_of or None,
        "known_at": terms.known_at or None,
    }
