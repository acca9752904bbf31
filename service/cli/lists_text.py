"""Lists and their editions in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.cli.changes_text import write_changes
from service.cli.page import Page

Answer = Mapping[str, Any]

_SHOWN = 10  # warnings


def write_import(page: Page, answer: Answer, seconds: float | None, *, dry_run: bool) -> None:
    """What an edition is, what it changed, and what was noticed about it."""
    done = "would be imported" if dry_run else "imported" if answer["applied"] else "was held already"
    took = "" if seconds is None else f" ({seconds:.1f} s)"
    page.line([(f"{answer['list']}", "bold"), f" of {answer['published']} {done}{took}"])
    names = ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in answer["names"].items() if count)
    page.fact("Entries", f"{answer['entries']:,}, {answer['identifiers']:,} identifiers", indent=0)
    page.fact("Names", names or "none", indent=0)
    changed = f"{answer['changed']:,} changed ({answer['changed_materially']:,} materially)"
    page.fact("Changes", f"{answer['added']:,} added, {changed}, {answer['removed']:,} removed", indent=0)
    page.facts("Place", _place(answer), indent=0)
    page.fact("Version", f"{answer['list_version']}", indent=0)
    _write_some(page, "Warnings", answer["warnings"])
    _write_some(page, "Left out", answer["left_out"])
    told = sorted(answer["changes"], key=_least_telling)
    write_changes(page, told[:_SHOWN])
    if len(told) > _SHOWN:
        page.line(f"and {len(told) - _SHOWN:,} more: aka lists plan {answer['list_version']} shows all")


def _place(answer: Answer) -> list[str]:
    said = []
    if answer["partial"]:
        said.append("a part of the list: it adds and changes, and removes nothing")
    if answer["before"]:
        said.append(f"compared with {answer['before']}")
    if answer["newest"]:
        said.append(f"in the past: the list of {answer['newest']} goes on answering")
    return said


def _least_telling(change: Answer) -> tuple[bool, bool]:
    """Removals first, then material changes: what a person should see when not all is shown."""
    return (change["change"] != "removed", not (change["change"] == "changed" and change["material"]))


def write_editions(page: Page, held: Sequence[Answer], oldest: int) -> None:
    """A table of editions; a list whose newest one is older than `oldest` days is called old, and warned of."""
    if not held:
        page.line("No edition of an official list is held: aka lists import LIST FILE...")
        return
    rows = [["list", "published", "age", "entries", "names", "imported"]]
    for item in held:
        noted = ", old" * item["old"] + ", a part" * item["partial"]
        rows.append(
            [
                item["list"],
                item["published"],
                f"{item['age_days']:,} d{noted}",
                f"{item['entries']:,}",
                f"{sum(item['names'].values()):,}",
                item["imported_at"],
            ]
        )
    page.table(rows)
    for item in held:
        if item["old"]:
            page.line(
                f"{item['list']}: the newest {_kind(item)} is {item['age_days']:,} days old, over {oldest:,}",
                style="yellow",
            )


def _kind(edition: Answer) -> str:
    return "edition, a part of the list," if edition["partial"] else "whole edition"


def write_formats(page: Page, known: Sequence[Answer]) -> None:
    """Each format with its lists, its files and where they are published."""
    for number, item in enumerate(known):
        if number:
            page.line()
        page.line([(item["format"], "bold"), f"  {item['title']}"])
        page.fact("Lists", ", ".join(item["lists"]) or "any name of your own")
        page.fact("Files", ", ".join(item["files"]))
        page.fact("Published", item["published_at"])


def _write_some(page: Page, label: str, sentences: Sequence[str]) -> None:
    shown = list(sentences[:_SHOWN])
    if len(sentences) > _SHOWN:
        shown.append(f"and {len(sentences) - _SHOWN:,} more: --json shows all")
    page.facts(label, shown, indent=0, style="yellow")
