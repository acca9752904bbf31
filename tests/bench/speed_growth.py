"""How the time of a search grows with the list, beside rapidfuzz.process.extract: docs/growth.svg.

AKA_DATA=… python tests/bench/speed_growth.py [--keep FOLDER] [--sizes 1000,10000,100000,1000000]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from itertools import islice
from math import log10
from pathlib import Path

import speed_lists as lists
from cases import data_folder
from speed import find_ms
from speed_peers import extract_ms

from matchers import NameIndex

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
QUERIES, PEER_QUERIES = 60, 8
PICTURE = Path(__file__).parents[2] / "docs" / "growth.svg"
WIDTH, HEIGHT, MARGIN = 640, 400, 60
COLOURS = {"alsoknown find": "#0b6e4f", "process.extract": "#b3261e"}
Series = Mapping[str, Sequence[float]]


def main() -> None:
    """Measure each size, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", default="", help="a folder to keep the lists in")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    chosen = parser.parse_args()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    with tempfile.TemporaryDirectory() as scratch:
        found = [_measure(size, Path(chosen.keep or scratch)) for size in sizes]
    series = {name: [row[place] for row in found] for place, name in enumerate(COLOURS)}
    PICTURE.write_text(draw(sizes, series), encoding="utf-8")


def _measure(size: int, work: Path) -> tuple[float, float]:
    """Median CPU milliseconds of one search of a list of so many names: ours, cold, and that of the other."""
    data = data_folder().parents[1]
    path = work / f"growth-{size}.jsonl"
    if not path.exists():
        lists.write(path, lists.grown(list(lists.ofac(data)), size))
    strangers = lists.strangers(lists.queries(data))
    asked = lists.asked_of_grown(path, strangers, QUERIES)
    index = NameIndex.build(map(lists.party, lists.read(path)))
    bare = [lists.party(row, facts=False) for row in asked]
    for query in islice(bare, 5):
        index.find(query)
    own = statistics.median(find_ms(index, bare))
    names = [name for row in lists.read(path) for name in row["names"]]
    other = statistics.median(extract_ms([row["names"][0] for row in asked[:PEER_QUERIES]], names))
    print(
        f"{size:>9,} names: find {own:7.2f} ms, process.extract {other:8.2f} ms, {other / own:5.0f} times", flush=True
    )
    return own, other


def draw(sizes: Sequence[int], series: Series) -> str:
    """A picture with both axes by powers of ten, as SVG."""
    low = min(log10(v) for values in series.values() for v in values) // 1
    high = -(-max(log10(v) for values in series.values() for v in values) // 1)
    first, last = log10(sizes[0]), log10(sizes[-1])

    def place(size: float, value: float) -> tuple[float, float]:
        across = (log10(size) - first) / (last - first)
        up = (log10(value) - low) / (high - low)
        return MARGIN + across * (WIDTH - 2 * MARGIN), HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        _text(WIDTH / 2, HEIGHT - 15, "names in the list", "middle"),
        _text(MARGIN, 30, "milliseconds a search, median, caches cold", "start"),
    ]
    for power in range(int(low), int(high) + 1):
        x, y = place(sizes[0], 10.0**power)
        parts.append(f'<line x1="{x}" x2="{WIDTH - MARGIN}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(_text(x - 8, y + 4, f"{10.0**power:g}", "end"))
    for size in sizes:
        if log10(size) % 1 == 0:
            parts.append(_text(place(size, 10.0**low)[0], HEIGHT - MARGIN + 20, f"{size:,}", "middle"))
    for name, values in series.items():
        points = [place(size, value) for size, value in zip(sizes, values, strict=True)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[name]}" stroke-width="2.5"/>')
        parts.append(_text(points[-1][0], points[-1][1] - 10, name, "end", COLOURS[name]))
    return "\n".join([*parts, "</svg>", ""])


def _text(x: float, y: float, said: str, anchor: str, colour: str = "#333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{said}</text>'


if __name__ == "__main__":
    main()
