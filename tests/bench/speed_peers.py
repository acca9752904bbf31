"""The others, on the same names in the same run.

nomenklatura compiles PyICU and is measured where it is installed: in the environment whose interpreter NOMENKLATURA
names. This file is then run by that interpreter, and so imports nothing of ours.

    NOMENKLATURA=/path/to/its/bin/python make bench
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

_CANDIDATES = 100


def extract_ms(queries: Sequence[str], names: Sequence[str]) -> list[float]:
    """CPU milliseconds of rapidfuzz.process.extract with WRatio, limit 5, for each query; names and queries folded as
    its users do."""
    from rapidfuzz import fuzz, process, utils

    folded = [utils.default_process(name) for name in names]
    found = []
    for query in map(utils.default_process, queries):
        started = time.thread_time()
        process.extract(query, folded, scorer=fuzz.WRatio, limit=5)
        found.append((time.thread_time() - started) * 1e3)
    return found


def logic_v2_ms(searches: Sequence[dict[str, Any]]) -> float | None:
    """Median CPU milliseconds of nomenklatura's logic-v2 scoring the candidates of a query, None where it is not
    installed. A search is {query, kind, candidates: names}."""
    interpreter = os.environ.get("NOMENKLATURA", "")
    if not interpreter:
        return None
    ran = subprocess.run([interpreter, __file__], input=json.dumps(list(searches)), text=True, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=True)  # fmt: skip
    return float(ran.stdout.split()[-1])


def _logic_v2(searches: Sequence[dict[str, Any]]) -> float:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    settings = algorithm.default_config()
    schemas = {"person": "Person", "vessel": "Vessel", "organisation": "Organization", "company": "Company"}

    def entity(id_: str, kind: str, name: str) -> Any:
        return model.get_proxy({"id": id_, "schema": schemas.get(kind, "LegalEntity"), "properties": {"name": [name]}})

    took = []
    for number, search in enumerate(searches):
        query = entity(f"q{number}", search["kind"], search["query"])
        listed = [entity(f"{number}-{n}", search["kind"], c) for n, c in enumerate(search["candidates"])]
        started = time.thread_time()
        for candidate in listed[:_CANDIDATES]:
            algorithm.compare(query, candidate, settings)
        took.append((time.thread_time() - started) * 1e3)
    return statistics.median(took)


if __name__ == "__main__":
    print(_logic_v2(json.load(sys.stdin)))
