"""`/healthz` and `/readyz`: what a supervisor asks."""

from collections.abc import Mapping
from typing import Any

from flask import Response

from service import clock
from service.api.blueprint import Blueprint, answer
from service.api.schemas.lists import AliveAnswer, ReadyAnswer
from service.api.state import corpus, keyring, settings
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

    Gives the list version that answers, and the age of each list in it, with a warning for one that is old; 503 with
    the reason while there is none, or while it is not known who may ask.
    """
    keyring().known()
    meta, oldest = corpus().meta, settings().max_edition_age_days
    lists = [_list(item, oldest) for item in meta.lists]
    warnings = [f"{item['list']} is {item['age_days']:,} days old, over {oldest:,}" for item in lists if item["old"]]
    return answer({"status": "ok", "list_version": meta.list_version, "lists": lists, "warnings": warnings})


def _list(item: Mapping[str, Any], oldest: int) -> dict[str, Any]:
    """Articles are never old: there is no edition of them that could be newer."""
    age = _age(item["published"])
    old = item["list"] != "articles" and age is not None and age > oldest
    return {"list": item["list"], "edition": item["edition"], "age_days": age, "old": old}


def _age(published: str) -> int | None:
    day = first_day(published)
    return clock.days_since(day, clock.today()) if day else None
