"""`POST /match` and `POST /match/batch`."""

from collections.abc import Callable
from typing import Any

import pytest

from service.api.schemas.answer import BatchAnswer, MatchAnswer
from service.ingest.installation import Installation
from service.screening.corpus import Corpus
from service.screening.match import match
from service.screening.query import Query
from service.store.versions import begin_version, seal_version

Call = Callable[..., Any]


def names(answer: Any) -> list[str]:
    return [hit["entry"]["name"] for hit in answer["matches"]]


def test_a_name_gives_its_entry_with_reasons_and_the_passage_behind_it(post: Call) -> None:
    answer = post("/match", {"name": "Hasadun"})
    hit = answer["matches"][0]
    assert hit["entry"]["name"] == "Crimson Harvest Brigade"
    assert hit["matched_name"] == "Hasadun"
    assert {"feature", "effect", "text"} <= hit["reasons"][0].keys()
    assert hit["sources"][0]["type"] == "article"
    assert "also known as Hasadun" in hit["sources"][0]["quote"]


def test_an_answer_is_what_the_documentation_says(post: Call) -> None:
    for name in ("Hasadun", "Tariq Mansur Vehbi", "Orhan Idris Kemalov", "Nobody Atall"):
        MatchAnswer().load(post("/match", {"name": name}))


def test_an_answer_names_version_policy_and_lists(post: Call) -> None:
    answer = post("/match", {"name": "Nobody Atall"})
    assert answer["matches"] == []
    assert answer["list_version"] == 2
    assert answer["threshold"] == 0.7
    assert answer["policy"]
    assert [item["list"] for item in answer["lists"]] == ["articles", "demo-list"]


@pytest.mark.parametrize(
    "body",
    [
        {"names": "Hasadun"},
        {"names": ["Hasadun"]},
        {"name": "Nobody Atall", "aliases": "Hasadun"},
        {"name": "Hasadun", "countries": "IQ", "filters": {"lists": "articles", "status": "designated"}},
        {"name": "Hasadun", "filters": {"programmes": "FTO"}},
        {"name": "Hasadun", "filters": {"lists": [], "programmes": None, "status": []}},
        {"name": "Hasadun", "aliases": None, "kind": None, "filters": None, "threshold": None, "limit": None},
        {"name": "Hasadun", "record": False, "subject": "customer 7", "as_of": None, "known_at": None, "policy": None},
    ],
)
def test_a_single_value_may_stand_for_a_list_and_null_for_nothing(post: Call, body: Any) -> None:
    assert "Crimson Harvest Brigade" in names(post("/match", body))


@pytest.mark.parametrize("born", ["1961", "1961-03", "1961-03-12", ["1961", "1962"], "1961~", "1961-03-12T00:00:00Z"])
def test_a_birth_date_may_be_partial(post: Call, born: Any) -> None:
    answer = post("/match", {"name": "Orhan Idris Kemalov", "birth_date": born})
    assert names(answer) == ["KEMALOV, Orhan Idris"]


def test_an_identifier_is_enough(post: Call) -> None:
    query = {"identifiers": [{"type": "passport", "value": "kx 4471902", "country": "IQ"}]}
    assert names(post("/match", query)) == ["KEMALOV, Orhan Idris"]


def test_mentioned_parties_are_left_out_and_counted_unless_asked_for(post: Call) -> None:
    left_out = post("/match", {"name": "Azure Lantern Society"})
    assert left_out["matches"] == []
    assert left_out["left_out"] == {"mentioned": 1}
    asked = post("/match", {"name": "Azure Lantern Society", "filters": {"status": ["mentioned"]}})
    assert names(asked) == ["Azure Lantern Society"]


def test_filters_by_list_and_programme_restrict(post: Call) -> None:
    assert names(post("/match", {"name": "Hasadun", "filters": {"lists": ["demo-list"]}})) == []
    assert names(post("/match", {"name": "Hasadun", "filters": {"programmes": ["UN 1267"]}})) == []


def test_only_what_changed_since_a_moment_may_be_asked_for(post: Call) -> None:
    for since, found in (
        ("2026-01-03", ["KEMALOV, Orhan Idris"]),
        ("2026-01-03T00:00:00+00:00", ["KEMALOV, Orhan Idris"]),
        ("2026-01-03T00:00:01Z", []),
        (None, ["KEMALOV, Orhan Idris"]),
    ):
        assert names(post("/match", {"name": "Orhan Idris Kemalov", "filters": {"changed_since": since}})) == found
    assert names(post("/match", {"name": "Hasadun", "filters": {"changed_since": "2026-01-02"}})) == []


def test_limit_and_include_below_shape_the_answer(post: Call) -> None:
    below = post("/match", {"name": "Hasadum", "threshold": 1.0, "include_below": True})
    assert names(below) == ["Crimson Harvest Brigade"]
    assert below["total"] == 0
    assert len(post("/match", {"name": "Hasadun", "threshold": 0, "limit": 1})["matches"]) == 1


def test_the_past_can_be_asked(post: Call) -> None:
    assert names(post("/match", {"name": "Hasadun", "as_of": "2024-05-01"})) == []
    assert names(post("/match", {"name": "Hasadun", "as_of": "20240502"})) == ["Crimson Harvest Brigade"]
    early = post("/match", {"name": "Orhan Idris Kemalov", "known_at": "2026-01-02"})
    assert early["matches"] == []
    assert early["list_version"] == 1


