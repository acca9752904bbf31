"""One installation: its settings, its database, its snapshots, and how they are made on first use.

The store and the extraction are imported where they are used: an answer from a snapshot that lies ready needs neither.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from service import clock
from service.errors import BadInputError, NotReadyError
from service.screening.corpus import Corpus
from service.screening.past import Past
from service.screening.snapshots import Snapshots
from service.settings import Settings

if TYPE_CHECKING:
    from service.ingest.keyring import Keyring
    from service.store import Connection, Database
    from service.store.versions import ListVersion

_START_SECONDS = 60.0


class Installation:
    """What the doors (command line, HTTP, pages) work on.

    Making one does nothing; the first use sets up what is missing.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        folder = _snapshot_folder(settings)
        self.snapshots = Snapshots(folder)
        self._past = Past(folder.with_name(f"{folder.name}-past"))

    @cached_property
    def database(self) -> "Database":
        """The database of the settings, as it is; `ready_database` makes sure of its tables."""
        from service.store import Database

        return Database(self.settings.database_url)

    @cached_property
    def keyring(self) -> "Keyring":
        """The keys of callers."""
        from service.ingest.keyring import Keyring

        return Keyring(self.ready_database, self.settings.home / "keys.json")

    def prepare(self, tell: Callable[[str], None] = lambda _: None) -> None:
        """Makes the tables, loads the seeds into an empty database (unless switched off), and publishes the list.

        A database that starts at the same time is waited for, for up to a minute; `tell` is given a sentence about it.
        """
        from service.store.migrate import upgrade

        self.database.wait(0 if self.settings.is_embedded else _START_SECONDS, tell)
        if not upgrade(self.database, self._seed):
            with self.database.writing() as connection:
                self._seed(connection)
        self.publish()

    def _seed(self, connection: "Connection") -> None:
        """Fills an empty database, unless that is switched off."""
        from service.ingest.seeds import load_seeds

        if self.settings.seeds:
            load_seeds(connection, at=clock.now())

    def ready_database(self) -> "Database":
        """The database with its tables. The embedded one is made on first use; another is never changed unasked.

        NotReadyError when the tables of a database that is not the embedded one are missing or old.
        """
        from service.store.migrate import is_current

        if is_current(self.database):
            return self.database
        if not self.settings.is_embedded:
            raise NotReadyError("the database's tables are missing or of another version; run `aka db upgrade`")
        self.prepare()
        return self.database

    def publish(self) -> Corpus:
        """Compiles the newest list version, if no snapshot of it lies ready, and makes it the one that answers."""
        left = self.snapshots.unpublished()
        while True:
            with self.database.reading() as connection:
                newest = _version(connection)
                self.snapshots.build(connection, newest)
            if self.snapshots.swap(newest, partial(self._is_newest, newest)):
                for mark in left:
                    mark.unlink(missing_ok=True)
                return self.snapshots.current()

    def recover(self, tell: Callable[[str], None] = lambda _: None) -> None:
        """Publishes what a change wrote whose process was killed before it did; `tell` is given a sentence about it.

        Nothing where there is no such change, and while the database is away: the snapshot that lies ready answers.
        """
        if not self.snapshots.unpublished():
            return
        with suppress(NotReadyError):
            self.ready_database()
            if not self.snapshots.answers(self._newest()):
                tell("an earlier change of the list was interrupted; compiling what it left …")
            self.publish()

    def catch_up(self) -> bool:
        """Publishes the newest list version if it is not the one that answers; False when there was nothing to do."""
        if self.snapshots.answers(self._newest()):
            return False
        self.publish()
        return True

    def _is_newest(self, version: "ListVersion") -> bool:
        return self._newest() == version

    def _newest(self) -> "ListVersion":
        with self.database.reading() as connection:
            return _version(connection)

    def corpus(self) -> Corpus:
        """The corpus that answers now; needs no database once a snapshot lies ready, and makes one otherwise."""
        try:
            return self.snapshots.current()
        except NotReadyError:
            self.ready_database()
            return self.publish()

    def corpus_at(self, *, as_of: str = "", known_at: str = "", now: Corpus | None = None) -> Corpus:
        """The corpus of what was in force on a day (ISO date) as known at a moment (ISO, UTC); both empty for now.

        Needs the database unless both are empty. `now` is the corpus to take for that of now, where several questions
        are to be answered from one list version. BadInputError for a moment on a day that lies ahead: what will be
        known is not known yet.
        """
        now = now or self.corpus()
        if not as_of and not known_at:
            return now
        if known_at[:10] > clock.today():
            raise BadInputError(f"known_at is {known_at}, which lies ahead: what will be known then is not known yet")
        with self.ready_database().reading() as connection:
            chosen = _version(connection, known_at) if known_at else _version_in(connection, now)
            day = self._past.day_that_holds(connection, chosen, as_of)
            if not day and _is_of(now, chosen):
                return now
            return self._past.corpus(connection, chosen, day)


def _snapshot_folder(settings: Settings) -> Path:
    """Databases that share a home have folders of their own, so that none answers for another."""
    folder = settings.home / "snapshots"
    if settings.is_embedded:
        return folder
    return folder.with_name("snapshots-" + hashlib.sha256(settings.shown_database_url.encode()).hexdigest()[:12])


def _version(connection: "Connection", known_at: str = "") -> "ListVersion":
    """The list version that was the newest at a moment, now when empty."""
    from service.store.versions import EMPTY, ListVersion, known_by, latest, version

    found = version(connection, known_by(connection, known_at) if known_at else latest(connection))
    return found or ListVersion(EMPTY, "", "aka", "nothing was ever listed", "0" * 64, {})


def _version_in(connection: "Connection", corpus: Corpus) -> "ListVersion":
    """The list version that a corpus was made of; the newest where the database does not know it."""
    from service.store.versions import version

    found = version(connection, corpus.meta.list_version)
    return found if found and _is_of(corpus, found) else _version(connection)


def _is_of(corpus: Corpus, version: "ListVersion") -> bool:
    return (corpus.meta.list_version, corpus.meta.list_hash) == (version.number, version.content_hash)
