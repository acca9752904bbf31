"""`aka ingest`: articles become drafts, and drafts become part of the list when asked."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service import clock
from service.cli.arguments import PARTIAL_DAY, TEXT
from service.cli.documents import STDIN, bytes_of, documents_in
from service.cli.exits import ExitCode, code_for
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.printing import print_json_line
from service.cli.progress import counted, working
from service.errors import BadInputError

if TYPE_CHECKING:
    from service.articles import Extraction

_EPILOG = """
Plain text, HTML and Markdown with front matter are told apart by their content; of a folder the .txt, .md and .html
files are read, those in its folders too.

\b
Examples:
  aka ingest article.txt --published 2024-01-05 --accept
  aka ingest articles/ --dry-run --json > claims.jsonl
  curl -s https://example.org/news.html | aka ingest - --url https://example.org/news.html
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: what was read in it and, unless it was a dry run, its drafts as they stand now."""

    document: str
    extraction: "Extraction | None" = None
    stored: dict[str, Any] | None = None
    error: str = ""


@click.command(epilog=_EPILOG)
@click.argument(
    "sources", metavar="FILE|-...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@click.option(
    "--published", default="", type=PARTIAL_DAY, help="The day the article is of, before what it says itself."
)
@click.option("--url", default="", type=TEXT, help="Where the article stands.")
@click.option("--publisher", default="", type=TEXT, metavar="NAME", help="Who published it.")
@click.option("--accept", is_flag=True, help="Put the drafts on the list at once, without a review.")
@click.option("--dry-run", is_flag=True, help="Say what the articles claim, and keep nothing.")
@json_option
@shared_options
@pass_invocation
def ingest(
    invocation: Invocation, /, sources: tuple[Path, ...], *, accept: bool, dry_run: bool, as_json: bool, **facts: str
) -> ExitCode:
    """Read articles into draft entries; without --accept they wait for review."""
    if accept and dry_run:
        raise click.UsageError("--accept puts drafts on the list and --dry-run keeps nothing: give one of them")
    write = _write_json if as_json else _writer_of_text()
    done = failed = 0
    with invocation.installation.snapshots.changing() if accept else nullcontext():
        for outcome in _outcomes(invocation, sources, facts, accept=accept, dry_run=dry_run):
            write(outcome)
            failed += bool(outcome.error)
            done += not outcome.error
        if accept and done:
            with working("compiling the list", quiet=invocation.quiet):
                invocation.installation.publish()
    return code_for(done, failed)


def _outcomes(
    invocation: Invocation, sources: Sequence[Path], facts: dict[str, str], *, accept: bool, dry_run: bool
) -> Iterator[Outcome]:
    """One outcome a document, in the order given; a document that is refused does not stop the others."""
    showing = sys.stdout.isatty()  # the results themselves show how far it has come
    for file in counted(documents_in(sources), "reading", quiet=invocation.quiet or showing):
        name = click.format_filename(file)
        try:
            extraction = _read(file, facts)
        except BadInputError as error:
            yield Outcome(name, error=str(error))
            continue
        yield Outcome(name, extraction, None if dry_run else _kept(invocation, extraction, accept=accept))


def _read(file: Path, facts: dict[str, str]) -> "Extraction":
    from service.articles import extract, read_document

    name = "standard input" if file == STDIN else click.format_filename(file)
    return extract(read_document(bytes_of(file), name=name, **facts))


def _kept(invocation: Invocation, extraction: "Extraction", *, accept: bool) -> dict[str, Any]:
    from service.ingest.articles import ingest_article
    from service.ingest.review import ingested_shown

    database = invocation.installation.ready_database()
    return ingested_shown(ingest_article(database, extraction, at=clock.now(), actor=invocation.actor, accept=accept))


def _write_json(outcome: Outcome) -> None:
    from service.articles import to_schema

    line: dict[str, Any] = {"document": outcome.document}
    if outcome.extraction:
        line |= to_schema(outcome.extraction) | (outcome.stored or {})
    else:
        line |= {"entities": [], "doubts": [], "error": outcome.error}
    print_json_line(line)


def _writer_of_text() -> Any:
    from service.cli.draft_text import write_drafts
    from service.cli.page import Page

    page = Page()

    def write(outcome: Outcome) -> None:
        if outcome.extraction is None:
            click.echo(f"aka: {outcome.error}", err=True)
            return
        write_drafts(page, outcome.document, outcome.extraction, outcome.stored)

    return write
