"""`/entries`: the parties on the list."""

from flask import Response

from service.api.blueprint import Blueprint, answer
from service.api.schemas.entries import EntriesAnswer, FullEntryAnswer
from service.api.schemas.query import Search, SearchBody, TimesQuery
from service.api.state import corpus
from service.errors import NotFoundError
from service.screening.search import search

blueprint = Blueprint("entries", __name__, description="The parties on the list, with all that is known of them")


@blueprint.get("/entries/<key:entry_id>")
@blueprint.arguments(TimesQuery, location="query")
@blueprint.response(200, FullEntryAnswer)
def entry(times: dict[str, str], entry_id: str) -> Response:
    """Show an entry

    Gives its names, designations, associations and facts, and each source with every quote: as they stand, or as they
    were in force on a day and known at a moment.
    """
    found = corpus(**times).entry(entry_id)
    if found is None:
        raise NotFoundError(f"there is no entry {entry_id}{' at that time' if any(times.values()) else ''}")
    return answer(found)


@blueprint.post("/entries/search")
@blueprint.arguments(SearchBody, example={"text": "Harakat al-Nujaba", "kind": "organisation", "limit": 10})
@blueprint.response(200, EntriesAnswer)
def find(asked: Search) -> Response:
    """Look entries up

    Finds entries by name, by number or by id, of every status unless `filters` say otherwise; without a text all.
    For screening use `POST /match`.
    """
    held = corpus(asked.as_of, asked.known_at)
    found = search(held, asked.text, asked.filters, kind=asked.kind, limit=asked.limit, cursor=asked.cursor)
    return answer(found)
