"""The keys a server process knows: asked of the database now and then, and still known when it is away."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from time import monotonic

import orjson

from service.domain.access import ApiKey, Scope, key_for
from service.errors import NotReadyError
from service.store import Database
from service.store.keys import keys

_REFRESH_SECONDS = 1.0  # so soon does a revoked key stop working
_NEW_KEY_SECONDS = 0.05  # so soon is a new key known; bounds what guessing costs the database


class Keyring:
    """Answers whose token it is. A copy of the hashes lies in a file, for a start while the database is away.

    Safe to use from several threads. `database` is asked for when needed, since its tables may have to be made first.
    """

    def __init__(self, database: Callable[[], Database], file: Path) -> None:
        self._database = database
        self._file = file
        self._lock = Lock()
        self._keys: tuple[ApiKey, ...] | None = None
        self._asked = 0.0

    def known(self) -> tuple[ApiKey, ...]:
        """All keys, at most a second old while the database answers. NotReadyError when they were never known."""
        return self._at_most(_REFRESH_SECONDS)

    def key_for(self, token: str) -> ApiKey | None:
        """The good key of a token, None when there is none; a key that was just made is known at once."""
        return key_for(self.known(), token) or key_for(self._at_most(_NEW_KEY_SECONDS), token)

    def _at_most(self, seconds: float) -> tuple[ApiKey, ...]:
        known, fresh = self._keys, monotonic() - self._asked <= seconds
        if known is not None and (fresh or not self._lock.acquire(blocking=False)):
            return known  # one request asks the database; the others need not wait for it
        if known is None:
            self._lock.acquire()
        try:
            self._keys, self._asked = self._read(), monotonic()
            return self._keys
        finally:
            self._lock.release()

    def _read(self) -> tuple[ApiKey, ...]:
        try:
            with self._database().reading() as connection:
                found = tuple(keys(connection))
        except NotReadyError as error:
            return self._keys if self._keys is not None else self._kept(error)
        if found != self._keys:
            keep(found, self._file)
        return found

    def _kept(self, reason: NotReadyError) -> tuple[ApiKey, ...]:
        try:
            rows = orjson.loads(self._file.read_bytes())
        except (OSError, ValueError):
            raise NotReadyError(f"the API keys are not known: {reason}") from reason
        return tuple(ApiKey(**row | {"scopes": frozenset(map(Scope, row["scopes"]))}) for row in rows)


def keep(known: Sequence[ApiKey], file: Path) -> None:
    """Replaces the copy of the keys in one step, whoever else does so at the same time; only its owner may read it."""
    rows = [asdict(key) | {"scopes": sorted(key.scopes)} for key in known]
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as writing:
        writing.write(orjson.dumps(rows))
    Path(writing.name).replace(file)
