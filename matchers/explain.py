"""Evidence in words: one short English sentence a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchers.model import Evidence, TokenMatch

_CALLED = {
    "identifier": "identifier",
    "birth_date": "birth date",
    "country": "country",
    "gender": "gender",
    "kind": "kind",
}
_SAYS = {
    ("birth_date", "same_day"): "born on the same day, {query}",
    ("birth_date", "same_month"): "born in the same month ({query}; listed {listed})",
    ("birth_date", "same_year"): "born in the same year ({query}; listed {listed})",
    ("birth_date", "within"): "birth dates that can be the same ({query}; listed {listed})",
    ("birth_date", "swapped"): "birth dates equal but for day and month in the other order ({query}; listed {listed})",
    ("birth_date", "one_part"): "birth dates that differ in one part ({query}; listed {listed})",
    ("birth_date", "other_day"): "same birth year, another day ({query}; listed {listed})",
    ("birth_date", "year_off"): "birth years one apart ({query}; listed {listed})",
    ("birth_date", "conflict"): "different birth dates ({query}; listed {listed})",
    ("country", "same"): "country in common: {query}",
    ("country", "different"): "no country in common ({query}; listed {listed})",
    ("gender", "same"): "same gender",
    ("gender", "different"): "different gender ({query}; listed {listed})",
    ("kind", "same"): "both are of kind {query}",
    ("kind", "compatible"): "kinds that go together ({query}; listed {listed})",
    ("kind", "different"): "different kinds of party ({query}; listed {listed})",
    ("identifier", "same"): "the same identifier, {query}",
    ("identifier", "same_other"): "the same number, {query}, of a type that is not certain",
    ("identifier", "other_country"): "the same number, {query}, given by two different countries",
    ("identifier", "different"): "different identifiers of a type that a party has one of ({query}; listed {listed})",
    ("identifier", "unlike"): "no identifier in common",
}
_HOW = {
    "exact": "{query} is equal",
    "spelling": "{query} is spelt {listed}",
    "variant": "{query} is a variant of {listed}",
    "sound": "{query} sounds like {listed}",
    "initial": "{query} may stand for {listed}",
    "cut": "{query} and {listed} begin alike",
    "joined": "{query} is written {listed}",
}


def sentence(evidence: Evidence) -> str:
    """The sentence for one row of evidence."""
    if evidence.feature == "name":
        return _name(evidence)
    called = _CALLED.get(evidence.feature, evidence.feature)
    if evidence.missing:
        who = {"query": "the query has", "listed": "the entry has", "both": "neither has"}[evidence.missing]
        return f"{who} {_article(called) if evidence.missing == 'both' else 'no'} {called}"
    said = _SAYS.get((evidence.feature, evidence.outcome))
    return said.format(query=evidence.query, listed=evidence.listed) if said else f"{called}: nothing to compare"


def _name(evidence: Evidence) -> str:
    if evidence.missing or not evidence.tokens:
        return "no names to compare"
    parts = [_word(t) for t in evidence.tokens]
    weak = "; a weak alias, which needs a fact that agrees" if evidence.outcome == "weak_alias" else ""
    return f"“{evidence.query}” and “{evidence.listed}”: " + ", ".join(parts) + weak


def _word(match: TokenMatch) -> str:
    if match.how == "unmatched":
        return f"{match.query} is not in the listed name" if match.query else f"{match.listed} is not in the query"
    return _HOW[match.how].format(query=match.query, listed=match.listed)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
