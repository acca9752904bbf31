"""The OpenAPI document, made from the schemas and the views."""

from typing import Any

import flask_smorest
import orjson
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from flask import Flask, current_app
from marshmallow import Schema, fields

from service.api import problems
from service.api.schemas.answer import Answer
from service.api.schemas.fields import Each, OneOrMany
from service.api.schemas.problem import ProblemAnswer

_VERSION = "1"
_DESCRIPTION = (
    "Matches names against a designation list that is built from articles and official lists, and says why. "
    "Unknown fields are an error that names them. Times are ISO 8601 in UTC. Lists page with `limit` and an opaque "
    "`cursor`. Every failure is `application/problem+json`."
)


class _Converter(OpenAPIConverter):
    """Takes a schema's docstring for its description, and leaves answers room to grow."""

    def schema2jsonschema(self, schema: Schema) -> dict[str, Any]:
        made: dict[str, Any] = super().schema2jsonschema(schema)  # type: ignore[no-untyped-call]
        if isinstance(schema, Answer):
            made.pop("additionalProperties", None)
        made |= getattr(schema, "described", {})
        return {"description": " ".join((type(schema).__doc__ or "").split())} | made


class _Plugin(MarshmallowPlugin):
    Converter = _Converter


class Api(flask_smorest.Api):  # type: ignore[misc]  # the package is untyped
    """Gathers the documentation of blueprints; failures are answered and described by `problems`."""

    ERROR_SCHEMA = ProblemAnswer

    def _register_error_handlers(self) -> None:
        """Failures are not handled here."""

    def _register_responses(self) -> None:
        content = {problems.MEDIA_TYPE: {"schema": ProblemAnswer}}
        failure = {"description": "What failed, and why", "content": content}
        self.spec.components.response("DEFAULT_ERROR", failure, lazy=True)


def register(app: Flask, *blueprints: flask_smorest.Blueprint) -> None:
    """Puts blueprints into an application, and their documentation into its document."""
    app.config.update(API_TITLE="alsoknown", API_VERSION=_VERSION, OPENAPI_VERSION="3.1.0")
    plugin = _Plugin(schema_name_resolver=_schema_name)
    api = Api(app, spec_kwargs={"marshmallow_plugin": plugin, "info": {"description": _DESCRIPTION}})
    for function in (described, one_or_many, each):
        plugin.converter.add_attribute_function(function)  # type: ignore[union-attr]  # made with the Api
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    app.extensions["openapi"] = api.spec


def document() -> dict[str, Any]:
    """The document of the application that answers."""
    found: dict[str, Any] = current_app.extensions["openapi"].to_dict()
    return found


def described(_: OpenAPIConverter, field: fields.Field[Any], ret: dict[str, Any]) -> dict[str, Any]:
    """Describes a field that says of itself what it takes."""
    takes = getattr(field, "described", None)
    if takes is None:
        return {}
    for beside in ("type", "maxLength", "pattern"):
        ret.pop(beside, None)
    return {"anyOf": [*takes, *([{"type": "null"}] if field.allow_none else [])]}


def each(_: OpenAPIConverter, field: fields.Field[Any], ret: dict[str, Any]) -> dict[str, Any]:
    """Describes a list each of whose items is read for itself: one that does not fit gives an error in its place."""
    return {"items": {"anyOf": [ret["items"], {}]}} if isinstance(field, Each) else {}


def one_or_many(_: OpenAPIConverter, field: fields.Field[Any], ret: dict[str, Any]) -> dict[str, Any]:
    """Describes a list of which a single value may be given bare."""
    if not isinstance(field, OneOrMany):
        return {}
    many = {key: ret.pop(key) for key in ("items", "maxItems") if key in ret}
    ret.pop("type")
    return {"anyOf": [{"type": "array"} | many, many["items"], {"type": "null"}]}


def _schema_name(schema: Schema | type[Schema] | str) -> str:
    cls = schema if isinstance(schema, type) else type(schema)
    return cls.__name__


def written(made: dict[str, Any]) -> bytes:
    """A document as it is committed."""
    return orjson.dumps(made, option=orjson.OPT_INDENT_2) + b"\n"
