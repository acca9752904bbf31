"""`aka lists`: editions of official lists."""

import time
from pathlib import Path
from typing import Any

import click

from service import clock
from service.cli.arguments import DAY
from service.cli.exits import ExitCode, code_for
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json, print_json_line
from service.errors import BadInputError

_HEAD = 1 << 20  # bytes; what a file is shows at its beginning
_FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group()
def lists() -> None:
    """Import and show official lists."""


@lists.command("import", epilog="Example: aka lists import us-ofac-sdn sdn.csv alt.csv add.csv sdn_comments.csv")
@click.argument("list_code", metavar="LIST")
@_FILES
@click.option("--published", type=DAY, help="When the edition was published, if its files do not say.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--force", is_flag=True, help="Import the rest of a damaged edition, or one that loses many entries.")
@json_option
@shared_options
@pass_invocation
def import_(invocation: Invocation, /, list_code: str, files: tuple[Path, ...], *, as_json: bool, **given: Any) -> None:
    """Import an edition of a list; without --force a doubtful one is refused whole."""
    from service.cli.lists_text import write_import
    from service.ingest.editions import imported_answer

    started = time.monotonic()
    answer = imported_answer(_imported(invocation, list_code, files, **given))
    if as_json:
        print_json(answer)
    else:
        write_import(Page(), answer, time.monotonic() - started, dry_run=given["dry_run"])


def _imported(
    invocation: Invocation,
    list_code: str,
    files: tuple[Path, ...],
    *,
    published: str | None,
    dry_run: bool,
    force: bool,
) -> Any:
    from service.cli.progress import working
    from service.ingest.editions import import_edition
    from service.lists import read_edition

    with working(f"reading {list_code}", quiet=invocation.quiet):
        read = read_edition(list_code, files, published=published, today=clock.today(), force=force)
    database = invocation.installation.ready_database()
    how: dict[str, Any] = {"at": clock.now(), "actor": invocation.actor, "dry_run": dry_run, "force": force}
    with invocation.installation.snapshots.changing():
        with working(f"comparing {read.edition.entries:,} entries with those held", quiet=invocation.quiet):
            imported = import_edition(database, read, **how)
        if not dry_run:
            with working("compiling the list", quiet=invocation.quiet):
                invocation.installation.publish()
    return imported


@lists.command(epilog="Example: aka lists show --json")
@json_option
@shared_options
@pass_invocation
def show(invocation: Invocation, *, as_json: bool) -> None:
    """Show the editions that are held, and how old they are."""
    from service.cli.lists_text import write_editions
    from service.screening.holdings import editions_held

    held = editions_held(invocation.installation.ready_database(), clock.today())
    if as_json:
        print_json(held)
    else:
        write_editions(Page(), held, invocation.settings.max_edition_age_days)


@lists.command(epilog="Example: aka lists formats")
@json_option
@shared_options
def formats(*, as_json: bool) -> None:
    """Show the formats that can be read, and where each authority publishes its list."""
    from service.cli.lists_text import write_formats
    from service.lists import formats as known_formats

    known = [
        {
            "format": item.code,
            "title": item.title,
            "lists": item.lists,
            "files": item.files,
            "published_at": item.published_at,
        }
        for item in known_formats()
    ]
    if as_json:
        print_json(known)
    else:
        write_formats(Page(), known)


@lists.command(epilog="Example: aka lists detect sdn.csv")
@_FILES
@json_option
@shared_options
def detect(files: tuple[Path, ...], *, as_json: bool) -> ExitCode:
    """Say what files are, by their content."""
    failed = 0
    for file in files:
        answer = _detected(file)
        failed += "error" in answer
        if as_json:
            print_json_line(answer)
        elif "error" in answer:
            click.echo(f"aka: {answer['error']}", err=True)
        else:
            click.echo(f"{answer['file']}: {answer['format']} ({', '.join(answer['lists'])})")
    return code_for(len(files) - failed, failed)


def _detected(file: Path) -> dict[str, Any]:
    from service.lists import formats as known_formats
    from service.lists import recognise

    name = click.format_filename(file)
    try:
        with file.open("rb") as handle:
            code, instead = recognise(handle.read(_HEAD))
    except OSError as error:
        return {"file": name, "error": f"{name} cannot be read: {error.strerror}"}
    except BadInputError as error:
        return {"file": name, "error": f"{name}: {error}"}
    if code is None:
        return {"file": name, "error": f"{name}: it is {instead}"}
    return {"file": name, "format": code, "lists": next(item.lists for item in known_formats() if item.code == code)}
