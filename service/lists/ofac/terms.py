"""What OFAC's labels (`Passport`, `Linked To:`, `Gender` …) mean, the same in every format OFAC publishes.

The labels are `terms.tsv`; what a label not named there is about follows from its words.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from service.lists.identifier_kinds import identifier_type

_PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
_ENDS = re.compile(r"(?: -|:)$")
_BEFORE_VALUE = re.compile(r"(?: -|:)?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Term:
    """What a label stands for: `means` is identifier, country, association, birth_date, birth_place, gender or note.

    `type` is the identifier type, the role of the country or the relation; empty for the others.
    """

    means: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One fact as published. `label` is empty for free text; `country`, `issued` and `expires` are texts too.

    A weak alias has the label `a.k.a.`, `f.k.a.` or `n.k.a.`; `cut` when its closing quote is missing.
    """

    label: str
    value: str
    country: str = ""
    issued: str = ""
    expires: str = ""
    cut: bool = False

    @property
    def text(self) -> str:
        """The item in one line, as the remarks would have it."""
        parts = (self.label, self.value, f"({self.country})" if self.country else "")
        dates = (f"issued {self.issued}" if self.issued else "", f"expires {self.expires}" if self.expires else "")
        return " ".join(part for part in parts + dates if part)


def plain_label(label: str) -> str:
    """A label without the `:` or ` -` that some end in."""
    return _ENDS.sub("", label.strip()).rstrip()


def term_of(label: str) -> Term | None:
    """What a label means; None for one that neither table covers."""
    for pattern, term in _by_first_word().get(_first_word(label), ()):
        if pattern.fullmatch(label):
            return term
    return _by_its_words(label)


def labelled(text: str) -> tuple[str, Term, str] | None:
    """A text that begins with a label of the table → label, what it means, the rest; None when it does not."""
    for pattern, term in _by_first_word().get(_first_word(text), ()):
        found = pattern.match(text)
        rest = text[found.end() :] if found else ""
        if found and (ended := _BEFORE_VALUE.match(rest)):
            return found[0], term, rest[ended.end() :]
    return None


def _by_its_words(label: str) -> Term | None:
    type_ = identifier_type(label)
    return Term("identifier", type_) if type_ else None


def _first_word(text: str) -> str:
    head = text.split(maxsplit=1)
    return head[0].rstrip(":") if head else ""


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[re.Pattern[str], Term], ...]]:
    """The labels as patterns by their first word, the longest first."""
    found: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
    for row in sorted(_rows(), key=lambda row: -len(row["label"])):
        pattern = _PLACEHOLDER.sub(r"[^;()]+?" if "(" in row["label"] else r"\\S+", re.escape(row["label"]))
        found.setdefault(_first_word(row["label"]), []).append((re.compile(pattern), Term(row["means"], row["type"])))
    return {word: tuple(patterns) for word, patterns in found.items()}


def _rows() -> Iterator[dict[str, str]]:
    text = resources.files("service.lists.ofac").joinpath("terms.tsv").read_text(encoding="utf-8")
    return iter(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
