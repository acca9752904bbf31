"""Candidate parties: runs of capitalised words with clean boundaries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from service.articles.beginnings import CONTRACTED, OPENING, skipped
from service.articles.boundaries import chunk_end, form_end
from service.articles.prefaces import after_demonym, after_office, after_portfolio, after_titles, left_country
from service.articles.tables import words
from service.articles.tokens import Shape, Token, tokenize

_DATELINE = re.compile(
    r"\s*(?:(?:date )?\d{4}-\d\d-\d\d\s+)?(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}|[A-Z][\w .'’/-]{2,40}(?=\s*(?:,|\())|(?=\())"
    r"(?:\s*\([^)]{1,40}\))?(?:,\s[^–—\n]{1,40}?)?(?:\s*\([^)]{1,40}\))?\s*(?:[–—]|--?\s)\s*|"
    r"\s*(?:date )?\d{4}-\d\d-\d\d\s+"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}\s\([^)]{1,40}\)\.?\s(?!(?:is|are|was|were|has|have|had|and|will|provides|owns)\b)"
    r"|\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}:\s"
)
_SPEAKER = re.compile(
    r"[A-Z][a-z]+(?: [a-z]+){0,2}:\s(?=[A-Z\"“])|[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ.'’-]+){0,3}(?: "
    r"\([^()]{1,40}\))?:\s(?=\S)"
)
_BODIES = frozenset(
    ("committee", "council", "commission", "board", "fund", "court", "department", "office", "directorate", "authority")
) | frozenset(
    (
        "corps",
        "navy",
        "assembly",
        "congress",
        "senate",
        "parliament",
        "association",
        "federation",
        "union",
        "government",
        "administration",
    )
)
_AFTER_NAMES = frozenset(("KC", "QC", "SC", "MP", "MEP", "MSP", "OBE", "CBE", "Esq", "PhD"))
_CLOSING = "\"”»’'"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text seems to name a party. Offsets are of the view.

    `name` is clean; `start:end` is the printed name, `left` where its titles and demonyms begin. `titles` are the
    classes of titles before it (`official`, `military`, …), `title` their text, `country` the demonym's country.
    `nickname` is a quoted name inside the name, with its span.
    """

    name: str
    start: int
    end: int
    left: int
    initial: bool = False
    title: str = ""
    titles: tuple[str, ...] = ()
    country: str = ""
    nickname: tuple[str, int, int] | None = None
    quoted: bool = False


def find_mentions(
    text: str, start: int, end: int, *, first: bool = False, masked: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """The candidate parties of a sentence in order. `first` skips a dateline, `masked` spans
    (authorities, programmes) are no names. Linear in the sentence's length."""
    at = dateline_end(text, start, end) if first else _after_speaker(text, start, end)
    tokens = tokenize(text, at, end)
    hidden = {index for begin, stop in masked for index in range(begin, stop)}
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        length = 1 if tokens[index].start in hidden else skipped(tokens, index)
        if length:
            index += length
            continue
        stop = chunk_end(text, tokens, index)
        mention = _mention(text, tokens, index, stop)
        if mention:
            found.append(mention)
        index = stop
    return _with_shared_surname(text, found)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a sentence begins after a dateline (`LONDON, 3 May 2021 – …`); `start` when it has none."""
    dateline = _DATELINE.match(text, start, min(end, start + 140))
    return dateline.end() if dateline else start


def _after_speaker(text: str, start: int, end: int) -> int:
    """`HOST: …`, `LORD ARBURY: …`: who speaks in a transcript is nobody the sentence is about."""
    label = _SPEAKER.match(text, start, end) if start == 0 or text[start - 1] == "\n" else None
    return label.end() if label else start


def _with_shared_surname(text: str, found: list[Mention]) -> list[Mention]:
    """`the brothers Platon and Savva Mirzoyev`: the first gets the surname of the second."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        kin = re.search(
            r"\b(?i:brothers|sisters|twins|siblings|couple|spouses|sons|daughters|children|cousins|nephews|"
            r"nieces),? \Z",
            text[max(0, first.left - 12) : first.left],
        )
        if kin and " " not in first.name and " " in second.name and text[first.end : second.left] == " and ":
            found[index] = replace(first, name=f"{first.name} {second.name.split(' ', 1)[1]}")
    return found


