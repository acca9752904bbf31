"""Cells that hold a word of a closed list: countries, kinds of party, and the many ways of writing nothing."""

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from service.domain.vocabulary import PartyKind
from service.lists.countries import nationality_code

_BETWEEN = re.compile(r"[;,|/]")
_ZEROS = re.compile(r"0[0 .\-/]*")
_LONGEST = 400


class Understood(NamedTuple):
    """The values of a cell, and whether some part of it was not understood."""

    values: tuple[str, ...]
    whole: bool = True


@lru_cache(maxsize=4_096)
def is_nothing(text: str) -> bool:
    """True for a cell that says there is no value: `n/a`, `unknown`, `00/00/0000`, … and for an empty one."""
    word = text.strip().casefold()
    return not word or word in _words("nothing") or _ZEROS.fullmatch(word) is not None


@lru_cache(maxsize=4_096)
def read_countries(text: str) -> Understood:
    """ISO 3166-1 alpha-2 codes of a cell with one country or several (`;`, `,`, `|` or `/` between them)."""
    text = text[:_LONGEST].strip()
    code = nationality_code(text)
    if code is not None:
        return Understood((code,) if code else ())
    if is_nothing(text):
        return Understood(())
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    codes = [nationality_code(part) for part in parts] if len(parts) > 1 else [None]
    return Understood(tuple(dict.fromkeys(filter(None, codes))), None not in codes)


@lru_cache(maxsize=1_024)
def read_kind(text: str) -> Understood:
    """The kind of party that a cell names, such as `person` for `Individual`; none for no value."""
    word = " ".join(text.casefold().replace("_", " ").split())
    kind = word if word in list(PartyKind) else _words("kind").get(word, "")
    return Understood((kind,) if kind else (), bool(kind) or is_nothing(text))


@cache
def _words(about: str) -> Mapping[str, str]:
    text = resources.files("service.screening.bulk").joinpath("cell_words.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["word"]: row["value"] for row in rows if row["about"] == about}
