"""A name taken apart: its words, what each is for, and how much each says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from matchers.names import lexicon
from matchers.names.endings import is_father_name
from matchers.names.numbers import number_of, ordinals
from matchers.names.split import split_names
from matchers.text.phonetic import consonants, is_vowelless
from matchers.text.tokens import Word, words

Role = Literal["core", "number", "particle", "title", "stop", "form"]
Family = Literal["person", "body", "vessel", "aircraft", "any"]

_NUMBER = 3.0
_SYLLABLE = 4.0
"""Most information of a Chinese or Korean sign: some 400 syllables, the common ones in one name of fifty."""
SMALL = 0.5
"""Information of words that carry next to none: particles, titles, stop words, legal forms."""

SERVANT = "abdul"
"""How "servant of" begins the word it is joined to."""
LONGEST_ACRONYM = 6
"""Letters of the longest acronym that is looked for."""

FAMILIES: tuple[Family, ...] = ("person", "body", "vessel", "aircraft", "any")
_FAMILY_OF: dict[str | None, Family] = {
    "person": "person",
    "organisation": "body",
    "company": "body",
    "vessel": "vessel",
    "aircraft": "aircraft",
    None: "any",
}
_UDDIN = re.compile(r"(?<=..)[aeou][ld]d(?:i|ee|ie)ne?$")
_DIN = frozenset(("din", "deen", "dine", "dien", "dean", "dn", "eddin", "eddine", "uddin", "addin", "aldin"))
_INITIALS = re.compile(r"\b(?:\w\.){1,5}\w\b\.?")
_SPACED_INITIALS = re.compile(r"\b(?:\w\.){1,5}\w\b\.?|\b(?:\w\. ){2,5}\w\b\.?")
_LONGEST_PHRASE = 7
_SUFFIX = 3
"""Letters of what follows a whole name: Jr, III, PhD. A longer title after one word is a surname: Karim Sheikh."""
_MEMORIAL = frozenset(("imeni", "im", "named"))
_NO_FIRST_FORM = frozenset(("company", "companies", "firma", "at"))


class Token(NamedTuple):
    """One word of a name. `stands_for`: the head of its variants or ""; `unvowelled`: its script may lack vowels;
    `optional`: often left out (a patronymic, a father's name, whom a plant is named after)."""

    text: str
    role: Role
    information: float
    stands_for: str
    unvowelled: bool
    optional: bool = False


class Anatomy(NamedTuple):
    """A name's words in order, the classes of its legal forms, and the family of party it was read for."""

    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    family: Family


def family_of(kind: str | None) -> Family:
    """How names of that kind of party are read; organisations and companies alike."""
    return _FAMILY_OF[kind]


@lru_cache(maxsize=8192)
def anatomies(value: str, family: Family) -> tuple[Anatomy, ...]:
    """Every name in one field, taken apart; () when nothing in it can be read."""
    found = (anatomy(part, family) for part in split_names(value, person=family in ("person", "any")))
    return tuple(dict.fromkeys(a for a in found if a.tokens))


def anatomy(part: str, family: Family) -> Anatomy:
    """One name taken apart."""
    read = list(words(part))
    if family in ("body", "any"):
        read = _initials_joined(read, part, _SPACED_INITIALS if family == "body" else _INITIALS)
    roles: list[Role | None] = [None] * len(read)
    forms = _mark_forms(read, roles, family) if family in ("body", "any") else ()
    _mark_titles(read, roles, family)
    _mark_small(read, roles, family)
    if all(role in ("title", "particle", "stop", "form") for role in roles):
        roles = [None] * len(read)
    return Anatomy(_tokens(*_merged(read, roles), family), forms, family)


def _initials_joined(read: list[Word], part: str, pattern: re.Pattern[str]) -> list[Word]:
    """`S.A.` and `L.L.C.` as one word: single letters that dots hold together; in names of bodies `L. F. I. G.` too."""
    joined = read
    for dotted in pattern.findall(part):
        letters = [w for w in words(dotted) if len(w.text) == 1]
        for start in range(len(joined) - len(letters) + 1):
            if len(letters) > 1 and joined[start : start + len(letters)] == letters:
                word = Word("".join(w.text for w in letters), letters[0].script)
                joined = [*joined[:start], word, *joined[start + len(letters) :]]
                break
    return joined


def _mark_forms(read: Sequence[Word], roles: list[Role | None], family: Family) -> tuple[str, ...]:
    """Mark legal forms: phrases anywhere, short words only at the two ends. Returns their classes."""
    texts = [w.text for w in read]
    found: list[str] = []
    at = len(texts)
    while at > 0:
        size = next((n for n in range(min(_LONGEST_PHRASE, at), 0, -1) if lexicon.legal_form(texts[at - n : at])), 0)
        start = at - size
        tail = all(role == "form" for role in roles[at:])
        if size and start > 0 and (tail or (size > 1 and len("".join(texts[start:at])) > 6)):
            roles[start:at] = ["form"] * size
            found.append(lexicon.legal_form(texts[start:at]))
            at = start
        else:
            at -= 1
    if family == "body":
        size = next((n for n in range(min(_LONGEST_PHRASE, len(texts) - 1), 0, -1) if lexicon.legal_form(texts[:n])), 0)
        if size and roles[size] is None and (size > 1 or texts[0] not in _NO_FIRST_FORM):
            roles[:size] = ["form"] * size
            found.append(lexicon.legal_form(texts[:size]))
    return tuple(sorted(set(found)))


def _mark_titles(read: Sequence[Word], roles: list[Role | None], family: Family) -> None:
    kind = "person" if family == "any" else family
    known = lexicon.titles(kind)
    if not known:
        return
    unvowelled = lexicon.unvowelled_titles(kind)
    texts = tuple(unvowelled.get(consonants(w.text), w.text) if is_vowelless(w.text) else w.text for w in read)
    only_first = family != "person"
    at = 0
    while at < len(texts):
        size = next((n for n in (3, 2, 1) if at + n <= len(texts) and texts[at : at + n] in known), 0)
        if size and roles[at] is None:
            roles[at : at + size] = ["title"] * size
        elif only_first:
            break
        at += max(size, 1)
    if family == "person" and roles.count(None) == 1 and roles[-1] == "title" and len(texts[-1]) > _SUFFIX:
        roles[-1] = None


def _mark_small(read: Sequence[Word], roles: list[Role | None], family: Family) -> None:
    stops, particles = lexicon.stop_words(), lexicon.particles()
    for i, word in enumerate(read):
        if roles[i] is not None or _is_initial(read, i):
            continue
        following = read[i + 1].text if i + 1 < len(read) else ""
        role = particles.get(word.text)
        if (role == "article" and _is_article(word.text, following)) or (
            role in ("patronymic", "particle") and family in ("person", "any")
        ):
            roles[i] = "particle"
        elif family in ("body", "any") and word.text in stops:
            roles[i] = "stop"


def _is_initial(read: Sequence[Word], place: int) -> bool:
    """A single letter at an end or beside another; inside, it may be "and"."""
    beside = read[place - 1 : place + 2] if place else read[:2]
    return len(read[place].text) == 1 and (len(beside) < 3 or any(len(w.text) == 1 for w in (beside[0], beside[2])))


def _is_article(text: str, following: str) -> bool:
    """al, el, ul, ol before anything; ar, as, at and the like only before the letter they lean on."""
    return bool(following) and (text.endswith("l") or following.startswith(text[1:]))


def _merged(read: list[Word], roles: list[Role | None]) -> tuple[list[Word], list[Role | None]]:
    """abd al X as one word abdulX, X al-din as Xuddin."""
    particles = lexicon.particles()
    out: list[Word] = []
    kept: list[Role | None] = []
    i = 0
    while i < len(read):
        word, role = read[i], roles[i]
        after = i + 2 if i + 2 < len(read) and roles[i + 1] == "particle" else i + 1
        if (
            particles.get(word.text) == "servant"
            and after < len(read)
            and roles[after] is None
            and len(read[after].text) > 2
        ):
            word, i = Word((SERVANT + read[after].text.removeprefix("al"))[:32], read[after].script), after
        elif word.text in _DIN and out and (kept[-1] is None or (kept[-1] == "particle" and len(out) > 1)):
            if kept[-1] == "particle":
                out.pop()
                kept.pop()
            word = Word((out.pop().text + "uddin")[-32:], word.script)
            kept.pop()
        out.append(word)
        kept.append(role)
        i += 1
    return out, kept


def _tokens(read: Sequence[Word], roles: Sequence[Role | None], family: Family) -> tuple[Token, ...]:
    made = [_token(word, role, family) for word, role in zip(read, roles, strict=True)]
    names = [i for i, token in enumerate(made) if token.role == "core"]
    if family == "body":
        spare = [i for i in names[1:] if any(made[p].text in _MEMORIAL for p in range(names[0] + 1, i + 1))]
    elif family in ("person", "any") and len(names) > 2:
        spare = [i for i in names[1:] if _follows_son(made, i) or is_father_name(made[i].text)]
    else:
        spare = []
    for i in spare:
        made[i] = made[i]._replace(optional=True)
    return tuple(made)


def acronyms(name: Anatomy) -> tuple[str, ...]:
    """The first letters of three to six words of a body's name in a row, with and without its stop words; () for people
    and vessels."""
    if name.family not in ("body", "any"):
        return ()
    core = "".join(t.text[0] for t in name.tokens if t.role == "core")
    spoken = "".join(t.text[0] for t in name.tokens if t.role in ("core", "stop"))
    return tuple(dict.fromkeys(a for a in (core, spoken) if 3 <= len(a) <= LONGEST_ACRONYM))


def _follows_son(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 1]
    return before.role == "particle" and lexicon.particles().get(before.text) == "patronymic"


@lru_cache(maxsize=32768)
def _token(word: Word, role: Role | None, family: Family) -> Token:
    text = _UDDIN.sub("uddin", word.text) if role is None else word.text
    stands_for = lexicon.head(text, family in ("person", "vessel", "aircraft"))
    unvowelled = word.script in ("abjad", "syllabic", "other")
    if role is not None:
        return Token(text, role, SMALL, stands_for, unvowelled)
    number = number_of(text)
    if any(c.isdigit() for c in text) or (number and family != "person"):
        return Token(text.lstrip("0") or "0", "number", _NUMBER, number, False)
    information = lexicon.information(text, stands_for)
    if family in ("body", "any"):
        stands_for = ordinals().get(stands_for, stands_for)
    if word.script == "syllabic":
        information = min(information, _SYLLABLE)
    return Token(text, "core", information, stands_for, unvowelled)
