"""Batches of rows in several processes: answers in the order of the rows, few batches in flight.

Each process opens the same snapshot by its folder, so that it is in memory once. A single batch stays in this process.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from service.errors import NotReadyError
from service.screening.bulk.csv_table import Row
from service.screening.bulk.screen import Screened, screen_rows
from service.screening.bulk.subject import Terms
from service.screening.corpus import Corpus

Batch = list[Row]

_ROWS_AT_ONCE = 250  # also what is waited for after Ctrl-C
_CHARACTERS_AT_ONCE = 1_000_000
_IN_FLIGHT = 3  # batches for each process: one at work, the others so that it need not wait

_mine: dict[str, tuple[Corpus, Terms]] = {}  # what a worker process holds


def all_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(rows: Iterable[Row]) -> Iterator[Batch]:
    """The rows in lists of bounded size, whatever the rows hold."""
    batch: Batch = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += sum(map(len, row.cells))
        if len(batch) == _ROWS_AT_ONCE or characters > _CHARACTERS_AT_ONCE:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def screen_batches(corpus: Corpus, terms: Terms, work: Iterator[Batch], workers: int) -> Iterator[tuple[int, Screened]]:
    """For each batch its number of rows and what came of it, in order. NotReadyError when a process dies."""
    first = list(islice(work, 2))
    if workers == 1 or len(first) < 2:
        for batch in chain(first, work):
            yield len(batch), screen_rows(corpus, terms, batch)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (corpus.folder, terms))
    try:
        yield from _in_order(pool, chain(first, work), workers)
    except BrokenProcessPool as error:
        raise NotReadyError("a worker process ended before its work was done; was it out of memory?") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, work: Iterator[Batch], workers: int) -> Iterator[tuple[int, Screened]]:
    waiting: deque[tuple[int, Future[Screened]]] = deque()
    for batch in work:
        waiting.append((len(batch), _submit(pool, batch)))
        if len(waiting) >= workers * _IN_FLIGHT:
            size, answer = waiting.popleft()
            yield size, answer.result()
    for size, answer in waiting:
        yield size, answer.result()


def _submit(pool: ProcessPoolExecutor, batch: Batch) -> "Future[Screened]":
    """Ctrl-C is this process's alone to answer: the workers that start here inherit that it is held back."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        return pool.submit(_screen, batch)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _start(folder: Path, terms: Terms) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _mine["run"] = Corpus.open(folder), terms


def _end_with_parent() -> None:
    """A parent that is killed tells nobody, and its workers would wait for the next batch for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _screen(batch: Batch) -> Screened:
    return screen_rows(*_mine["run"], batch)
