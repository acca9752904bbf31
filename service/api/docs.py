"""`/openapi.json`, and `/docs`, the same for people: one page, without scripts and without any other host."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, render_template

from service.api.blueprint import answer
from service.api.openapi import document

blueprint = Blueprint("docs", __name__)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    return answer(document())


@blueprint.get("/docs")
def docs() -> Response:
    """The same as a page."""
    described = document()
    page = render_template("docs.html", api=described, operations=list(_operations(described)), shown=_shown)
    return Response(page, headers={"Content-Security-Policy": _POLICY}, mimetype="text/html")


def _operations(described: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"path": path, "method": method.upper(), **operation, "body": _body(operation.get("requestBody"))}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if method in ("get", "post", "patch", "put", "delete")
    ]


def _body(given: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if given is None:
        return None
    media, content = next(iter(given["content"].items()))
    return {"media": media, **content}


def _shown(schema: Mapping[str, Any]) -> tuple[str, str]:
    """A schema in a few words, and the name of the schema it refers to, empty when it refers to none."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return name, name
    if "anyOf" in schema:
        parts = [_shown(part) for part in schema["anyOf"]]
        return " or ".join(text for text, _ in parts), next((name for _, name in parts if name), "")
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"] if value is not None), ""
    kind = schema.get("type", "any")
    if kind == "array" or "items" in schema:
        text, name = _shown(schema["items"])
        return f"list of {text}", name
    return (" or ".join(kind) if isinstance(kind, list) else str(kind)), ""
