"""`/search/{dataset}` and `/entities/{id}`: entities to be looked at, and what is around them."""

from typing import Any

from flask import Response, request
from werkzeug.exceptions import NotFound

from service.api.blueprint import Blueprint, answer
from service.api.opensanctions.answers import AdjacentAnswer, AdjacentPropertyAnswer, EntitySearchAnswer, NestedAnswer
from service.api.opensanctions.arguments import AdjacentParameters, EntityParameters, SearchParameters, scope_of
from service.api.opensanctions.entity import Entity, entity
from service.api.opensanctions.finding import Wanted, counted, found, page
from service.api.opensanctions.network import adjacent, edge_entity, nested, reverse_properties
from service.api.opensanctions.ordering import ordered
from service.api.state import corpus
from service.screening.corpus import Corpus

blueprint = Blueprint("ftm_entities", __name__, description="Entities as clients of yente look at them")

_MOVED = {"description": "The id is that of a record; the entity stands at the address in `Location`"}


@blueprint.get("/search/<key:dataset>")
@blueprint.arguments(SearchParameters, location="query")
@blueprint.response(200, EntitySearchAnswer)
def search_entities(asked: dict[str, Any], dataset: str) -> Response:
    """Look entities up

    Finds entities of every status by name, number or id. For screening use `POST /match/{dataset}`. The text stands in
    the address because clients of yente send it so; it is not logged.
    """
    here, limit, offset = corpus(), asked["limit"], asked["offset"]
    wanted = Wanted(asked["q"], asked["schema"], asked["countries"], asked["filter"], asked["filter_op"] == "AND")
    positions = found(here, scope_of(dataset, asked), wanted)
    return answer(
        {
            "results": page(here, positions, asked["sort"], offset, limit),
            "facets": counted(here, positions, asked["facets"]),
            "total": {"value": len(positions), "relation": "eq"},
            "limit": limit,
            "offset": offset,
        }
    )


@blueprint.get("/entities/<key:entity_id>")
@blueprint.arguments(EntityParameters, location="query")
@blueprint.response(200, NestedAnswer)
@blueprint.alt_response(308, **_MOVED)
def show_entity(asked: dict[str, Any], entity_id: str) -> Response:
    """Show an entity

    Gives all of its facts and, unless `nested` is false, the sanctions and ties around it with the entities at their
    other ends. The id of one of its records leads to it.
    """
    here = corpus()
    document = here.entry(entity_id)
    if document is None:
        return _elsewhere(here, entity_id, "") or answer(_edge(here, entity_id))
    return answer(nested(here, document) if asked["nested"] else entity(document))


@blueprint.get("/entities/<key:entity_id>/adjacent")
@blueprint.arguments(AdjacentParameters, location="query")
@blueprint.response(200, AdjacentAnswer)
@blueprint.alt_response(308, **_MOVED)
def show_adjacent(asked: dict[str, Any], entity_id: str) -> Response:
    """Show what is around an entity

    Gives its sanctions and ties by property, each with the entity at its other end.
    """
    here = corpus()
    document = here.entry(entity_id)
    if document is None:
        return _elsewhere(here, entity_id, "/adjacent") or _none()
    around = {name: _page(edges, **asked) for name, edges in adjacent(here, document).items()}
    return answer({"entity": entity(document), "adjacent": around})


@blueprint.get("/entities/<key:entity_id>/adjacent/<key:prop>")
@blueprint.arguments(AdjacentParameters, location="query")
@blueprint.response(200, AdjacentPropertyAnswer)
@blueprint.alt_response(308, **_MOVED)
def show_adjacent_property(asked: dict[str, Any], entity_id: str, prop: str) -> Response:
    """Show one kind of what is around an entity

    Gives the sanctions or ties under one property, such as `sanctions` or `ownershipOwner`.
    """
    here = corpus()
    document = here.entry(entity_id)
    if document is None:
        return _elsewhere(here, entity_id, f"/adjacent/{prop}") or _none()
    if prop not in reverse_properties(entity(document)["schema"]):
        raise NotFound("No such property!")
    return answer(_page(adjacent(here, document).get(prop, []), **asked))


def _elsewhere(here: Corpus, record: str, rest: str) -> Response | None:
    """Leads from a record to its entity, under the same address and with the same parameters."""
    place = here.position_of_record(record)
    if place is None:
        return None
    entry = here.index.ids[place]
    asked = request.query_string.decode("ascii", "replace")
    moved = answer({"location": f"/entities/{entry}{rest}"}, 308)
    moved.headers["Location"] = f"/entities/{entry}{rest}" + (f"?{asked}" if asked else "")
    return moved


def _edge(here: Corpus, edge_id: str) -> Entity:
    found_edge = edge_entity(here, edge_id)
    if found_edge is None:
        raise NotFound("No such entity!")
    return found_edge


def _none() -> Response:
    raise NotFound("No such entity!")


def _page(edges: list[Entity], limit: int, offset: int, sort: list[str]) -> dict[str, Any]:
    return {
        "results": ordered(edges, sort)[offset : offset + limit],
        "total": {"value": len(edges), "relation": "eq"},
        "limit": limit,
        "offset": offset,
    }
