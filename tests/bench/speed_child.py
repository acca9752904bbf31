"""One step of the measurement in a process of its own, so that memory and opening are those of nothing else.

python speed_child.py build LIST FOLDER     print seconds and the peak of memory
python speed_child.py open FOLDER QUERIES   answer the queries, wait for a line, then print times and memory
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import speed_lists as lists

from matchers import NameIndex, Party

_PRIVATE = ("Private_Clean", "Private_Dirty")


def build(list_: Path, folder: Path) -> dict[str, float]:
    """CPU seconds and peak memory (MB) of compiling and saving a list."""
    started = time.process_time()
    index = NameIndex.build(map(lists.party, lists.read(list_)))
    index.save(folder)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    held = sum(path.stat().st_size for path in folder.iterdir())
    return {"seconds": round(seconds, 2), "peak_mb": round(peak), "bytes": held}


def opened(folder: Path, queries: Path) -> dict[str, float]:
    """Milliseconds of opening and of the first query; MB of private memory once the queries are answered."""
    asked = [lists.party(row) for row in lists.read(queries)]
    NameIndex.build([Party(id="x", names=["Warm Up"])]).find(Party(names=["Warm Up"]))
    before = _private_mb()
    started = time.perf_counter()
    index = NameIndex.open(folder)
    open_ms = (time.perf_counter() - started) * 1e3
    index.find(asked[0])
    first_ms = (time.perf_counter() - started) * 1e3 - open_ms
    for query in asked:
        index.find(query)
    print("ready", flush=True)
    sys.stdin.readline()
    return {"open_ms": round(open_ms, 1), "first_ms": round(first_ms, 1), "private_mb": round(_private_mb() - before)}


def _private_mb() -> float:
    """What this process does not share; 0.0 where the system does not say."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(_PRIVATE)) / 1024


if __name__ == "__main__":
    step = {"build": build, "open": opened}[sys.argv[1]]
    print(json.dumps(step(Path(sys.argv[2]), Path(sys.argv[3]))), flush=True)
