"""Follows the list: a server process that hears of a new version compiles it, if nobody did, and answers from it.

It follows the keys of callers too, so that matching goes on when the database goes away.
"""

import threading
from contextlib import closing

import structlog

from service.errors import NotReadyError
from service.ingest.installation import Installation
from service.store.announcements import announcements

_WAIT_SECONDS = 1.0  # without news the version is asked for this often; it costs one small query
_RETRY_SECONDS = 2.0  # after the database was lost


class Watch:
    """A thread that keeps one process's snapshots and keys up with the database, from `start` to `stop`.

    While the database is away the last snapshot goes on answering those whose keys were known last.
    """

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch-list", daemon=True)

    def start(self) -> None:
        """Begins to follow; once only."""
        self._thread.start()

    def stop(self) -> None:
        """Ends within about a second, and gives the database connection back."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        log = structlog.get_logger()
        while not self._stopping.is_set():
            try:
                self._follow()
            except NotReadyError as error:
                log.warning("list_not_followed", reason=str(error))
                self._stopping.wait(_RETRY_SECONDS)

    def _follow(self) -> None:
        with closing(announcements(self._installation.database, _WAIT_SECONDS)) as news:
            for _ in news:
                if self._stopping.is_set():
                    return
                self._installation.catch_up()
                self._installation.keyring.known()
