"""The designation list at rest: the only importer of SQLAlchemy.

Facts are kept in two times. *In force*: from when to when a source says them of the world. *Known*: from which list
version to which we held them to be so. A record is written once; its periods say when it held. Nothing is
overwritten.
"""

from service.store.database import Connection, Database

__all__ = ["Connection", "Database"]
