"""The fast search and its plain twin, which compares the query with every party, must agree to the last digit."""

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers import CURRENT_POLICY, Identifier, Name, NameIndex, Party, Policy
from matchers.compare.names import NameFeatures
from matchers.compare.parties import compared, name_logit, read_names
from matchers.index.asked import AskedName
from matchers.plain import plain_find

WORDS = [
    "mohammed",
    "muhamed",
    "mhmd",
    "ahmad",
    "ahmed",
    "abdul",
    "rahman",
    "abdulrahman",
    "al",
    "ali",
    "aliyev",
    "alieva",
    "hassan",
    "hasan",
    "husayn",
    "bin",
    "abu",
    "umar",
    "sergei",
    "sergey",
    "serhii",
    "ivanov",
    "ivanova",
    "petrovich",
    "bank",
    "banco",
    "joint",
    "stock",
    "company",
    "jsc",
    "trading",
    "trade",
    "oil",
    "tanker",
    "ocean",
    "star",
    "21",
    "22",
    "iii",
    "b0b",
    "bob",
    "burn",
    "bum",
    "kim",
    "kyong",
    "il",
    "jong",
    "j",
    "m",
    "a",
    "z",
    "nordic",
    "enterprise",
    "petroleum",
    "hizballah",
    "hezbollah",
    "sharif",
    "cherif",
    "محمد",
    "عبدالرحمن",
    "Сергей",
    "Иванов",
    "김정은",
    "利",
    "张",
    "international",
    "development",
]
DATES = ["1960", "1961-05", "1960-05-04", "1990-05-04~", "1950-05-04", "1950/1959", "../1940"]
PASSPORTS = [Identifier("passport", "A12345"), Identifier("passport", "B98765"), Identifier("other", "A12345")]
KINDS = ["person", "organisation", "company", "vessel", None]

words = st.sampled_from(WORDS)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)
kinds = st.sampled_from(KINDS)


def misspelt(name: str, draw: random.Random) -> str:
    at = draw.randrange(len(name))
    return draw.choice([name[:at] + name[at + 1 :], name[:at] + draw.choice("aeinrs ") + name[at:], name[: at + 4]])


@st.composite
def parties(draw: st.DrawFn, number: int) -> Party:
    """Any party of those words, with or without facts."""
    given_names = draw(st.lists(names, min_size=1, max_size=3))
    weak = draw(st.booleans())
    return Party(
        id=f"p{number}",
        kind=draw(kinds),
        names=[Name(n, "weak_alias" if weak and place else "primary") for place, n in enumerate(given_names)],
        birth_dates=draw(st.lists(st.sampled_from(DATES), max_size=2)),
        countries=draw(st.lists(st.sampled_from(["RU", "IR", "KP"]), max_size=2)),
        identifiers=draw(st.lists(st.sampled_from(PASSPORTS), max_size=1)),
        gender=draw(st.sampled_from([None, "m", "female"])),
    )  # fmt: skip


lists = st.integers(1, 14).flatmap(lambda size: st.tuples(*(parties(n) for n in range(size))))


def found(index: NameIndex, query: Party, **options: object) -> list[tuple[str, float]]:
    hits = index.find(query, **options)  # type: ignore[arg-type]
    assert hits.left_out == 0
    return [(hit.id, hit.score) for hit in hits]


@settings(max_examples=150, deadline=None)
@given(lists, parties(99), st.integers(), st.sampled_from([0.0, 0.3, 0.7, 0.85]), st.sampled_from([1, 3, 100]))
def test_a_search_gives_what_comparing_everything_gives(
    listed: Sequence[Party], query: Party, seed: int, threshold: float, limit: int
) -> None:
    index = NameIndex.build(listed)
    draw = random.Random(seed)
    near = replace_names(query, [misspelt(name.value, draw) or "x" for name in draw.choice(listed).names])
    for asked in (query, near):
        expected = plain_find(listed, asked, threshold, limit)
        assert found(index, asked, threshold=threshold, limit=limit) == expected


def replace_names(party: Party, values: Sequence[str]) -> Party:
    return Party(party.id, party.kind, values, party.birth_dates, party.countries, party.identifiers, party.gender)


signs = st.lists(st.floats(-3, 3), min_size=len(NameFeatures._fields), max_size=len(NameFeatures._fields))


@settings(max_examples=150, deadline=None)
@given(names, names, kinds, kinds, signs)
def test_no_name_says_more_than_its_ceiling_whatever_the_weights(
    asked: str, listed: str, kind: str | None, other: str | None, weights: list[float]
) -> None:
    policy = replace(CURRENT_POLICY, person=NameFeatures(*weights), body=NameFeatures(*weights[::-1]))
    index = NameIndex.build([Party(id="x", kind=other, names=[listed])])
    matcher = index._matcher
    for query in read_names(Party(kind=kind, names=[asked])):
        ranked = matcher.retriever.rank(AskedName(query.anatomy, matcher.words, matcher.arrays), -1e9, policy)
        ceilings = dict(zip(ranked.names.tolist(), ranked.ceilings.tolist(), strict=True))
        for number in range(len(matcher.arrays["name_party"])):
            features, person = compared(query.anatomy, matcher.listed.name(number).anatomy)
            if features.matched:
                logit = name_logit(features, policy.person if person else policy.body)
                assert logit <= ceilings[number] + 1e-3


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("ABDUR REHMAN", "Abd al-Rahman"),
        ("Bokoharan", "Boko Haram"),
        ("Sergei I", "Sergei Ivanov"),
        ("North Atlantic Treaty Organisation", "NATO"),
        ("Ivanov Serge", "Ivanov Sergey"),
        ("mhmd", "Mohammed"),
    ],
)
def test_common_words_joined_words_initials_and_acronyms_are_found(query: str, listed: str) -> None:
    crowd = [Party(id=f"c{n}", names=[f"{a} {b}"]) for n, (a, b) in enumerate(zip(WORDS, WORDS[7:], strict=False))]
    everyone = [*crowd, Party(id="right", names=[listed])]
    assert found(NameIndex.build(everyone), Party(names=[query]), threshold=0.0, limit=9) == plain_find(
        everyone, Party(names=[query]), 0.0, 9
    )


def test_a_mask_leaves_parties_out_before_the_limit() -> None:
    listed = [Party(id=f"p{n}", names=["Ali Hassan"]) for n in range(10)]
    index = NameIndex.build(listed)
    mask = np.array([n > 6 for n in range(10)])
    assert [hit.id for hit in index.find(Party(names=["Ali Hassan"]), where=mask)] == ["p7", "p8", "p9"]


def test_other_weights_are_searched_as_well() -> None:
    listed = [Party(id=f"p{n}", kind="person", names=[f"{w} Hassan"]) for n, w in enumerate(WORDS[:30])]
    index = NameIndex.build(listed)
    lenient: Policy = replace(CURRENT_POLICY, person=CURRENT_POLICY.person._replace(bias=-1.0))
    query = Party(kind="person", names=["Mohamed Hassan"])
    assert found(index, query, policy=lenient, limit=50) == plain_find(listed, query, 0.7, 50, lenient)
