"""A published policy answers today what it answered then, to the byte."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from publish_policy import FOLDER, pairs, published_file, published_text

from matchers import CURRENT_POLICY, policy_named, policy_names
from matchers.names.lexicon import tables_digest

PUBLISHED = sorted(path.stem for path in FOLDER.glob("*.json"))

WHAT_TO_DO = """{name} is published: what it answers must not change, since screenings that were recorded name it.
Give the new weights, tables or rules a new name in matchers/policy.py and leave this policy, and what it needs to
answer as before, in place; then write the answers of the new one down with `python tests/bench/publish_policy.py`.
(While nobody has used {name} yet: `python tests/bench/publish_policy.py {name} --again`.)"""


def what_to_do(name: str) -> str:
    return WHAT_TO_DO.format(name=name)


def test_every_policy_is_published_and_runnable() -> None:
    assert sorted(policy_names()) == PUBLISHED, "write its answers down: python tests/bench/publish_policy.py NAME"
    assert all(policy_named(name).name == name for name in PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_constants_are_those_that_were_published(name: str) -> None:
    published = json.loads(published_file(name).read_bytes())
    assert policy_named(name).digest == published["constants"], what_to_do(name)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_tables_are_those_that_it_was_published_with(name: str) -> None:
    published = json.loads(published_file(name).read_bytes())
    assert policy_named(name).tables == published["tables"] == tables_digest(), what_to_do(name)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_answers_are_those_that_were_published(name: str) -> None:
    now = published_text(policy_named(name)).splitlines()
    then = Path(published_file(name)).read_text(encoding="utf-8").splitlines()
    changed = [(number, old, new) for number, (old, new) in enumerate(zip(then, now, strict=False), 1) if old != new]
    assert not changed, f"{len(changed)} of {len(then)} lines differ, first {changed[0]}\n{what_to_do(name)}"
    assert len(now) == len(then), what_to_do(name)


def test_the_pairs_are_of_all_kinds() -> None:
    asked = pairs()
    assert len(asked) >= 300
    assert {query.kind for query, _ in asked} >= {"person", "company", "organisation", "vessel", "aircraft", None}
    assert {name.kind for _, listed in asked for name in listed.names} >= {"primary", "alias", "weak_alias", "former"}


def test_any_other_constant_is_another_policy() -> None:
    other = replace(CURRENT_POLICY, person=CURRENT_POLICY.person._replace(matched=CURRENT_POLICY.person.matched + 0.01))
    assert other.digest != CURRENT_POLICY.digest
    assert replace(CURRENT_POLICY, share=0.02).digest != CURRENT_POLICY.digest
    assert replace(CURRENT_POLICY).digest == CURRENT_POLICY.digest
