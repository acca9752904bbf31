"""`aka screen`: a file of names, one line out for each hit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from service.cli.arguments import TEXT
from service.cli.asking import filter_options, filters_of, filters_without_entries, time_options
from service.cli.customer_file import MappingArgument, columns_of, opened_table
from service.cli.exits import ExitCode
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.printing import print_json
from service.cli.screen_progress import watching
from service.domain.vocabulary import PartyKind
from service.errors import ConflictError

if TYPE_CHECKING:
    from service.screening.bulk.csv_table import CsvTable
    from service.screening.bulk.manifest import Manifest
    from service.screening.bulk.source import Source
    from service.screening.bulk.subject import Terms

_OTHER_FORMATS = {".jsonl": "JSON Lines", ".ndjson": "JSON Lines", ".parquet": "Parquet", ".xlsx": "XLSX"}
_EPILOG = """
Columns are found by their usual headings (name, first_name + last_name, company, alias, date_of_birth, country,
nationality, passport, imo, type, …) or given with --map FIELD=HEADING; what was found is printed.

A row whose birth date is not understood is screened without it. When that gives no hit the row is not clear but an
error, and its line says why.

Exit codes: 0 no hit, 1 a hit, 2 usage or a missing column, 3 input refused, 5 some rows had errors (before 1).

