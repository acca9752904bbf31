"""`aka corpus`: the list compiled for matching."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json

if TYPE_CHECKING:
    from service.screening.corpus import SnapshotMeta


@click.group()
def corpus() -> None:
    """Compile the list for matching."""


@corpus.command(epilog="Example: aka corpus build")
@json_option
@shared_options
@pass_invocation
def build(invocation: Invocation, *, as_json: bool) -> None:
    """Compile the newest list version, and make it the one that answers."""
    from service.cli.progress import working

    invocation.installation.ready_database()
    with working("compiling the list", quiet=invocation.quiet):
        meta = invocation.installation.publish().meta
    _write(meta, as_json=as_json)


@corpus.command(epilog="Example: aka corpus info --json")
@json_option
@shared_options
@pass_invocation
def info(invocation: Invocation, *, as_json: bool) -> None:
    """Show what the list that answers was made of."""
    _write(invocation.installation.corpus().meta, as_json=as_json)


def _write(meta: "SnapshotMeta", *, as_json: bool) -> None:
    if as_json:
        print_json(asdict(meta))
        return
    page = Page()
    page.fact(
        "Version", f"{meta.list_version} ({meta.list_hash[:16]}), of {meta.created_at or 'no time yet'}", indent=0
    )
    page.fact("Entries", f"{meta.entries:,}", indent=0)
    page.facts(
        "Lists", [f"{item['list']}, {item['edition']}, published {item['published']}" for item in meta.lists], indent=0
    )
