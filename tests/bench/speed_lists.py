"""The lists that speed is measured on, and what is asked of them: the same parties in the same order every time.

A list is a file of JSON lines, so that a list of a million names is never held in memory to be built from.
"""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from cases import KINDS

from matchers import Party
from service.errors import BadInputError
from service.lists import SourceFile, formats, read_edition, recognise

SEED = 20261125
MISSPELT = 0.08
"""Share of the words of a grown list that get one wrong letter."""
DATED, PLACED = 0.5, 0.6
"""Shares of grown parties with a birth year and with a country."""
_STRANGERS = ("us", "global")
Row = dict[str, Any]


class Parts(NamedTuple):
    """Words of names of one kind by their place: first, inner and last ones, as often as they are written."""

    first: list[str]
    inner: list[str]
    last: list[str]
    lengths: list[int]


def party(row: Row, facts: bool = True) -> Party:
    """A row of a list or a query; without `facts` by its names alone."""
    known = row if facts else {}
    return Party(
        row.get("id"), row["kind"], row["names"], birth_dates=known.get("dob", ()), countries=known.get("countries", ())
    )


def read(path: Path) -> Iterator[Row]:
    """The rows of a file of JSON lines, one at a time."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def write(path: Path, rows: Iterable[Row]) -> Path:
    """Write rows as JSON lines; returns the path."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
    return path


def ofac(data: Path) -> Iterator[Row]:
    """OFAC's list of the bench: 10,025 parties."""
    return map(_row, read(data / "bench" / "data" / "parties_ofac.jsonl"))


def queries(data: Path) -> list[Row]:
    """The labelled queries of the bench, all of them, in a fixed random order."""
    rows = [_row(raw) | {"class": raw["cls"]} for raw in read(data / "bench" / "data" / "queries.jsonl")]
    random.Random(SEED).shuffle(rows)
    return rows


def all_lists(data: Path) -> Iterator[Row]:
    """Every record of every edition that can be read below `lists`, unmerged; ids are counted."""
    records = chain.from_iterable(_records(folder) for folder in sorted((data / "lists").glob("*/*")))
    for number, record in enumerate(records):
        yield {
            "id": f"r{number:06}",
            "kind": str(record.kind),
            "names": [name.value for name in record.names],
            "dob": [date.edtf for date in record.birth_dates if date.edtf],
            "countries": [country.code for country in record.countries if country.code],
        }


def grown(rows: Sequence[Row], names: int) -> Iterator[Row]:
    """A list of so many distinct names, made of the words of the given one: each name draws its words by their places,
    some misspelt; parties have as many names as the given ones."""
    draw = random.Random(SEED + names)
    parts = {kind: _parts(r for r in rows if r["kind"] == kind) for kind in {r["kind"] for r in rows}}
    seen: set[int] = set()
    number = 0
    while len(seen) < names:
        like = draw.choice(rows)
        given = [_name(parts[like["kind"]], draw) for _ in like["names"]]
        fresh = [name for name in dict.fromkeys(given) if hash(name) not in seen][: names - len(seen)]
        seen.update(map(hash, fresh))
        if fresh:
            yield {"id": f"g{number:07}", "kind": like["kind"], "names": fresh, **_facts(rows, draw)}
            number += 1


def asked_of_grown(path: Path, strangers: Sequence[Row], count: int) -> list[Row]:
    """Queries for a grown list: half of them its own names with a wrong letter in a word, half of them strangers."""
    draw = random.Random(SEED)
    listed = [row for place, row in enumerate(read(path)) if place % 97 == 0]
    own = [
        {"kind": row["kind"], "names": [_misspelt(draw.choice(row["names"]), draw)], "dob": row["dob"],
         "countries": row["countries"]}
        for row in draw.sample(listed, min(count // 2, len(listed)))
    ]  # fmt: skip
    found = [*own, *strangers[: count - len(own)]]
    draw.shuffle(found)
    return found


def strangers(rows: Iterable[Row]) -> list[Row]:
    """The queries that are on no list, people and companies."""
    return [row for row in rows if row["class"] in _STRANGERS or row["class"].startswith("companies")]


def customers(asked: Sequence[Row], listed: Sequence[Row], count: int) -> Iterator[Row]:
    """A file of customers: names drawn from the words of strangers, one in a hundred a listed name with a wrong
    letter."""
    draw = random.Random(SEED + 1)
    parts = {kind: _parts(r for r in asked if r["kind"] == kind) for kind in {r["kind"] for r in asked}}
    for _ in range(count):
        if draw.random() < 0.01:
            like = draw.choice(listed)
            yield {"kind": like["kind"], "names": [_misspelt(like["names"][0], draw)]}
        else:
            like = draw.choice(asked)
            yield {"kind": like["kind"], "names": [_name(parts[like["kind"]], draw)]}


def _row(raw: Row) -> Row:
    names = raw.get("names") or [raw["name"]]
    return {"id": str(raw.get("id", "")) or None, "kind": KINDS.get(raw["schema"]), "names": names, "dob": raw["dob"],
            "countries": raw["countries"]}  # fmt: skip


def _records(folder: Path) -> Iterator[Any]:
    """The records of one edition's folder, read by the first of the formats it is there in; nothing where none is
    known."""
    by_format: dict[str, list[Path]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        code, _ = recognise(SourceFile.at(path))
        by_format.setdefault(code or "", []).append(path)
    readings = [(code, by_format[f.code]) for f in formats() if f.code in by_format for code in f.lists]
    for code, files in readings:
        try:
            yield from read_edition(code, files, today="2026-11-25").records
        except BadInputError:
            continue
        return


def _parts(rows: Iterable[Row]) -> Parts:
    found = Parts([], [], [], [])
    for words in (name.split() for row in rows for name in row["names"]):
        if words:
            found.lengths.append(min(len(words), 8))
            found.first.append(words[0])
            found.last.append(words[-1])
            found.inner.extend(words[1:-1])
    return found


def _name(parts: Parts, draw: random.Random) -> str:
    length = draw.choice(parts.lengths)
    inner = parts.inner or parts.last
    chosen = [draw.choice(parts.first), *(draw.choice(inner) for _ in range(length - 2)), draw.choice(parts.last)]
    return " ".join(_wrong(word, draw) if draw.random() < MISSPELT else word for word in chosen[:length])


def _misspelt(name: str, draw: random.Random) -> str:
    words = name.split()
    at = draw.randrange(len(words))
    return " ".join(_wrong(word, draw) if place == at else word for place, word in enumerate(words))


def _wrong(word: str, draw: random.Random) -> str:
    """A letter left out, put in, changed, or two in the other order."""
    at, letter = draw.randrange(len(word)), draw.choice(string.ascii_lowercase)
    return draw.choice((
        word[:at] + word[at + 1 :] or letter,
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ))  # fmt: skip


def _facts(rows: Sequence[Row], draw: random.Random) -> Row:
    return {
        "dob": draw.choice(rows)["dob"][:1] if draw.random() < DATED else [],
        "countries": draw.choice(rows)["countries"][:1] if draw.random() < PLACED else [],
    }
