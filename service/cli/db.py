"""`aka db`: the database's tables and what they hold."""

from typing import Any

import click

from service.cli.exits import ExitCode
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json


@click.group()
def db() -> None:
    """Make, upgrade and check the database."""


@db.command(epilog="Example: aka db upgrade --database postgresql+psycopg://aka@db/aka")
@shared_options
@pass_invocation
def upgrade(invocation: Invocation) -> None:
    """Make or upgrade the tables, load the seeds into an empty database (AKA_SEEDS=off: not), compile the list."""
    from service.cli.progress import working

    with working("preparing the database", quiet=invocation.quiet):
        invocation.installation.prepare(invocation.say)
    meta = invocation.installation.corpus().meta
    invocation.say(f"the database is ready: list version {meta.list_version}, {meta.entries:,} entries")


@db.command(epilog="Example: aka db check --json")
@json_option
@shared_options
@pass_invocation
def check(invocation: Invocation, *, as_json: bool) -> ExitCode:
    """Show what the database holds; exit code 4 when its tables are not as this program needs them."""
    found = _state(invocation)
    if as_json:
        print_json(found)
    else:
        _write(Page(), found)
    if found["current"]:
        return ExitCode.DONE
    click.echo("aka: the tables are missing or of another version; run `aka db upgrade`", err=True)
    return ExitCode.NOT_READY


def _state(invocation: Invocation) -> dict[str, Any]:
    from service.store.migrate import HEAD, revision

    database = invocation.installation.database
    found = revision(database)
    state = {
        "database": invocation.settings.shown_database_url,
        "revision": found,
        "needed": HEAD,
        "current": found == HEAD,
    }
    if found != HEAD:
        return state
    from service.screening.holdings import counts

    return state | counts(database)


def _write(page: Page, found: dict[str, Any]) -> None:
    page.fact("Database", found["database"], indent=0)
    page.fact("Tables", f"{found['revision'] or 'none'}, needed {found['needed']}", indent=0)
    if found["current"]:
        drafts = ", ".join(f"{number:,} {state}" for state, number in found["drafts"].items())
        page.fact("Version", f"{found['list_version']:,}", indent=0)
        page.fact("Editions", f"{found['editions']:,}", indent=0)
        page.fact("Articles", f"{found['articles']:,}", indent=0)
        page.fact("Drafts", drafts or "none", indent=0)
