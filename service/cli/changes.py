"""`aka changes`: what changed on the list."""

import click

from service.cli.arguments import TEXT
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json


@click.command(epilog="Example: aka changes --since 2026-11-01")
@click.option(
    "--since", required=True, type=TEXT, metavar="VERSION|DATE", help="A list version, or the day it starts with."
)
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True, help="Changes on a page.")
@click.option("--cursor", default="", help="What the page before gave as the next.")
@json_option
@shared_options
@pass_invocation
def changes(invocation: Invocation, *, since: str, limit: int, cursor: str, as_json: bool) -> None:
    """Show what changed on the list, with old and new values."""
    from service.cli.changes_text import write_changes
    from service.ingest.changes import changes_since

    answer = changes_since(invocation.installation.ready_database(), since, limit=limit, cursor=cursor)
    if as_json:
        print_json(answer)
        return
    page = Page()
    write_changes(page, answer["changes"])
    versions = f"list version {answer['since']} to {answer['until']}"
    page.line(f"{answer['total']:,} changed, {len(answer['changes']):,} shown; {versions}")
    if answer["next"]:
        page.line(f"The next page: --cursor {answer['next']}")
