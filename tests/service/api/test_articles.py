"""`/articles` and `/drafts`."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.schemas.articles import (
    ArticlesAnswer,
    DecidedAnswer,
    DraftsAnswer,
    FullArticleAnswer,
    IngestedAnswer,
)

Call = Callable[..., Any]


@pytest.fixture
def pending(get: Call) -> dict[str, Any]:
    """The drafts that wait, by name."""
    return {draft["name"]: draft for draft in get("/drafts")["drafts"]}


def test_an_article_is_new_once(client: FlaskClient, post: Call, get: Call) -> None:
    given = {
        "text": "Nothing was decided.\r\n",
        "title": "Quiet day",
        "published": "2024",
        "url": "https://example.org/",
    }
    first = client.post("/articles", json=given)
    assert first.status_code == 201
    assert first.get_json()["new"] is True
    again = post("/articles", given)
    IngestedAnswer().load(again)
    assert again["new"] is False
    shown = get(f"/articles/{again['article']['id']}")
    assert shown["text"] == given["text"]
    assert (shown["title"], shown["published"], shown["url"]) == ("Quiet day", "2024", "https://example.org/")


def test_of_html_the_text_is_kept(post: Call, get: Call) -> None:
    page = "<html><head><title>Met</title></head><body><p>Officials met on Monday to talk.</p></body></html>"
    made = post("/articles", {"html": page}, status=201)
    assert get(f"/articles/{made['article']['id']}")["text"].strip() == "Officials met on Monday to talk."


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": "a", "html": "b"}, "text"),
        ({"text": 1}, "text"),
        ({"text": "a", "published": "May"}, "published"),
        ({"text": "a", "title": "x" * 1_001}, "title"),
        ({"text": "a", "publisher": "x\x00"}, "publisher"),
        ({"text": "a", "body": "b"}, "body"),
    ],
)
def test_what_is_no_article_is_refused(post: Call, body: Any, field: str) -> None:
    assert field in post("/articles", body, status=422)["errors"]


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01\x02", "%PDF-1.7 x"])
def test_what_is_no_text_is_refused_with_the_reason(post: Call, text: str) -> None:
    assert post("/articles", {"text": text}, status=422)["detail"].startswith("the article:")


def test_articles_are_listed_and_shown_with_claims_at_their_offsets(get: Call) -> None:
    listed = get("/articles")
    ArticlesAnswer().load(listed)
    assert [item["title"] for item in listed["articles"]] == ["Brigade listed", "Ships"]
    shown = get(f"/articles/{listed['articles'][0]['id']}")
    FullArticleAnswer().load(shown)
    for draft in shown["drafts"]:
        for claim in draft["evidence"]:
            assert shown["text"][claim["start"] : claim["end"]] == claim["quote"]
    tie = shown["drafts"][1]["associations"][0]
    assert (tie["relation"], tie["name"]) == ("leader_of", "Crimson Harvest Brigade")
    assert "art-0" in get("/articles/art-0", status=404)["detail"]


def test_articles_come_in_pages(get: Call) -> None:
    first = get("/articles?limit=1")
    second = get(f"/articles?limit=1&cursor={first['next']}")
    assert [page["articles"][0]["title"] for page in (first, second)] == ["Brigade listed", "Ships"]
    assert first["total"] == 2
    assert second["next"] is None
    assert "limit" in get("/articles?limit=0", status=422)["errors"]
    assert "page" in get("/articles?page=2", status=422)["errors"]
    assert "cursor" in get("/articles?cursor=xx", status=422)["detail"]


def test_drafts_that_wait_are_listed_with_their_doubts(get: Call) -> None:
    waiting = get("/drafts")
    DraftsAnswer().load(waiting)
    assert [draft["name"] for draft in waiting["drafts"]] == ["Cobalt Reef Shipping", "Zoltan"]
    assert waiting["drafts"][1]["doubts"][0]["code"] == "single-name"
    assert get("/drafts?state=all")["total"] == 5
    assert get("/drafts?state=accepted")["total"] == 3
    assert get(f"/drafts?state=all&article={waiting['drafts'][0]['article']}")["total"] == 2
    assert "state" in get("/drafts?state=done", status=422)["errors"]


def test_an_accepted_draft_is_matched_at_once(post: Call, pending: dict[str, Any]) -> None:
    assert post("/match", {"name": "Cobalt Reef Shipping"})["matches"] == []
    decided = post(f"/drafts/{pending['Cobalt Reef Shipping']['id']}/accept", {"reason": "as quoted"})
    DecidedAnswer().load(decided)
    assert (decided["draft"]["state"], decided["draft"]["reason"]) == ("accepted", "as quoted")
    answer = post("/match", {"name": "Cobalt Reef Shipping"})
    assert answer["list_version"] == decided["list_version"] == 3
    assert answer["matches"][0]["entry"]["id"] == decided["draft"]["entry"]


def test_a_draft_may_be_accepted_into_an_entry(post: Call, pending: dict[str, Any]) -> None:
    entry = post("/match", {"name": "Hasadun"})["matches"][0]["entry"]["id"]
    decided = post(f"/drafts/{pending['Zoltan']['id']}/accept", {"entry": entry})
    assert decided["draft"]["entry"] == entry
    assert post(f"/drafts/{pending['Cobalt Reef Shipping']['id']}/accept", {"entry": "aka-0"}, status=404)


def test_a_rejected_draft_stays_out_and_is_decided_once(
    client: FlaskClient, post: Call, pending: dict[str, Any]
) -> None:
    address = f"/drafts/{pending['Zoltan']['id']}"
    rejected = client.post(f"{address}/reject")  # no body is no reason
    assert rejected.status_code == 200
    assert rejected.get_json()["draft"]["state"] == "rejected"
    assert "rejected" in post(f"{address}/accept", {}, status=409)["detail"]
    assert "rejected" in post(f"{address}/reject", {}, status=409)["detail"]
    post("/drafts/art-0.e1/accept", {}, status=404)
    assert "why" in post(f"{address}/reject", {"why": "?"}, status=422)["errors"]