def test_the_subject_is_part_of_the_hit_id_and_nothing_else(post: Call) -> None:
    one, two = (post("/match", {"name": "Hasadun", "subject": key}) for key in ("a", "b"))
    assert one["matches"][0].pop("hit_id") != two["matches"][0].pop("hit_id")
    assert one["matches"] == two["matches"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "name"),
        ({"name": ""}, "name"),
        ({"name": "   "}, "name"),
        ({"name": 7}, "name"),
        ({"name": "x", "nmae": "y"}, "nmae"),
        ({"name": "x", "nmae": None}, "nmae"),
        ({"name": "x", "filters": {"list": ["articles"]}}, "filters.list"),
        ({"name": "x", "kind": "ship"}, "kind"),
        ({"name": "x", "birth_date": "12/03/1961"}, "birth_date.0"),
        ({"name": "x", "birth_date": ["1961", "1961-13"]}, "birth_date.1"),
        ({"name": "x", "countries": ["iraq"]}, "countries.0"),
        ({"name": "x", "identifiers": [{"type": "ssn", "value": "1"}]}, "identifiers.0.type"),
        ({"name": "x", "identifiers": [{"type": "imo"}]}, "identifiers.0.value"),
        ({"name": "x", "filters": {"status": ["listed"]}}, "filters.status.0"),
        ({"name": "x", "threshold": 1.1}, "threshold"),
        ({"name": "x", "threshold": "high"}, "threshold"),
        ({"name": "x", "limit": 0}, "limit"),
        ({"name": "x", "limit": 501}, "limit"),
        ({"name": "x", "limit": 1.5}, "limit"),
        ({"name": "x", "include_below": "yes"}, "include_below"),
        ({"name": "x", "as_of": "yesterday"}, "as_of"),
        ({"name": "x", "known_at": "2024-02-30"}, "known_at"),
        ({"name": "x", "record": True}, "record"),
        ({"name": "x", "filters": {"changed_since": 3}}, "filters.changed_since"),
        ({"names": ["x"] * 101}, "names"),
        ({"name": "x" * 1_001}, "name"),
        ({"name": "x", "subject": "a\x00b"}, "subject"),
    ],
)
def test_what_cannot_be_used_is_named(post: Call, body: Any, field: str) -> None:
    problem = post("/match", body, status=422)
    assert list(problem["errors"]) == [field]
    assert problem["detail"].startswith(field)


@pytest.mark.parametrize(
    ("filters", "named"), [({"lists": ["us-ofac-snd"]}, "us-ofac-snd"), ({"programmes": ["SDTG"]}, "SDTG")]
)
def test_a_misspelt_filter_is_refused_and_not_answered_with_no_hit(post: Call, filters: Any, named: str) -> None:
    assert named in post("/match", {"name": "Hasadun", "filters": filters}, status=422)["detail"]


def test_a_list_that_is_known_but_not_held_may_be_asked_for(post: Call) -> None:
    assert names(post("/match", {"name": "Hasadun", "filters": {"lists": ["articles", "us-ofac-sdn"]}}))


def test_an_unknown_policy_is_refused(post: Call) -> None:
    assert "1999-01" in post("/match", {"name": "x", "policy": "1999-01"}, status=422)["detail"]


@pytest.mark.parametrize(
    "name", ["\x00", "Ha\x00sadun", "💥" * 300, "א" * 1_000, "\u202e\u200f", "' OR 1=1 --", "a" * 1_000]
)
def test_strange_names_are_answered(post: Call, name: str) -> None:
    MatchAnswer().load(post("/match", {"name": name}))


def test_a_batch_answers_in_order_and_one_bad_query_spoils_nothing(post: Call) -> None:
    queries = [
        {"name": "Hasadun"},
        {"nmae": "Hasadun"},
        {"name": "Orhan Idris Kemalov", "filters": {"lists": "demo-list"}},
        "no object",
        {"name": "Hasadun", "filters": {"lists": "nowhere"}},
    ]
    answers = post("/match/batch", {"queries": queries})["answers"]
    assert names(answers[0]) == ["Crimson Harvest Brigade"]
    assert "nmae" in answers[1]["error"]["errors"]
    assert names(answers[2]) == ["KEMALOV, Orhan Idris"]
    assert answers[3]["error"]["status"] == 422
    assert "nowhere" in answers[4]["error"]["detail"]
    BatchAnswer().load({"answers": answers})


def test_a_batch_is_answered_from_one_list_version_though_the_list_changes_meanwhile(
    post: Call, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def match_while_the_list_changes(corpus: Corpus, query: Query) -> dict[str, Any]:
        with installation.database.writing() as connection:
            number = begin_version(connection, "test", "a change", {})
            seal_version(connection, number, "2026-02-01T00:00:00Z")
        installation.publish()
        return match(corpus, query)

    monkeypatch.setattr("service.api.match.match", match_while_the_list_changes)
    queries = [{"name": "Hasadun"}, {"name": "Hasadun"}, {"name": "Hasadun", "as_of": "2024-05-01"}]
    answers = post("/match/batch", {"queries": queries})["answers"]
    assert [answer["list_version"] for answer in answers] == [2, 2, 2]
    assert post("/match", {"name": "Hasadun"})["list_version"] == 5


def test_a_batch_has_a_limit(post: Call) -> None:
    problem = post("/match/batch", {"queries": [{}] * 1_001}, status=422)
    assert "1,000" in problem["errors"]["queries"][0]
    assert post("/match/batch", {"queries": []}) == {"answers": []}
