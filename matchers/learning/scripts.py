"""How the lists write words of other scripts in Latin: Arabic words get their vowels, Chinese and Korean signs their
usual spelling.

A name in another script, romanised by rule, is aligned with the Latin names of its party; the words that answer each
other and sound alike are a spelling of one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matchers.compare.alignment import align
from matchers.learning.pairs import HeadOf, is_related, plain_readings
from matchers.learning.parties import Known
from matchers.names import lexicon
from matchers.names.anatomy import Anatomy, Token
from matchers.text.romanise import learned_key, romanise_by_rule
from matchers.text.tokens import written_words

_FEWEST_PARTIES = 2
_MAJORITY = 0.5


class ScriptWord(NamedTuple):
    """A word (an Arabic one without its article, a Chinese or Korean sign), its Latin spelling, the parties behind and
    the lists they are on."""

    word: str
    latin: str
    support: int
    sources: tuple[str, ...]


def script_words(parties: Iterable[Known], head_of: HeadOf) -> list[ScriptWord]:
    """Words that most parties who have them write alike, where rules alone would not say so; in order of the words."""
    heads: dict[str, Counter[str]] = {}
    spellings: dict[tuple[str, str], Counter[str]] = {}
    sources: dict[tuple[str, str], set[str]] = {}
    for party in parties:
        found = set(_spelt(party, head_of))
        for word, head in {(word, head_of(latin) or latin) for word, latin in found}:
            heads.setdefault(word, Counter())[head] += 1
        for word, latin in found:
            spellings.setdefault((word, head_of(latin) or latin), Counter())[latin] += 1
            sources.setdefault((word, head_of(latin) or latin), set()).update(party.sources)
    rows = []
    for word, counted in sorted(heads.items()):
        head, support = min(counted.items(), key=lambda item: (-item[1], item[0]))
        if support >= _FEWEST_PARTIES and support >= _MAJORITY * counted.total() and _by_rule(word, head_of) != head:
            usual = min(spellings[word, head].items(), key=lambda item: (-item[1], item[0]))[0]
            rows.append(ScriptWord(word, usual, support, tuple(sorted(sources[word, head]))))
    return rows


def _by_rule(word: str, head_of: HeadOf) -> str:
    plain = "".join(romanise_by_rule(word)[0])
    return head_of(plain) or plain


def _spelt(party: Known, head_of: HeadOf) -> Iterator[tuple[str, str]]:
    written = [
        [unit for word in written_words(name) for unit in _units(word)] for name in party.names if not name.isascii()
    ]
    foreign = [units for units in written if units]
    latin = plain_readings([name for name in party.names if name.isascii()], party.family, head_of) if foreign else []
    for units in foreign:
        read = Anatomy(tuple(_token(unit, head_of) for unit in units), (), party.family)
        for name in latin:
            yield from _answers(units, read, name)


def _units(word: str) -> Iterator[str]:
    """The word, a Chinese or Korean one sign by sign; nothing for one of a full alphabet, which rules spell."""
    parts, script = romanise_by_rule(word)
    if script == "syllabic":
        yield from word
    elif script in ("abjad", "other") and parts:
        yield learned_key(word)


def _token(unit: str, head_of: HeadOf) -> Token:
    parts, script = romanise_by_rule(unit)
    text = "".join(parts)
    small = text in lexicon.particles() or not text
    return Token(text or "-", "particle" if small else "core", 0.0, head_of(text), script not in ("latin", "cyrillic"))


def _answers(units: list[str], read: Anatomy, name: Anatomy) -> Iterator[tuple[str, str]]:
    found = align(read, name)
    pairs = [(m.query[0], m.listed[0]) for m in found.matches if m.how in ("exact", "variant", "spelling", "sound")]
    if len(found.left_query) == len(found.left_listed) == 1 and pairs:
        pairs.append((found.left_query[0], found.left_listed[0]))
    for i, j in pairs:
        latin = name.tokens[j]
        if (
            latin.role == "core"
            and latin.text.isalpha()
            and len(latin.text) > 1
            and is_related(read.tokens[i].text, latin.text)
        ):
            yield units[i], latin.text
