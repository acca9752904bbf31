"""The evaluation that comes with the labelled cases, run as the external program it is, for us and for peers.

Figures are named by path, such as `name/cross/different spelling/recall@FPR 0.5%`; shares are 0..1.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Figures = dict[str, float]

US = "alsoknown"
RATES = ("0.1%", "0.5%", "1.0%")
_ROOT = Path(__file__).parents[2]
_STAND_IN = Path(__file__).with_name("stand_in.py")


class Run:
    """One evaluation under way in a process of its own: `pairs` or `lists`, by our library or by a peer instead."""

    def __init__(self, bench: Path, what: str, peer: str = US, python: str = sys.executable) -> None:
        self._bench, self._what, self._peer = bench, what, peer
        self._out = tempfile.NamedTemporaryFile(suffix=".json")  # noqa: SIM115 - closed when the run is forgotten
        data = bench / "data" / ("pairs.csv" if what == "pairs" else "")
        arguments = [str(bench / "evaluate.py"), what, str(data), "--json", self._out.name]
        stand_in = [] if peer == US else [str(_STAND_IN), peer]
        self._process = subprocess.Popen(
            [python, *stand_in, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )

    def figures(self) -> Figures:
        """Its figures, when it is done. SystemExit with what it said when it failed."""
        _, said = self._process.communicate()
        if self._process.returncode:
            raise SystemExit(f"evaluate.py {self._what} for {self._peer} failed:\n{said.strip()[-2000:]}")
        measured = json.loads(Path(self._out.name).read_bytes())
        return _pair_figures(measured) if self._what == "pairs" else _list_figures(measured)


def evaluated(bench: Path, peer: str, python: str = sys.executable) -> Figures:
    """All figures of one engine, its two runs one after the other; `python` is an interpreter that has it."""
    return Run(bench, "pairs", peer, python).figures() | Run(bench, "lists", peer, python).figures()


def _pair_figures(measured: Mapping[str, Any]) -> Figures:
    return {
        "pairs/average precision": measured["average_precision"],
        "pairs/best F1": measured["best"]["f1"],
        "pairs/n": measured["n"],
    }


def _list_figures(measured: Mapping[str, Any]) -> Figures:
    figures = {"retrieval@100": measured["retrieval@100"]}
    for mode in ("name", "facts"):
        for group, row in measured[mode]["groups"].items():
            figures |= {f"{mode}/{group}/{column}": value for column, value in row.items()}
        for kind, share in measured[mode]["near_miss_alerts@0.5%"].items():
            figures[f"{mode}/near/{kind}"] = share
        for side, limits in measured[mode]["thresholds"].items():
            figures |= {f"{mode}/threshold/{side}/{rate}": value for rate, value in limits.items()}
    return figures
