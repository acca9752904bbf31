"""Rows and a corpus → lines of output. Pure: the same rows, terms and corpus give the same lines, in any process."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matchers import CURRENT_POLICY, Hit, Party, policy_named
from service.domain.vocabulary import Status
from service.screening.bulk.csv_table import Row
from service.screening.bulk.lines import hit_line, status_line
from service.screening.bulk.subject import Doubt, Subject, Terms, UnusableRowError, read_subject
from service.screening.corpus import Corpus
from service.screening.documents import Document
from service.screening.match import mask

Found = dict[Party, tuple[Sequence[Hit], Counter[str]]]

_NONE: tuple[Sequence[Hit], Counter[str]] = ((), Counter())
_ROOM = 16  # hits asked for at the least, so that entries which the status filter leaves out seldom crowd others out


@dataclass(slots=True)
class Screened:
    """What came of some rows: lines of output, and counts that add up.

    `rows` counts rows by `hit`, `clear`, `error`, `suppressed`; `left_out` entries by the status that kept them back;
    `doubts` rows by what they are about.
    """

    lines: list[list[str]] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)

    def count(self, other: "Screened") -> None:
        """Adds the counts of further rows, not their lines."""
        self.rows.update(other.rows)
        self.left_out.update(other.left_out)
        self.doubts.update(other.doubts)


def screen_rows(corpus: Corpus, terms: Terms, rows: Sequence[Row]) -> Screened:
    """Screens rows in their order; parties that occur more than once among them are asked for once."""
    screened = Screened()
    subjects = [_subject(row, terms) for row in rows]
    hits = _hits(corpus, terms, list(dict.fromkeys(item.party for item in subjects if isinstance(item, Subject))))
    for row, subject in zip(rows, subjects, strict=True):
        if isinstance(subject, str):
            _add_unscreened(screened, row, subject)
        else:
            found, left_out = hits[subject.party]
            if left_out:
                screened.left_out.update(left_out)
            _add_screened(screened, corpus, terms, row, subject, found)
    return screened


def _subject(row: Row, terms: Terms) -> Subject | str:
    """The subject of a row, or why it has none."""
    if row.error:
        return row.error
    try:
        return read_subject(row.cells, terms)
    except UnusableRowError as error:
        return str(error)


def _hits(corpus: Corpus, terms: Terms, parties: list[Party]) -> Found:
    """The hits of each party within its limit, and how many entries by status only the status filter kept back."""
    policy = policy_named(terms.policy) if terms.policy else CURRENT_POLICY
    where, wide = mask(corpus, terms.filters), max(_ROOM, 2 * terms.limit)
    many = corpus.index.find_many(parties, threshold=terms.threshold, limit=wide, policy=policy, where=where)
    found: Found = {}
    for party, hits in zip(parties, many, strict=True):
        if not hits:
            found[party] = _NONE
            continue
        status = [corpus.status(corpus.positions[hit.id]) for hit in hits]
        wanted = [hit for hit, value in zip(hits, status, strict=True) if value in terms.filters.status]
        if len(wanted) < terms.limit and len(hits) == wide:
            standing = _standing(corpus, terms.filters.status)
            inside = standing if where is None else where & standing
            wanted = corpus.index.find(party, threshold=terms.threshold, limit=terms.limit, policy=policy, where=inside)
        left_out = Counter(value for value in status if value not in terms.filters.status)
        found[party] = wanted[: terms.limit], left_out
    return found


@lru_cache(maxsize=2)
def _standing(corpus: Corpus, wanted: tuple[Status, ...]) -> NDArray[np.bool_]:
    return np.fromiter((corpus.status(place) in wanted for place in range(len(corpus))), bool, len(corpus))


@lru_cache(maxsize=256)
def _document(corpus: Corpus, position: int) -> Document:
    return corpus.document(position)


def _add_unscreened(screened: Screened, row: Row, error: str) -> None:
    screened.rows["error"] += 1
    screened.lines.append(status_line(row.cells, row.number, "error", error))


def _add_screened(
    screened: Screened, corpus: Corpus, terms: Terms, row: Row, subject: Subject, hits: Sequence[Hit]
) -> None:
    """A row with hits is a hit, whatever the doubts; one without is only clear when no doubt is grave."""
    doubts = "; ".join([doubt.text for doubt in subject.doubts])
    if subject.doubts:
        screened.doubts.update({doubt.about for doubt in subject.doubts})
    status = _status(hits, subject.doubts)
    screened.rows[status] += 1
    if hits:
        screened.lines.extend(_hit_lines(corpus, row, subject, hits, doubts))
    elif status == "error" or terms.include_clear:
        error = f"no hit, but not cleared: {doubts}" if status == "error" else doubts
        screened.lines.append(status_line(row.cells, row.number, status, error))


def _status(hits: Sequence[Hit], doubts: Sequence[Doubt]) -> str:
    if hits:
        return "hit"
    return "error" if any(doubt.grave for doubt in doubts) else "clear"


def _hit_lines(corpus: Corpus, row: Row, subject: Subject, hits: Sequence[Hit], doubts: str) -> Iterator[list[str]]:
    for rank, hit in enumerate(hits, start=1):
        document = _document(corpus, corpus.positions[hit.id])
        yield hit_line(row.cells, row.number, rank, subject.query.hit_id(hit.id), hit, document, doubts)
