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
from harness import US, Figures, Run, evaluated
from peers import MEASURED_BY, PUBLISHED, installed
from searches import Search, search_all

from matchers import CURRENT_POLICY
from matchers.names.lexicon import tables_digest

_WIDTH = 16


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
    print(f"policy {CURRENT_POLICY.name}; half of the cases that is public; shares of 1\n")
    columns = {US: figures, **{peer: found for peer, (_, found) in peers.items()}}
    print(f"{'':52}{'cases':>7}" + "".join(f"{name.split()[-1][: _WIDTH - 1]:>{_WIDTH}}" for name in columns))
    sources = ["measured", *(source for source, _ in peers.values())]
    print(f"{'':52}{'':7}" + "".join(f"{source:>{_WIDTH}}" for source in sources))
    for name in figures:
        if not name.endswith("/n") and "/threshold/" not in name:
            count = figures.get(f"{name.rpartition('/')[0]}/n")
            shown = "".join(f"{_number(found.get(name)):>{_WIDTH}}" for found in columns.values())
            print(f"{name:52}{f'{count:.0f}' if count else '':>7}{shown}")


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _reported(searches: list[Search], folder: Path) -> Figures:
    """Prints who is found and who is bothered, and what a probability means; gives the figures of both."""
    countries, figures = report.countries_of(folder), Figures()
    by_name = [search for search in searches if search.asked == "name"]
    for mode, asked in (("name", by_name), ("facts", report.with_all_facts(searches))):
        table = report.tabulate(asked, countries)
        told = "name alone" if mode == "name" else "all that is known of them"
        print(f"\nAt the threshold {CURRENT_POLICY.threshold}, {told} (few: fewer than {report.SMALL})")
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
