"""`/catalog`, `/algorithms`, `/programs`, `/updatez`: what this service has, and how it matches."""

import hashlib
from typing import Any

import orjson
from flask import Response, request

from matchers import CURRENT_POLICY, policy_names
from service.api.blueprint import Blueprint, answer
from service.api.opensanctions.answers import AlgorithmsAnswer, CatalogAnswer, ProgramsAnswer
from service.api.opensanctions.entity import moment
from service.api.opensanctions.scope import DEFAULT, lists_held
from service.api.schemas.lists import AliveAnswer
from service.api.state import corpus, installation
from service.domain.programmes import Programme, authority_of, catalogue
from service.screening.corpus import Corpus

blueprint = Blueprint("ftm_catalogue", __name__, description="What there is, as clients of yente ask for it")

_FRESH_SECONDS = 300
_FEATURES = {
    "name": "how alike the names are, word by word",
    "identifier": "the same number, or two that cannot both be right",
    "birth_date": "how well the dates agree, as far as both are known",
    "country": "whether the countries agree",
    "gender": "whether the genders agree",
    "kind": "whether both are of the same kind of party",
}
_NOTHING_KNOWN: dict[str, Any] = {
    "summary": None,
    "description": None,
    "url": None,
    "license": None,
    "category": None,
    "publisher": None,
    "coverage": None,
    "resources": [],
    "tags": [],
    "deprecated": False,
    "deprecation": None,
    "entities_url": None,
    "delta_url": None,
    "namespace": False,
}


@blueprint.get("/catalog")
@blueprint.response(200, CatalogAnswer)
def catalog() -> Response:
    """List the datasets

    Gives `default`, which is everything, and each list; all of them are loaded and current. Answers 304 to an
    `If-None-Match` with the `ETag` it gave.
    """
    return _cacheable(_catalog(corpus()))


@blueprint.get("/manifest")
@blueprint.response(200, CatalogAnswer)
def manifest() -> Response:
    """List the datasets, by an older address

    The same as `/catalog`.
    """
    return _cacheable(_catalog(corpus()))


@blueprint.get("/algorithms")
@blueprint.response(200, AlgorithmsAnswer)
def algorithms() -> Response:
    """List the algorithms

    Gives the published policies, by which scores are made. `best`, and yente's `logic-v2`, stand for the current one.
    """
    current = CURRENT_POLICY.name
    return answer({"algorithms": [_algorithm(name) for name in policy_names()], "default": current, "best": current})


@blueprint.get("/programs")
@blueprint.response(200, ProgramsAnswer)
def programs() -> Response:
    """List the sanctions programmes

    Gives the programmes of the catalogue and those that an entry is listed under, in the shape of OpenSanctions' own
    file; `key` is what entities carry as `programId`.
    """
    known = dict(catalogue())
    unknown = sorted(corpus().values("programmes") - known.keys())
    listed = [*known.values(), *(Programme(code, authority_of(code), code, (), (), "") for code in unknown)]
    return _cacheable({"data": [_program(programme) for programme in listed]})


@blueprint.post("/updatez")
@blueprint.response(200, AliveAnswer)
def update() -> Response:
    """Answer from the newest list version

    Needed by nobody, since every process follows the list by itself; it is here for those who call it. A key may also
    be sent as the parameter `token`. The answer comes when it is done.
    """
    installation().ready_database()
    installation().catch_up()
    return answer({"status": "ok"})


def _catalog(here: Corpus) -> dict[str, Any]:
    held = {str(item["list"]): item for item in here.meta.lists}
    lists = [_dataset(here, name, held.get(name, {})) for name in lists_held(here)]
    made = here.meta.created_at.removesuffix("Z") or None
    everything = _dataset(here, DEFAULT, {"entries": len(here)}) | {
        "title": "Everything",
        "children": [item["name"] for item in lists],
        "updated_at": made,
        "last_export": made,
    }
    datasets = [everything, *lists]
    return {
        "datasets": datasets,
        "current": [item["name"] for item in datasets],
        "outdated": [],
        "index_stale": False,
        "list_version": here.meta.list_version,
        "list_hash": here.meta.list_hash,
    }


def _dataset(here: Corpus, name: str, edition: Any) -> dict[str, Any]:
    published = moment(str(edition.get("published", "")))
    return {
        **_NOTHING_KNOWN,
        "name": name,
        "title": "Articles" if name == "articles" else name,
        "version": edition.get("edition") or str(here.meta.list_version),
        "entity_count": edition.get("entries"),
        "thing_count": edition.get("entries"),
        "updated_at": published,
        "last_export": published,
        "children": [],
        "load": True,
        "index_version": str(here.meta.list_version),
        "index_current": True,
    }


def _algorithm(name: str) -> dict[str, Any]:
    described = f"The policy {name}: a frozen set of weights and thresholds."
    features = {feature: {"description": text, "coefficient": None, "url": None} for feature, text in _FEATURES.items()}
    docs = {"name": name, "description": described, "config": {}, "features": features}
    return {"name": name, "description": described, "features": features, "docs": docs}


def _program(programme: Programme) -> dict[str, Any]:
    territory, _, office = programme.authority.partition("/")
    issuer = {
        "name": programme.authority or None,
        "acronym": office or territory or None,
        "organisation": office or None,
        "territory": territory.lower() if len(territory) == 2 else None,
    }
    return {
        "key": programme.code,
        "title": programme.title,
        "url": None,
        "summary": None,
        "dataset": None,
        "issuer": issuer,
        "aliases": list(
            dict.fromkeys((*programme.aliases, *(code.partition(":")[2] for code in programme.list_codes)))
        ),
        "target_territories": [],
        "measures": [],
    }


def _cacheable(data: Any) -> Response:
    """An answer that a client may keep for five minutes, and ask again whether it changed."""
    sent = answer(data)
    sent.set_etag(hashlib.sha256(orjson.dumps(data)).hexdigest()[:32])
    sent.headers["Cache-Control"] = f"private, max-age={_FRESH_SECONDS}"
    sent.make_conditional(request)
    return sent
