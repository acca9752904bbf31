"""What would have changed a comparison: each fact in agreement or conflict, and the names without what sets them apart.

Every score here is that of a whole comparison made anew, so what is said is what would have been answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchers.compare.alignment import Alignment, align
from matchers.compare.evidence import FACTS, judge_facts
from matchers.compare.finding import Finding
from matchers.compare.parties import NamePair, ReadName, best_pair, is_supported, name_pair, read_names, verdict
from matchers.model import Party
from matchers.names.anatomy import Token
from matchers.policy import CURRENT_POLICY, Policy

SHOWN = 0.005
"""What moves a score by less is left out."""


@dataclass(frozen=True, slots=True)
class Change:
    """A way in which two parties could have been otherwise, and the score (0..1) they would then have had.

    `how` is `agrees`, `conflicts` or `absent` for a fact; for the feature `name` it is `query_words` or `listed_words`
    (without the words that only that side has) or `spelling` (words that are alike written as the list has them).
    `words` are those words, folded, the query's before the listed ones; `missing` says who lacks the fact now.
    """

    feature: str
    how: str
    score: float
    words: tuple[str, ...] = ()
    missing: str | None = None

    @property
    def text(self) -> str:
        """A short English sentence, made when asked for."""
        from matchers.explain import change_sentence

        return change_sentence([self])


def what_would_change(query: Party, listed: Party, policy: Policy = CURRENT_POLICY) -> tuple[Change, ...]:
    """What would give these two another score, the names first, then the facts in the order of their evidence; () when
    nothing would."""
    names = read_names(query), read_names(listed)
    findings = judge_facts(query, listed)
    pair = best_pair(*names, is_supported(findings, policy), policy)
    now = verdict(pair, findings, policy).score
    found = [*(_names(pair, findings, policy) if pair else ()), *_facts(*names, findings, policy)]
    return tuple(change for change in found if abs(change.score - now) >= SHOWN)


def _facts(
    query: Sequence[ReadName], listed: Sequence[ReadName], findings: Sequence[Finding], policy: Policy
) -> Iterator[Change]:
    for place, (feature, _) in enumerate(FACTS):
        missing = findings[place].missing
        for how, outcome in _grades(feature, policy, known=missing is None):
            if outcome != findings[place].outcome:
                others = (*findings[:place], Finding(outcome), *findings[place + 1 :])
                pair = best_pair(query, listed, is_supported(others, policy), policy)
                yield Change(feature, how, verdict(pair, others, policy).score, missing=missing)


def _grades(feature: str, policy: Policy, *, known: bool) -> Iterator[tuple[str, str]]:
    """The outcome of most agreement, of most conflict, and none where there is one."""
    said = {**policy.facts[feature], **(policy.identified if feature == "identifier" else {})}
    best, worst = max(said, key=lambda o: said[o]), min(said, key=lambda o: said[o])
    if said[best] > 0:
        yield "agrees", best
    if said[worst] < 0:
        yield "conflicts", worst
    if known:
        yield "absent", ""


def _names(pair: NamePair, findings: Sequence[Finding], policy: Policy) -> Iterator[Change]:
    found = align(pair.query.anatomy, pair.listed.anatomy)
    query, listed = pair.query.anatomy.tokens, pair.listed.anatomy.tokens
    for how, new_query, new_listed, words in _otherwise(query, listed, found):
        if words:
            sides = _with(pair.query, new_query), _with(pair.listed, new_listed)
            other = name_pair(*sides, is_supported(findings, policy), policy)
            yield Change("name", how, verdict(other, findings, policy).score, words)


def _otherwise(
    query: Sequence[Token], listed: Sequence[Token], found: Alignment
) -> Iterator[tuple[str, Sequence[Token], Sequence[Token], tuple[str, ...]]]:
    """How the names could be otherwise, their words then, and the words it is about."""
    left_query, left_listed = found.left_query, found.left_listed
    yield "query_words", _without(query, left_query), listed, tuple(query[i].text for i in left_query)
    yield "listed_words", query, _without(listed, left_listed), tuple(listed[j].text for j in left_listed)
    spelt = {m.query[0]: m.listed[0] for m in found.matches if m.how != "exact" and len(m.query + m.listed) == 2}
    corrected = [listed[spelt[i]] if i in spelt else token for i, token in enumerate(query)]
    yield "spelling", corrected, listed, tuple(t.text for i, j in spelt.items() for t in (query[i], listed[j]))


def _without(tokens: Sequence[Token], places: Sequence[int]) -> Sequence[Token]:
    return [token for place, token in enumerate(tokens) if place not in places]


def _with(name: ReadName, tokens: Sequence[Token]) -> ReadName:
    return name._replace(anatomy=name.anatomy._replace(tokens=tuple(tokens)))
