"""Gunicorn's configuration: `gunicorn --config docker/gunicorn.conf.py 'service.wsgi:create()'`, set up by `AKA_…`."""

import os

from service.serving import gunicorn_settings
from service.settings import read_settings

globals().update(gunicorn_settings(read_settings(os.environ)))
