"""Editions from where their authorities publish them: fetched when asked, then imported as any other."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from service import clock
from service.errors import AlsoknownError, ConfigurationError
from service.ingest.download import Allowed, download, shown_url
from service.ingest.editions import Imported, import_edition
from service.lists import ReadEdition, read_edition
from service.settings import Settings
from service.store import Database

Sources = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Updated:
    """What came of one list: the import, or why there was none; then the edition held goes on answering."""

    list_code: str
    imported: Imported | None
    error: str = ""


def configured(settings: Settings) -> Sources:
    """The addresses of each list in the order of the setting `update_from`; empty when it is `off`.

    ConfigurationError when they are not pairs of a list and a URL.
    """
    words = settings.update_from.split()
    if words == ["off"]:
        return {}
    found: dict[str, list[str]] = {}
    for code, url in zip(words[::2], words[1::2], strict=False):
        found.setdefault(code, []).append(url)
    if len(words) % 2 or any("://" in code for code in found) or not found:
        raise ConfigurationError("AKA_UPDATE_FROM must be `off`, or pairs of a list and a URL: un-sc https://…")
    return found


@contextmanager
def fetched(urls: Sequence[str], settings: Settings) -> Iterator[list[Path]]:
    """The files at some URLs, for as long as they are read; errors as in `download`."""
    allowed = Allowed(settings.max_upload_bytes, private=settings.download_private)
    with tempfile.TemporaryDirectory(prefix="aka-download-") as folder:
        yield download(urls, Path(folder), allowed)


def read_from(list_code: str, urls: Sequence[str], settings: Settings, **how: Any) -> ReadEdition:
    """The edition at some URLs, one a file, read as `read_edition` is told to; it remembers where it came from."""
    with fetched(urls, settings) as files:
        read = read_edition(list_code, files, today=clock.today(), **how)
    return replace(read, edition=replace(read.edition, url=" ".join(map(shown_url, urls))))


def update_lists(database: Database, sources: Sources, settings: Settings, *, actor: str) -> Iterator[Updated]:
    """Fetches and imports each list in turn; one that fails spoils none of the others."""
    for code, urls in sources.items():
        try:
            yield Updated(code, import_edition(database, read_from(code, urls, settings), actor=actor))
        except AlsoknownError as error:
            yield Updated(code, None, str(error))
