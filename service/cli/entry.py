"""`aka entry`: entries of the list, for people who browse it."""

from typing import Any

import click

from service.cli.arguments import TEXT
from service.cli.asking import filter_options, filters_of, refuse_unknown, time_options
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json
from service.domain.vocabulary import PartyKind
from service.errors import NotFoundError


@click.group()
def entry() -> None:
    """Look up entries of the list."""


@entry.command(epilog="Example: aka entry show aka-myta43xlboyriyao")
@click.argument("entry_id", metavar="ENTRY_ID", type=TEXT)
@time_options
@json_option
@shared_options
@pass_invocation
def show(invocation: Invocation, entry_id: str, *, as_of: str | None, known_at: str | None, as_json: bool) -> None:
    """Show an entry with every fact and its quotes."""
    from service.cli.entry_text import write_entry

    corpus = invocation.installation.corpus_at(as_of=as_of or "", known_at=known_at or "")
    document = corpus.entry(entry_id)
    if document is None:
        raise NotFoundError(f"there is no entry {entry_id}{' at that time' if as_of or known_at else ''}")
    if as_json:
        print_json(document)
    else:
        write_entry(Page(), document)


@entry.command(epilog="Example: aka entry search Nujaba --status designated")
@click.argument("text", nargs=-1, type=TEXT)
@filter_options
@time_options
@click.option("--kind", type=click.Choice([str(kind) for kind in PartyKind]), help="Only parties of this kind.")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="Entries on a page.")
@click.option("--cursor", default="", help="What the page before gave as the next.")
@json_option
@shared_options
@pass_invocation
def search(invocation: Invocation, /, text: tuple[str, ...], *, as_json: bool, **given: Any) -> None:
    """Find entries by name, number or id; without a text all of them."""
    from service.screening.search import search as found_by

    filters = filters_of(given["lists"], given["programmes"], given["status"], all_status=True)
    corpus = invocation.installation.corpus_at(as_of=given["as_of"] or "", known_at=given["known_at"] or "")
    refuse_unknown(corpus, filters)
    page = {name: given[name] for name in ("kind", "limit", "cursor")}
    answer = found_by(corpus, " ".join(text), filters, **page)
    if as_json:
        print_json(answer)
    else:
        _write(Page(), answer)


def _write(page: Page, answer: dict[str, Any]) -> None:
    from service.cli.entry_text import headline

    for item in answer["entries"]:
        page.line([(item["name"], "bold"), f"  {item['id']}"])
        page.line(headline(item), indent=3)
    page.line(f"{answer['total']:,} found, {len(answer['entries']):,} shown")
    if answer["next"]:
        page.line(f"The next page: --cursor {answer['next']}")
