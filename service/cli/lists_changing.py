"""`aka lists`: the commands that change which editions are held, and the one that shows what a change was."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service import clock
from service.cli.arguments import DAY, TEXT
from service.cli.exits import ExitCode, code_for
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json, print_json_line

if TYPE_CHECKING:
    from service.ingest.editions import Imported
    from service.lists import ReadEdition
    from service.store import Database

_IMPORT_EPILOG = """
\b
Examples:
  aka lists import us-ofac-sdn sdn.csv alt.csv add.csv sdn_comments.csv
  aka lists import un-sc --url https://scsanctions.un.org/resources/xml/en/consolidated.xml
"""


@click.command("import", epilog=_IMPORT_EPILOG)
@click.argument("list_code", metavar="LIST")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--url", "urls", multiple=True, type=TEXT, help="Fetch the edition from here; once for each file.")
@click.option("--sha256", multiple=True, type=TEXT, help="The checksum a file must have; once for each file.")
@click.option("--published", type=DAY, help="When the edition was published, if its files do not say.")
@click.option("--format", "format_", metavar="csv|jsonl", default="", help="How a watchlist of your own is written.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--force", is_flag=True, help="Import the rest of a damaged edition, or one that loses many entries.")
@json_option
@shared_options
@pass_invocation
def import_(invocation: Invocation, /, list_code: str, *, dry_run: bool, as_json: bool, **given: Any) -> None:
    """Import an edition of a list; without --force a doubtful one is refused whole.

    An edition older than one that is held falls into its place in time.
    """
    from service.cli.lists_text import write_import
    from service.ingest.editions import imported_answer

    if bool(given["files"]) == bool(given["urls"]):
        raise click.UsageError("give the files of one edition, or --url to fetch them")
    started = time.monotonic()
    read = _read(invocation, list_code, **given)
    answer = imported_answer(_imported(invocation, read, dry_run=dry_run, force=given["force"]))
    if as_json:
        print_json(answer)
    else:
        write_import(Page(), answer, time.monotonic() - started, dry_run=dry_run)


def _read(
    invocation: Invocation, code: str, *, files: Sequence[Path], urls: Sequence[str], **how: Any
) -> "ReadEdition":
    from service.cli.progress import working
    from service.ingest.updating import read_from
    from service.lists import read_edition

    if urls:
        with working(f"fetching {code}", quiet=invocation.quiet):
            return read_from(code, urls, invocation.settings, **how)
    with working(f"reading {code}", quiet=invocation.quiet):
        return read_edition(code, files, today=clock.today(), **how)


def _imported(invocation: Invocation, read: "ReadEdition", *, dry_run: bool, force: bool) -> "Imported":
    from service.cli.progress import working
    from service.ingest.editions import import_edition

    database = invocation.installation.ready_database()
    with invocation.installation.snapshots.changing():
        with working(f"comparing {read.edition.entries:,} entries with those held", quiet=invocation.quiet):
            imported = import_edition(database, read, actor=invocation.actor, dry_run=dry_run, force=force)
        if not dry_run:
            _publish(invocation)
    return imported


def _publish(invocation: Invocation) -> None:
    from service.cli.progress import working

    with working("compiling the list", quiet=invocation.quiet):
        invocation.installation.publish()


@click.command(epilog="Example, as a line of crontab: 15 6 * * *  aka lists update --quiet")
@click.argument("lists", metavar="[LIST]...", nargs=-1, type=TEXT)
@json_option
@shared_options
@pass_invocation
def update(invocation: Invocation, lists: tuple[str, ...], *, as_json: bool) -> ExitCode:
    """Fetch and import the lists that the setting AKA_UPDATE_FROM names; all of them, or some.

    Off unless that is set; nothing is fetched but by this command and --url. A list that cannot be fetched, or whose
    edition is refused, stays as it is and is named.
    """
    sources = _sources(invocation, lists)
    database = invocation.installation.ready_database()
    with invocation.installation.snapshots.changing():
        done, failed = _updated(invocation, database, sources, as_json=as_json)
        if done:
            _publish(invocation)
    return code_for(done, failed)


def _updated(
    invocation: Invocation, database: "Database", sources: Mapping[str, Sequence[str]], *, as_json: bool
) -> tuple[int, int]:
    """How many lists were fetched and imported, and how many were not; each is shown."""
    from service.cli.lists_text import write_import
    from service.ingest.editions import imported_answer
    from service.ingest.updating import update_lists

    done = failed = 0
    for item in update_lists(database, sources, invocation.settings, actor=invocation.actor):
        answer = imported_answer(item.imported) if item.imported else {"list": item.list_code, "error": item.error}
        done, failed = done + bool(item.imported), failed + (item.imported is None)
        if as_json:
            print_json_line(answer)
        elif item.imported:
            write_import(Page(), answer, None, dry_run=False)
        else:
            click.echo(f"aka: {item.list_code}: {item.error}", err=True)
    return done, failed


def _sources(invocation: Invocation, lists: Sequence[str]) -> dict[str, Sequence[str]]:
    from service.ingest.updating import configured

    sources = configured(invocation.settings)
    if not sources:
        raise click.UsageError("nothing is to be fetched: AKA_UPDATE_FROM is off")
    unknown = [code for code in lists if code not in sources]
    if unknown:
        raise click.UsageError(f"AKA_UPDATE_FROM names no address of {', '.join(unknown)}")
    return {code: urls for code, urls in sources.items() if not lists or code in lists}


@click.command(epilog="Example: aka lists rollback 41 --list us-ofac-sdn")
@click.argument("version", type=click.IntRange(min=0))
@click.option("--list", "lists", multiple=True, type=TEXT, metavar="LIST", help="Only this list.")
@json_option
@shared_options
@pass_invocation
def rollback(invocation: Invocation, version: int, *, lists: tuple[str, ...], as_json: bool) -> None:
    """Hold the editions again that were held at list version VERSION.

    This makes a new list version; what was known at the others stays answerable. Articles, and what reviewers decided,
    stay as they are.
    """
    from service.ingest.rollback import roll_back

    database = invocation.installation.ready_database()
    with invocation.installation.snapshots.changing():
        answer = roll_back(database, version, actor=invocation.actor, lists=lists).answer
        _publish(invocation)
    if as_json:
        print_json(answer)
        return
    page = Page()
    page.line(f"List version {answer['list_version']} holds the editions of version {version} again.")
    page.facts("Dropped", answer["dropped"], indent=0)
    page.facts("Restored", answer["restored"], indent=0)
    page.fact("Changed", f"{answer['changed']:,} records", indent=0)


@click.command(epilog="Example: aka lists plan 42")
@click.argument("version", type=click.IntRange(min=1))
@json_option
@shared_options
@pass_invocation
def plan(invocation: Invocation, version: int, *, as_json: bool) -> None:
    """Show the plan by which a list version was made, field by field."""
    from service.cli.changes_text import write_changes
    from service.ingest.changes import plan_of

    answer = plan_of(invocation.installation.ready_database(), version)
    if as_json:
        print_json(answer)
        return
    page = Page()
    page.line(f"List version {version}: {answer['reason']}, by {answer['actor']}, {answer['created_at']}")
    write_changes(page, answer["changes"])
