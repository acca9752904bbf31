"""The seeds: articles of our own on documented designations, and the list built from them, which is committed.

`seeds/articles/*.md` are read by the extraction rules into `seeds/built/entries.jsonl`, one line an article. An empty
database is filled from the built list, so that a first start needs no extraction and shows what was reviewed.
"""

from collections.abc import Iterator
from pathlib import Path

import orjson

from service.articles import Extraction, extract, from_schema, read_document, to_schema
from service.errors import BadInputError, NotFoundError
from service.ingest.articles import ingest_into
from service.store import Connection
from service.store.sources import articles
from service.store.versions import EMPTY, latest

_BUILT = Path("built") / "entries.jsonl"


def seeds_folder() -> Path:
    """Where the seeds lie: inside an installed package, or beside the package in a checkout."""
    packaged = Path(__file__).parents[1] / "seeds"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "seeds"


def built_list(folder: Path) -> bytes:
    """What the present rules make of the seed articles, as the bytes of `built/entries.jsonl`.

    BadInputError names an article that cannot be read.
    """
    lines = []
    for file in sorted((folder / "articles").glob("*.md")):
        extraction = extract(read_document(file.read_bytes(), name=file.name))
        content = {"document": file.name, "article": extraction.article.id, **to_schema(extraction)}
        lines.append(orjson.dumps(content, option=orjson.OPT_SORT_KEYS) + b"\n")
    return b"".join(lines)


def is_built(folder: Path) -> bool:
    """True when the built list is, to the byte, what the present rules make of the articles."""
    file = folder / _BUILT
    return file.exists() and file.read_bytes() == built_list(folder)


def build_seeds(folder: Path) -> bool:
    """Writes the built list; False when it stood there already, to the byte."""
    content, file = built_list(folder), folder / _BUILT
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def load_seeds(connection: Connection, *, at: str, folder: Path | None = None) -> int:
    """Fills an empty database with the built list; gives the number of articles loaded.

    A database that holds anything is left alone. NotFoundError when the installation carries no seeds.
    """
    if not _is_empty(connection):
        return 0
    extractions = list(_built_extractions(folder or seeds_folder()))
    for extraction in extractions:
        ingest_into(connection, extraction, at=at, actor="seeds", accept=True)
    return len(extractions)


def _is_empty(connection: Connection) -> bool:
    return latest(connection) == EMPTY and not articles(connection)


def _built_extractions(folder: Path) -> Iterator[Extraction]:
    file = folder / _BUILT
    if not file.exists():
        raise NotFoundError(f"the seeds are missing: there is no {file}")
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        content = orjson.loads(line)
        source = folder / "articles" / content["document"]
        article = read_document(source.read_bytes(), name=source.name)
        if article.id != content["article"]:
            raise BadInputError(f"{file} line {number}: {source.name} has changed since; run `aka seeds build`")
        yield from_schema(article, content)
