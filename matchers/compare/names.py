"""What two names say about being one party: features of their alignment, weighed by the policy into log-odds."""

from __future__ import annotations

from itertools import pairwise
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance import OSA

from matchers.compare.alignment import Alignment
from matchers.names.anatomy import Anatomy, Token

_SURE_SOUND = 0.93
_OPTIONAL = 0.3


class NameFeatures(NamedTuple):
    """Numbers about one pair of names; the same type holds their weights. Sums of information are in tens of nats."""

    bias: float = 0.0
    matched: float = 0.0
    rarest: float = 0.0
    cover_query: float = 0.0
    cover_listed: float = 0.0
    left_query: float = 0.0
    left_listed: float = 0.0
    left_both: float = 0.0
    rough: float = 0.0
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
    several: float = 0.0
    short: float = 0.0
    starts: float = 0.0
    ends: float = 0.0
    all_query: float = 0.0
    all_listed: float = 0.0
    disorder: float = 0.0
    lone_all: float = 0.0
    second: float = 0.0
    nleft_query: float = 0.0
    nleft_listed: float = 0.0
    foreign: float = 0.0
    script_short: float = 0.0
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
    return sum(tokens[p].information * (_OPTIONAL if tokens[p].optional else 1.0) for p in places)


def features_of(query: Anatomy, listed: Anatomy, found: Alignment) -> NameFeatures:
    """Features of an aligned pair of names."""
    q, l = query.tokens, listed.tokens  # noqa: E741
    left_q, left_l = _left(q, found.left_query), _left(l, found.left_listed)
    total_q, total_l = left_q, left_l
    shared = said_all = rarest = got_q = got_l = rough = sound = 0.0
    worst = 1.0
    count = {"initial": 0, "cut": 0, "joined": 0}
    for places_q, places_l, similarity, how in found.matches:
        in_q, in_l = _information(q, places_q), _information(l, places_l)
        said = min(in_q, in_l)
        total_q, total_l = total_q + in_q, total_l + in_l
        quality = (similarity - 0.6) / 0.4 if similarity < 0.999 else 1.0
        shared += said * quality
        said_all += said
        rarest = max(rarest, said * quality)
        rough += said * (1 - quality)
        got_q, got_l = got_q + in_q * quality, got_l + in_l * quality
        if how not in ("initial", "cut"):
            worst = min(worst, quality)
        sound += said if how == "sound" and similarity < _SURE_SOUND else 0.0
        if how in count:
            count[how] += 1
    both = min(left_q, left_l)
    x = _extra(q, l, found)
    return NameFeatures(
        **x,
        bias=1.0,
        matched=min(shared, 40.0) / 10,
        rarest=rarest / 10,
        cover_query=got_q / total_q if total_q else 0.0,
        cover_listed=got_l / total_l if total_l else 0.0,
        left_query=min(left_q, 30.0) / 10,
        left_listed=min(left_l, 30.0) / 10,
        left_both=min(both, 20.0) / 10,
        rough=rough / 10,
        worst=1 - worst,
        initials=count["initial"] / max(len(found.matches), 1),
        cut=count["cut"],
        sound=sound / said_all if said_all else 0.0,
        joined=count["joined"],
        lone=float(sum(max(len(m.query), len(m.listed)) for m in found.matches) == 1),
        identical=float(_core(q) == _core(l)),
        whole=_whole(q, l),
        reversed=_reversed(query, listed, found),
        number_conflict=_numbers(q, l, found),
        form_conflict=float(bool(query.forms and listed.forms) and not set(query.forms) & set(listed.forms)),
    )


def _whole(query: tuple[Token, ...], listed: tuple[Token, ...]) -> float:
    """Likeness of the two names as strings of sorted words."""
    return float(OSA.normalized_similarity(" ".join(sorted(_core(query))), " ".join(sorted(_core(listed)))))


def _core(tokens: tuple[Token, ...]) -> list[str]:
    return [t.text for t in tokens if t.role in ("core", "number")]


def _reversed(query: Anatomy, listed: Anatomy, found: Alignment) -> float:
    """1.0 where "A bin B" meets "B bin A": father and son changed places; for two bodies where words are out of
    order."""
    order = {m.query[0]: m.listed[0] for m in found.matches}
    if query.family == listed.family == "body":
        places = list(order.values())
        return float(any(a > b for a, b in pairwise(places)))
    in_query, in_listed = _patronymic(query.tokens), _patronymic(listed.tokens)
    if not in_query or not in_listed:
        return 0.0
    son, father = order.get(in_query - 1), order.get(in_query + 1)
    return float(son == in_listed + 1 and father == in_listed - 1)


def _patronymic(tokens: tuple[Token, ...]) -> int:
    """The place of the first word for "son of" that stands between two names, 0 without one."""
    inner = range(1, len(tokens) - 1)
    return next((i for i in inner if tokens[i].role == "particle" and tokens[i].text in ("bin", "ibn", "ben")), 0)


def _numbers(query: tuple[Token, ...], listed: tuple[Token, ...], found: Alignment) -> float:
    """1.0 where both have numbers left over, 0.5 where one has."""
    sides = ((query, found.left_query), (listed, found.left_listed))
    return sum(any(tokens[i].role == "number" for i in left) for tokens, left in sides) / 2


def _extra(q, l, found):  # noqa
    core_q = [i for i, t in enumerate(q) if t.role in ("core", "number")]
    core_l = [i for i, t in enumerate(l) if t.role in ("core", "number")]
    full = [m for m in found.matches if m.how not in ("initial", "cut") and m.similarity > 0.75]
    said = []
    short = tot = foreign = 0.0
    for m in found.matches:
        v = min(_information(q, m.query), _information(l, m.listed))
        quality = (m.similarity - 0.6) / 0.4
        said.append(v * quality)
        tot += v
        lq = max(len(q[i].text) for i in m.query)
        ll = max(len(l[i].text) for i in m.listed)
        if min(lq, ll) <= 4 and m.how != "initial":
            short += v
        if (q[m.query[0]].unvowelled or l[m.listed[0]].unvowelled):
            foreign += v
    said.sort(reverse=True)
    starts = any(m.query[0] == core_q[0] and m.listed[0] == core_l[0] for m in full) if core_q and core_l else False
    ends = any(m.query[-1] == core_q[-1] and m.listed[-1] == core_l[-1] for m in full) if core_q and core_l else False
    places = [m.listed[0] for m in found.matches]
    lone = sum(max(len(m.query), len(m.listed)) for m in found.matches) == 1
    fo = any(t.unvowelled for t in q) != any(t.unvowelled for t in l)
    from matchers.text.phonetic import is_vowelless
    return dict(
        several=min(max(len(full) - 1, 0), 3) / 3, short=short / tot if tot else 0.0, starts=float(starts), ends=float(ends),
        all_query=float(not found.left_query), all_listed=float(not found.left_listed),
        disorder=float(any(a > b for a, b in pairwise(places))),
        lone_all=float(lone and not found.left_query and not found.left_listed),
        second=said[1] / 10 if len(said) > 1 else 0.0,
        nleft_query=sum(0.3 if q[i].optional else 1.0 for i in found.left_query[:4]),
        nleft_listed=sum(0.3 if l[i].optional else 1.0 for i in found.left_listed[:4]),
        foreign=float(fo), script_short=(short / tot if tot else 0.0) * float(any(t.unvowelled for t in q) or any(t.unvowelled for t in l)),
        unvowelled=sum(is_vowelless(q[i].text) for i in core_q) / len(core_q) if core_q else 0.0,
    )
