"""The frames of a text that are meant: what other statements, lists and claims may go by."""

import re
from dataclasses import replace

from service.articles.frames import find_frames
from service.articles.senses import counts, other_sense
from service.articles.sentences import BlockKind, Sentence
from service.articles.text import Text

_MISTAKEN = re.compile(
    r"\b(?:(?:earlier|previous|original|first) version of (?:this|the|our)|(?:incorrectly|wrongly|mistakenly|"
    r"erroneously|"
    r"falsely) (?:said|stated|reported|claimed|identified|described|listed)|misstated|misidentified)\b",
    re.I,
)


def read_statements(text: Text) -> None:
    """Find the statements of all sentences in order, for a later one may lean on those before it."""
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        if sentence.block not in text.consumed and block.kind not in (BlockKind.HEADING, BlockKind.ROW):
            _read(text, sentence)


def _read(text: Text, sentence: Sentence) -> None:
    """Of the frames that begin at one place the first that is meant; what the text calls a mistake it denies."""
    mistaken = _MISTAKEN.search(text.content, sentence.start, sentence.end)
    stated = text.statements.setdefault(sentence.number, [])
    for found in find_frames(text.content, sentence.start, sentence.end):
        begun = bool(stated) and found.start == stated[-1].start
        if not begun and counts(text, sentence, found) and not other_sense(text, sentence, found):
            stated.append(replace(found, negated=True) if mistaken and found.start > mistaken.start() else found)
