"""Which records an edition holds, by row number: packed, since editions of one list differ little and are many."""

import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Members = NDArray[np.int64]  # row numbers of records, ascending, each once

NOTHING: Members = np.empty(0, dtype=np.int64)


def pack(record_ids: Iterable[int]) -> bytes:
    """Row numbers as compressed differences: some kilobytes for a list of twenty thousand parties."""
    numbers = np.unique(np.fromiter(record_ids, dtype=np.int64))
    return zlib.compress(np.diff(numbers, prepend=0).astype("<u4").tobytes())


def unpack(packed: bytes) -> Members:
    """The row numbers again, ascending."""
    return np.cumsum(np.frombuffer(zlib.decompress(packed), dtype="<u4"), dtype=np.int64)
