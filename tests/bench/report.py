"""At the default threshold: who is found and who is bothered, by script, by region of the name, by kind of party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases import read_lines
from harness import Figures
from regions import region_of, script_of
from searches import Search

from matchers import CURRENT_POLICY

SMALL = 30
"""Shares of fewer cases say nothing: they are counted and not shown."""


@dataclass
class Cell:
    """Searches for listed parties and by strangers, how many of each were alerted on (the right party, or any)."""

    listed: int = 0
    found: int = 0
    strangers: int = 0
    alerted: int = 0

    def add(self, search: Search) -> None:
        """Counts a search; one for a listed party counts as found when the right party reaches the threshold."""
        reached = CURRENT_POLICY.threshold
        if search.target is None:
            self.strangers += 1
            self.alerted += search.best >= reached
        else:
            self.listed += 1
            self.found += search.right is not None and search.right.score >= reached


Table = dict[str, dict[str, Cell]]


def with_all_facts(searches: Iterable[Search]) -> list[Search]:
    """Each query as asked with all its facts, by name alone when it has none."""
    asked: dict[tuple[str, int], Search] = {}
    for search in searches:
        key = search.list, search.query["qid"]
        if search.asked == "all" or (search.asked == "name" and key not in asked):
            asked[key] = search
    return list(asked.values())


def tabulate(searches: Sequence[Search], countries: Mapping[str, Sequence[str]], longest: str) -> Table:
    """Cells by dimension and value; strangers only on the longest list, near-misses left out. `countries` of the listed
    parties by id."""
    table: Table = {"kind": defaultdict(Cell), "script": defaultdict(Cell), "region": defaultdict(Cell)}
    for search in searches:
        if search.stratum != "near" and (search.target or search.list == longest):
            told = [*search.query["countries"], *countries.get(search.target or "", ())]
            table["kind"][search.query["schema"].lower()].add(search)
            table["script"][script_of(search.query["name"])].add(search)
            table["region"][region_of(told)].add(search)
    return table


def countries_of(folder: Path) -> dict[str, list[str]]:
    """Party id → countries, of every list in the folder."""
    return {str(raw["id"]): raw["countries"] for path in folder.glob("parties_*.jsonl") for raw in read_lines(path)}


def figures_of(table: Table, mode: str) -> Figures:
    """The table as figures, small cells left out."""
    figures: Figures = {}
    for dimension, cells in table.items():
        for value, cell in cells.items():
            here = f"{mode}/at the threshold/{dimension}/{value}"
            if cell.listed >= SMALL:
                figures |= {f"{here}/recall": cell.found / cell.listed, f"{here}/n": cell.listed}
            if cell.strangers >= SMALL:
                rate = {"false alerts": cell.alerted / cell.strangers, "n": cell.strangers}
                figures |= {f"{here}/strangers/{name}": number for name, number in rate.items()}
    return figures


def lines(table: Table) -> Iterable[str]:
    """The table for reading."""
    yield f"{'':36}{'listed':>8}{'found':>9}{'strangers':>12}{'alerts':>9}{'share':>9}"
    for dimension, cells in table.items():
        yield f"by {dimension}"
        for value, cell in sorted(cells.items(), key=lambda item: -item[1].listed - item[1].strangers):
            found, share = _share(cell.found, cell.listed, 1), _share(cell.alerted, cell.strangers, 2)
            yield f"  {value:34}{cell.listed:>8}{found:>9}{cell.strangers:>12}{cell.alerted:>9}{share:>9}"


def _share(part: int, whole: int, decimals: int) -> str:
    return f"{part / whole:.{decimals}%}" if whole >= SMALL else "few" if whole else "none"
