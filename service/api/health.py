"""`/healthz` and `/readyz`: what a supervisor asks."""

from flask import Response

from service import clock
from service.api.blueprint import Blueprint, answer
from service.api.schemas.lists import AliveAnswer, ReadyAnswer
from service.api.state import corpus
from service.domain.standing import first_day

blueprint = Blueprint("health", __name__, description="What a supervisor asks; open to everyone")


@blueprint.get("/healthz")
@blueprint.response(200, AliveAnswer)
def alive() -> Response:
    """Say that the process answers

    Touches neither database nor list.
    """
    return answer({"status": "ok"})


@blueprint.get("/readyz")
@blueprint.response(200, ReadyAnswer)
def ready() -> Response:
    """Say whether names can be matched

    Gives the list version that answers, and the age of each list in it; 503 with the reason when there is none.
    """
    meta = corpus().meta
    lists = [
        {"list": item["list"], "edition": item["edition"], "age_days": _age(item["published"])} for item in meta.lists
    ]
    return answer({"status": "ok", "list_version": meta.list_version, "lists": lists})


def _age(published: str) -> int | None:
    day = first_day(published)
    return clock.days_since(day, clock.today()) if day else None
