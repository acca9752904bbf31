"""The files of one edition → records, counted and dated."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.domain.record import Record
from service.domain.source import Edition
from service.errors import BadInputError
from service.lists.reading import ListFormat, SourceFile
from service.lists.registry import formats, formats_of, recognise

LARGEST_FILE = 1 << 30
_PRIVATE = {"csv": "watchlist-csv", "jsonl": "watchlist-jsonl"}


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """An edition with its records. `left_out` says, one sentence each, what a forced reading could not use."""

    edition: Edition
    records: tuple[Record, ...]
    left_out: tuple[str, ...] = ()


def read_edition(
    list_code: str,
    files: Sequence[Path],
    *,
    published: str | None = None,
    today: str,
    force: bool = False,
    format_: str = "",
    sha256: Sequence[str] = (),
) -> ReadEdition:
    """Read the files of one edition, given in any order and recognised by content.

    A list code that is no official list's names a watchlist of one's own, whose format may be given as `csv` or
    `jsonl` where its content does not show it.

    `published` and `today` are ISO dates. The date a file carries wins over `published` (a warning says so when they
    differ); without either it is `today`, with a warning. BadInputError refuses the edition whole and names file and
    place; `force` imports the rest of damaged files and marks the edition partial, so that nothing counts as removed.
    `sha256` are the checksums (hex) that the files must have, one a file in their order; none asks for none.
    """
    given = _iso_date(published) if published else ""
    sources = [_source(path) for path in files]
    hashes = [source.sha256() for source in sources]
    _refuse_others(sources, hashes, [expected.strip().lower() for expected in sha256])
    shared = _format_of(list_code, sources, hashes, format_)
    contents = shared.read(list_code, sources, force)
    dated, about_date = _dated(contents.published, given, today)
    edition = Edition(
        list_code=list_code,
        format=shared.code,
        published=dated,
        sha256=_joined(hashes),
        partial=contents.partial or bool(contents.left_out),
        entries=len(contents.records),
        names=contents.names,
        identifiers=contents.identifiers,
        warnings=about_date + contents.warnings,
    )
    return ReadEdition(edition, contents.records, contents.left_out)


def _source(path: Path) -> SourceFile:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInputError(f"{path.name} is larger than 1 GiB; no list is.")
        with path.open("rb"):
            return SourceFile.at(path)
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror or error}.") from error


def _refuse_others(sources: Sequence[SourceFile], hashes: Sequence[str], expected: Sequence[str]) -> None:
    if expected and len(expected) != len(sources):
        raise BadInputError(f"Give a checksum for each file: {len(sources)} of them, not {len(expected)}.")
    for source, found, wanted in zip(sources, hashes, expected, strict=False):
        if found != wanted:
            raise BadInputError(f"{source.name} has the SHA-256 {found}, not {wanted[:80]!r}; it is another file.")


def _format_of(list_code: str, sources: Sequence[SourceFile], hashes: Sequence[str], given: str) -> ListFormat:
    possible = formats_of(list_code)
    if not possible:
        known = f"known are {_official_lists()}, and names of your own in small letters"
        raise BadInputError(f"{list_code!r} is not a list that can be read; {known}.")
    if not sources:
        raise BadInputError(f"No file was given for {list_code}.")
    _refuse_twins(sources, hashes)
    if given:
        return _given_format(list_code, possible, given)
    codes = {source.name: _code_of(source) for source in sources}
    if len(set(codes.values())) > 1:
        parts = " and ".join(f"{name} is {code}" for name, code in codes.items())
        raise BadInputError(f"The files are of different formats ({parts}); give the files of one edition.")
    code = next(iter(codes.values()))
    found = next((each for each in possible if each.code == code), None)
    if found is None:
        official = "" if possible[0].lists else f" Official lists are {_official_lists()}."
        raise BadInputError(f"{sources[0].name} is {code}, a format that {list_code} does not come in.{official}")
    return found


def _given_format(list_code: str, possible: Sequence[ListFormat], given: str) -> ListFormat:
    if possible[0].lists:
        raise BadInputError(f"{list_code} is an official list, whose format its files show; leave the format away.")
    code = _PRIVATE.get(given)
    if code is None:
        raise BadInputError(f"{given!r} is no format of a watchlist; known are {', '.join(_PRIVATE)}.")
    return next(each for each in possible if each.code == code)


def _official_lists() -> str:
    return ", ".join(sorted({code for each in formats() for code in each.lists}))


def _refuse_twins(sources: Sequence[SourceFile], hashes: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for source, found in zip(sources, hashes, strict=True):
        if found in seen:
            raise BadInputError(f"{source.name} and {seen[found]} are the same file; give each file once.")
        seen[found] = source.name


def _code_of(source: SourceFile) -> str:
    code, instead = recognise(source)
    if code is None:
        raise BadInputError(f"{source.name} was refused: it is {instead}. Download it again from the authority.")
    return code


def _dated(in_file: str, given: str, today: str) -> tuple[str, tuple[str, ...]]:
    if in_file:
        if given and given != in_file:
            return in_file, (f"The file says it was published on {in_file}; the date given, {given}, was not used.",)
        return in_file, ()
    if given:
        return given, ()
    return today, (f"The files carry no date and none was given: taken as published today, {today}.",)


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadInputError(f"{text!r} is not a date of publication; write it as YYYY-MM-DD.") from error


def _joined(hashes: Sequence[str]) -> str:
    """The hash of a single file; of the sorted hashes where there are several, so that their order does not matter."""
    ordered = sorted(hashes)
    return ordered[0] if len(ordered) == 1 else hashlib.sha256("\n".join(ordered).encode()).hexdigest()
