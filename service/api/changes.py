"""`/changes`: what changed on the list."""

from typing import Any

from flask import Response

from service.api.blueprint import Blueprint, answer
from service.api.schemas.changes import ChangesAnswer, ChangesQuery
from service.api.state import installation
from service.ingest.changes import changes_since

blueprint = Blueprint("changes", __name__, description="What changed on the list")


@blueprint.get("/changes")
@blueprint.arguments(ChangesQuery, location="query")
@blueprint.response(200, ChangesAnswer)
def changes(asked: dict[str, Any]) -> Response:
    """Show what changed since

    Gives what sources say otherwise than they did at a list version, or when a day began: parties added, changed field
    by field with old and new values, and removed. What was undone since is no change.
    """
    return answer(changes_since(installation().ready_database(), **asked))
