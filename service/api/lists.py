"""`/lists`: the editions of official lists that are held, and the import of another."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Response
from werkzeug.datastructures import FileStorage

from service import clock
from service.api.access import caller
from service.api.blueprint import MULTIPART, Blueprint, answer
from service.api.paging import page
from service.api.schemas.articles import PageQuery
from service.api.schemas.lists import EditionForm, EditionsAnswer, ImportedAnswer
from service.api.state import installation, settings
from service.ingest.editions import import_edition, imported_answer
from service.lists import read_edition
from service.screening.holdings import editions_held

blueprint = Blueprint("lists", __name__, description="Official lists, by edition")


@blueprint.get("/lists")
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, EditionsAnswer)
def lists(asked: dict[str, Any]) -> Response:
    """List the editions held

    Gives every edition of every list, with its date, age, hash and counts; the newest of a list stands last.
    """
    held = editions_held(installation().ready_database(), clock.today(), settings().max_edition_age_days)
    return answer(page("lists", held, **asked))


@blueprint.post("/lists/<key:list_code>/editions")
@blueprint.arguments(EditionForm, location=MULTIPART)
@blueprint.response(200, ImportedAnswer)
def import_files(given: dict[str, Any], list_code: str) -> Response:
    """Import an edition

    Reads the files of one edition and brings the list to what they say, at once. A file that is damaged, or loses an
    implausible share of its entries, is refused whole; with `dry_run` nothing is written in any case.
    """
    here = installation()
    with _on_disk(given["file"]) as files:
        options = {"published": given["published"], "today": clock.today(), "force": given["force"]}
        read = read_edition(list_code, files, **options)
    how = {"dry_run": given["dry_run"], "force": given["force"]}
    with here.snapshots.changing():
        imported = import_edition(here.ready_database(), read, actor=caller(), **how)
        if not given["dry_run"]:
            here.publish()  # also what is held already: whoever wrote it may not have come to this
    return answer(imported_answer(imported))


@contextmanager
def _on_disk(uploads: Sequence[FileStorage]) -> Iterator[list[Path]]:
    """The uploaded files under names of our own, for as long as they are read."""
    with tempfile.TemporaryDirectory(prefix="aka-edition-") as folder:
        files = [Path(folder) / f"file-{number}" for number in range(1, len(uploads) + 1)]
        for upload, file in zip(uploads, files, strict=True):
            upload.save(file)
        yield files
