"""What two names say about being one party: features of their alignment, weighed by the policy into log-odds."""

from __future__ import annotations

from itertools import pairwise
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance import OSA

from matchers.compare.alignment import Alignment
from matchers.compare.words import is_place, quality
from matchers.names.anatomy import Anatomy, Token
from matchers.text.phonetic import is_vowelless

_SURE_SOUND = 0.93
LEFT_OF_OPTIONAL = 0.3
"""The part that counts of a word left over that is often left out."""
MOST_MATCHED, MOST_LEFT, MOST_LEFT_BOTH = 40.0, 30.0, 20.0
"""Nats beyond which sums of information say no more."""
_SHORT = 4
"""Letters of words that meet by chance: most syllables of Chinese and Korean have no more."""


class NameFeatures(NamedTuple):
    """Numbers about one pair of names; the same type holds their weights. Sums of information are in tens of nats.

    `matched` … `rarest`: what the matched words say; `cover_…`: its share of all that a side says; `left_…`: what is
    left over; `worst`: how unlike the least alike matched words are; `initials`, `sound`: shares of the matches;
    `cut`, `joined`: numbers of matches; `lone`: one match only, `lone_whole` with nothing left over;
    `identical`, `whole`: the names as strings; `reversed`, `disorder`: words in another order; `…_conflict`: numbers,
    legal forms; `other_script`: only one side's script lacks vowels, `short_script`: matches of few letters where one
    does; `unvowelled`: share of the query's words without vowels.
    """

    bias: float = 0.0
    matched: float = 0.0
    rarest: float = 0.0
    cover_query: float = 0.0
    cover_listed: float = 0.0
    left_query: float = 0.0
    left_listed: float = 0.0
    left_both: float = 0.0
    worst: float = 0.0
    initials: float = 0.0
    cut: float = 0.0
    sound: float = 0.0
    joined: float = 0.0
    lone: float = 0.0
    identical: float = 0.0
    whole: float = 0.0
    reversed: float = 0.0
    number_conflict: float = 0.0
    form_conflict: float = 0.0
    disorder: float = 0.0
    lone_whole: float = 0.0
    other_script: float = 0.0
    short_script: float = 0.0
    unvowelled: float = 0.0


def name_logit(features: NameFeatures, weights: NameFeatures) -> float:
    """Log-odds (nats) that the two names are one party's."""
    return float(sum(map(mul, features, weights)))


def _information(tokens: tuple[Token, ...], places: tuple[int, ...]) -> float:
    if len(places) == 1:
        return tokens[places[0]].information
    return sum(tokens[p].information for p in places)


def _left(tokens: tuple[Token, ...], places: tuple[int, ...]) -> float:
    """Information left over; of words that are often left out, a part."""
    return sum(tokens[p].information * (LEFT_OF_OPTIONAL if tokens[p].optional else 1.0) for p in places)


class _Shared(NamedTuple):
    """What the matched words say, in nats: `shared` by how alike they are, `said` in full, `rarest` of one match,
    `got_…` and `all_…` by side, `sound` of unsure sounds, `short` of words of few letters; `worst`:
    the least quality of a match."""

    shared: float = 0.0
    said: float = 0.0
    rarest: float = 0.0
    got_query: float = 0.0
    got_listed: float = 0.0
    sound: float = 0.0
    short: float = 0.0
    worst: float = 1.0
    all_query: float = 0.0
    all_listed: float = 0.0


def _shared(q: tuple[Token, ...], d: tuple[Token, ...], found: Alignment) -> _Shared:
    shared = said_all = rarest = got_q = got_l = sound = short = all_q = all_l = 0.0
    worst = 1.0
    for places_q, places_l, similarity, how in found.matches:
        in_q, in_l = _information(q, places_q), _information(d, places_l)
        said = min(in_q, in_l)
        worth = quality(similarity)
        shared, said_all = shared + said * worth, said_all + said
        rarest = max(rarest, said * worth)
        got_q, got_l = got_q + in_q * worth, got_l + in_l * worth
        all_q, all_l = all_q + in_q, all_l + in_l
        if how not in ("initial", "cut"):
            worst = min(worst, worth)
        sound += said if how == "sound" and (similarity < _SURE_SOUND or _may_be_acronym(q, d)) else 0.0
        if how != "initial" and (_longest(q, places_q) <= _SHORT or _longest(d, places_l) <= _SHORT):
            short += said
    return _Shared(shared, said_all, rarest, got_q, got_l, sound, short, worst, all_q, all_l)


