"""`aka lexicon`: what the lists teach about the words of names."""

from pathlib import Path

import click

from service.cli.exits import ExitCode
from service.cli.invocation import Invocation, pass_invocation, shared_options

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def lexicon() -> None:
    """Learn from official lists which words are written for one another."""


@lexicon.command(epilog="Example: aka lexicon build --data editions --check")
@click.option("--data", type=_FOLDER, envvar="AKA_DATA", required=True, help="Holds lists/LIST/EDITION/files.")
@click.option("--check", is_flag=True, help="Write nothing; exit code 3 when the tables are not what they should be.")
@click.option("--leave-out", type=_FILE, help="Names, one a line, of parties from which nothing is learned.")
@click.option("--output", type=_FOLDER, help="Write elsewhere than into the matching library.")
@shared_options
@pass_invocation
def build(invocation: Invocation, *, data: Path, check: bool, leave_out: Path | None, output: Path | None) -> ExitCode:
    """Learn the variants of name words from whole editions, and write them as tables."""
    from service.cli.progress import working
    from service.ingest.lexicon import build_lexicon, differing, lexicon_folder, names_in, write_lexicon

    folder = output or lexicon_folder()
    with working("learning from the lists", quiet=invocation.quiet):
        tables = build_lexicon(data, names_in(leave_out) if leave_out else frozenset())
    different = differing(tables, folder)
    if check and different:
        click.echo(f"aka: not what the lists teach: {', '.join(different)}; run `aka lexicon build`", err=True)
        return ExitCode.REFUSED
    if not check:
        write_lexicon(tables, folder)
    invocation.say(f"the learned tables {'were written anew' if different else 'were up to date'}")
    return ExitCode.DONE
