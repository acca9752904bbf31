"""`aka seeds`: the list that a new database is filled with."""

from pathlib import Path

import click

from service.cli.exits import ExitCode
from service.cli.invocation import Invocation, pass_invocation, shared_options


@click.group()
def seeds() -> None:
    """Build the list that a new database starts with."""


@seeds.command(epilog="Example: aka seeds build --check")
@click.option("--check", is_flag=True, help="Write nothing; exit code 3 when the built list is not what it should be.")
@click.option("--folder", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The seeds elsewhere.")
@shared_options
@pass_invocation
def build(invocation: Invocation, *, check: bool, folder: Path | None) -> ExitCode:
    """Read the seed articles and write what they give to built/, ready to be loaded."""
    from service.cli.progress import working
    from service.ingest.seeds import build_seeds, is_built, seeds_folder

    chosen = folder or seeds_folder()
    with working("reading the seed articles", quiet=invocation.quiet):
        as_it_should_be = is_built(chosen) if check else not build_seeds(chosen)
    name = click.format_filename(chosen / "built")
    if check and not as_it_should_be:
        click.echo(f"aka: {name} is not what the articles give; run `aka seeds build`", err=True)
        return ExitCode.REFUSED
    invocation.say(f"{name} {'was up to date' if as_it_should_be else 'was written anew'}")
    return ExitCode.DONE
