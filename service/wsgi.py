"""The application for a WSGI server: `gunicorn --config docker/gunicorn.conf.py 'service.wsgi:create()'`."""

import os

from flask import Flask

from service import logs
from service.app import create_app
from service.ingest.installation import Installation
from service.serving import prepare
from service.settings import read_settings


def create() -> Flask:
    """The application on the settings of the environment, with tables, seeds and snapshot made where they are missing.

    ConfigurationError when a setting cannot be used; NotReadyError when an embedded database cannot.
    """
    settings = read_settings(os.environ)
    logs.configure(settings.log_level)
    installation = Installation(settings)
    prepare(installation)
    return create_app(installation)
