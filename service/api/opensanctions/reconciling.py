"""`/reconcile/{dataset}`: W3C's Reconciliation Service API 0.2, as OpenRefine speaks it."""

from typing import Any
from urllib.parse import urlsplit

from flask import Response, g, render_template, request
from werkzeug.exceptions import BadRequest, NotFound

from service.api.access import is_loopback
from service.api.blueprint import Blueprint, answer
from service.api.opensanctions.entity import entity
from service.api.opensanctions.extending import extended, proposals, read_extension
from service.api.opensanctions.manifest import manifest
from service.api.opensanctions.matching import policy_of
from service.api.opensanctions.querying import Asked, candidates, described, read_queries
from service.api.opensanctions.reconciliation import (
    PreviewParameters,
    ProposalsAnswer,
    ProposeParameters,
    ReconcileForm,
    ReconcileParameters,
    ReconciliationAnswer,
    SuggestionsAnswer,
    SuggestParameters,
)
from service.api.opensanctions.scope import Scope, lists_of, where
from service.api.opensanctions.suggesting import entities, of_parties, types
from service.api.state import corpus, settings
from service.screening.query import Filters

blueprint = Blueprint("ftm_reconciling", __name__, description="W3C reconciliation, for OpenRefine and its like")

_FORM = {"queries": '{"q0": {"query": "Abu Taqwa", "type": "Person", "limit": 3}}'}
_FRAMED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; base-uri 'none'; form-action 'none'"


@blueprint.after_request
def readable(response: Response) -> Response:
    """Lets a page that OpenRefine serves on this machine, or that sent a key, read the answers."""
    origin = request.headers.get("Origin", "")
    if origin and (g.get("key") or is_loopback(urlsplit(origin).hostname or "")):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.vary.add("Origin")
    return response


@blueprint.get("/reconcile/<key:dataset>")
@blueprint.arguments(ReconcileParameters, location="query")
@blueprint.response(200, ReconciliationAnswer)
def describe_service(asked: dict[str, Any], dataset: str) -> Response:
    """Describe the reconciliation service of a dataset

    Gives the manifest: what the service can do, and at which addresses. With `queries` or `extend` in the address it
    answers them.
    """
    if asked["queries"] or asked["extend"]:
        return _reconciled(asked, dataset, asked)
    lists_of(corpus(), Scope(dataset))
    sent = request.query_string.decode("ascii", "replace")
    return answer(manifest(request.host_url.rstrip("/"), dataset, sent))


@blueprint.post("/reconcile/<key:dataset>")
@blueprint.arguments(ReconcileParameters, location="query")
@blueprint.arguments(ReconcileForm, location="form", example=_FORM)
@blueprint.response(200, ReconciliationAnswer, headers={"x-batch-size": {"schema": {"type": "string"}}})
def reconcile(asked: dict[str, Any], given: dict[str, Any], dataset: str) -> Response:
    """Reconcile names, or add to what was reconciled

    With `queries` gives the best candidates for each, however low their scores, which go from 0 to 1; one is a `match`
    when it alone reaches 0.7. With `extend` gives values of properties.
    """
    return _reconciled(asked, dataset, given)


@blueprint.get("/reconcile/<key:dataset>/suggest/entity")
@blueprint.arguments(SuggestParameters, location="query")
@blueprint.response(200, SuggestionsAnswer)
def suggest_entities(asked: dict[str, Any], dataset: str) -> Response:
    """Suggest entities

    Finds those one of whose names has words that begin with the prefix.
    """
    here = corpus()
    filters = Filters(lists=lists_of(here, Scope(dataset)), status=())
    return _suggested(asked, entities(here, asked["prefix"], filters, asked["limit"]))


@blueprint.get("/reconcile/<key:dataset>/suggest/type")
@blueprint.arguments(SuggestParameters, location="query")
@blueprint.response(200, SuggestionsAnswer)
def suggest_types(asked: dict[str, Any], dataset: str) -> Response:
    """Suggest types

    Finds FollowTheMoney's schemata of parties.
    """
    lists_of(corpus(), Scope(dataset))
    return _suggested(asked, types(asked["prefix"], asked["limit"]))


@blueprint.get("/reconcile/<key:dataset>/suggest/property")
@blueprint.arguments(SuggestParameters, location="query")
@blueprint.response(200, SuggestionsAnswer)
def suggest_properties(asked: dict[str, Any], dataset: str) -> Response:
    """Suggest properties

    Finds properties of parties by name or label.
    """
    lists_of(corpus(), Scope(dataset))
    return _suggested(asked, of_parties(asked["prefix"], asked["limit"]))


@blueprint.get("/reconcile/<key:dataset>/extend/property")
@blueprint.arguments(ProposeParameters, location="query")
@blueprint.response(200, ProposalsAnswer)
def propose_properties(asked: dict[str, Any], dataset: str) -> Response:
    """Propose columns

    Gives the properties that entities of a type can have.
    """
    lists_of(corpus(), Scope(dataset))
    return answer(proposals(asked["type"], asked["limit"]))


@blueprint.get("/reconcile/<key:dataset>/preview")
@blueprint.arguments(PreviewParameters, location="query")
@blueprint.response(200, content_type="text/html", description="A small page")
def preview(asked: dict[str, Any], dataset: str) -> Response:
    """Show an entity in a small frame

    A page, unlike everything else here: OpenRefine shows it beside a candidate.
    """
    here = corpus()
    lists_of(here, Scope(dataset))
    document = here.entry(asked["id"])
    if document is None:
        raise NotFound("No such entity!")
    page = render_template("preview.html", entity=entity(document), described=described(document))
    return Response(page, headers={"Content-Security-Policy": _FRAMED}, mimetype="text/html")


def _reconciled(asked: dict[str, Any], dataset: str, given: dict[str, Any]) -> Response:
    here, most = corpus(), settings().max_batch
    scope = Scope(dataset, changed_since=asked.get("changed_since", ""))
    filters = Filters(lists=lists_of(here, scope), changed_since=scope.changed_since)
    if given["queries"]:
        shared = Asked(filters, where(here, scope), policy_of(asked["algorithm"]))
        queries = read_queries(given["queries"], most, settings().max_name_length)
        sent = answer({key: {"result": candidates(here, query, shared)} for key, query in queries.items()})
        sent.headers["x-batch-size"] = str(len(queries))
        return sent
    if given["extend"]:
        return answer(extended(here, read_extension(given["extend"], most)))
    raise BadRequest("No queries or extend request provided.")


def _suggested(asked: dict[str, Any], result: list[dict[str, Any]]) -> Response:
    return answer({"code": "/api/status/ok", "status": "200 OK", "prefix": asked["prefix"], "result": result})
