"""The learned lexicon of name words: built from whole editions of official lists, committed, and compared.

`FOLDER/lists/<list>/<edition>/…` holds the files as the authorities publish them; whatever is in a known format is
read.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import matchers
from matchers.learning.parties import Listed, NameKey, known_parties, name_key
from matchers.learning.tables import learned_tables
from service.domain.record import Record
from service.errors import BadInputError
from service.lists import SourceFile, formats, read_edition, recognise

_TELLING = frozenset(("passport", "national_id", "tax", "registration", "lei", "swift", "un_ref"))
"""Identifiers that two records of one party share, and those of two parties hardly ever."""
_SHORTEST_NUMBER = 5


def lexicon_folder() -> Path:
    """The folder of the matching library, in whose `tables` folders the learned tables stand."""
    return Path(matchers.__file__).parent


def build_lexicon(folder: Path, left_out: frozenset[NameKey] = frozenset()) -> Mapping[str, bytes]:
    """Learn from all editions under `folder`/lists: file name within the library → its bytes.

    Parties with one of the names `left_out` teach nothing. BadInputError when no edition can be read.
    """
    listed: list[Listed] = []
    sources: list[str] = []
    for files, code in _editions(folder / "lists"):
        records = _records(files, code)
        listed += [_listed(record) for record in records]
        sources += [f"{file.relative_to(folder)} {SourceFile.at(file).sha256()}" for file in files if records]
    if not listed:
        raise BadInputError(f"{folder / 'lists'} holds no edition of a list that can be read.")
    tables = learned_tables(known_parties(listed, left_out), sources)
    return {f"{place}.tsv": text.encode() for place, text in tables.items()}


def names_in(file: Path) -> frozenset[NameKey]:
    """The names in a text file, one a line, as `build_lexicon` leaves them out."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(key for key in map(name_key, lines) if key)


def differing(tables: Mapping[str, bytes], folder: Path) -> list[str]:
    """The files under `folder` that are not, to the byte, what was built."""
    return [name for name, data in tables.items() if not _holds(folder / name, data)]


def write_lexicon(tables: Mapping[str, bytes], folder: Path) -> None:
    """Writes each table to its place under `folder`."""
    for name, data in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _holds(file: Path, data: bytes) -> bool:
    return file.exists() and file.read_bytes() == data


def _editions(folder: Path) -> Iterator[tuple[list[Path], str]]:
    """The files of each edition with their format's code, folders in order; a folder may hold several formats."""
    official = {known.code for known in formats() if known.lists}
    for place in sorted({file.parent for file in folder.rglob("*") if file.is_file()}):
        by_format: dict[str, list[Path]] = {}
        for file in sorted(place.iterdir()):
            code = recognise(SourceFile.at(file))[0] if file.is_file() else None
            if code in official:
                by_format.setdefault(code, []).append(file)
        yield from ((files, code) for code, files in sorted(by_format.items()))


def _records(files: list[Path], code: str) -> tuple[Record, ...]:
    """The records of an edition; none of a damaged one."""
    list_code = next(known.lists[0] for known in formats() if known.code == code)
    try:
        return read_edition(list_code, files, published="1970-01-01", today="1970-01-01").records
    except BadInputError:
        return ()


def _listed(record: Record) -> Listed:
    names = tuple(name.value for name in record.names)
    ties = {record.key}
    ties |= {
        f"{i.type}:{i.value}" for i in record.identifiers if i.type in _TELLING and len(i.value) >= _SHORTEST_NUMBER
    }
    days = [born.edtf for born in record.birth_dates if len(born.edtf) == len("1970-01-01")]
    ties |= {f"{' '.join(name_key(name))} {day}" for name in names for day in days}
    return Listed(record.kind.value, names, frozenset(ties), record.key.partition(":")[0])
