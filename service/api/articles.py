"""`/articles` and `/drafts`: an article becomes drafts, and a reviewer decides on them."""

from typing import Any

from flask import Response

from service import clock
from service.api.access import caller
from service.api.blueprint import Blueprint, answer
from service.api.paging import page
from service.api.schemas.articles import (
    AcceptBody,
    ArticleBody,
    ArticlesAnswer,
    DecidedAnswer,
    DraftsAnswer,
    DraftsQuery,
    FullArticleAnswer,
    IngestedAnswer,
    PageQuery,
    RejectBody,
)
from service.api.state import installation
from service.articles import extract, read_document
from service.ingest.articles import accept_drafts, ingest_article, reject_draft
from service.ingest.review import article_shown, articles_held, draft_shown, drafts_held, ingested_shown

blueprint = Blueprint("articles", __name__, description="Articles, and the drafts that wait for a reviewer")

_ARTICLE = {
    "title": "Treasury sanctions two shipping companies",
    "publisher": "Example Gazette",
    "url": "https://example.org/2024/shipping",
    "published": "2024-01-04",
    "text": "WASHINGTON, January 4, 2024 - The U.S. Department of the Treasury's Office of Foreign Assets Control "
    "today designated Blue Harbour Shipping Ltd pursuant to Executive Order 13224.",
}


@blueprint.post("/articles")
@blueprint.arguments(ArticleBody, example=_ARTICLE)
@blueprint.response(201, IngestedAnswer, description="The article was read")
@blueprint.alt_response(200, schema=IngestedAnswer, description="This text was read before", success=True)
def add_article(given: dict[str, str]) -> Response:
    """Read an article

    Keeps the article and gives the drafts that its text supports, each fact with its exact quote. Nothing enters the
    list before a draft is accepted. The same text again gives the same article.
    """
    html = given.pop("html", None)
    data = (html if html is not None else given.pop("text")).encode()
    article = read_document(data, name="the article", content_type="text/html" if html is not None else None, **given)
    database = installation().ready_database()
    ingested = ingest_article(database, extract(article), at=clock.now(), actor=caller())
    return answer(ingested_shown(ingested), 201 if ingested.new else 200)


@blueprint.get("/articles")
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, ArticlesAnswer)
def articles(asked: dict[str, Any]) -> Response:
    """List the articles

    Gives them in the order they were added, without their texts.
    """
    return answer(page("articles", articles_held(installation().ready_database()), **asked))


@blueprint.get("/articles/<key:article_id>")
@blueprint.response(200, FullArticleAnswer)
def article(article_id: str) -> Response:
    """Show an article

    Gives its text with all drafts; their offsets count the text's code points.
    """
    return answer(article_shown(installation().ready_database(), article_id))


@blueprint.get("/drafts")
@blueprint.arguments(DraftsQuery, location="query")
@blueprint.response(200, DraftsAnswer)
def drafts(asked: dict[str, Any]) -> Response:
    """List drafts

    Gives those that wait for a decision; with `state` others, or all.
    """
    state, of_article = asked.pop("state"), asked.pop("article")
    held = drafts_held(installation().ready_database(), None if state == "all" else state, of_article or None)
    return answer(page("drafts", held, **asked))


@blueprint.post("/drafts/<key:draft_id>/accept")
@blueprint.arguments(AcceptBody, required=False, example={"reason": "as the notice says", "entry": None})
@blueprint.response(200, DecidedAnswer)
def accept(given: dict[str, str], draft_id: str) -> Response:
    """Accept a draft

    Makes it part of the list at once, as an entry of its own or, with `entry`, as a record of that one.
    """
    here = installation()
    database = here.ready_database()
    options = {"reason": given["reason"], "entry_id": given["entry"]}
    with here.snapshots.changing():
        accept_drafts(database, [draft_id], at=clock.now(), actor=caller(), **options)
        version = here.publish().meta.list_version
    return answer({"draft": draft_shown(database, draft_id), "list_version": version})


@blueprint.post("/drafts/<key:draft_id>/reject")
@blueprint.arguments(RejectBody, required=False, example={"reason": "another party of that name"})
@blueprint.response(200, DecidedAnswer)
def reject(given: dict[str, str], draft_id: str) -> Response:
    """Reject a draft

    Keeps it out of the list, with the reason.
    """
    here = installation()
    database = here.ready_database()
    reject_draft(database, draft_id, at=clock.now(), actor=caller(), reason=given["reason"])
    return answer({"draft": draft_shown(database, draft_id), "list_version": here.corpus().meta.list_version})
