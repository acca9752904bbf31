"""Two parties compared: the best pair of their names, and every fact beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matchers.calibrate import band_of, evidence_class, probability_of
from matchers.compare.alignment import Alignment, align
from matchers.compare.contributions import fact_contributions, name_contributions
from matchers.compare.evidence import FACTS, judge_facts
from matchers.compare.finding import Finding
from matchers.compare.names import NameFeatures, features_of, name_logit
from matchers.model import Comparison, Evidence, Name, Party, TokenMatch
from matchers.names.anatomy import Anatomy, Family, anatomies, family_of
from matchers.policy import CURRENT_POLICY, Policy
from matchers.score import score_of

NOTHING = -12.0
"""Log-odds of names that have nothing in common, and of a party without names."""
JUST_BELOW = 0.05
_TINY_WEIGHT = 1e-9


class ReadName(NamedTuple):
    """A name as written and one of the names found in it."""

    name: Name
    anatomy: Anatomy


class NamePair(NamedTuple):
    """A query's and a listed name, their log-odds; `identical` when all words are the same in the same order; `person`
    when they were weighed as a person's."""

    logit: float
    identical: bool
    query: ReadName
    listed: ReadName
    person: bool


class Verdict(NamedTuple):
    """What a comparison comes to, before any words are made."""

    logit: float
    score: float
    name_score: float
    pair: NamePair | None
    findings: tuple[Finding, ...]


def compare_names(
    query: str | Name, listed: str | Name, kind: str | None = None, policy: Policy = CURRENT_POLICY
) -> Comparison:
    """Two names alone, both of the same kind of party (None: unknown). Takes any text; nothing in common: near 0.

    Not symmetric: a word that only the query has weighs more than one that only the list has, as lists
    write names in full.
    """
    return compare_parties(Party(kind=kind, names=(query,)), Party(kind=kind, names=(listed,)), policy)


def compare_parties(query: Party, listed: Party, policy: Policy = CURRENT_POLICY) -> Comparison:
    """Two parties with all their facts; parties without names are compared by the rest. Evidence: `name` first, then
    one row for each of FACTS, missing or not."""
    return comparison(judge(read_names(query), read_names(listed), query, listed, policy), policy)


def read_names(party: Party) -> tuple[ReadName, ...]:
    """Every readable name of a party, fields with several taken apart."""
    family = family_of(party.kind)
    return tuple(ReadName(name, a) for name in party.names for a in anatomies(name.value, family))


def judge(
    query_names: Sequence[ReadName], listed_names: Sequence[ReadName], query: Party, listed: Party, policy: Policy
) -> Verdict:
    """Compare without making evidence: the cheap part, run for every candidate."""
    findings = judge_facts(query, listed)
    return verdict(best_pair(query_names, listed_names, is_supported(findings, policy), policy), findings, policy)


def best_pair(
    query_names: Sequence[ReadName], listed_names: Sequence[ReadName], supported: bool, policy: Policy
) -> NamePair | None:
    """The pair of names that says most, the first of equals; None when a side has no readable name."""
    pairs = (name_pair(q, d, supported, policy) for q in query_names for d in listed_names)
    return max(pairs, key=lambda p: p.logit, default=None)


def is_supported(findings: Sequence[Finding], policy: Policy) -> bool:
    """Does a fact agree?"""
    facts, identified = weigh(findings, policy)
    return facts > 0 or identified is not None


def verdict(pair: NamePair | None, findings: Sequence[Finding], policy: Policy) -> Verdict:
    """The total of the best pair of names and the facts."""
    facts, identified = weigh(findings, policy)
    names = pair.logit if pair else NOTHING
    total = names + facts
    if identified is not None:
        total = max(total, policy.alert) + identified
    certain = identified is not None or (pair is not None and pair.identical and facts > 0)
    return Verdict(total, score_of(total, policy, certain), score_of(names, policy), pair, tuple(findings))


