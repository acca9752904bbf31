"""How the data tables of the library are read: tab-separated, a header line, `#` comments, a `source` column in every
row."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

_PACKAGES = ("matchers.names", "matchers.text")


def read_table(package: str, name: str) -> list[dict[str, str]]:
    """Rows of `package`'s tables/`name`.tsv as dicts by column; ValueError naming the line of a ragged or sourceless
    row."""
    text = files(package).joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [(n, line.split("\t")) for n, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    header, rows = lines[0][1], []
    for number, cells in lines[1:]:
        if len(cells) != len(header) or not cells[header.index("source")].strip():
            raise ValueError(f"{name}.tsv line {number}: {len(cells)} cells for {len(header)} columns, or no source")
        rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    return rows


@cache
def tables_hash() -> str:
    """The first 16 digits of the SHA-256 over all tables of the library, by package and name: comments count too."""
    found = sha256()
    for package in _PACKAGES:
        for table in sorted(files(package).joinpath("tables").iterdir(), key=lambda item: item.name):
            if table.name.endswith(".tsv"):
                found.update(f"{package}/{table.name}\n".encode() + table.read_bytes())
    return found.hexdigest()[:16]
