"""What the tables say of a single word or phrase. Every table is read once, when first asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files

from rapidfuzz.distance import OSA

from matchers.names.endings import adjective_base, ending_head
from matchers.tables import read_table
from matchers.text.phonetic import consonants, soft
from matchers.text.tokens import words

RAREST = -math.log(30e-6)
"""Information in nats of a word no table knows: as if 30 of a million parties had it."""

_LONG_FORM = 6
_LENGTH_LIMITS = (0.0, 1.5, 4.0, 6.5, 8.5)
Phrases = Mapping[tuple[str, ...], str]


def legal_form(phrase: Sequence[str]) -> str:
    """The class of a legal form, however its words are spaced; forms of one class are interchangeable. A long word may
    have one misspelt letter. "" for other words."""
    key = "".join(map(_form_key, phrase))
    return _legal_forms().get(key, "") or (_misspelt_form(phrase[0]) if len(phrase) == 1 else "")


def _form_key(word: str) -> str:
    """A longer word without vowel quality, so that one row serves every romanisation; whole where little is left."""
    sound = soft(word) if len(word) > 4 else ""
    return sound if len(sound) > 3 else word


@cache
def _legal_forms() -> Mapping[str, str]:
    rows = read_table("matchers.names", "legal_forms")
    return {"".join(_form_key(w.text) for w in words(row["form"])): row["class"] for row in rows}


@lru_cache(maxsize=32768)
def _misspelt_form(word: str) -> str:
    key = _form_key(word)
    if len(key) < _LONG_FORM or head(word, person=False):
        return ""
    return next((kind for form, kind in _long_forms() if OSA.distance(key, form, score_cutoff=1) <= 1), "")


@cache
def _long_forms() -> Sequence[tuple[str, str]]:
    """Forms of one long word."""
    rows = read_table("matchers.names", "legal_forms")
    single = [row for row in rows if " " not in row["form"] and len(row["form"]) >= _LONG_FORM]
    return [(_form_key(words_of[0].text), row["class"]) for row in single if (words_of := list(words(row["form"])))]


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


@cache
def places() -> frozenset[str]:
    """Countries and places that a name has in brackets, as phrases."""
    return frozenset(row["place"] for row in read_table("matchers.names", "places"))


def head(word: str, person: bool) -> str:
    """The word that stands for all variants of `word`, curated and learned, or for all spellings of its ending; for
    bodies also of organisations' words and of words by their stem. "" for none."""
    return _head(word, variants(person), person)


def curated_head(word: str, person: bool) -> str:
    """As `head`, without what was learned."""
    return _head(word, _curated(person), person)


def _head(word: str, known: Mapping[str, str], person: bool) -> str:
    if person:
        return known.get(word) or ending_head(word, _given_name)
    return known.get(word) or stem(word) or _of_place(word, known) or ending_head(word, _given_name)


def _of_place(word: str, known: Mapping[str, str]) -> str:
    """What stands for the place that an adjective in a body's name is made of: Kumertauskaya, Kumertau; else ""."""
    place = adjective_base(word)
    return (_head(place, known, False) or place) if place else ""


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
