"""How gunicorn runs the service; `docker/gunicorn.conf.py` takes the same."""

import os
from typing import Any

from service.api.state import installation_of
from service.ingest.watching import Watch
from service.logs import logging_config
from service.settings import Settings

_THREADS = 4  # in each process: a request that waits for the database must not hold up those that do not
_GRACE_SECONDS = 25  # for requests under way at the end, below the 30 s after which container runtimes kill
_SHARED_MEMORY = "/dev/shm"  # noqa: S108  # heartbeats; a file on a slow or read-only disk would stall the workers


def gunicorn_settings(settings: Settings) -> dict[str, Any]:
    """Gunicorn's settings for ours. Each request is logged by the service itself, so gunicorn logs none."""
    return {
        "bind": f"{_bracketed(settings.host)}:{settings.port}",
        "workers": settings.workers,
        "threads": _THREADS,
        "worker_class": "service.serving.worker.Worker",
        "worker_tmp_dir": _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None,
        "preload_app": True,  # the list is opened once and shared
        "graceful_timeout": _GRACE_SECONDS,
        "keepalive": 5,
        "control_socket_disable": True,  # it needs a writable folder, and nothing here uses it
        "post_worker_init": follow_list,
        "accesslog": None,
        "loglevel": settings.log_level.lower(),
        "logconfig_dict": logging_config(settings.log_level),
    }


def follow_list(worker: Any) -> None:
    """Lets a worker process answer from each new list version, whoever made it; gunicorn calls it in every worker."""
    Watch(installation_of(worker.wsgi)).start()


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
