"""The committed figures that nothing may fall behind, with what they were measured with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness import Figures

PATH = Path(__file__).with_name("quality_baseline.json")
TOLERANCE = 0.01
"""How far a figure may fall; in a small group one case more or less."""


def read_baseline() -> dict[str, Any] | None:
    """`policy`, `tables` and `data` (hashes), `figures`; None before the first."""
    found: dict[str, Any] | None = json.loads(PATH.read_bytes()) if PATH.exists() else None
    return found


def write_baseline(measured_with: Mapping[str, Any], figures: Figures) -> None:
    """Takes these figures for the baseline."""
    kept = {name: round(value, 4) for name, value in figures.items()}
    text = json.dumps({**measured_with, "figures": kept}, indent=1, sort_keys=True, ensure_ascii=False)
    PATH.write_text(text + "\n", encoding="utf-8")


def worse(figures: Figures, before: Figures) -> Iterator[str]:
    """A sentence for each figure that fell by more than its tolerance, or is gone.

    Thresholds and counts are neither better nor worse.
    """
    for name, value in before.items():
        if name.endswith("/n") or "/threshold/" in name:
            continue
        now = figures.get(name)
        if now is None:
            yield f"{name}: {value:.3f} before, not measured now"
        elif (now - value if _less_is_better(name) else value - now) > tolerance(name, before):
            yield f"{name}: {now:.3f}, {value:.3f} before"


def tolerance(name: str, figures: Figures) -> float:
    """TOLERANCE, or one case of the figure's group where that is more."""
    count = figures.get(f"{name.rpartition('/')[0]}/n")
    return max(TOLERANCE, 1.0 / count if count else 0.0) + 1e-4  # what rounding can make


def _less_is_better(name: str) -> bool:
    return "/near/" in name or name.endswith(("false alerts", "calibration error"))
