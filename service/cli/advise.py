"""`aka advise`: how many alerts a threshold brings, before it is chosen."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from service.cli.arguments import TEXT
from service.cli.asking import filter_options, filters_of, filters_without_entries
from service.cli.customer_file import MappingArgument, columns_of, opened_table
from service.cli.exits import ExitCode
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json
from service.cli.screen_progress import watching
from service.domain.vocabulary import PartyKind
from service.screening.query import Filters

if TYPE_CHECKING:
    from matchers import Party
    from service.screening.bulk.csv_table import CsvTable
    from service.screening.bulk.subject import Terms

_SAMPLE = 10_000
_EPILOG = """
Counts customers for whom at least one entry reaches the threshold. IN is a CSV file as `aka screen` takes it; without
one, a sample of made-up ordinary names from all over the world is asked, which tells how lists compare but not what
your own customers bring: they are of other origins, and have birth dates and countries that keep strangers apart.

Exit codes: 0 done, 2 usage, 3 input refused, 5 some rows could not be screened.

\b
Examples:
  aka advise --list us-ofac-sdn
  aka advise customers.csv --list us-ofac-sdn --at-most 20
"""


@dataclass(slots=True)
class _Customers:
    """Where the customers come from, the size by which progress counts (rows or bytes), and how many rows could not be
    used so far."""

    source: str
    size: int | None
    parties: Iterator["Party"]
    errors: int = 0


@click.command(epilog=_EPILOG)
@click.argument("name", metavar="[IN]", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--at-most", type=click.FloatRange(min=0), help="Alerts per 10,000 customers that can be worked through.")
@click.option(
    "--sample", type=click.IntRange(1, 10_000_000), help=f"Made-up customers, without IN.  [default: {_SAMPLE}]"
)
@click.option("--from", "communities", multiple=True, type=TEXT, metavar="PART", help="Only names common there.")
@click.option("--map", "given", multiple=True, type=MappingArgument(), help="Which column of IN holds what.")
@click.option("--encoding", default="", metavar="NAME", help="Of IN; detected otherwise.")
@click.option("--delimiter", default="", metavar="CHAR", help="Of IN; detected otherwise.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="What 03/04/1970 means.")
@click.option("--kind", type=click.Choice([kind.value for kind in PartyKind]), help="Kind of rows that do not say.")
@click.option("--policy", default="", type=TEXT, metavar="NAME", help="Weights of another date than today's.")
@filter_options
@click.option("--workers", type=click.IntRange(min=1), help="Processes to use.  [default: all cores]")
@json_option
@shared_options
@pass_invocation
def advise(
    invocation: Invocation,
    /,
    name: str | None,
    at_most: float | None,
    lists: tuple[str, ...],
    programmes: tuple[str, ...],
    status: tuple[str, ...],
    *,
    as_json: bool,
    **options: Any,
) -> ExitCode:
    """Say how many alerts each threshold would bring, per 10,000 customers."""
    from service.screening.advice.measure import advice, measure
    from service.screening.bulk.processes import all_cores

    _check(name, options)
    filters = filters_of(lists, programmes, status, all_status=False)
    corpus = invocation.installation.corpus()
    for sentence in filters_without_entries(corpus, filters):
        click.echo(f"aka: {sentence}", err=True)
    policy, workers = options["policy"], options["workers"] or all_cores()
    with _customers(invocation, name, filters, options) as customers:
        with watching(customers.size, quiet=invocation.quiet) as watch:
            tally = measure(corpus, customers.parties, filters, policy, workers=workers, watch=watch)
        answer = advice(corpus, tally, filters, policy, at_most)
        answer["customers"] |= {"source": customers.source, "errors": customers.errors}
    if as_json:
        print_json(answer)
    else:
        _write(Page(), answer)
    return ExitCode.IN_PART if customers.errors else ExitCode.DONE


def _check(name: str | None, options: dict[str, Any]) -> None:
    """A usage error for options that do not go together, and for an unknown policy."""
    from matchers import CURRENT_POLICY, policy_named

    of_file = [option for option in ("given", "encoding", "delimiter", "date_order", "kind") if options[option]]
    of_sample = [option for option in ("sample", "communities") if options[option]]
    if name is None and of_file:
        raise click.UsageError("--map, --encoding, --delimiter, --date-order and --kind are for a file of customers")
    if name is not None and of_sample:
        raise click.UsageError("--sample and --from are for the made-up sample, not for a file of customers")
    try:
        policy_named(options["policy"] or CURRENT_POLICY.name)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def _customers(
    invocation: Invocation, name: str | None, filters: Filters, options: dict[str, Any]
) -> Iterator[_Customers]:
    if name is None:
        from service.screening.advice.sample import ordinary_customers

        size = options["sample"] or _SAMPLE
        told = ", ".join(options["communities"]) or "all over the world"
        parties = ordinary_customers(size, options["communities"])
        yield _Customers(f"made-up ordinary names, {told}", size, parties)
        return
    with opened_table(name, options["encoding"], options["delimiter"]) as (source, table):
        customers = _Customers(source.name, source.size, iter(()))
        customers.parties = _read(table, _terms(invocation, table, filters, options), customers)
        yield customers


def _terms(invocation: Invocation, table: "CsvTable", filters: Filters, options: dict[str, Any]) -> "Terms":
    from service.screening.bulk.run import date_order
    from service.screening.bulk.subject import Terms

    columns = columns_of(invocation, table, options["given"])
    order = options["date_order"] or date_order(table, columns)
    longest = invocation.settings.max_name_length
    return Terms(columns, filters=filters, kind=options["kind"], date_order=order, longest_name=longest)


def _read(table: "CsvTable", terms: "Terms", customers: _Customers) -> Iterator["Party"]:
    """The customers of a file; rows that cannot be screened are counted and left out."""
    from service.screening.bulk.subject import UnusableRowError, read_subject

    for row in table.rows():
        try:
            if row.error:
                raise UnusableRowError(row.error)
            yield read_subject(row.cells, terms).party
        except UnusableRowError as error:
            customers.errors += 1
            click.echo(f"aka: row {row.number}: {error}", err=True)


def _write(page: Page, answer: dict[str, Any]) -> None:
    customers = answer["customers"]
    page.line(f"Alerts per 10,000 customers, from {customers['screened']:,} of {customers['source']}")
    page.line()
    groups = [group for group in ("people", "others") if customers[group] and customers[group] < customers["screened"]]
    heading = ["threshold", "alerts", "between", *groups, ""]
    page.table([heading, *(_row(row, groups, answer) for row in answer["thresholds"])])
    page.line()
    if answer["at_most"] is not None:
        page.fact("Suggested", _suggestion(answer))
    page.fact("Asked", _asked(answer))
    page.fact("", f"list version {answer['list_version']}, policy {answer['policy']}")
    page.fact("Mind", "Fewer alerts are not better screening: a higher threshold lets more listed parties through.")


def _row(row: dict[str, Any], groups: Sequence[str], answer: dict[str, Any]) -> list[str]:
    told = "the default" if row["threshold"] == answer["default_threshold"] else ""
    rates = [f"{row[f'{group}_per_10000']:,.1f}" for group in groups]
    return [
        f"{row['threshold']:.2f}",
        f"{row['per_10000']:,.1f}",
        f"{row['low']:,.1f} and {row['high']:,.1f}",
        *rates,
        told,
    ]


def _suggestion(answer: dict[str, Any]) -> str:
    if answer["suggested"] is None:
        return f"no threshold brings as few as {answer['at_most']:g} alerts per 10,000"
    return f"{answer['suggested']:.2f}, the lowest that brings no more than {answer['at_most']:g} alerts per 10,000"


def _asked(answer: dict[str, Any]) -> str:
    lists = answer["filters"]["lists"] or [item["list"] for item in answer["lists"]]
    return f"{', '.join(lists) or 'an empty list'}: {answer['entries']:,} entries"
