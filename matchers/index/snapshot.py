"""The compiled list: flat arrays, kept in memory or mapped from a folder of files.

The files hold bare values, little-endian; ARRAYS says of what type, meta.json how many. NumPy's own format has a header
that is read with Python's parser, which in Python 3.11 fails when several threads use it at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.errors import SnapshotError
from matchers.names.lexicon import tables_digest

FORMAT = "alsoknown-index"
VERSION = 4

ARRAYS = {
    "token_texts": "S32",
    "token_letters": "<u8",
    "token_sizes": "<u1",
    "token_flags": "<u1",
    "token_information": "<f4",
    "tokens_at": "<i8",
    "keys": "<u4",
    "key_tokens": "<i4",
    "heads": "<u8",
    "head_tokens": "<i4",
    "form_texts": "S32",
    "form_letters": "<u8",
    "form_sizes": "<i4",
    "form_tokens": "<i4",
    "form_tokens_at": "<i4",
    "name_tokens": "<i4",
    "name_tokens_at": "<i4",
    "name_party": "<i4",
    "name_place": "<i2",
    "name_kind": "<i1",
    "name_family": "<i1",
    "name_forms": "<i4",
    "name_held": "<f4",
    "name_letters": "<i2",
    "postings": "<i4",
    "postings_at": "<i4",
    "joined_letters": "<u8",
    "joined_names": "<i4",
    "joined_places": "<u1",
    "joined_at": "<i4",
    "acronyms": "<u4",
    "acronym_names": "<i4",
    "acronym_names_at": "<i4",
    "identifiers": "<u4",
    "identifier_parties": "<i4",
    "party_names_at": "<i4",
    "party_kind": "<i1",
    "party_gender": "<i1",
    "party_countries": "<u8",
    "birth_first": "<i2",
    "birth_last": "<i2",
    "birth_day": "<i2",
    "parties_at": "<i8",
    "ids_at": "<i8",
}
"""Array → element type. `…_at` are offsets into the flat array or blob of that name, one more than there are rows."""
BLOBS = ("tokens", "parties", "ids")


class Snapshot:
    """Arrays and blobs by name (see ARRAYS, BLOBS), and the list of legal form classes that `name_forms` counts."""

    def __init__(
        self, arrays: Mapping[str, NDArray[Any]], blobs: Mapping[str, NDArray[np.uint8]], forms: list[list[str]]
    ) -> None:
        self.arrays, self.blobs, self.forms = arrays, blobs, forms

    def text(self, blob: str, row: int) -> str:
        """One row of a blob."""
        at = self.arrays[f"{blob}_at"]
        return self.blobs[blob][at[row] : at[row + 1]].tobytes().decode("utf-8", "surrogatepass")

    def rows(self, flat: str, row: int) -> NDArray[Any]:
        """One row of a flat array with offsets."""
        at = self.arrays[f"{flat}_at"]
        return self.arrays[flat][at[row] : at[row + 1]]

    def save(self, folder: Path) -> None:
        """Write the folder; equal snapshots give equal bytes. meta.json is written last, so a torn folder does not
        open."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in self.arrays.items():
            (folder / f"{name}.bin").write_bytes(array.tobytes())
        for name, blob in self.blobs.items():
            (folder / f"{name}.bin").write_bytes(blob.tobytes())
        (folder / "meta.json").write_text(json.dumps(self._meta(), indent=1, sort_keys=True) + "\n", encoding="utf-8")

    def _meta(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "tables": tables_digest(),
            "lengths": {n: len(a) for n, a in self.arrays.items()} | {n: len(b) for n, b in self.blobs.items()},
            "forms": self.forms,
        }

    @classmethod
    def open(cls, folder: Path) -> Snapshot:
        """Map a saved folder; SnapshotError when it is no whole snapshot of this version and these tables."""
        meta = _read_meta(folder)
        arrays = {name: _mapped(folder, name, np.dtype(kind), meta["lengths"]) for name, kind in ARRAYS.items()}
        blobs = {name: _mapped(folder, name, np.dtype(np.uint8), meta["lengths"]) for name in BLOBS}
        return cls(arrays, blobs, meta["forms"])


def _read_meta(folder: Path) -> dict[str, Any]:
    path = folder / "meta.json"
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SnapshotError(f"{path}: there is no such file, so {folder} is no whole snapshot") from error
    except (OSError, ValueError) as error:
        raise SnapshotError(f"{path}: cannot be read ({error})") from error
    if not isinstance(meta, dict) or meta.get("format") != FORMAT:
        raise SnapshotError(f"{path}: not a snapshot of this library")
    if meta.get("version") != VERSION:
        raise SnapshotError(
            f"{path}: format version {meta.get('version')}, this library reads {VERSION}; build it again"
        )
    if meta.get("tables") != tables_digest():
        raise SnapshotError(f"{path}: built with other name tables than this library's; build it again")
    if not isinstance(meta.get("lengths"), dict) or not isinstance(meta.get("forms"), list):
        raise SnapshotError(f"{path}: lengths or forms are missing")
    return meta


def _mapped(folder: Path, name: str, kind: np.dtype[Any], lengths: Mapping[str, int]) -> NDArray[Any]:
    path = folder / f"{name}.bin"
    try:
        size, expected = path.stat().st_size, int(lengths[name]) * kind.itemsize
    except OSError as error:
        raise SnapshotError(f"{path}: cannot be read ({error})") from error
    except (KeyError, TypeError, ValueError) as error:
        raise SnapshotError(f"{folder / 'meta.json'}: says no length of {name}") from error
    if size != expected:
        raise SnapshotError(f"{path}: {size} bytes, expected {expected}")
    return np.memmap(path, dtype=kind, mode="r").view(np.ndarray) if size else np.zeros(0, kind)
