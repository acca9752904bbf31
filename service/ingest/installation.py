"""One installation: its settings, its database, its snapshots, and how they are made on first use."""

from service import clock
from service.errors import NotReadyError
from service.ingest.seeds import load_seeds
from service.screening.corpus import Corpus
from service.screening.snapshots import Snapshots
from service.settings import Settings
from service.store import Connection, Database
from service.store.migrate import is_current, upgrade
from service.store.versions import EMPTY, ListVersion, known_by, latest, version


class Installation:
    """What the doors (command line, HTTP, pages) work on. Making one does nothing; the first use sets up what is missing."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = Database(settings.database_url)
        self.snapshots = Snapshots(settings.home / "snapshots")

    def prepare(self) -> None:
        """Makes the tables, loads the seeds into an empty database (unless switched off), and publishes the list."""
        upgrade(self.database)
        if self.settings.seeds:
            load_seeds(self.database, at=clock.now())
        self.publish()

    def ready_database(self) -> Database:
        """The database with its tables. The embedded one is made on first use; another is never changed unasked.

        NotReadyError when the tables of a database that is not the embedded one are missing or old.
        """
        if is_current(self.database):
            return self.database
        if not self._is_embedded():
            raise NotReadyError("the database's tables are missing or of another version; run `aka db upgrade`")
        self.prepare()
        return self.database

    def publish(self) -> Corpus:
        """Compiles the newest list version, if no snapshot of it lies ready, and makes it the one that answers."""
        with self.database.reading() as connection:
            newest = _version(connection, latest(connection))
            self.snapshots.build(connection, newest)
        self.snapshots.swap(newest)
        return self.snapshots.current()

    def corpus(self) -> Corpus:
        """The corpus that answers now; needs no database once a snapshot lies ready, and makes one otherwise."""
        try:
            return self.snapshots.current()
        except NotReadyError:
            self.ready_database()
            return self.publish()

    def corpus_at(self, *, as_of: str = "", known_at: str = "") -> Corpus:
        """The corpus of what was in force on a day (ISO date) as known at a moment (ISO, UTC); both empty for now."""
        if not as_of and not known_at:
            return self.corpus()
        with self.ready_database().reading() as connection:
            number = known_by(connection, known_at) if known_at else latest(connection)
            chosen = _version(connection, number)
            self.snapshots.build(connection, chosen, as_of)
        return self.snapshots.open(chosen, as_of)

    def _is_embedded(self) -> bool:
        return self.settings.database_url == f"sqlite:///{(self.settings.home / 'aka.db').absolute()}"


def _version(connection: Connection, number: int) -> ListVersion:
    found = version(connection, number)
    return found or ListVersion(EMPTY, "", "aka", "nothing was ever listed", "0" * 64, {})
