"""Many queries in several processes: blocks out, answers back in order, never more than a few blocks in flight."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from matchers.model import Hits, Party

if TYPE_CHECKING:
    from matchers.screen import NameIndex

_BLOCK = 64
_BLOCKS_PER_WORKER = 3

_worker: dict[str, Any] = {}


def find_in_workers(
    index: NameIndex, parties: Iterable[Party], options: dict[str, Any], workers: int
) -> Iterator[Hits]:
    """What `index.find(party, **options)` gives for each party, in order."""
    blocks = iter(parties)
    waiting: deque[Any] = deque()
    with multiprocessing.get_context().Pool(workers, _start, (index, options)) as pool:
        while True:
            while len(waiting) < workers * _BLOCKS_PER_WORKER and (block := list(islice(blocks, _BLOCK))):
                waiting.append(pool.apply_async(_find_block, (block,)))
            if not waiting:
                return
            yield from waiting.popleft().get()


def _start(index: NameIndex, options: dict[str, Any]) -> None:
    _worker.update(index=index, options=options)


def _find_block(block: list[Party]) -> list[Hits]:
    index: NameIndex = _worker["index"]
    return [index.find(party, **_worker["options"]) for party in block]
