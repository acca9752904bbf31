"""How good is the matching? Our figures beside the peers', by group of cases, and beside the committed baseline.

    make quality                                        AKA_DATA names the folder that holds bench/
    AKA_DATA=… python tests/bench/quality.py [--peers published|measured] [--python PATH] [--write-baseline]

Exit code 0: no figure is worse than in tests/bench/quality_baseline.json; 1: one is, and is named; 2: there is nothing
to measure or to compare with.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import reliability
import report
from baseline import read_baseline, worse, write_baseline
from calibration import hits_by_class
from cases import data_folder, source_hashes
from harness import RATES, Figures, Run, evaluated
from peers import MEASURED_BY, PUBLISHED, installed
from searches import Search, longest_list, search_all

from matchers import CURRENT_POLICY
from matchers.names.lexicon import tables_digest

_COMPARED = "@0.5%"
"""Peers stand beside our recall at this rate of false alerts; in tables of one column beside that."""
_ALONE = ("pairs/average precision", "pairs/best F1", "retrieval@100")


def main() -> None:
    """Measure, print, compare."""
    wish = _arguments()
    folder = _folder()
    figures, peers = _measured(folder, wish)
    _print_figures(figures, peers)
    searches = search_all(folder, ("name", "all"))
    figures |= _reported(searches, folder)
    made_with = {"policy": CURRENT_POLICY.name, "tables": tables_digest(), "data": source_hashes(folder)}
    if wish.write_baseline:
        write_baseline(made_with, figures)
        print("\nThe baseline was written anew.")
        return
    sys.exit(_compared(figures, made_with))


def _folder() -> Path:
    try:
        return data_folder()
    except SystemExit as error:
        print(error, file=sys.stderr)
        sys.exit(2)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", choices=("published", "measured"), default="measured", help="default: measured")
    parser.add_argument("--python", default=sys.executable, help="that of an environment with the peers installed")
    parser.add_argument("--write-baseline", action="store_true", help="take what is measured for the baseline")
    return parser.parse_args()


def _measured(folder: Path, wish: argparse.Namespace) -> tuple[Figures, dict[str, tuple[str, Figures]]]:
    """Our figures, and each peer's with where they are from; what can run at once does."""
    bench = folder.parent
    pairs, lists = Run(bench, "pairs"), Run(bench, "lists")
    peers: dict[str, tuple[str, Figures]] = {}
    here = installed(wish.python) if wish.peers == "measured" else []
    for peer in MEASURED_BY:
        if peer in here:
            peers[peer] = "measured", evaluated(bench, peer, wish.python)
        else:
            peers[peer] = "published", dict(PUBLISHED[peer])
    return pairs.figures() | lists.figures(), peers


def _print_figures(figures: Figures, peers: Mapping[str, tuple[str, Figures]]) -> None:
    print(
        f"policy {CURRENT_POLICY.name}; the public half of the cases; shares of 1; in brackets: published, not measured"
    )
    for title, rows in _tables(figures).items():
        print(f"\n{title:32}{'cases':>7}" + "".join(f"{column:>8}" for column in next(iter(rows.values()))), end="")
        print("".join(f"{_called(peer):>12}" for peer in peers))
        for row, columns in rows.items():
            compared = list(columns.values())[-1] if len(columns) == 1 else columns[_COMPARED]
            count = figures.get(f"{compared.rpartition('/')[0]}/n")
            print(f"{row:32}{f'{count:.0f}' if count else '':>7}", end="")
            print("".join(f"{_number(figures.get(name)):>8}" for name in columns.values()), end="")
            print("".join(f"{_of_peer(source, found.get(compared)):>12}" for source, found in peers.values()))


def _tables(figures: Figures) -> dict[str, dict[str, dict[str, str]]]:
    """Title → row → column → the figure's name."""
    tables = {"pairs, retrieval": {name: {"": name} for name in figures if name in _ALONE}}
    for mode, title in (("name", "name alone"), ("facts", "with their facts")):
        groups = [n.removesuffix("/recall@1") for n in figures if n.startswith(f"{mode}/") and n.endswith("/recall@1")]
        rates = {f"@{rate}": f"recall@FPR {rate}" for rate in RATES}
        tables[f"recall {title}"] = {
            group.removeprefix(f"{mode}/"): {"first": f"{group}/recall@1"}
            | {c: f"{group}/{r}" for c, r in rates.items()}
            for group in groups
        }
        near = [name for name in figures if name.startswith(f"{mode}/near/")]
        tables[f"near-misses {title}"] = {name.rpartition("/")[2]: {"": name} for name in near}
    return tables


def _called(peer: str) -> str:
    return peer.rsplit(maxsplit=1)[-1].removesuffix("_ratio")


def _of_peer(source: str, value: float | None) -> str:
    return f"({_number(value)})" if source == "published" and value is not None else _number(value)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _reported(searches: list[Search], folder: Path) -> Figures:
    """Prints who is found and who is bothered, and what a probability means; gives the figures of both."""
    countries, longest, figures = report.countries_of(folder), longest_list(folder), Figures()
    by_name = [search for search in searches if search.asked == "name"]
    for mode, asked in (("name", by_name), ("facts", report.with_all_facts(searches))):
        table = report.tabulate(asked, countries, longest)
        told = "name alone" if mode == "name" else "all that is known of them"
        print(f"\nAt the threshold {CURRENT_POLICY.threshold}, {told}; strangers against {longest}", end="")
        print(f" (few: fewer than {report.SMALL})")
        print("\n".join(report.lines(table)))
        figures |= report.figures_of(table, mode)
    by_class = hits_by_class(searches, CURRENT_POLICY.share)
    for name, hits in {"all hits": reliability.pooled(by_class), **by_class}.items():
        print(f"\nProbability, {name}, when {CURRENT_POLICY.share:.0%} of the parties asked about are listed")
        print("\n".join(reliability.lines(hits)))
    return figures | reliability.figures_of(by_class)


def _compared(figures: Figures, made_with: Mapping[str, Any]) -> int:
    """Says what is worse than the baseline; the exit code."""
    before = read_baseline()
    if before is None or before["data"] != made_with["data"]:
        print("\nThere is no baseline of these cases: --write-baseline makes one.")
        return 2
    for what in ("policy", "tables"):
        if before[what] != made_with[what]:
            print(f"\nThe baseline was measured with {what} {before[what]}, this is {made_with[what]}.", end="")
    found = list(worse(figures, before["figures"]))
    print(f"\nWorse than the baseline: {len(found)}" if found else "\nNothing is worse than the baseline.")
    print("\n".join(f"  {sentence}" for sentence in found))
    return 1 if found else 0


if __name__ == "__main__":
    main()
