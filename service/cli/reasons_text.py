"""Evidence in words: what speaks for a match, what against it, what is missing."""

import math
from collections.abc import Sequence
from typing import Any

from service.cli.page import Line, Page

Reason = dict[str, Any]

BAND_STYLES = {"strong": "bold red", "possible": "bold yellow", "weak": "bold"}
_HOW = {
    "exact": "the same",
    "spelling": "spelt differently",
    "variant": "a known variant",
    "sound": "sounds alike",
    "initial": "an initial",
    "cut": "cut short",
    "joined": "written together",
}
_SHOWN_EFFECT = 0.005  # less is 0.00 to the eye; a score near 0 or 1 moves little whatever speaks for it
_MISSING = {"query": "not in the query", "listed": "not in the entry", "both": "on neither side"}


def score_text(score: float) -> str:
    """A score with two places, cut and not rounded: what is shown as 0.70 is 0.7 at least."""
    return f"{math.floor(round(score * 100, 6)) / 100:.2f}"


def write_reasons(page: Page, reasons: Sequence[Reason], *, missing: bool = True) -> None:
    """The alignment of the names, then the facts by what they do to the score, then, when wanted, what is missing."""
    names = [reason for reason in reasons if reason["feature"] == "name"]
    facts = [reason for reason in reasons if reason["feature"] != "name"]
    for reason in names:
        page.facts("Words", _alignment(reason.get("tokens", [])))
    compared = [fact for fact in facts if "missing" not in fact]
    page.facts("For", [_fact(fact) for fact in compared if fact["effect"] > 0], style="green")
    page.facts("Against", [_fact(fact) for fact in compared if fact["effect"] < 0], style="red")
    page.facts("No effect", [_sentence(fact["text"]) for fact in compared if fact["effect"] == 0])
    lacking = _missing(facts) if missing else ""
    page.facts("Missing", [lacking] if lacking else [], style="dim")


def weight_lines(reasons: Sequence[Reason]) -> list[str]:
    """What each feature of the names and each fact adds to the log-odds, in nats, and their sum; none that add nothing.

    What says most comes first.
    """
    from matchers.explain import feature_words

    parts = [(part["weight"], feature_words(part["feature"])) for reason in reasons for part in reason.get("parts", ())]
    facts = [(reason["weight"], reason["feature"].replace("_", " ")) for reason in reasons if "parts" not in reason]
    said = sorted((item for item in parts + facts if item[0]), key=lambda item: -abs(item[0]))
    lines = [f"{weight:+6.2f}  {words}" for weight, words in said]
    return [*lines, f"{sum(weight for weight, _ in said):+6.2f}  together"] if lines else []


def _alignment(tokens: Sequence[Reason]) -> list[Line]:
    """One line for each pair of words, in columns: query, listed, how they agree."""
    from rich.cells import cell_len, set_cell_size

    sides = [(token["query"] or "-", token["listed"] or "-") for token in tokens]
    left, right = (min(24, max((cell_len(side[place]) for side in sides), default=0)) for place in (0, 1))
    return [
        [
            set_cell_size(query, max(left, cell_len(query))) + "  ",
            set_cell_size(listed, max(right, cell_len(listed))) + "  ",
            _how(token),
            (f"  {token['weight']:.0%} of the name", "dim"),
        ]
        for (query, listed), token in zip(sides, tokens, strict=True)
    ]


def _how(token: Reason) -> tuple[str, str]:
    if token["how"] == "unmatched":
        return ("only in the query" if token["query"] else "only in the entry"), "red"
    agreement = _HOW.get(token["how"]) or str(token["how"])
    if token["similarity"] < 1:
        return f"{agreement}, {token['similarity']:.0%} alike", "yellow"
    return agreement, "green"


def _fact(fact: Reason) -> str:
    effect = f" ({fact['effect']:+.2f})" if abs(fact["effect"]) >= _SHOWN_EFFECT else ""
    return _sentence(fact["text"]) + effect


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _missing(facts: Sequence[Reason]) -> str:
    groups = [
        (words, [fact["feature"].replace("_", " ") for fact in facts if fact.get("missing") == side])
        for side, words in _MISSING.items()
    ]
    return "; ".join(f"{words}: {', '.join(features)}" for words, features in groups if features)