def weigh(findings: Sequence[Finding], policy: Policy) -> tuple[float, float | None]:
    """Log-odds of all facts within the policy's limits, and what the same identifier gives, None without one."""
    low, high = policy.fact_limits
    said = sum(policy.facts[feature].get(f.outcome, 0.0) for (feature, _), f in zip(FACTS, findings, strict=True))
    return min(max(said, low), high), policy.identified.get(findings[0].outcome)


def name_pair(query: ReadName, listed: ReadName, supported: bool, policy: Policy) -> NamePair:
    """Weigh two names. A weak alias stays just below the alert unless a fact agrees (`supported`)."""
    features, person = compared(query.anatomy, listed.anatomy)
    logit = (
        max(name_logit(features, policy.person if person else policy.body), NOTHING) if features.matched else NOTHING
    )
    if listed.name.kind == "weak_alias" and not supported:
        logit = min(logit, policy.alert - JUST_BELOW)
    return NamePair(logit, features.identical == 1.0, query, listed, person)


def compared(query: Anatomy, listed: Anatomy) -> tuple[NameFeatures, bool]:
    """The features of two names, and whether they are weighed as a person's."""
    families: set[Family] = {query.family, listed.family}
    return features_of(query, listed, align(query, listed)), "person" in families or families == {"any"}


def comparison(found: Verdict, policy: Policy) -> Comparison:
    """A verdict with its probability and reasons."""
    person = found.pair is None or found.pair.person
    both = [feature for (feature, _), finding in zip(FACTS, found.findings, strict=True) if finding.outcome]
    probability = probability_of(found.logit, evidence_class(person, both, policy), policy)
    evidence = (_name_evidence(found, policy), *_fact_evidence(found, policy))
    return Comparison(found.score, probability, band_of(probability, policy), evidence)


def _name_evidence(found: Verdict, policy: Policy) -> Evidence:
    if found.pair is None:
        return Evidence("name", 0.0, missing="both", weight=NOTHING)
    logit, _, q, d, person = found.pair
    tokens = token_matches(q.anatomy, d.anatomy, align(q.anatomy, d.anatomy))
    weak = "weak_alias" if d.name.kind == "weak_alias" else ""
    features, _ = compared(q.anatomy, d.anatomy)
    parts = name_contributions(features, policy.person if person else policy.body, logit)
    return Evidence("name", found.name_score, q.name.value, d.name.value, None, weak, tokens, round(logit, 4), parts)


def _fact_evidence(found: Verdict, policy: Policy) -> list[Evidence]:
    """Each fact's effect: the score as it is less the score without that fact."""
    rows = []
    names, (facts, _) = found.pair.logit if found.pair else NOTHING, weigh(found.findings, policy)
    weights = fact_contributions(found.findings, policy, facts, found.logit - names - facts)
    for place, ((feature, _), finding) in enumerate(zip(FACTS, found.findings, strict=True)):
        without = list(found.findings)
        without[place] = Finding("")
        effect = round(found.score - verdict(found.pair, tuple(without), policy).score, 6) if finding.outcome else 0.0
        said = (finding.query, finding.listed, finding.missing, finding.outcome)
        rows.append(Evidence(feature, effect, *said, weight=weights[place]))
    return rows


def token_matches(query: Anatomy, listed: Anatomy, found: Alignment) -> tuple[TokenMatch, ...]:
    """The alignment for show: matches in the query's order, then what is left on either side."""
    q, d = query.tokens, listed.tokens
    rows = [
        (" ".join(q[i].text for i in m.query), " ".join(d[j].text for j in m.listed), m.similarity, m.how,
         max(sum(q[i].information for i in m.query), sum(d[j].information for j in m.listed)))
        for m in found.matches
    ]  # fmt: skip
    rows += [(q[i].text, "", 0.0, "unmatched", q[i].information) for i in found.left_query]
    rows += [("", d[j].text, 0.0, "unmatched", d[j].information) for j in found.left_listed]
    total = sum(row[4] for row in rows) or _TINY_WEIGHT
    return tuple(TokenMatch(a, b, round(s, 4), how, round(w / total, 4)) for a, b, s, how, w in rows)
