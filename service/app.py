"""The application: what answers HTTP requests, put together. `python -m service.app` prints its OpenAPI document."""

import sys
import tempfile

from flask import Flask

from service.api import (
    access,
    articles,
    changes,
    docs,
    entries,
    exchange,
    health,
    lists,
    match,
    openapi,
    problems,
    state,
)
from service.api.blueprint import Key
from service.ingest.installation import Installation
from service.settings import Settings, read_settings

_BLUEPRINTS = (match, articles, entries, lists, changes, health)


def create_app(on: Settings | Installation) -> Flask:
    """An application on an installation, or on one of these settings. Touches neither database nor list."""
    installation = on if isinstance(on, Installation) else Installation(on)
    app = Flask(__name__, static_folder=None, template_folder="api/templates")
    app.config.update(MAX_CONTENT_LENGTH=installation.settings.max_body_bytes)
    app.url_map.converters["key"] = Key
    app.url_map.merge_slashes = False  # an address is as written or it is not found; nothing redirects
    app.url_map.strict_slashes = True
    state.attach(app, installation)
    problems.register(app)
    exchange.register(app)
    access.register(app)
    openapi.register(app, *(module.blueprint for module in _BLUEPRINTS))
    app.register_blueprint(docs.blueprint)
    return app


def openapi_document() -> bytes:
    """The OpenAPI document as it is committed; the same on every machine."""
    with tempfile.TemporaryDirectory() as home:
        app = create_app(read_settings({}, home=home))
        with app.app_context():
            return openapi.written(openapi.document())


if __name__ == "__main__":
    sys.stdout.buffer.write(openapi_document())
