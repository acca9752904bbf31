"""Serving over HTTP: `serve` for `aka serve`, `gunicorn_settings` for gunicorn on its own."""

from service.serving.options import gunicorn_settings
from service.serving.server import prepare, serve

__all__ = ["gunicorn_settings", "prepare", "serve"]
