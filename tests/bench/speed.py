"""Measure how fast lists are built, opened and searched, beside what others need on the same names in the same run.

    AKA_DATA=… python tests/bench/speed.py [--short] [--lists ofac,all,250k,1m] [--keep FOLDER] [--write]

Times are CPU milliseconds of the measuring thread, rows per second those of the clock with two processes. Every search
is cold: what was kept of words, names and parties is dropped before it. The figures are compared with
speed_baseline.json, which `--write` replaces; a busy machine moves them by a fifth, ratios by less.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import speed_lists as lists
from cases import data_folder
from speed_peers import extract_ms, logic_v2_ms

from matchers import NameIndex, Party

HERE = Path(__file__).parent
BASELINE = HERE / "speed_baseline.json"
GROWN = {"250k": 250_000, "1m": 1_000_000}
QUERIES = 400
PEER_QUERIES = {"ofac": 30, "all": 20, "250k": 10, "1m": 5}
ROWS = {"ofac": 20_000, "all": 10_000, "250k": 5_000, "1m": 2_000}
SHORT_ROWS = 5_000

Figures = dict[str, float]


def main() -> None:
    """Measure, print, compare."""
    chosen = _arguments()
    data = data_folder().parents[1]
    with _work_folder(chosen.keep) as work:
        for name in ["ofac"] if chosen.short else chosen.lists.split(","):
            found = measure(name, data, work, SHORT_ROWS if chosen.short else ROWS[name])
            _report({f"{name}.{figure}": value for figure, value in found.items()}, chosen.write)
        _report(cold_start(work), chosen.write)


def measure(name: str, data: Path, work: Path, rows: int) -> Figures:
    """All figures of one list."""
    path, asked, strangers = prepare(name, data, work)
    snapshot = work / f"{name}-snapshot"
    built = _child("build", path, snapshot)
    index = NameIndex.open(snapshot)
    names = [value for row in lists.read(path) for value in row["names"]]
    found: Figures = {
        "names": len(names),
        "build_s": built["seconds"],
        "build_peak_mb": built["peak_mb"],
        "bytes_per_name": built["bytes"] / len(names),
        **opening(snapshot, lists.write(work / "asked.jsonl", asked)),
        **searching(index, asked),
        **worst(index),
        **beside(index, asked[: PEER_QUERIES[name]], names, path),
    }
    found |= in_bulk(index, lists.customers(strangers, asked, rows), rows)
    return {figure: round(value, 3) for figure, value in found.items()}


def prepare(name: str, data: Path, work: Path) -> tuple[Path, list[lists.Row], list[lists.Row]]:
    """The file of a list, what is asked of it, and the strangers whose words make customers."""
    labelled = lists.queries(data)
    strangers = lists.strangers(labelled)
    path = work / f"{name}.jsonl"
    if name in GROWN and not path.exists():
        lists.write(path, lists.grown(list(lists.ofac(data)), GROWN[name]))
    elif not path.exists():
        lists.write(path, (lists.ofac if name == "ofac" else lists.all_lists)(data))
    asked = lists.asked_of_grown(path, strangers, QUERIES) if name in GROWN else labelled[:QUERIES]
    return path, asked, strangers


def searching(index: NameIndex, asked: Sequence[lists.Row]) -> Figures:
    """Milliseconds of `find`: by the name alone, with birth date and country, and with threshold 0."""
    bare = [lists.party(row, facts=False) for row in asked]
    full = [lists.party(row) for row in asked]
    for query in bare[:20]:
        index.find(query)
    alone = find_ms(index, bare)
    found = {f"find_p{share}_ms": _percentile(alone, share) for share in (50, 95, 99)}
    found["warm_p50_ms"] = _percentile(find_ms(index, bare, cold=False), 50)
    found["facts_p50_ms"] = _percentile(find_ms(index, full), 50)
    found["facts_p95_ms"] = _percentile(find_ms(index, full), 95)
    found["threshold0_p50_ms"] = _percentile(find_ms(index, bare[: len(bare) // 2], threshold=0.0), 50)
    return found


def worst(index: NameIndex) -> Figures:
    """Milliseconds of the slowest of searches made to be slow, and at how many of them names were left out."""
    hostile = [
        "Mohammed Ali Hassan", "Abdul Rahman", "International Trading Company Limited", "A", "M M", "x" * 10_000,
        " ".join(["Mohammed Ali Hassan Ahmed Khan"] * 40), "Li", "Kim Il", "Bank", "ne o ko eo sen teo",
    ]  # fmt: skip
    asked = [Party(kind=kind, names=[name]) for name in hostile for kind in ("person", "company")]
    found: Figures = {}
    for threshold in (0.7, 0.0):
        name = f"worst_{threshold:g}"
        found[f"{name}_ms"] = max(find_ms(index, asked, threshold=threshold))
        found[f"{name}_left_out"] = sum(index.find(query, threshold=threshold).left_out > 0 for query in asked)
    return found


def find_ms(index: NameIndex, asked: Sequence[Party], cold: bool = True, **options: Any) -> list[float]:
    """CPU milliseconds of each search."""
    caches = word_caches()
    found = []
    for query in asked:
        if cold:
            index.forget()
            for clear in caches:
                clear()
        started = time.thread_time()
        index.find(query, **options)
        found.append((time.thread_time() - started) * 1e3)
    return found


def word_caches() -> list[Callable[[], None]]:
    """What empties every bounded cache of the library: of names, words and letters, not the tables it reads once."""
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] == "matchers"]
    functions = {id(f): f for module in modules for f in vars(module).values() if hasattr(f, "cache_parameters")}
    return [f.cache_clear for f in functions.values() if f.cache_parameters()["maxsize"] is not None]


def beside(index: NameIndex, asked: Sequence[lists.Row], names: Sequence[str], path: Path) -> Figures:
    """The others on the same names, and how many times faster `find` is on the same queries."""
    bare = [lists.party(row, facts=False) for row in asked]
    own = statistics.median(find_ms(index, bare))
    extract = statistics.median(extract_ms([row["names"][0] for row in asked], names))
    found = {"extract_p50_ms": extract, "times_faster_than_extract": extract / own}
    logic = logic_v2_ms(_searches(index, asked, path)) if len(names) < GROWN["250k"] else None
    if logic is not None:
        found |= {"logic_v2_p50_ms": logic, "times_faster_than_logic_v2": logic / own}
    return found


def _searches(index: NameIndex, asked: Sequence[lists.Row], path: Path) -> list[dict[str, Any]]:
    named = {row["id"]: row["names"][0] for row in lists.read(path)}
    return [
        {"query": row["names"][0], "kind": row["kind"],
         "candidates": [named[id_] for id_ in index.candidates(lists.party(row, facts=False))]}
        for row in asked
    ]  # fmt: skip


def in_bulk(index: NameIndex, rows: Iterator[lists.Row], count: int) -> Figures:
    """Rows a second of `find_many`: two processes by the clock, one by its CPU time."""
    customers = [lists.party(row) for row in rows]
    index.forget()
    started = time.perf_counter()
    hits = sum(bool(found) for found in index.find_many(customers, workers=2))
    seconds = time.perf_counter() - started
    one = customers[: count // 4]
    before = time.process_time()
    for _ in index.find_many(one):
        pass
    alone = time.process_time() - before
    return {"rows_per_s_two_processes": count / seconds, "rows_per_cpu_s": len(one) / alone, "rows_with_hits": hits}


def opening(snapshot: Path, asked: Path) -> Figures:
    """Two processes with the same snapshot alive; the worse of each figure."""
    command = [sys.executable, str(HERE / "speed_child.py"), "open", str(snapshot), str(asked)]
    children = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for child in children:
        assert child.stdout
        assert child.stdout.readline().strip() == "ready"
    said = []
    for child in children:
        assert child.stdin
        assert child.stdout
        child.stdin.write("\n")
        child.stdin.flush()
        said.append(json.loads(child.stdout.readline()))
    for child in children:
        child.communicate()
    return {figure: max(one[figure] for one in said) for figure in said[0]}


def cold_start(work: Path) -> Figures:
    """Seconds of `aka match NAME` by the clock, median of five, once its list is there."""
    command = [str(Path(sys.executable).with_name("aka")), "match", "Abu Taqwa"]
    environment = {**os.environ, "AKA_HOME": str(work / "home")}
    took = []
    for _ in range(6):
        started = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        took.append(time.perf_counter() - started)
    return {"aka_match_s": round(statistics.median(took[1:]), 3)}


def _child(step: str, *paths: Path) -> dict[str, float]:
    command = [sys.executable, str(HERE / "speed_child.py"), step, *map(str, paths)]
    found: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return found


def _percentile(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]


@contextmanager
def _work_folder(kept: str) -> Iterator[Path]:
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _machine() -> str:
    model = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    return f"{os.cpu_count()} × {model or platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def _lines(path: str) -> Iterator[str]:
    try:
        with Path(path).open(encoding="utf-8") as file:
            yield from islice(file, 40)
    except OSError:
        return


def _report(figures: Figures, write: bool) -> None:
    """Print each figure beside the baseline's."""
    held = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    baseline: Figures = held.get("figures", {})
    print(f"\nthis machine: {_machine()}\nthe baseline's: {held.get('machine', '')}")
    print(f"{'figure':36}{'now':>14}{'baseline':>14}{'ratio':>8}")
    for figure, value in figures.items():
        before = baseline.get(figure)
        ratio = f"{value / before:8.2f}" if before else ""
        print(f"{figure:36}{value:14.3f}{before if before is not None else '':>14}{ratio}", flush=True)
    if write:
        held = {"machine": _machine(), "figures": baseline | figures}
        BASELINE.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="OFAC's list alone: about a minute")
    parser.add_argument("--lists", default="ofac,all,250k,1m", help="which lists, parted by commas")
    parser.add_argument("--keep", default="", help="a folder to keep lists and snapshots in, and to find them again")
    parser.add_argument("--write", action="store_true", help="put the figures into the baseline")
    return parser.parse_args()


if __name__ == "__main__":
    gc.freeze()
    main()
