"""A whole run: a table in, a file of hits out, a manifest of what was done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import IO

from service import clock
from service.screening.bulk.birth_dates import DATE_ORDERS, EITHER, UNNAMED, find_order
from service.screening.bulk.csv_table import Table
from service.screening.bulk.headings import Columns
from service.screening.bulk.lines import heading_line
from service.screening.bulk.manifest import Manifest, as_bytes, list_part, manifest_path, row_counts
from service.screening.bulk.output import CsvOutput, whole_file
from service.screening.bulk.processes import batches, screen_batches
from service.screening.bulk.screen import Screened
from service.screening.bulk.subject import Terms
from service.screening.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: rows done, rows with a hit, bytes of the input read."""

    rows: int
    hits: int
    bytes: int


Watcher = Callable[[Progress], None]


def date_order(table: Table, columns: Columns) -> str:
    """The order of day and month in a table's birth dates, from all its rows where it can be read twice."""
    places = columns.positions.get("birth_date", ())
    if not table.repeatable:
        return UNNAMED
    if not places:
        return EITHER
    return find_order(chain.from_iterable((row.cells[place] for place in places) for row in table.rows()))


def screen_table(
    table: Table, corpus: Corpus, terms: Terms, output: CsvOutput, *, workers: int = 1, watch: Watcher | None = None
) -> Manifest:
    """Screens a table to its end and gives the manifest, complete but for the two paths.

    Memory does not grow with the table.
    """
    started, clock_started = clock.now(), perf_counter()
    total, done = Screened(), 0
    output.heading(heading_line(table.headings))
    for rows, screened in screen_batches(corpus, terms, batches(table.rows()), workers):
        output.write(screened.lines)
        total.count(screened)
        done += rows
        if watch:
            watch(Progress(done, total.rows["hit"], table.progress))
    return {
        "input": {"path": "", "sha256": table.sha256, "rows": done},
        "output": {"path": "", "sha256": output.sha256, "rows": output.rows},
        "rows": row_counts(total.rows),
        "left_out": dict(sorted(total.left_out.items())),
        "doubts": dict(sorted(total.doubts.items())),
        **list_part(corpus, terms),
        "started": started,
        "finished": clock.now(),
        "rows_per_second": round(done / max(perf_counter() - clock_started, 1e-9), 1),
        "complete": True,
    }


@contextmanager
def output_with_manifest(path: Path, *, overwrite: bool) -> Iterator[tuple[IO[bytes], Manifest]]:
    """A stream to write the output to and a manifest to fill: both appear when the block ends well, or neither.

    The manifest is written last; one of an earlier output is gone before this output stands in its place.
    """
    beside = manifest_path(path)
    manifest: Manifest = {}
    with whole_file(path, overwrite=overwrite) as stream:
        yield stream, manifest
        beside.unlink(missing_ok=True)
    with whole_file(beside, overwrite=True) as written:
        written.write(as_bytes(manifest))


__all__ = ["DATE_ORDERS", "Progress", "Watcher", "date_order", "output_with_manifest", "screen_table"]
