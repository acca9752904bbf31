"""`POST /match/{dataset}`: examples in, scored entities out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response
from werkzeug.exceptions import BadRequest

from matchers import CURRENT_POLICY, Evidence, Hit, Policy, policy_named, policy_names
from service.api.blueprint import Blueprint, answer
from service.api.opensanctions.answers import MatchesAnswer
from service.api.opensanctions.arguments import MatchBody, MatchParameters, scope_of
from service.api.opensanctions.entity import Entity, entity
from service.api.opensanctions.example import Example, read_example
from service.api.opensanctions.scope import lists_of, where
from service.api.state import corpus, settings
from service.screening.corpus import Corpus
from service.screening.match import MOST_HITS, Mask, answered_from, find, reason, source_answer
from service.screening.query import Filters, Query

blueprint = Blueprint("ftm_matching", __name__, description="Matching as clients of yente ask for it")

_EXAMPLE = {
    "queries": {
        "customer-7": {
            "schema": "Person",
            "properties": {"name": ["Abu Taqwa"], "birthDate": "1980", "nationality": ["iq"]},
        }
    },
    "weights": {},
    "config": {},
}
SYNONYMS = ("best", "logic-v2")  # what yente's callers send without having chosen anything


@blueprint.post("/match/<key:dataset>")
@blueprint.arguments(MatchParameters, location="query")
@blueprint.arguments(MatchBody, example=_EXAMPLE)
@blueprint.response(200, MatchesAnswer, headers={"x-batch-size": {"schema": {"type": "string"}}})
def match_examples(asked: dict[str, Any], given: dict[str, Any], dataset: str) -> Response:
    """Match entities by example

    Gives, under the caller's keys, the entities whose score is at least `threshold` or, where that is lower, `cutoff`;
    `total` counts those that are a match. A query that cannot be used fails the whole request, and is named.
    """
    if given.get("weights") or given.get("config"):
        raise BadRequest("Invalid configuration parameter: weights belong to a published policy; choose an algorithm.")
    here, policy = corpus(), policy_of(asked["algorithm"])
    scope = scope_of(dataset, asked)
    filters = Filters(lists=lists_of(here, scope), changed_since=scope.changed_since)
    lowest, limit = min(asked["threshold"], asked["cutoff"]), asked["limit"]
    options = {"filters": filters, "threshold": lowest, "limit": limit, "policy": policy.name}
    admitted = where(here, scope)
    responses = {}
    for key, example in _examples(given["queries"]).items():
        query = replace(example.query, **options) if example.query else None
        responses[key] = _response(here, example, query, admitted, asked["threshold"])
    sent = answer({"responses": responses, "limit": limit, **answered_from(here, policy)})
    sent.headers["x-batch-size"] = str(len(responses))
    return sent


def policy_of(algorithm: str) -> Policy:
    name = algorithm.strip().lower()
    if name in SYNONYMS:
        return CURRENT_POLICY
    if name not in policy_names():
        valid = ", ".join((*SYNONYMS, *policy_names()))
        raise BadRequest(f"Invalid algorithm: {algorithm[:60]}. Valid are {valid}.")
    return policy_named(name)


def _examples(queries: Mapping[str, Any]) -> dict[str, Example]:
    given = {key: example for key, example in queries.items() if example is not None}
    if not given:
        raise BadRequest("No queries provided.")
    if len(given) > (limit := settings().max_batch):
        raise BadRequest(f"Too many queries in one batch (limit: {limit}).")
    return {key: read_example(key, example) for key, example in given.items()}


def _response(here: Corpus, example: Example, query: Query | None, admitted: Mask | None, threshold: float) -> Any:
    """What one example found. Without a query no entry can be of its schema, and `ignored` says so."""
    found = find(here, query, admitted) if query else None
    hits = found.hits if found else []
    matching = sum(hit.score >= threshold for hit in hits)
    results = [scored(here, query, hit, threshold) for hit in hits[: query.limit]] if query else []
    return {
        "status": 200,
        "results": results,
        "total": {"value": matching, "relation": "gte" if len(hits) >= MOST_HITS else "eq"},
        "query": {"id": example.id, "schema": example.schema, "properties": example.properties},
        "left_out": found.left_out if found else {},
        "ignored": example.ignored if query else [*example.ignored, _no_entries_of(example.schema)],
    }


def _no_entries_of(schema: str) -> dict[str, str]:
    return {"property": "schema", "reason": f"no entry is of the schema {schema}: nothing was compared"}


def scored(here: Corpus, query: Query, hit: Hit, threshold: float) -> Entity:
    """A hit as a scored entity; `explanations` has every kind of evidence, those without effect too, and the reasons
    in our own terms stand beside."""
    document = here.document(here.positions[hit.id])
    return {
        **entity(document),
        "score": hit.score,
        "match": hit.score >= threshold,
        "explanations": {item.feature: _explanation(item) for item in hit.evidence},
        "hit_id": query.hit_id(hit.id),
        "probability": hit.probability,
        "band": hit.band,
        "matched_name": hit.matched_name,
        "reasons": [reason(item) for item in hit.evidence],
        "sources": [source_answer(source, hit.matched_name) for source in document["sources"]],
    }


def _explanation(evidence: Evidence) -> dict[str, Any]:
    return {
        "score": evidence.effect,
        "detail": evidence.text,
        "query": evidence.query or None,
        "candidate": evidence.listed or None,
        "weight": None,
    }
