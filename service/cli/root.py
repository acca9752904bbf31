"""`aka` and the table of its commands."""

import click

from service.cli.invocation import shared_options
from service.cli.lazy import LazyCommand, LazyGroup

COMMANDS = {
    "match": LazyCommand("service.cli.match:match", "Match one name against the list, and say why."),
    "explain": LazyCommand("service.cli.explain:explain", "Say why two names do or do not match."),
    "screen": LazyCommand("service.cli.screen:screen", "Screen a file of names."),
    "advise": LazyCommand("service.cli.advise:advise", "Say how many alerts each threshold would bring."),
    "ingest": LazyCommand("service.cli.ingest:ingest", "Read articles into draft entries."),
    "review": LazyCommand("service.cli.review:review", "Decide on the drafts that wait."),
    "lists": LazyCommand("service.cli.lists:lists", "Import and show official lists."),
    "changes": LazyCommand("service.cli.changes:changes", "Show what changed on the list, with old and new values."),
    "entry": LazyCommand("service.cli.entry:entry", "Look up entries of the list."),
    "serve": LazyCommand("service.cli.serve:serve", "Run the HTTP service and its pages."),
    "db": LazyCommand("service.cli.db:db", "Make, upgrade and check the database."),
    "corpus": LazyCommand("service.cli.corpus:corpus", "Compile the list for matching."),
    "seeds": LazyCommand("service.cli.seeds:seeds", "Build the list that a new database starts with."),
    "lexicon": LazyCommand(
        "service.cli.lexicon:lexicon", "Learn from official lists which words are written for one another."
    ),
    "keys": LazyCommand("service.cli.keys:keys", "Make, show and revoke the keys of callers."),
    "config": LazyCommand("service.cli.config:config", "Show the settings in effect."),
}

_EPILOG = """
Exit codes: 0 done, no hit; 1 done, a hit; 2 wrong usage; 3 input refused, nothing changed; 4 not ready or not
reachable; 5 done in part.

\b
Examples:
  aka match Abu Taqwa
  aka ingest article.txt --accept
  aka lists import us-ofac-sdn sdn.csv alt.csv add.csv sdn_comments.csv
"""


@click.group(cls=LazyGroup, lazy=COMMANDS, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="alsoknown", prog_name="aka")
@shared_options
def aka() -> None:
    """Sanctions and designation cross-reference: a list built from articles and official lists, matched and explained.

    Results go to stdout, messages and progress to stderr. Everything works on a database of its own under AKA_HOME
    unless --database or AKA_DATABASE_URL names another.
    """
