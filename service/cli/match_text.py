"""The answer to one query, as an analyst reads it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from service import clock
from service.cli.entry_text import association_line, designation_line, headline, quote_line, shortened, source_line
from service.cli.page import Line, Page
from service.cli.reasons_text import BAND_STYLES, score_text, write_reasons

if TYPE_CHECKING:
    from service.screening.query import Query

Answer = dict[str, Any]


def write_answer(page: Page, query: "Query", answer: Answer, today: str, oldest: int) -> None:
    """Hits with their reasons, then what was asked and what was not. `oldest` is the age in days above which an edition
    is called old."""
    page.line([(_opening(query, answer), "bold")])
    for number, hit in enumerate(answer["matches"], start=1):
        page.line()
        _write_hit(page, number, hit)
    page.line()
    asked = query.filters.lists
    held = [item for item in answer["lists"] if not asked or item["list"] in asked]
    shown = [_edition_then(item) if query.as_of else _edition(item, today, oldest) for item in held]
    page.facts("Asked", shown or ["an empty list"], indent=0)
    page.facts("Time", _times(query), indent=0)
    page.fact("", f"list version {answer['list_version']}, policy {answer['policy']}", indent=0)
    page.facts("Left out", _left_out(answer["left_out"]), indent=0)
    if not answer["total"]:
        page.fact("Mind", "no hit is not cleared: it says what these editions hold, and nothing else.", indent=0)


def _opening(query: "Query", answer: Answer) -> str:
    asked = " / ".join(query.names) or " / ".join(item.value for item in query.identifiers)
    total, threshold = answer["total"], score_text(answer["threshold"])
    counted = "No hit" if not total else "1 hit" if total == 1 else f"{total:,} hits"
    below = len(answer["matches"]) - min(total, query.limit)
    shown = f", {below} shown below it" if below > 0 else ""
    shown = f", the first {len(answer['matches'])} shown" if total > len(answer["matches"]) else shown
    return f"{counted} for “{asked}” at or above {threshold}{shown}"


def _write_hit(page: Page, number: int, hit: Answer) -> None:
    entry, band = hit["entry"], hit["band"]
    page.line(
        [
            f"{number:<3}",
            (f"{score_text(hit['score'])} {band}", BAND_STYLES.get(band, "")),
            "  ",
            (entry["name"], "bold"),
            "  (dismissed before)" if hit["suppressed"] else "",
        ]
    )
    page.line(headline(entry), indent=3)
    page.fact("Entry", entry["id"])
    page.fact("Matched", _matched(hit))
    write_reasons(page, hit["reasons"])
    page.facts("Listed", shortened([designation_line(item) for item in entry["designations"]], entry["id"]))
    page.facts("Ties", shortened([association_line(item) for item in entry["associations"]], entry["id"]))
    page.facts("Source", shortened(_sources(hit["sources"]), entry["id"]))


def _matched(hit: Answer) -> Line:
    kinds = {name["value"]: name["kind"] for name in hit["entry"]["names"]}
    if not hit["matched_name"]:
        return "by another fact than the name"
    kind = kinds.get(hit["matched_name"], "name").replace("_", " ")
    return [(hit["matched_name"], "bold"), f" ({kind}), probability {_percent(hit['probability'])}"]


def _percent(probability: float) -> str:
    """Never rounded to certainty."""
    if 0.01 <= probability <= 0.99:
        return f"{probability:.0%}"
    return "over 99%" if probability > 0.5 else "under 1%"


def _sources(sources: Sequence[Answer]) -> list[Line]:
    return [
        [*_parts(source_line(source)), *(["\n", *_parts(quote_line(source["quote"]))] if source.get("quote") else [])]
        for source in sources
    ]


def _parts(line: Line) -> Sequence[Any]:
    return [line] if isinstance(line, str) else line


def _edition(item: Answer, today: str, oldest: int) -> Line:
    try:
        days = clock.days_since(item["published"], today)
    except ValueError:  # the newest article may be dated by its year alone, or not at all
        return f"{item['list']}, newest of {item['published'] or 'an unknown day'}"
    age = f"{item['published']}, {days:,} days ago"
    if item["list"] == "articles":
        return f"articles, the newest of {age}"
    return [f"{item['list']}, edition of {age}", (", old" if days > oldest else "", "yellow")]


def _edition_then(item: Answer) -> str:
    if not item["edition"]:
        return f"{item['list']}, of which no edition of that time is held"
    what = "newest of" if item["list"] == "articles" else "edition of"
    return f"{item['list']}, {what} {item['published'] or 'an unknown day'}"


def _times(query: "Query") -> list[str]:
    in_force = [f"in force on {query.as_of}"] if query.as_of else []
    return in_force + ([f"as this list was known at {query.known_at}"] if query.known_at else [])


def _left_out(counts: dict[str, int]) -> list[Line]:
    said = {"mentioned": "only mentioned", "delisted": "delisted"}
    return [
        f"{count} {'entry that is' if count == 1 else 'entries that are'} {said.get(status, status)}; "
        f"--status {status} shows {'it' if count == 1 else 'them'}"
        for status, count in counts.items()
    ]
