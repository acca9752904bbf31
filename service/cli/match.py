"""`aka match`: one query, explained."""

from typing import Any

import click

from service import clock
from service.cli.arguments import TEXT
from service.cli.asking import (
    filter_options,
    filters_of,
    filters_without_entries,
    names_of,
    query_of,
    subject_options,
    time_options,
)
from service.cli.exits import ExitCode
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.printing import print_json

_EPILOG = """
Words that are not quoted are one name together; with quotes, each argument is a name of its own, all of the same party.
Exit code 0: no hit at or above the threshold; 1: at least one.

\b
Examples:
  aka match Abu Taqwa
  aka match "Mushtaq al-Jawari" --birth-date 1980 --country iq
  aka match --id imo:9187629 --list us-ofac-sdn --json
"""


@click.command(epilog=_EPILOG)
@click.argument("words", metavar="[NAME]...", nargs=-1, type=TEXT)
@subject_options
@filter_options
@click.option("--limit", type=click.IntRange(1, 500), help="The most hits that are shown.  [default: 5]")
@click.option("--include-below", is_flag=True, help="Fill up to the limit with what lies below the threshold.")
@time_options
@json_option
@shared_options
@pass_invocation
def match(invocation: Invocation, /, words: tuple[str, ...], *, as_json: bool, **given: Any) -> ExitCode:
    """Match one name against the list, and say why."""
    filters = filters_of(given.pop("lists"), given.pop("programmes"), given.pop("status"), all_status=False)
    query = query_of(names_of(words), invocation.settings.max_name_length, filters=filters, **given)
    from service.screening.match import match as answer_to

    corpus = invocation.installation.corpus_at(as_of=query.as_of, known_at=query.known_at)
    for sentence in filters_without_entries(corpus, filters):
        click.echo(f"aka: {sentence}", err=True)
    answer = answer_to(corpus, query)
    if as_json:
        print_json(answer)
    else:
        from service.cli.match_text import write_answer
        from service.cli.page import Page

        write_answer(Page(), query, answer, clock.today(), invocation.settings.max_edition_age_days)
    return ExitCode.HIT if answer["total"] else ExitCode.DONE
