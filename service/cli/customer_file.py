"""A file of customers on the command line: how it is opened, and which of its columns hold what."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from service.cli.arguments import TEXT
from service.cli.invocation import Invocation

if TYPE_CHECKING:
    from service.screening.bulk.csv_table import CsvTable
    from service.screening.bulk.headings import Columns
    from service.screening.bulk.source import Source


class MappingArgument(click.ParamType[tuple[str, str]]):
    """A field and the heading of the column that holds it, such as `name=Customer`."""

    name = "field=heading"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The two parts."""
        field, _, heading = TEXT.convert(str(value), param, ctx).partition("=")
        if not field.strip() or not heading:
            self.fail(f"{value!r} is not FIELD=HEADING, such as name=Customer", param, ctx)
        return field.strip(), heading


@contextmanager
def opened_table(name: str, encoding: str, delimiter: str) -> Iterator[tuple["Source", "CsvTable"]]:
    """The file of a name, or standard input for `-`, as a table; encoding and delimiter are detected when empty."""
    from service.screening.bulk.csv_table import CsvTable
    from service.screening.bulk.dialect import find_dialect
    from service.screening.bulk.source import open_source

    with open_source(name, sys.stdin.buffer) as source:
        yield source, CsvTable(source, find_dialect(source, encoding, delimiter))


def columns_of(invocation: Invocation, table: "CsvTable", given: Sequence[tuple[str, str]]) -> "Columns":
    """Which column holds what, as found or given; says so, and what is not used."""
    from service.screening.bulk.headings import find_columns

    columns = find_columns(table.headings, given)
    for field, headings in columns.mapped.items():
        invocation.say(f"{field}: {', '.join(headings)}")
    if columns.unmapped:
        invocation.say(f"not used for screening: {', '.join(columns.unmapped)}")
    return columns
