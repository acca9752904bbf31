"""The corpus: the designation list compiled for answering, opened from a snapshot folder in milliseconds.

A snapshot holds `index/` (the matching library's), `entries.bin` (one JSON document after the other), `offsets.bin`
(where each begins, 64-bit), `facets.json` with the columns `kind`, `status`, `lists`, `programmes`, `changed_at` by
position, and `meta.json`, written last.
"""

import mmap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import orjson
from numpy.typing import NDArray

from matchers import NameIndex, SnapshotError
from service.errors import NotReadyError
from service.screening.documents import Document

FORMAT = 5  # grows with every change of the files; a snapshot of another format is rebuilt, never read
_OFFSET = "<i8"


@dataclass(frozen=True, slots=True)
class SnapshotMeta:
    """What a snapshot was made of: list version by number and hash, when that arose, and the editions in it."""

    list_version: int
    list_hash: str
    created_at: str
    entries: int
    lists: Sequence[Mapping[str, Any]]
    format: int = FORMAT


_OF_DOCUMENTS = ("kind", "status", "lists", "programmes")


class EntryWriter:
    """Writes entry documents one by one, in the order in which the index is built; nothing stays in memory but
    offsets."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._offsets = [0]
        self._facets: dict[str, list[Any]] = {facet: [] for facet in _OF_DOCUMENTS}
        self._changed_at: list[str] = []

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = (self._folder / "entries.bin").open("wb")
        return self

    def add(self, document: Document, changed_at: str) -> None:
        """Appends one document, with the moment (ISO 8601, UTC) since which the list holds it in these words."""
        data = orjson.dumps(document)
        self._file.write(data)
        self._offsets.append(self._offsets[-1] + len(data))
        for facet, values in self._facets.items():
            values.append(document[facet])
        self._changed_at.append(changed_at)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            np.array(self._offsets, dtype=_OFFSET).tofile(self._folder / "offsets.bin")
            (self._folder / "facets.json").write_bytes(orjson.dumps(self._facets | {"changed_at": self._changed_at}))


def write_meta(folder: Path, meta: SnapshotMeta) -> None:
    """Marks a snapshot as whole; must be the last file written."""
    (folder / "meta.json").write_bytes(orjson.dumps(asdict(meta), option=orjson.OPT_SORT_KEYS))


class Corpus:
    """An opened snapshot. Immutable and safe to share between threads; several can be open at once."""

    def __init__(
        self,
        meta: SnapshotMeta,
        index: NameIndex,
        entries: mmap.mmap | bytes,
        offsets: NDArray[np.int64],
        facets: Mapping[str, Sequence[Any]],
        folder: Path,
    ) -> None:
        self.meta = meta
        self.folder = folder  # where other processes open the same snapshot
        self.index = index
        self._entries = entries
        self._offsets = offsets
        self._facets = facets
        self.mask = lru_cache(maxsize=64)(self._mask)
        self.values = lru_cache(self._values)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Opens a snapshot folder; NotReadyError when it is missing, cut short, damaged or of another format."""
        try:
            meta = SnapshotMeta(**orjson.loads((folder / "meta.json").read_bytes()))
            if meta.format != FORMAT:
                raise NotReadyError(f"the snapshot {folder} has format {meta.format}, this program reads {FORMAT}")
            offsets = np.fromfile(folder / "offsets.bin", dtype=_OFFSET)
            entries = _mapped(folder / "entries.bin")
            index = NameIndex.open(folder / "index")
            facets = orjson.loads((folder / "facets.json").read_bytes())
        except (OSError, ValueError, TypeError, EOFError, SnapshotError) as error:
            raise NotReadyError(f"the snapshot {folder} cannot be used: {error}") from error
        if not len(index) == meta.entries == len(offsets) - 1 or offsets[-1] != len(entries):
            raise NotReadyError(f"the snapshot {folder} is damaged: its files do not fit together")
        return cls(meta, index, entries, offsets, facets, folder)

    def __len__(self) -> int:
        return self.meta.entries

    def entry(self, entry_id: str) -> Document | None:
        """One entry's document, None when it is not in this corpus."""
        place = self.positions.get(entry_id)
        return None if place is None else self.document(place)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each entry stands, by id."""
        return {entry: place for place, entry in enumerate(self.index.ids)}

    def position_of_record(self, key: str) -> int | None:
        """Where the entry stands that holds this record, such as `us-ofac-sdn:11170`; None when none does."""
        at = self._entries.find(b'"record":' + orjson.dumps(key))  # inside a text its quotes would be escaped
        return None if at < 0 else int(np.searchsorted(self._offsets, at, side="right")) - 1

    def document(self, position: int) -> Document:
        """The document at a position from 0 to `len(corpus) - 1`."""
        found: Document = orjson.loads(self._entries[self._offsets[position] : self._offsets[position + 1]])
        return found

    def documents(self) -> Iterator[Document]:
        """All documents, by entry id."""
        return (self.document(position) for position in range(len(self)))

    def status(self, position: int) -> str:
        """The status of the entry at a position, without reading its document."""
        found: str = self._facets["status"][position]
        return found

    def kind(self, position: int) -> str:
        """The kind of the party at a position, without reading its document."""
        found: str = self._facets["kind"][position]
        return found

    def lists(self, position: int) -> Sequence[str]:
        """The lists that hold the entry at a position, without reading its document."""
        found: Sequence[str] = self._facets["lists"][position]
        return found

    def programmes(self, position: int) -> Sequence[str]:
        """The programmes of the entry at a position, without reading its document."""
        found: Sequence[str] = self._facets["programmes"][position]
        return found

    def changed_since(self, moment: str) -> NDArray[np.bool_]:
        """Which entries the list holds in their present words since a moment (ISO 8601, UTC) or later, by position."""
        return self._changed_at >= moment

    @cached_property
    def _changed_at(self) -> NDArray[np.str_]:
        return np.array(self._facets["changed_at"], dtype="U20")

    def _values(self, facet: str) -> frozenset[str]:
        """Every value of `lists` or `programmes` that an entry has."""
        return frozenset().union(*self._facets[facet])

    def _mask(self, facet: str, wanted: frozenset[str]) -> NDArray[np.bool_]:
        """Which entries have any of the wanted `lists` or `programmes`, by position."""
        return np.fromiter((not wanted.isdisjoint(values) for values in self._facets[facet]), bool, len(self))


def _mapped(file: Path) -> mmap.mmap | bytes:
    with file.open("rb") as handle:
        if file.stat().st_size == 0:
            return b""
        return mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
