"""`aka review`: what articles claim waits here for a reviewer's word."""

from collections.abc import Sequence
from typing import Any

import click

from service import clock
from service.cli.arguments import TEXT
from service.cli.exits import ExitCode, code_for
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json
from service.cli.progress import working

_STATES = ("pending", "accepted", "rejected", "all")
_DRAFTS = click.argument("drafts", metavar="DRAFT_ID...", nargs=-1, required=True, type=TEXT)


@click.group()
def review() -> None:
    """Decide on the drafts that wait."""


@review.command("list", epilog="Example: aka review list --state all")
@click.option("--state", type=click.Choice(_STATES), default="pending", show_default=True, help="Drafts in this state.")
@click.option("--article", type=TEXT, metavar="ARTICLE_ID", help="Only drafts of this article.")
@json_option
@shared_options
@pass_invocation
def list_(invocation: Invocation, *, state: str, article: str | None, as_json: bool) -> None:
    """List drafts by article."""
    from service.cli.draft_text import draft_row
    from service.ingest.review import drafts_held

    found = drafts_held(invocation.installation.ready_database(), None if state == "all" else state, article)
    if as_json:
        print_json(found)
    elif found:
        Page().table([["state", "draft", "kind", "status", "name"], *(draft_row(draft) for draft in found)])
    else:
        Page().line("No draft waits." if state == "pending" else "There is no such draft.")


@review.command(epilog="Example: aka review show art-0123456789abcdef.e1")
@click.argument("draft", metavar="DRAFT_ID", type=TEXT)
@json_option
@shared_options
@pass_invocation
def show(invocation: Invocation, draft: str, *, as_json: bool) -> None:
    """Show a draft with every claim, its quotes and the doubts about it."""
    from service.cli.draft_text import write_draft
    from service.ingest.review import draft_shown

    found = draft_shown(invocation.installation.ready_database(), draft)
    if as_json:
        print_json(found)
    else:
        write_draft(Page(), found)


@review.command(epilog="Example: aka review accept art-0123456789abcdef.e1 --reason 'read the notice'")
@_DRAFTS
@click.option("--entry", default="", type=TEXT, metavar="ENTRY_ID", help="The entry that a single draft belongs to.")
@click.option("--reason", default="", type=TEXT, help="Why.")
@json_option
@shared_options
@pass_invocation
def accept(invocation: Invocation, drafts: Sequence[str], *, entry: str, reason: str, as_json: bool) -> ExitCode:
    """Put drafts on the list."""
    if entry and len(drafts) > 1:
        raise click.UsageError("--entry goes with a single draft")
    from service.ingest.articles import accept_drafts

    database = invocation.installation.ready_database()
    waiting, refused = _sorted_out(invocation, drafts)
    if waiting:
        with invocation.installation.snapshots.changing():
            accept_drafts(database, waiting, at=clock.now(), actor=invocation.actor, reason=reason, entry_id=entry)
            with working("compiling the list", quiet=invocation.quiet):
                invocation.installation.publish()
    return _report(invocation, waiting, refused, as_json=as_json)


@review.command(epilog="Example: aka review reject art-0123456789abcdef.e2 --reason 'a namesake'")
@_DRAFTS
@click.option("--reason", required=True, type=TEXT, help="Why.")
@json_option
@shared_options
@pass_invocation
def reject(invocation: Invocation, drafts: Sequence[str], *, reason: str, as_json: bool) -> ExitCode:
    """Keep drafts off the list."""
    from service.ingest.articles import reject_draft

    database = invocation.installation.ready_database()
    waiting, refused = _sorted_out(invocation, drafts)
    for draft in waiting:
        reject_draft(database, draft, at=clock.now(), actor=invocation.actor, reason=reason)
    return _report(invocation, waiting, refused, as_json=as_json)


def _sorted_out(invocation: Invocation, drafts: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The drafts that can be decided on, and of each of the others why not."""
    from service.ingest.review import drafts_held

    states = {draft["id"]: draft["state"] for draft in drafts_held(invocation.installation.database)}
    named = list(dict.fromkeys(drafts))
    waiting = [draft for draft in named if states.get(draft) == "pending"]
    refused = {draft: f"was {states[draft]} already" for draft in named if states.get(draft, "pending") != "pending"}
    return waiting, refused | {draft: "there is no such draft" for draft in named if draft not in states}


def _report(invocation: Invocation, decided: Sequence[str], refused: dict[str, str], *, as_json: bool) -> ExitCode:
    from service.ingest.review import draft_shown

    shown: list[dict[str, Any]] = [draft_shown(invocation.installation.database, draft) for draft in decided]
    if as_json:
        print_json(shown + [{"id": draft, "error": why} for draft, why in refused.items()])
    else:
        for item in shown:
            click.echo(f"{item['id']} {item['state']}" + (f" as {item['entry']}" if item["entry"] else ""))
        for draft, why in refused.items():
            click.echo(f"aka: {draft}: {why}", err=True)
    return code_for(len(decided), len(refused))
