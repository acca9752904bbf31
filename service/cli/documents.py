"""The documents that arguments name: files, folders, standard input."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from service.errors import BadInputError

STDIN = Path("-")
_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm")


def documents_in(sources: Sequence[Path]) -> list[Path]:
    """The files and, of folders, those with the suffix of an article, in the order of their names; links not followed.

    A usage error when standard input is named twice: it can be read once.
    """
    if sources.count(STDIN) > 1:
        raise click.UsageError("standard input (-) can be read once only")
    return [file for source in sources for file in (_of_folder(source) if _is_folder(source) else [source])]


def bytes_of(file: Path) -> bytes:
    """What a file or standard input holds, of a huge one just too much to be an article. BadInputError says why not."""
    from service.articles.decoding import MAX_BYTES

    try:
        if file == STDIN:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with file.open("rb") as handle:
            return handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadInputError(f"{click.format_filename(file)} cannot be read: {error.strerror or error}") from error


def _is_folder(source: Path) -> bool:
    return source != STDIN and source.is_dir()


def _of_folder(folder: Path) -> Iterator[Path]:
    found = [Path(where) / name for where, _, names in os.walk(folder) for name in names]
    chosen = sorted(file for file in found if file.suffix.lower() in _SUFFIXES)
    if not chosen:
        raise click.UsageError(f"the folder {click.format_filename(folder)} holds no {', '.join(_SUFFIXES)} file")
    return iter(chosen)
