"""How the data tables of the library are read: tab-separated, a header line, `#` comments, a `source` column in every
row."""

from __future__ import annotations

from importlib.resources import files


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
