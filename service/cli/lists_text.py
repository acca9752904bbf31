"""Lists and their editions in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.cli.page import Page

Answer = Mapping[str, Any]

_SHOWN = 10  # warnings


def write_import(page: Page, answer: Answer, seconds: float, *, dry_run: bool) -> None:
    """What an edition is, what it changed, and what was noticed about it."""
    done = "would be imported" if dry_run else "imported" if answer["applied"] else "was held already"
    part = ", a part of the list" if answer["partial"] else ""
    page.line([(f"{answer['list']}", "bold"), f" of {answer['published']} {done} ({seconds:.1f} s){part}"])
    names = ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in answer["names"].items() if count)
    page.fact("Entries", f"{answer['entries']:,}, {answer['identifiers']:,} identifiers", indent=0)
    page.fact("Names", names or "none", indent=0)
    changed = f"{answer['changed']:,} changed ({answer['changed_materially']:,} materially)"
    page.fact("Changes", f"{answer['added']:,} added, {changed}, {answer['removed']:,} removed", indent=0)
    page.fact("Version", f"{answer['list_version']}", indent=0)
    _write_some(page, "Warnings", answer["warnings"])
    _write_some(page, "Left out", answer["left_out"])


def write_editions(page: Page, held: Sequence[Answer], oldest: int) -> None:
    """A table of editions; one older than `oldest` days is called old."""
    if not held:
        page.line("No edition of an official list is held: aka lists import LIST FILE...")
        return
    rows = [["list", "published", "age", "entries", "names", "imported"]]
    newest = {item["list"]: item["edition"] for item in held}
    for item in held:
        old = " old" if item["age_days"] > oldest and newest[item["list"]] == item["edition"] else ""
        rows.append(
            [
                item["list"],
                item["published"],
                f"{item['age_days']:,} d{old}",
                f"{item['entries']:,}",
                f"{sum(item['names'].values()):,}",
                item["imported_at"],
            ]
        )
    page.table(rows)


def write_formats(page: Page, known: Sequence[Answer]) -> None:
    """Each format with its lists, its files and where they are published."""
    for number, item in enumerate(known):
        if number:
            page.line()
        page.line([(item["format"], "bold"), f"  {item['title']}"])
        page.fact("Lists", ", ".join(item["lists"]))
        page.fact("Files", ", ".join(item["files"]))
        page.fact("Published", item["published_at"])


def _write_some(page: Page, label: str, sentences: Sequence[str]) -> None:
    shown = list(sentences[:_SHOWN])
    if len(sentences) > _SHOWN:
        shown.append(f"and {len(sentences) - _SHOWN:,} more: --json shows all")
    page.facts(label, shown, indent=0, style="yellow")
