"""`POST /match/{dataset}`."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.opensanctions.answers import MatchesAnswer

Call = Callable[..., Any]

KEMALOV = {"schema": "Person", "properties": {"name": ["Orhan Idris Kemalov"], "birthDate": "1961"}}


def asked(schema: str = "LegalEntity", **properties: Any) -> dict[str, Any]:
    return {"queries": {"q": {"schema": schema, "properties": properties}}}


@pytest.fixture
def match(post: Call) -> Call:
    """Matches one example, gives what it found."""

    def send(query: str = "", schema: str = "LegalEntity", **properties: Any) -> Any:
        answer = post(f"/match/default{query}", asked(schema, **properties))
        MatchesAnswer().load(answer)
        return answer["responses"]["q"]

    return send


def captions(found: Any) -> list[str]:
    return [item["caption"] for item in found["results"]]


def test_an_example_finds_its_entity_under_followthemoney_s_names(match: Call) -> None:
    found = match(schema="Organization", name="Hasadun")
    best = found["results"][0]
    assert best["schema"] == "Organization"
    assert best["properties"]["name"] == ["Crimson Harvest Brigade"]
    assert best["properties"]["alias"] == ["Hasadun"]
    assert best["properties"]["topics"] == ["sanction", "crime.terror"]
    assert best["properties"]["programId"] == ["FTO"]
    assert best["datasets"] == ["articles"]
    assert best["first_seen"] == best["last_change"] == "2024-05-02T00:00:00"


def test_the_article_behind_an_entity_is_seen_by_clients_that_know_nothing_of_articles(match: Call) -> None:
    properties = match(name="Hasadun")["results"][0]["properties"]
    assert properties["sourceUrl"] == ["https://wire.example/brigade"]
    assert properties["publisher"] == ["Test Wire"]
    assert properties["program"] == ["Foreign Terrorist Organizations"]
    assert any("also known as Hasadun" in note and "Brigade listed" in note for note in properties["notes"])


def test_a_score_comes_with_its_reasons_as_texts_and_in_our_own_terms(match: Call) -> None:
    best = match(schema="Person", name="Orhan Idris Kemalov", birthDate="1961", passportNumber="KX 447190-2")[
        "results"
    ][0]
    assert best["match"]
    assert best["explanations"]["birth_date"]["candidate"] == "1961-03-12"
    assert best["explanations"]["identifier"]["score"] > 0
    assert all(isinstance(item["detail"], str) for item in best["explanations"].values())
    assert best["reasons"][0]["tokens"]
    assert best["sources"][0]["record"] == "demo-list:1"


def test_what_is_compared_with_nothing_is_named(match: Call) -> None:
    found = match(schema="Person", name="Hasadun", birthDate="soon", country=["Iraq", "Atlantis"], position="clerk")
    assert {item["property"] for item in found["ignored"]} == {"birthDate", "country", "position"}
    assert found["query"]["properties"]["birthDate"] == ["soon"]


@pytest.mark.parametrize(
    ("schema", "properties"),
    [
        ("LegalEntity", {"name": ["", " Hasadun "]}),
        ("PublicBody", {"name": "Hasadun"}),
        ("Organization", {"alias": "Hasadun"}),
        ("Organization", {"name": "Nobody Atall", "weakAlias": "Hasadun"}),
        ("Organization", {"abbreviation": "Hasadun", "name": None}),
        ("CryptoWallet", {"name": "Hasadun"}),
    ],
)
def test_every_kind_of_name_is_compared(match: Call, schema: str, properties: Any) -> None:
    assert captions(match(schema=schema, **properties)) == ["Crimson Harvest Brigade"]


def test_parts_of_a_name_make_a_name(match: Call) -> None:
    assert captions(match(schema="Person", firstName="Orhan", secondName="Idris", lastName="Kemalov")) == [
        "KEMALOV, Orhan Idris"
    ]


def test_a_schema_that_no_entry_is_of_finds_nothing_and_says_so(match: Call) -> None:
    found = match(schema="Position", name="Hasadun")
    assert found["results"] == []
    assert found["ignored"][-1]["property"] == "schema"


def test_a_score_at_the_threshold_is_a_match(match: Call) -> None:
    score = match(name="Hasadum", query="?threshold=0.1")["results"][0]["score"]
    found = match(name="Hasadum", query=f"?threshold={score}&cutoff={score}")
    assert found["results"][0]["match"]
    assert found["total"]["value"] == 1


def test_results_below_the_threshold_are_shown_down_to_the_cutoff(match: Call) -> None:
    found = match(name="Hasadum", query="?threshold=1&cutoff=0.1")
    assert captions(found)[0] == "Crimson Harvest Brigade"
    assert not found["results"][0]["match"]
    assert found["total"]["value"] == 0
    assert match(name="Hasadum", query="?threshold=1&cutoff=1")["results"] == []


def test_who_is_only_mentioned_is_left_out_and_counted(match: Call) -> None:
    found = match(name="Azure Lantern Society")
    assert found["results"] == []
    assert found["left_out"] == {"mentioned": 1}


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("?topics=sanction", True),
        ("?topics=role.pep&topics=crime.terror", True),
        ("?topics=poi", False),
        ("?exclude_schema=LegalEntity", False),
        ("?exclude_schema=Vessel", True),
        ("?exclude_dataset=articles", False),
        ("?exclude_dataset=no-such", True),
        ("?include_dataset=articles", True),
        ("?include_dataset=demo_list", False),
        ("?changed_since=2026-01-01", True),
        ("?changed_since=2026-01-01T00:00:00.000250%2B00:00", True),
        ("?changed_since=2026-01-01T00:00:01Z", False),
        ("?changed_since=2027-01-01", False),
        ("?fuzzy=true&unknown=1", True),
        ("?algorithm=%20BEST%20", True),
        ("?algorithm=logic-v2", True),
    ],
)
def test_filters_restrict(match: Call, query: str, there: bool) -> None:
    assert bool(match(name="Hasadun", query=query)["results"]) is there


def test_entities_can_be_left_out_by_id_or_record(match: Call) -> None:
    best = match(name="Hasadun")["results"][0]
    for excluded in (best["id"], best["referents"][0]):
        assert match(name="Hasadun", query=f"?exclude_entity_ids=x&exclude_entity_ids={excluded}")["results"] == []


def test_many_examples_are_answered_under_their_keys(client: FlaskClient) -> None:
    queries = {"a b": KEMALOV, "ü": asked(name="Hasadun")["queries"]["q"], "nothing": None}
    response = client.post("/match/default?limit=1", json={"queries": queries})
    body = response.get_json()
    assert list(body["responses"]) == ["a b", "ü"]
    assert response.headers["x-batch-size"] == "2"
    assert body["limit"] == 1
    assert {"policy", "list_version", "lists"} <= body.keys()


def test_whole_entities_may_be_sent(post: Call, match: Call) -> None:
    known = match(name="Hasadun")["results"][0]
    answer = post("/match/default", {"queries": {"q": known | {"unheard_of": 1}}})
    assert answer["responses"]["q"]["results"][0]["id"] == known["id"]
    assert answer["responses"]["q"]["query"]["id"] == known["id"]


@pytest.mark.parametrize(
    ("path", "body", "status", "word"),
    [
        ("/match/no-such", asked(name="x"), 404, "No such dataset"),
        ("/match/default?algorithm=ofac", asked(name="x"), 400, "Invalid algorithm: ofac. Valid are best"),
        ("/match/default?topics=nice", asked(name="x"), 400, "Invalid topic"),
        ("/match/default?exclude_schema=Ship", asked(name="x"), 400, "Invalid schema"),
        ("/match/articles?include_dataset=demo-list", asked(name="x"), 400, "No dataset is left"),
        ("/match/default", {"queries": {}}, 400, "No queries provided."),
        ("/match/default", {"queries": {"q": None}}, 400, "No queries provided."),
        ("/match/default", {"queries": {str(n): KEMALOV for n in range(1_001)}}, 400, "limit: 1000"),
        ("/match/default", asked(name="x") | {"weights": {"name_match": 0.1}}, 400, "policy"),
        ("/match/default", asked(name="x") | {"config": {"nm_x": 0.1}}, 400, "Invalid configuration parameter"),
        ("/match/default", asked("Ship", name="x"), 400, "'Ship' is no schema"),
        ("/match/default", asked("Sanction", name="x"), 400, "'Sanction' is no schema"),
        ("/match/default", asked("Person", imoNumber="x"), 400, "Person has no property 'imoNumber'"),
        ("/match/default", asked("Person", birthDate="1961"), 400, "no name and no identifier"),
        ("/match/default", {}, 422, "queries"),
        ("/match/default", {"queries": {"q": {"properties": {}}}}, 422, "schema"),
        ("/match/default", {"queries": {"q": {"schema": "Person"}}}, 422, "properties"),
        ("/match/default", asked(name={"a": 1}), 422, "name"),
        ("/match/default", asked(name="x" * 1_001), 422, "1,001 characters"),
        ("/match/default?limit=0", asked(name="x"), 422, "limit"),
        ("/match/default?limit=501", asked(name="x"), 422, "limit"),
        ("/match/default?threshold=2", asked(name="x"), 422, "threshold"),
        ("/match/default?changed_since=lately", asked(name="x"), 422, "changed_since"),
        ("/match/default?" + "exclude_entity_ids=x&" * 51, asked(name="x"), 422, "exclude_entity_ids"),
    ],
)
def test_what_cannot_be_used_is_said(post: Call, path: str, body: Any, status: int, word: str) -> None:
    assert word in post(path, body, status=status)["detail"]


def test_one_bad_example_fails_the_whole_batch_and_is_named(post: Call) -> None:
    problem = post("/match/default", {"queries": {"a": KEMALOV, "b": {"schema": "No", "properties": {}}}}, status=400)
    assert "'b'" in problem["detail"]
