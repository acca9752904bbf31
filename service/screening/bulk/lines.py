"""Lines of the output: the input's own columns untouched, then what was found."""

import re
from collections.abc import Mapping, Sequence

from matchers import Evidence, Hit
from service.screening.documents import Document
from service.screening.match import source_answer

HIT_COLUMNS = (
    "aka_row", "aka_status", "aka_rank", "aka_hit_id", "aka_score", "aka_probability", "aka_band", "aka_entry_id",
    "aka_entry_name", "aka_matched_name", "aka_kind", "aka_lists", "aka_programmes", "aka_entry_status", "aka_reason",
    "aka_source", "aka_error",
)  # fmt: skip

_RUNS = re.compile(r"'*[=+\-@\t\r]")


def heading_line(headings: Sequence[str]) -> list[str]:
    """The heading of the output; one of our columns that the input has too gets the prefix `aka_`."""
    own = []
    for column in HIT_COLUMNS:
        while column in headings:
            column = f"aka_{column}"  # noqa: PLW2901 - until nothing else is called so
        own.append(column)
    return [*headings, *own]


def status_line(cells: Sequence[str], number: int, status: str, error: str = "") -> list[str]:
    """The line of a row without a hit."""
    return _line(cells, {"aka_row": str(number), "aka_status": status, "aka_error": error})


def hit_line(
    cells: Sequence[str], number: int, rank: int, hit_id: str, hit: Hit, document: Document, error: str
) -> list[str]:
    """The line of one hit; `rank` counts from 1 within the row. Numbers are written in full, so that they can be
    compared with other answers."""
    values = {
        "aka_row": str(number),
        "aka_status": "hit",
        "aka_rank": str(rank),
        "aka_hit_id": hit_id,
        "aka_score": str(hit.score),
        "aka_probability": str(hit.probability),
        "aka_band": hit.band,
        "aka_entry_id": hit.id,
        "aka_entry_name": document["name"],
        "aka_matched_name": hit.matched_name,
        "aka_kind": document["kind"],
        "aka_lists": "; ".join(document["lists"]),
        "aka_programmes": "; ".join(document["programmes"]),
        "aka_entry_status": document["status"],
        "aka_reason": reason(hit.evidence),
        "aka_source": "; ".join(_source(item, hit.matched_name) for item in document["sources"]),
        "aka_error": error,
    }
    return _line(cells, values)


def reason(evidence: Sequence[Evidence]) -> str:
    """Why, in one sentence: the names and every fact that spoke for or against."""
    said = [item.text for item in evidence if item.missing is None and (item.feature == "name" or item.effect)]
    sentence = "; ".join(said)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def shown(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run: what it could take for a formula gets a leading `'`.

    Reversible: a cell with one `'` or more before `=`, `+`, `-`, `@`, tab or CR has lost nothing but gained the first.
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def _line(cells: Sequence[str], values: Mapping[str, str]) -> list[str]:
    return [shown(cell) for cell in (*cells, *(values.get(column, "") for column in HIT_COLUMNS))]


def _source(source: Document, matched_name: str) -> str:
    if source["type"] == "list":
        return f"{source['id']} record {source['record'].removeprefix(source['list'] + ':')}"
    answer = source_answer(source, matched_name)
    told = ", ".join(filter(None, (source["publisher"], source["published"])))
    quote = " ".join(answer.get("quote", "").split())
    return f"article {source['id']} “{source['title']}”" + (f" ({told})" if told else "") + f": “{quote}”"
