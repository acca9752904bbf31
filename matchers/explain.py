"""Evidence in words: one short English sentence a row, and one for each thing that would have changed the score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchers.compare.changes import Change
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
_FEATURES = {
    "bias": "before anything is compared",
    "matched": "how rare the words are that agree",
    "rarest": "how rare the rarest word is that agrees",
    "cover_query": "how much of the query agrees",
    "cover_listed": "how much of the listed name agrees",
    "left_query": "words only in the query",
    "left_listed": "words only in the listed name",
    "left_both": "words left over on both sides",
    "worst": "the least alike pair of words",
    "initials": "initials that stand for words",
    "cut": "words cut short",
    "sound": "words that only sound alike",
    "joined": "words written together",
    "lone": "only one word agrees",
    "identical": "all words are the same",
    "whole": "how alike the names are as a whole",
    "reversed": "father and son changed places, or words of a body their order",
    "number_conflict": "numbers that differ",
    "form_conflict": "legal forms that differ",
    "disorder": "words in another order",
    "lone_whole": "the one word that agrees is all there is",
    "other_script": "a script without vowels on one side",
    "short_script": "short words in such a script",
    "unvowelled": "words without vowels",
    "limit": "a limit of the policy: a weak alias, or names without anything in common",
}
_MISSING = {"query": "the query has none", "listed": "the entry has none", "both": "neither side has one"}
_CHANGES = {
    "agrees": "with {article} {called} that agrees",
    "conflicts": "with {article} {called} that conflicts",
    "absent": "without the {called}",
}


def feature_words(feature: str) -> str:
    """What a feature of a pair of names is about; its own name for one that nobody described."""
    return _FEATURES.get(feature, feature.replace("_", " "))


def change_sentence(changes: Sequence[Change], threshold: float | None = None) -> str:
    """One sentence for things about one feature that would have changed the score, at least one. With a threshold it
    says which of them would make a hit and which none."""
    said = [f"{change.score:.2f}{_verdict(change, threshold)} {_if(change)}" for change in changes]
    missing = changes[0].missing
    return f"the score would be {', '.join(said)}" + (f": {_MISSING[missing]}" if missing else "")


def _verdict(change: Change, threshold: float | None) -> str:
    return "" if threshold is None else " (a hit)" if change.score >= threshold else " (no hit)"


def _if(change: Change) -> str:
    if change.how in _CHANGES:
        called = _CALLED.get(change.feature, change.feature)
        return _CHANGES[change.how].format(article=_article(called), called=called)
    if change.how == "spelling":
        pairs = zip(change.words[::2], change.words[1::2], strict=True)
        return "with " + " and ".join(f"“{listed}” for “{query}”" for query, listed in pairs)
    side = "query" if change.how == "query_words" else "listed name"
    return "without " + " and ".join(f"“{word}”" for word in change.words) + f" in the {side}"


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
