"""`aka lists`: editions of official lists."""

from pathlib import Path
from typing import Any

import click

from service import clock
from service.cli.exits import ExitCode, code_for
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.lists_changing import import_, plan, rollback, update
from service.cli.page import Page
from service.cli.printing import print_json, print_json_line
from service.errors import BadInputError

_FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group()
def lists() -> None:
    """Import and show official lists."""


for command in (import_, update, rollback, plan):
    lists.add_command(command)


@lists.command(epilog="Example: aka lists show --json")
@json_option
@shared_options
@pass_invocation
def show(invocation: Invocation, *, as_json: bool) -> None:
    """Show the editions that are held, and how old they are."""
    from service.cli.lists_text import write_editions
    from service.screening.holdings import editions_held

    oldest = invocation.settings.max_edition_age_days
    held = editions_held(invocation.installation.ready_database(), clock.today(), oldest)
    if as_json:
        print_json(held)
    else:
        write_editions(Page(), held, oldest)


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
            lists_ = ", ".join(answer["lists"]) or "a watchlist of your own"
            click.echo(f"{answer['file']}: {answer['format']} ({lists_})")
    return code_for(len(files) - failed, failed)


def _detected(file: Path) -> dict[str, Any]:
    from service.lists import SourceFile, recognise
    from service.lists import formats as known_formats

    name = click.format_filename(file)
    try:
        code, instead = recognise(SourceFile.at(file))
    except OSError as error:
        return {"file": name, "error": f"{name} cannot be read: {error.strerror}"}
    except BadInputError as error:
        return {"file": name, "error": f"{name}: {error}"}
    if code is None:
        return {"file": name, "error": f"{name}: it is {instead}"}
    return {"file": name, "format": code, "lists": next(item.lists for item in known_formats() if item.code == code)}
