"""What other engines reach on the labelled cases: measured where they are installed, else as published with them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence

from harness import Figures

MEASURED_BY = {
    "rapidfuzz WRatio": "rapidfuzz",
    "rapidfuzz token_sort_ratio": "rapidfuzz",
    "nomenklatura logic-v2": "nomenklatura",
}
"""Peer → the package that has it. yente is a service around logic-v2: it has no row of its own."""

_GROUPS = ("perturb", "un/treated", "cross", "cross/different spelling", "cross/latin", "cross/other script",
           "cross/person", "cross/body")  # fmt: skip
_CLASSES = ("initials", "vowel_drop", "truncate", "token_drop", "title_affix", "translit", "homoglyph",
            "invisible_char", "transpose", "ocr", "typo", "phonetic", "name_order", "double_collapse")  # fmt: skip
_RATE = "recall@FPR 0.5%"


def installed(python: str) -> list[str]:
    """The peers that an interpreter's environment has, beside what our library needs."""
    return [peer for peer, package in MEASURED_BY.items() if _imports(python, package)]


def _imports(python: str, package: str) -> bool:
    command = [python, "-c", f"import {package}, rapidfuzz, numpy, anyascii, stdnum"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _published(
    pairs: Sequence[float], at_half: Sequence[float], classes: Sequence[float] = (), **more: float
) -> Figures:
    figures = dict(zip(("pairs/average precision", "pairs/best F1"), pairs, strict=True))
    figures |= {f"name/{group}/{_RATE}": value for group, value in zip(_GROUPS, at_half, strict=True)}
    figures |= {f"name/perturb/{name}/{_RATE}": value for name, value in zip(_CLASSES, classes, strict=False)}
    return figures | more


PUBLISHED: Mapping[str, Figures] = {
    "rapidfuzz WRatio": _published(
        (0.898, 0.834), (0.789, 0.997, 0.760, 0.321, 0.327, 0.305, 0.352, 0.278),
        (0.23, 0.19, 0.43, 0.52, 0.94, 0.72, 0.73, 1.0, 0.95, 0.91, 0.94, 0.91, 1.0, 1.0),
        **{"name/cross/different spelling/recall@1": 0.500},
    ),
    "rapidfuzz token_sort_ratio": _published(
        (0.818, 0.736), (0.773, 0.997, 0.758, 0.316, 0.314, 0.316, 0.347, 0.272)
    ),
    "nomenklatura logic-v2": _published(
        (0.913, 0.846), (0.771, 1.000, 0.808, 0.460, 0.506, 0.343, 0.491, 0.418),
        (0.10, 0.04, 0.50, 0.97, 0.76, 0.80, 0.79, 0.98, 0.84, 0.79, 0.88, 0.85, 0.90, 0.93),
        **{
            f"facts/perturb/{_RATE}": 0.894, f"facts/un/treated/{_RATE}": 1.000, f"facts/cross/{_RATE}": 0.853,
            f"facts/cross/different spelling/{_RATE}": 0.586, f"facts/cross/latin/{_RATE}": 0.639,
            f"facts/cross/other script/{_RATE}": 0.448, f"facts/cross/person/{_RATE}": 0.708,
            f"facts/cross/body/{_RATE}": 0.418, "name/cross/different spelling/recall@FPR 0.1%": 0.302,
            "facts/cross/different spelling/recall@FPR 0.1%": 0.503, "name/cross/different spelling/recall@1": 0.711,
            "facts/cross/different spelling/recall@1": 0.761, "name/un/treated/recall@FPR 0.1%": 0.979,
            "name/near/us_congress": 0.002, "name/near/ssb_token_swap": 0.085, "name/near/ssb_edit_beyond": 0.05,
        },
    ),
}  # fmt: skip
"""As the README of the labelled cases gives them, for the half of the cases that is measured here."""
