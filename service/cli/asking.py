"""From the options of a command to the query they ask."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from service.cli.arguments import DAY, IDENTIFIER, MOMENT, TEXT
from service.domain.vocabulary import PartyKind, Status
from service.errors import BadInputError

if TYPE_CHECKING:
    from service.screening.corpus import Corpus
    from service.screening.query import Filters, Query

Command = TypeVar("Command", bound=Callable[..., Any])

_SUBJECT = (
    click.option("--alias", "aliases", multiple=True, type=TEXT, help="A further name of the same party."),
    click.option(
        "--kind", type=click.Choice([str(kind) for kind in PartyKind]), help="What kind of party is asked about."
    ),
    click.option("--birth-date", "birth_dates", multiple=True, metavar="DATE", help="1980, 1980-02 or 1980-02-03."),
    click.option("--country", "countries", multiple=True, metavar="CODE", help="Two letters, such as iq."),
    click.option("--id", "identifiers", multiple=True, type=IDENTIFIER, help="Such as passport:A1234567."),
    click.option("--threshold", type=click.FloatRange(0, 1), help="The lowest score of a hit.  [default: 0.7]"),
    click.option("--policy", default="", type=TEXT, metavar="NAME", help="Weights of another date than today's."),
)
_FILTERS = (
    click.option("--list", "lists", multiple=True, type=TEXT, metavar="LIST", help="Only entries on this list."),
    click.option("--programme", "programmes", multiple=True, type=TEXT, metavar="CODE", help="Only under this one."),
    click.option(
        "--status",
        multiple=True,
        type=click.Choice([str(status) for status in Status]),
        help="Only entries of this status.",
    ),
)
_TIMES = (
    click.option("--as-of", type=DAY, help="What was in force on that day."),
    click.option("--known-at", type=MOMENT, help="What this list held at that time."),
)


def subject_options(command: Command) -> Command:
    """Options for what is known of the party asked about, and how it is judged."""
    return _with(command, _SUBJECT)


def filter_options(command: Command) -> Command:
    """Options for the part of the list that is asked. Each may be given several times."""
    return _with(command, _FILTERS)


def time_options(command: Command) -> Command:
    """Options for the list as it was: in force on a day, known at a moment."""
    return _with(command, _TIMES)


def names_of(words: Sequence[str]) -> tuple[str, ...]:
    """The names that arguments spell: single words are one name together, else each argument is a name of its own."""
    if any(" " in word.strip() for word in words):
        return tuple(words)
    return (" ".join(words),) if words else ()


def query_of(names: Sequence[str], most: int, **given: Any) -> "Query":
    """A query out of names and options as they were parsed; a usage error says what cannot be asked.

    `most` is the highest number of characters in a name. Options that were not given (None or empty) keep the query's
    own defaults.
    """
    from service.screening.query import Query

    for name in (*names, *given.get("aliases", ())):
        if len(name) > most:
            raise click.UsageError(f"a name has {len(name):,} characters; {most:,} are the most")
    chosen = {option: value for option, value in given.items() if value not in (None, ())}
    query = Query(names=tuple(names), **chosen)
    try:
        query.checked().party()
    except BadInputError as error:
        raise click.UsageError(str(error)) from error
    return query


def filters_of(
    lists: Sequence[str], programmes: Sequence[str], status: Sequence[str], *, all_status: bool
) -> "Filters":
    """The filters that options give; without a status those of screening, or all of them."""
    from service.screening.query import DEFAULT_STATUSES, Filters

    chosen = tuple(Status(value) for value in status)
    return Filters(tuple(lists), tuple(programmes), chosen or (() if all_status else DEFAULT_STATUSES))


def refuse_unknown(corpus: "Corpus", filters: "Filters") -> None:
    """A usage error for a list or programme asked for that nobody knows: most likely it is misspelt."""
    from service.screening.filters import check_filters

    try:
        check_filters(corpus, filters)
    except BadInputError as error:
        raise click.UsageError(str(error)) from error


def filters_without_entries(corpus: "Corpus", filters: "Filters") -> list[str]:
    """A sentence for each list or programme that has no entry yet; a usage error for one that nobody knows."""
    refuse_unknown(corpus, filters)
    sentences = [
        f"no entry stands on the list {wanted!r}; nothing was screened against it"
        for wanted in filters.lists
        if not corpus.mask("lists", frozenset({wanted})).any()
    ]
    return sentences + [
        f"no entry stands under the programme {wanted!r}; nothing was screened against it"
        for wanted in filters.programmes
        if not corpus.mask("programmes", frozenset({wanted})).any()
    ]


def _with(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