def _may_be_acronym(q: tuple[Token, ...], d: tuple[Token, ...]) -> bool:
    """Is either name one short word of Latin letters, which need not be written without vowels: JRN, MSC?"""
    return any(len(side) == 1 and len(side[0].text) < _SHORT and not side[0].unvowelled for side in (q, d))


def _longest(tokens: tuple[Token, ...], places: tuple[int, ...]) -> int:
    return max(len(tokens[p].text) for p in places)


def features_of(query: Anatomy, listed: Anatomy, found: Alignment) -> NameFeatures:
    """Features of an aligned pair of names."""
    q, d = query.tokens, listed.tokens
    left_q, left_l = _left(q, found.left_query), _left(d, found.left_listed)
    matched = _shared(q, d, found)
    total_q, total_l = left_q + matched.all_query, left_l + matched.all_listed
    said = matched.said or 1.0
    lone = sum(max(len(m.query), len(m.listed)) for m in found.matches) == 1
    core_q, core_l = _core(q), _core(d)
    disorder = _disorder(found)
    poor_q, poor_l = (any(t.unvowelled for t in side) for side in (q, d))
    return NameFeatures(
        bias=1.0,
        matched=min(matched.shared, MOST_MATCHED) / 10,
        rarest=matched.rarest / 10,
        cover_query=matched.got_query / total_q if total_q else 0.0,
        cover_listed=matched.got_listed / total_l if total_l else 0.0,
        left_query=min(left_q, MOST_LEFT) / 10,
        left_listed=min(left_l, MOST_LEFT) / 10,
        left_both=min(left_q, left_l, MOST_LEFT_BOTH) / 10,
        worst=1 - matched.worst,
        initials=_how_many(found, "initial") / max(len(found.matches), 1),
        cut=_how_many(found, "cut"),
        sound=matched.sound / said,
        joined=_how_many(found, "joined"),
        lone=float(lone),
        identical=float(not disorder and sorted(core_q) == sorted(core_l)),
        whole=_whole(core_q, core_l),
        reversed=_reversed(query, listed, found),
        number_conflict=_numbers(query, listed, found),
        form_conflict=float(bool(query.forms and listed.forms) and not set(query.forms) & set(listed.forms)),
        disorder=disorder,
        lone_whole=float(lone and not found.left_query and not found.left_listed),
        other_script=float(poor_q != poor_l),
        short_script=matched.short / said if poor_q or poor_l else 0.0,
        unvowelled=sum(map(is_vowelless, core_q)) / len(core_q) if core_q else 0.0,
    )


def _how_many(found: Alignment, how: str) -> int:
    return sum(m.how == how for m in found.matches)


def _whole(query: list[str], listed: list[str]) -> float:
    """Likeness of the two names' words as strings, sorted."""
    return float(OSA.normalized_similarity(" ".join(sorted(query)), " ".join(sorted(listed))))


def _core(tokens: tuple[Token, ...]) -> list[str]:
    return [t.text for t in tokens if t.role in ("core", "number")]


def _reversed(query: Anatomy, listed: Anatomy, found: Alignment) -> float:
    """1.0 where "A bin B" meets "B bin A": father and son changed places."""
    order = {m.query[0]: m.listed[0] for m in found.matches}
    in_query, in_listed = _patronymic(query.tokens), _patronymic(listed.tokens)
    if not in_query or not in_listed:
        return 0.0
    son, father = order.get(in_query - 1), order.get(in_query + 1)
    return float(son == in_listed + 1 and father == in_listed - 1)


def _disorder(found: Alignment) -> float:
    """1.0 where the matched words come in another order; three and more may begin elsewhere: Kim Jong Un is Jong Un
    Kim."""
    places = [m.listed[0] for m in found.matches]
    turns = sum(a > b for a, b in pairwise(places))
    return float(turns > (len(places) > 2 and places[-1] < places[0]))


def _patronymic(tokens: tuple[Token, ...]) -> int:
    """The place of the first word for "son of" that stands between two names, 0 without one."""
    inner = range(1, len(tokens) - 1)
    return next((i for i in inner if tokens[i].role == "particle" and tokens[i].text in ("bin", "ibn", "ben")), 0)


def _numbers(query: Anatomy, listed: Anatomy, found: Alignment) -> float:
    """1.0 where both have numbers left over, a quarter where one has; 1.0 too where two bodies are of different
    countries."""
    sides = ((query.tokens, found.left_query), (listed.tokens, found.left_listed))
    numbers = sum(any(tokens[i].role == "number" for i in left) for tokens, left in sides)
    if numbers < 2 and query.family == listed.family == "body":
        numbers = 2 if all(any(is_place(tokens[i]) for i in left) for tokens, left in sides) else numbers
    return (0.0, 0.25, 1.0)[numbers]
