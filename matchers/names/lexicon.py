"""What the tables say of a single word or phrase. Every table is read once, when first asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from matchers.names.endings import ending_head
from matchers.tables import read_table
from matchers.text.phonetic import consonants, soft
from matchers.text.tokens import words

RAREST = -math.log(30e-6)
"""Information in nats of a word no table knows: as if 30 of a million parties had it."""

_LENGTH_LIMITS = (0.0, 1.5, 4.0, 6.5, 8.5)
Phrases = Mapping[tuple[str, ...], str]


@cache
def legal_forms() -> Phrases:
    """Legal forms, phrase of words → class; forms of one class are interchangeable."""
    rows = _phrases("legal_forms", "form", "class")
    return {tuple(map(form_key, phrase)): kind for phrase, kind in rows.items()}


def form_key(word: str) -> str:
    """A word as legal forms are looked up by: longer ones without vowel quality, so that one row serves every
    romanisation."""
    return soft(word) if len(word) > 4 else word


@cache
def titles(kind: str) -> Phrases:
    """Titles of persons, vessels or aircraft, phrase of words → the title."""
    return {p: p[0] for p, k in _phrases("titles", "title", "kind").items() if k == kind}


@cache
def unvowelled_titles(kind: str) -> Mapping[str, str]:
    """Titles of one word as those write them who leave vowels out → the title."""
    return {consonants(p[0]): p[0] for p in titles(kind) if len(p) == 1 and len(p[0]) > 3 and len(consonants(p[0])) > 1}


@cache
def particles() -> Mapping[str, str]:
    """Small words of personal names → article, patronymic, particle, kunya or servant."""
    return {row["particle"]: row["role"] for row in read_table("matchers.names", "particles")}


@cache
def stop_words() -> frozenset[str]:
    """Words of bodies that say nothing."""
    return frozenset(row["word"] for row in read_table("matchers.names", "stop_words"))


def head(word: str, person: bool) -> str:
    """The word that stands for all variants of `word`, curated and learned, or for all spellings of its ending; for
    bodies also of organisations' words and of words by their stem. "" for none."""
    return variants(person).get(word) or ("" if person else stem(word)) or ending_head(word, _given_name)


def curated_head(word: str, person: bool) -> str:
    """As `head`, without what was learned."""
    return _curated(person).get(word) or ("" if person else stem(word)) or ending_head(word, _given_name)


def _given_name(word: str) -> str:
    return _curated(True).get(word, "")


@cache
def variants(person: bool) -> Mapping[str, str]:
    """Word → the word that stands for all its variants; for bodies also the words of organisations."""
    found = dict(_curated(person))
    for table in ("learned_people",) if person else ("learned_bodies", "learned_people"):
        for row in read_table("matchers.names", table):
            found.setdefault(row["word"], row["stands_for"])
            found.setdefault(row["stands_for"], row["stands_for"])
    return found


@cache
def _curated(person: bool) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for table in ("given_names",) if person else ("organisation_words", "given_names"):
        for row in read_table("matchers.names", table):
            for word in (row["canonical"], *row["variants"].split()):
                found.setdefault(word, row["canonical"])
    return found


def stem(word: str) -> str:
    """The word that stands for all that begin with a stem of the tables (`aviatsion*`), the longest that fits; else
    ""."""
    stems = _stems()
    return next((stems[word[:n]] for n in range(len(word), 4, -1) if word[:n] in stems), "")


@cache
def _stems() -> Mapping[str, str]:
    rows = read_table("matchers.names", "organisation_words")
    return {w[:-1]: row["canonical"] for row in rows for w in row["variants"].split() if w.endswith("*")}


def information(word: str, stands_for: str | None) -> float:
    """How much it says that two names share this word, in nats (0..RAREST); variants count as common as all
    together."""
    commonness = _commonness()
    per_million = max(commonness.get(word, 0), commonness.get(stands_for or word, 0))
    limit = _LENGTH_LIMITS[len(word)] if len(word) < len(_LENGTH_LIMITS) else RAREST
    return min(limit, RAREST, -math.log(per_million / 1e6) if per_million else RAREST)


@cache
def _commonness() -> Mapping[str, int]:
    alone, at_home = _shares("frequency"), _shares("common_names")
    together = dict(alone)
    for word, canonical in {**variants(True), **variants(False)}.items():
        if word != canonical:
            together[canonical] = together.get(canonical, 0) + alone.get(word, 0)
            # Shares of different communities do not add up.
            at_home[canonical] = max(at_home.get(canonical, 0), at_home.get(word, 0))
    return {word: max(together.get(word, 0), at_home.get(word, 0)) for word in together | at_home}


def _shares(table: str) -> dict[str, int]:
    return {row["word"]: int(row["per_million"]) for row in read_table("matchers.names", table)}


@cache
def tables_digest() -> str:
    """A digest of all tables that decide how a name is read: an index built with others would answer differently."""
    digest = sha256()
    for package in ("matchers.names", "matchers.text"):
        for path in sorted((p for p in files(package).joinpath("tables").iterdir()), key=lambda p: p.name):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _phrases(table: str, column: str, value: str) -> dict[tuple[str, ...], str]:
    return {tuple(w.text for w in words(row[column])): row[value] for row in read_table("matchers.names", table)}
