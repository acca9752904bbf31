"""`aka serve`: the service on an address, until it is told to stop."""

import errno
import socket
from typing import Any

import structlog
from gunicorn.app.base import BaseApplication

from service import logs
from service.api.access import is_loopback
from service.app import create_app
from service.errors import ConfigurationError, NotReadyError
from service.ingest.installation import Installation
from service.serving.options import gunicorn_settings
from service.settings import Settings


def serve(settings: Settings) -> None:
    """Makes tables, seeds and snapshot where they are missing, and answers requests until SIGTERM or SIGINT.

    Ends with SystemExit(0). NotReadyError, before anything is served, for a port in use or an embedded database that
    cannot be used; another database that cannot be reached yet is waited for, and requests answer 503 meanwhile.
    ConfigurationError for an address that is not this machine's.
    """
    listener = _listener(settings)
    logs.configure(settings.log_level)
    installation = Installation(settings)
    prepare(installation)
    _announce(installation, listener)
    _Server(create_app(installation), gunicorn_settings(settings) | {"bind": f"fd://{listener.detach()}"}).run()


class _Server(BaseApplication):  # type: ignore[misc]  # the package is untyped
    """Gunicorn on an application that is there already."""

    def __init__(self, app: Any, options: dict[str, Any]) -> None:
        self._app, self._options = app, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._app


def _listener(settings: Settings) -> socket.socket:
    host = settings.host.strip("[]")
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, settings.port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        raise _unusable(settings, error) from error
    return listener


def _unusable(settings: Settings, error: OSError) -> ConfigurationError | NotReadyError:
    where = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return NotReadyError(f"{where} is in use by another program; give another port with --port or AKA_PORT")
    if error.errno == errno.EACCES:
        return NotReadyError(f"{where} may not be used by this user; ports from 1024 on may")
    return ConfigurationError(f"this machine has no address {where}: {error.strerror or error}")


def prepare(installation: Installation) -> None:
    """Makes tables, seeds and snapshot where they are missing, and leaves no connection open.

    NotReadyError for an embedded database that cannot be used; another one may come up later.
    """
    try:
        installation.ready_database()
        installation.publish()
    except NotReadyError as error:
        if installation.settings.is_embedded:
            raise
        structlog.get_logger().warning("not ready", reason=str(error))
    finally:
        installation.database.close()  # connections must not be shared with the worker processes


def _announce(installation: Installation, listener: socket.socket) -> None:
    host, port = listener.getsockname()[:2]
    workers = installation.settings.workers
    structlog.get_logger().info("serving", host=host, port=port, workers=workers, access=_access(installation))


def _access(installation: Installation) -> str:
    try:
        keys = [key for key in installation.keyring.known() if not key.revoked_at]
    except NotReadyError as error:
        return f"nobody is answered yet: {error}"
    finally:
        installation.database.close()
    if keys:
        return "every caller needs a key"
    if is_loopback(installation.settings.host):
        return "bound to a loopback address: open to everyone on this machine, no key is asked for"
    return "bound beyond this machine, and no API key exists: only /healthz, /readyz and /metrics answer"
