"""The words of the library: what is asked, what is listed, and what an answer says.

Everything here is frozen and holds values as their owners wrote them; nothing is folded or guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from matchers.dates import PartialDate

Kind = Literal["person", "organisation", "company", "vessel", "aircraft"]
NameKind = Literal["primary", "alias", "weak_alias", "former", "acronym", "original_script"]
IdentifierType = Literal[
    "imo", "mmsi", "passport", "national_id", "tax", "registration", "lei", "swift", "wallet",
    "un_ref", "uk_group_id", "msn", "other",
]  # fmt: skip
How = Literal["exact", "spelling", "variant", "sound", "initial", "cut", "joined", "unmatched"]
Missing = Literal["query", "listed", "both"]
Band = Literal["strong", "possible", "weak"]

KINDS: tuple[str, ...] = get_args(Kind)
NAME_KINDS: tuple[str, ...] = get_args(NameKind)
IDENTIFIER_TYPES: tuple[str, ...] = get_args(IdentifierType)

_COUNTRY = re.compile(r"[A-Z]{2}")


def _one_of(what: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{what} {value!r} is not one of {', '.join(allowed)}")
    return value


def _country(value: str) -> str:
    code = value.strip().upper()
    if not _COUNTRY.fullmatch(code):
        raise ValueError(f"country {value!r} is not a two-letter ISO 3166-1 code")
    return code


@dataclass(frozen=True, slots=True)
class Name:
    """One name as its source writes it. `kind` is one of NAME_KINDS, otherwise ValueError."""

    value: str
    kind: str = "primary"

    def __post_init__(self) -> None:
        _one_of("name kind", self.kind, NAME_KINDS)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number given by an office: `type` is one of IDENTIFIER_TYPES, `country` that of the office, alpha-2, any
    case."""

    type: str
    value: str
    country: str | None = None

    def __post_init__(self) -> None:
        _one_of("identifier type", self.type, IDENTIFIER_TYPES)
        if self.country is not None:
            object.__setattr__(self, "country", _country(self.country))


@dataclass(frozen=True, slots=True, init=False)
class Party:
    """Whoever a name stands for: the query, or one entry of the list.

    Names may be given as plain strings (then of kind `primary`), birth dates as text (see PartialDate.read);
    countries are ISO 3166-1 alpha-2 codes in any case (two letters such as EU or XK that ISO does not assign are
    accepted). `gender` is free text of which only the first letter m or f counts. Anything may be empty; ValueError
    says what is wrong.
    """

    id: str | None
    kind: str | None
    names: tuple[Name, ...]
    birth_dates: tuple[PartialDate, ...]
    countries: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    gender: str | None

    def __init__(
        self,
        id: str | None = None,
        kind: str | None = None,
        names: Iterable[Name | str] = (),
        birth_dates: Iterable[PartialDate | str] = (),
        countries: Iterable[str] = (),
        identifiers: Iterable[Identifier] = (),
        gender: str | None = None,
    ) -> None:
        if isinstance(names, str):
            names = (names,)
        values = {
            "id": id,
            "kind": None if kind is None else _one_of("kind", kind, KINDS),
            "names": tuple(Name(n) if isinstance(n, str) else n for n in names),
            "birth_dates": tuple(PartialDate.read(d) if isinstance(d, str) else d for d in birth_dates),
            "countries": tuple(dict.fromkeys(_country(c) for c in countries)),
            "identifiers": tuple(identifiers),
            "gender": gender,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True)
class TokenMatch:
    """One word of the query beside one of the listed name, folded; `""` where a side has none (`how` is `unmatched`).

    `similarity` and `weight` are in 0..1; the weights of one alignment add up to 1 (to 0 for an empty one).
    """

    query: str
    listed: str
    similarity: float
    how: str
    weight: float


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature of a pair of names adds to the log-odds, nats (four decimals); negative: it takes away."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one kind of evidence says.

    `effect`: for the feature `name` the score of the names alone (0..1); for every other the signed difference
    (-1..1) it made to the score, 0.0 when missing. `query` and `listed` are the values as their owners wrote them,
    `""` when missing. `outcome` names the grade of agreement (such as `same_year`), `missing` says who lacks it.
    `weight`: what it adds to the log-odds, nats (four decimals); the weights of all rows add up to the log-odds that
    the score and the probability are made of. `parts`: for `name`, the features that add up to its weight, those that
    add nothing left out.
    """

    feature: str
    effect: float
    query: str = ""
    listed: str = ""
    missing: str | None = None
    outcome: str = ""
    tokens: tuple[TokenMatch, ...] = ()
    weight: float = 0.0
    parts: tuple[Contribution, ...] = ()

    @property
    def text(self) -> str:
        """A short English sentence, made when asked for."""
        from matchers.explain import sentence

        return sentence(self)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two parties compared: `score` and `probability` in 0..1, `band` one of strong, possible, weak."""

    score: float
    probability: float
    band: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed party at or above the threshold; fields as in Comparison, `matched_name` as the list writes it
    (`""` when another fact found a party whose names say nothing)."""

    id: str
    score: float
    probability: float
    band: str
    matched_name: str
    evidence: tuple[Evidence, ...]


class Hits(list[Hit]):
    """Hits, best first. `left_out`: how many listed names that may score as high were not compared, because it would
    have taken too long; 0 when the answer is whole."""

    def __init__(self, hits: Iterable[Hit] = (), left_out: int = 0) -> None:
        super().__init__(hits)
        self.left_out = left_out