def _mention(text: str, tokens: Sequence[Token], index: int, stop: int) -> Mention | None:
    """The mention of a chunk, without its titles, its demonyms and a trailing adjective; None when nothing is left."""
    begin, classes = after_titles(tokens, index, stop)
    begin, classes = after_office(tokens, begin, stop, classes)
    office, begin = begin, after_portfolio(tokens, begin, stop)
    lead = index if begin == office else index - 2
    begin, country = after_demonym(tokens, begin, stop)
    if begin < stop and not classes:
        begin, classes = after_titles(tokens, begin, stop)
    stop = _trimmed(tokens, begin, stop)
    if stop - begin > 2 and tokens[stop - 1].text in _AFTER_NAMES:
        stop, classes = _trimmed(tokens, begin, stop - 1), (*classes, "official")
    if begin >= stop or tokens[stop - 1].text.casefold() in words("law_words"):
        return None
    if (
        stop < len(tokens)
        and tokens[stop].shape is Shape.ADJECTIVE
        and tokens[stop].text[0].isupper()
        and tokens[stop - 1].end + 1 == tokens[stop].start
    ):
        return None
    if _of_adjective(tokens, stop):
        return None
    first, end = tokens[begin], form_end(text, tokens, begin, stop)
    nickname = _nickname(text, tokens[begin:stop])
    name = text[first.start : end]
    if len(name) == 1 or CONTRACTED.match(name) or _is_general(tokens, begin, stop):
        return None
    if nickname:
        name = " ".join((text[first.start : nickname[1] - 1] + text[nickname[2] + 1 : end]).split())
    return Mention(
        name=name,
        start=first.start,
        end=end,
        left=tokens[lead].start,
        initial=index == 0 or (index == 1 and tokens[0].shape is Shape.MARK),
        title=text[tokens[index].start : first.start].strip() if classes else "",
        titles=classes,
        country=country or left_country(tokens, index),
        nickname=nickname,
        quoted=index > 0 and tokens[index - 1].text in OPENING and stop < len(tokens) and tokens[stop].text in _CLOSING,
    )


def _is_general(tokens: Sequence[Token], begin: int, stop: int) -> bool:
    """`the Committee`, `the Company`: a single noun that any body may be called by."""
    alone = stop - begin == 1 or (stop - begin == 2 and tokens[begin].text == "The")
    word = tokens[stop - 1].text
    return alone and word.istitle() and word.casefold() in _general_nouns()


@cache
def _general_nouns() -> frozenset[str]:
    nouns = words("kind_nouns", "noun", kind="company") | words("kind_nouns", "noun", kind="organisation")
    return frozenset(noun for noun in nouns if " " not in noun) | _BODIES


def _of_adjective(tokens: Sequence[Token], stop: int) -> bool:
    """`Democratic Republic of the Congo-based`: the name is but the beginning of an adjective."""
    after = stop + 1 + int(stop + 1 < len(tokens) and tokens[stop + 1].text == "the")
    return after < len(tokens) and tokens[stop].text == "of" and tokens[after].shape is Shape.ADJECTIVE


def _trimmed(tokens: Sequence[Token], begin: int, stop: int) -> int:
    """Without trailing marks, and without a trailing `of`, `and`, `for`."""
    while stop > begin and (
        tokens[stop - 1].shape is Shape.MARK or tokens[stop - 1].text in ("of", "for", "and", "the")
    ):
        stop -= 1
    return stop


def _nickname(text: str, tokens: Sequence[Token]) -> tuple[str, int, int] | None:
    marks = [token for token in tokens if token.text in ('"', "“", "”", "«", "»", "‘", "’")]
    if len(marks) != 2:
        return None
    return text[marks[0].end : marks[1].start], marks[0].end, marks[1].start
