"""`aka explain`: two names, and everything that speaks for or against their being one party."""

from typing import TYPE_CHECKING, Any

import click

from service.cli.arguments import TEXT
from service.cli.asking import query_of, subject_options, time_options
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json

if TYPE_CHECKING:
    from matchers import Party
    from service.screening.query import Query

_EPILOG = """
\b
Examples:
  aka explain "Abu Taqwa" "Mushtaq al-Jawari"
  aka explain "Abu Taqwa" aka-myta43xlboyriyao --birth-date 1980
"""
_ENTRY_ID = "aka-"  # how the id of an entry begins


@click.command(epilog=_EPILOG)
@click.argument("name", type=TEXT)
@click.argument("listed", metavar="LISTED_NAME_OR_ENTRY_ID", type=TEXT)
@subject_options
@time_options
@json_option
@shared_options
@pass_invocation
def explain(invocation: Invocation, /, name: str, listed: str, *, as_json: bool, **given: Any) -> None:
    """Say why two names do or do not match: every kind of evidence, also what is missing."""
    query = query_of((name,), invocation.settings.max_name_length, **given)
    from service.screening.explain import explain as explanation_of

    answer = explanation_of(query, _party(invocation, listed, query), query.threshold)
    if as_json:
        print_json(answer)
    else:
        _write(Page(), name, listed, answer)


def _party(invocation: Invocation, listed: str, query: "Query") -> "Party":
    from matchers import Party
    from service.screening.explain import listed_party

    if listed.startswith(_ENTRY_ID):
        corpus = invocation.installation.corpus_at(as_of=query.as_of, known_at=query.known_at)
        return listed_party(corpus, listed)
    return Party(names=[listed])


def _write(page: Page, name: str, listed: str, answer: dict[str, Any]) -> None:
    from service.cli.reasons_text import BAND_STYLES, score_text, weight_lines, write_reasons

    verdict = "would be a hit" if answer["match"] else "would be no hit"
    score = f"{score_text(answer['score'])} {answer['band']}"
    told = f"  “{name}” and “{listed}”: {verdict} at {score_text(answer['threshold'])}"
    page.line([(score, BAND_STYLES.get(answer["band"], "")), told])
    write_reasons(page, answer["reasons"], missing=False)
    page.facts("Weights", weight_lines(answer["reasons"]))
    page.facts("Otherwise", [f"{sentence[:1].upper()}{sentence[1:]}" for sentence in answer["would_change"][1:]])
    page.fact("Policy", answer["policy"])