\b
Examples:
  aka screen customers.csv --out hits.csv
  aka screen customers.csv --map name=Customer --map birth_date=DOB --date-order dmy --out hits.csv
  cat customers.csv | aka screen - --list us-ofac-sdn --include-clear > screened.csv
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, beside the terms of screening: where to write, how to read, how fast."""

    out: str
    overwrite: bool
    encoding: str
    delimiter: str
    date_order: str | None
    workers: int | None
    as_json: bool


@click.command(epilog=_EPILOG)
@click.argument("name", metavar="IN", type=click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True))
@click.option("--out", default="-", metavar="OUT", help="The file to write; standard output without it.")
@click.option("--overwrite", is_flag=True, help="Replace OUT when it is there already.")
@click.option("--map", "given", multiple=True, type=MappingArgument(), help="Which column holds what.")
@click.option("--encoding", default="", metavar="NAME", help="Such as utf-8, utf-16, cp1252; detected otherwise.")
@click.option("--delimiter", default="", metavar="CHAR", help="comma, semicolon, tab, pipe; detected otherwise.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="What 03/04/1970 means.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in PartyKind]), help="What kind of party rows are that do not say."
)
@click.option("--threshold", type=click.FloatRange(0, 1), help="The lowest score of a hit.  [default: 0.7]")
@click.option("--limit", type=click.IntRange(1, 500), help="The most hits for a row.  [default: 5]")
@click.option("--policy", default="", type=TEXT, metavar="NAME", help="Weights of another date than today's.")
@filter_options
@time_options
@click.option("--include-clear", is_flag=True, help="A line also for each row without a hit.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes to use.  [default: all cores]")
@json_option
@shared_options
@pass_invocation
def screen(
    invocation: Invocation,
    /,
    name: str,
    given: tuple[tuple[str, str], ...],
    lists: tuple[str, ...],
    programmes: tuple[str, ...],
    status: tuple[str, ...],
    **options: Any,
) -> ExitCode:
    """Screen a file of names: one line for each hit."""
    wish = Wish(**{option: options.pop(option) for option in Wish.__slots__})
    _check_output(wish, name)
    options["filters"] = filters_of(lists, programmes, status, all_status=False)
    options["longest_name"] = invocation.settings.max_name_length
    with opened_table(name, wish.encoding, wish.delimiter) as (source, table):
        terms = _terms(invocation, table, given, wish, options)
        manifest = _screened(invocation, source, table, terms, wish)
    _say_summary(invocation, manifest)
    if wish.as_json:
        print_json(manifest)
    return _exit_code(manifest)


def _check_output(wish: Wish, name: str) -> None:
    """Says before any work what would stop it after all of it."""
    from service.screening.bulk.output import check_place

    if wish.out == "-":
        if wish.as_json:
            raise click.UsageError("--json prints a summary on standard output: say --out OUT for the lines")
        return
    out = Path(wish.out)
    if out.suffix.lower() in _OTHER_FORMATS:
        raise click.UsageError(f"the output is CSV; {_OTHER_FORMATS[out.suffix.lower()]} is not written")
    if name != "-" and out.exists() and out.samefile(name):
        raise click.UsageError("OUT is IN")
    try:
        check_place(out, overwrite=wish.overwrite)
    except ConflictError as error:
        raise click.UsageError(str(error)) from error


def _terms(
    invocation: Invocation, table: "CsvTable", given: tuple[tuple[str, str], ...], wish: Wish, options: dict[str, Any]
) -> "Terms":
    from matchers import CURRENT_POLICY, policy_named
    from service.screening.bulk.run import date_order
    from service.screening.bulk.subject import Terms

    try:
        policy_named(options["policy"] or CURRENT_POLICY.name)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    columns = columns_of(invocation, table, given)
    chosen = {option: value for option, value in options.items() if value is not None}
    return Terms(columns, date_order=wish.date_order or date_order(table, columns), **chosen)


def _screened(invocation: Invocation, source: "Source", table: "CsvTable", terms: "Terms", wish: Wish) -> "Manifest":
    from service.screening.bulk.output import CsvOutput
    from service.screening.bulk.processes import all_cores
    from service.screening.bulk.run import screen_table

    corpus = invocation.installation.corpus_at(as_of=terms.as_of, known_at=terms.known_at)
    for sentence in filters_without_entries(corpus, terms.filters):
        click.echo(f"aka: {sentence}", err=True)
    workers = wish.workers or all_cores()
    with _output(wish) as (stream, manifest), watching(source.size, quiet=invocation.quiet) as watch:
        manifest.update(screen_table(table, corpus, terms, CsvOutput(stream), workers=workers, watch=watch))
        manifest["input"]["path"], manifest["output"]["path"] = source.name, wish.out
        manifest["settings"] |= {"encoding": table.dialect.encoding, "delimiter": table.dialect.delimiter}
    return manifest


@contextmanager
def _output(wish: Wish) -> Iterator[tuple[IO[bytes], "Manifest"]]:
    from service.screening.bulk.run import output_with_manifest

    if wish.out == "-":
        yield sys.stdout.buffer, {}
        return
    try:
        with output_with_manifest(Path(wish.out), overwrite=wish.overwrite) as (stream, manifest):
            yield stream, manifest
    except KeyboardInterrupt:
        click.echo(f"{wish.out} was not written", err=True)
        raise


def _say_summary(invocation: Invocation, manifest: "Manifest") -> None:
    rows, output = manifest["rows"], manifest["output"]
    parts = [f"{rows[status]:,} {status}" for status in ("hit", "clear", "error", "suppressed")]
    invocation.say(f"{rows['screened']:,} rows: {', '.join(parts)}; {manifest['rows_per_second']:,.0f} rows/s")
    for about, count in manifest["doubts"].items():
        invocation.say(f"rows with {_DOUBTS[about]}: {count:,}")
    if manifest["left_out"]:
        kept = ", ".join(f"{count:,} {status}" for status, count in manifest["left_out"].items())
        invocation.say(f"not shown because of their status: {kept}")
    held = ", ".join(f"{item['list']} of {item['published'] or 'no date'}" for item in manifest["lists"])
    invocation.say(f"screened against {held or 'an empty list'}; no hit does not mean cleared")
    if output["path"] != "-":
        invocation.say(f"{output['rows']:,} lines in {output['path']}")


_DOUBTS = {
    "birth_date": "a birth date that is not understood",
    "date_order": "a birth date that can be read two ways (--date-order dmy or mdy says which)",
    "country": "a country that is not known",
    "kind": "a kind of party that is not known",
    "characters": "a name of which characters were lost",
}


def _exit_code(manifest: "Manifest") -> ExitCode:
    rows = manifest["rows"]
    if rows["error"]:
        return ExitCode.IN_PART
    return ExitCode.HIT if rows["hit"] else ExitCode.DONE
