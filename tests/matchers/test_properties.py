"""What holds for any parties and any text, whatever the weights are."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matchers import KINDS, Identifier, Name, NameIndex, Party, compare_names, compare_parties, what_would_change
from matchers.compare import birth_dates, countries, gender, identifiers, kinds
from matchers.compare.words import alike
from matchers.dates import PartialDate
from matchers.names.anatomy import FAMILIES, Family, anatomies
from matchers.names.split import MAX_PARTS
from matchers.text.tokens import MAX_LETTERS, MAX_WORDS, words

SOME_WORDS = (
    "Nabil Nabeel Karim Sarraj Sarradj Sarrai al bin Abu Zirak Muhammad Mohamed Hassan J. O'Brien Petrovich Петров "
    "李 小龙 김 정은 Greystone Quay Shipping Ltd OOO JSC Bank North 21 XIV Trading Star Heron محمد ابو جواد"
)
NAMES = st.lists(st.sampled_from(SOME_WORDS.split()), min_size=1, max_size=5).map(" ".join)
DATES = st.builds("{:04d}-{:02d}-{:02d}".format, st.integers(1930, 2005), st.integers(1, 12), st.integers(1, 28))
SOME_DATES = st.lists(DATES | DATES.map(lambda d: d[:4]) | DATES.map(lambda d: d[:7]), max_size=2)
COUNTRIES = st.lists(st.sampled_from(["IQ", "IR", "RU", "FI"]), max_size=2)
NUMBERS = st.builds(Identifier, st.sampled_from(["passport", "national_id"]), st.sampled_from(["A1234567", "B7654321"]))
SHIPS = st.builds(Identifier, st.just("imo"), st.sampled_from(["9074729", "8814275"]))
KIND = st.none() | st.sampled_from(KINDS)
GENDER = st.none() | st.sampled_from(["male", "female"])
SLACK = 1e-9

NASTY = (
    "", " ", "\0", "\ud800", "a\u0301" * 200, "\u202e" + "abu taqwa", "\ufdfa" * 40, "\u200d" * 500, "\u3164" * 20,
    "\U0001f3f4\u200d\u2620\ufe0f" * 30, "İıŞşß", "Ⅻ ㊗ ㎏ ﬃ ½", "z\u0338\u0321\u0322\u031b\u034e\u0318\u0332" * 50,
    "(((((((", ")(" * 300, "“" * 99, "-" * 999, "'" * 999, "A; " * 500, "a.k.a. " * 200, "x" * 10_000, "x " * 5_000,
    "李" * 3_000, "محمد " * 500, "1/2 " * 900, "I" * 200 + ".", "J.S.C. " * 150,
    " ".join(f"word{n}" for n in range(200)), ", ".join(f"Name{n} Other{n}" for n in range(200)),
)  # fmt: skip
TEXT = st.one_of(
    st.text(max_size=60), st.sampled_from(NASTY), st.lists(st.sampled_from(NASTY), max_size=3).map("".join)
)


@st.composite
def parties(draw: st.DrawFn) -> Party:
    """A party with some facts; all of its kinds, names and values meet by chance."""
    kinds_of_names = st.sampled_from(["primary", "alias", "weak_alias", "former", "acronym"])
    return Party(
        kind=draw(KIND),
        names=draw(st.lists(st.builds(Name, NAMES, kinds_of_names), min_size=1, max_size=3)),
        birth_dates=draw(SOME_DATES),
        countries=draw(COUNTRIES),
        identifiers=draw(st.lists(NUMBERS | SHIPS, max_size=2)),
        gender=draw(GENDER),
    )


def with_facts(party: Party, **facts: Any) -> Party:
    given = {name: getattr(party, name) for name in ("id", "kind", "names", "birth_dates", "countries", "identifiers")}
    return Party(**{**given, "gender": party.gender, **facts})


def score(query: Party, listed: Party) -> float:
    return compare_parties(query, listed).score


# Nothing is too strange.


@given(TEXT, TEXT, KIND)
@example("x" * 10_000, " ".join(f"word{n}" for n in range(200)), None)
def test_any_text_is_compared(query: str, listed: str, kind: str | None) -> None:
    found = compare_names(query, listed, kind=kind)
    assert 0.0 <= found.score <= 1.0
    assert 0.0 < found.probability < 1.0
    assert all(row.text for row in found.evidence)


@given(TEXT, TEXT)
def test_any_text_is_explained(query: str, listed: str) -> None:
    assert all(change.text for change in what_would_change(Party(names=[query]), Party(names=[listed])))


@given(st.lists(TEXT, min_size=1, max_size=4), TEXT)
def test_any_text_is_listed_and_looked_for(listed: list[str], query: str) -> None:
    index = NameIndex.build(Party(str(n), names=[name]) for n, name in enumerate(listed))
    assert len(index.find(Party(names=[query]), threshold=0.0)) <= len(listed)


@pytest.mark.parametrize("family", FAMILIES)
@given(text=TEXT)
def test_the_work_on_any_text_is_bounded(text: str, family: Family) -> None:
    assert len(words(text)) <= MAX_WORDS
    found = anatomies(text, family)
    assert len(found) <= MAX_PARTS
    assert all(len(a.tokens) <= MAX_WORDS and all(len(t.text) <= MAX_LETTERS * 2 for t in a.tokens) for a in found)


# Both ways the same.


@given(NAMES, NAMES, st.sampled_from(FAMILIES))
def test_words_are_alike_both_ways(one: str, other: str, family: Family) -> None:
    for a in anatomies(one, family):
        for b in anatomies(other, family):
            for q in a.tokens:
                for d in b.tokens:
                    assert alike(q, d) == alike(d, q)


@given(parties(), parties())
def test_facts_agree_both_ways(one: Party, other: Party) -> None:
    for judge in (birth_dates.judge, countries.judge, gender.judge, kinds.judge, identifiers.judge):
        assert judge(one, other).outcome == judge(other, one).outcome
    assert kinds.compatible(one.kind, other.kind) == kinds.compatible(other.kind, one.kind)


@given(NAMES)
def test_a_name_is_most_like_itself(name: str) -> None:
    assert compare_names(name, name).score >= compare_names(name, name + " Vantooz").score - SLACK


# More agreement never scores less.


@given(parties(), parties(), DATES)
def test_the_same_birth_date_never_lowers(query: Party, listed: Party, day: str) -> None:
    more = with_facts(query, birth_dates=(*query.birth_dates, day))
    known = with_facts(listed, birth_dates=(*listed.birth_dates, day))
    assert score(more, known) >= score(query, known) - SLACK
    assert score(more, known) >= score(query, listed) - SLACK


@given(parties(), parties(), st.sampled_from(["IQ", "BR"]))
def test_the_same_country_never_lowers(query: Party, listed: Party, code: str) -> None:
    known = with_facts(listed, countries=(*listed.countries, code))
    more = with_facts(query, countries=(*query.countries, code))
    assert score(more, known) >= score(query, known) - SLACK
    assert score(more, known) >= score(query, listed) - SLACK


@given(parties(), parties(), NUMBERS | SHIPS)
def test_the_same_identifier_never_lowers(query: Party, listed: Party, number: Identifier) -> None:
    known = with_facts(listed, identifiers=(*listed.identifiers, number))
    more = with_facts(query, identifiers=(*query.identifiers, number))
    assert score(more, known) >= score(query, known) - SLACK
    assert score(more, known) >= score(query, listed) - SLACK


@given(parties(), parties())
def test_a_further_name_that_is_listed_never_lowers(query: Party, listed: Party) -> None:
    for name in listed.names:
        if name.kind != "weak_alias":
            assert score(with_facts(query, names=(*query.names, name)), listed) >= score(query, listed) - SLACK


@given(parties(), parties(), NAMES)
def test_a_further_listed_name_never_lowers(query: Party, listed: Party, name: str) -> None:
    more = with_facts(listed, names=(*listed.names, Name(name, "alias")))
    assert score(query, more) >= score(query, listed) - SLACK


@given(parties(), parties())
def test_the_same_gender_never_lowers(query: Party, listed: Party) -> None:
    query, listed = with_facts(query, gender=None), with_facts(listed, gender="female")
    assert score(with_facts(query, gender="female"), listed) >= score(query, listed) - SLACK


# More contradiction never scores more.


@given(parties(), parties(), DATES)
def test_another_birth_date_never_raises(query: Party, listed: Party, day: str) -> None:
    query = with_facts(query, birth_dates=())
    listed = with_facts(listed, birth_dates=[day])
    other = f"{int(day[:4]) - 25}-{day[5:]}"
    if birth_dates.grade(PartialDate.parse(other), PartialDate.parse(day)) == "conflict":
        assert score(with_facts(query, birth_dates=[other]), listed) <= score(query, listed) + SLACK


@given(parties(), parties())
def test_another_country_never_raises(query: Party, listed: Party) -> None:
    query, listed = with_facts(query, countries=()), with_facts(listed, countries=["IQ"])
    assert score(with_facts(query, countries=["FI"]), listed) <= score(query, listed) + SLACK


@given(parties(), parties())
def test_another_ship_s_number_never_raises(query: Party, listed: Party) -> None:
    listed = with_facts(listed, identifiers=[Identifier("imo", "9074729")])
    query = with_facts(query, identifiers=())
    other = with_facts(query, identifiers=[Identifier("imo", "8814275")])
    assert score(other, listed) <= score(query, listed) + SLACK


@given(parties(), parties())
def test_another_gender_never_raises(query: Party, listed: Party) -> None:
    query, listed = with_facts(query, gender=None), with_facts(listed, gender="female")
    assert score(with_facts(query, gender="male"), listed) <= score(query, listed) + SLACK


@given(parties(), parties(), st.sampled_from(["company", "vessel"]))
def test_another_kind_never_raises(query: Party, listed: Party, kind: str) -> None:
    """A kind also says how names are read; here they are read as a person's whichever it is."""
    names = (Name("Nabil Sarraj"),)
    query, listed = with_facts(query, kind="person", names=names), with_facts(listed, kind="person", names=names)
    assert score(query, with_facts(listed, kind=kind)) <= score(query, listed) + SLACK
