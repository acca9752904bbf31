"""The learned tables as text: what is learned from parties, one row a word, ready to be written and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matchers.learning.clusters import variants_from
from matchers.learning.pairs import count_pairs
from matchers.learning.parties import Known
from matchers.learning.scripts import script_words
from matchers.names import lexicon

PEOPLE, BODIES, SCRIPTS = (
    "names/tables/learned_people",
    "names/tables/learned_bodies",
    "text/tables/learned_script_words",
)
"""Where each table stands within `matchers`, without its ending."""

_TITLES = {
    PEOPLE: "Words of people's names that the lists write for one another, and the word that stands for all of them.",
    BODIES: "Words of bodies' names that the lists write for one another, and the word that stands for all of them.",
    SCRIPTS: "Words and signs of other scripts as the lists write them in Latin, where rules alone would not.",
}
Rows = Iterable[tuple[str, str, int, tuple[str, ...]]]


def learned_tables(parties: Sequence[Known], sources: Sequence[str]) -> Mapping[str, str]:
    """Each table's place → its text. `sources`: lines that say what the parties were read from.

    The same parties in the same order give the same text.
    """
    people = [party for party in parties if party.family == "person"]
    bodies = [party for party in parties if party.family == "body"]
    of_people = variants_from(count_pairs(people, _head_of_person, person=True), _head_of_person)
    heads = {row.word: row.stands_for for row in of_people} | {row.stands_for: row.stands_for for row in of_people}

    def head_of_body(word: str) -> str:
        return lexicon.curated_head(word, person=False) or heads.get(word, "")

    of_bodies = variants_from(count_pairs(bodies, head_of_body, person=False), head_of_body)
    heads |= {row.word: row.stands_for for row in of_bodies}
    of_scripts = script_words([*people, *bodies], head_of_body)
    return {
        PEOPLE: _table(PEOPLE, "word\tstands_for", of_people, sources),
        BODIES: _table(BODIES, "word\tstands_for", of_bodies, sources),
        SCRIPTS: _table(SCRIPTS, "word\tlatin", of_scripts, sources),
    }


def _head_of_person(word: str) -> str:
    return lexicon.curated_head(word, person=True)


def _table(place: str, columns: str, rows: Rows, sources: Sequence[str]) -> str:
    comments = [
        _TITLES[place],
        "Made by `aka lexicon build`; support: parties that do. Learned from, with SHA-256:",
        *sources,
    ]
    lines = [f"# {line}" for line in comments] + [f"{columns}\tsupport\tsource"]
    return "\n".join(
        [*lines, *("\t".join((word, latin, str(support), " ".join(lists))) for word, latin, support, lists in rows), ""]
    )
