"""A list is read in little memory, however large its file: measured in a process of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FIXTURE = Path(__file__).parents[3] / "fixtures" / "lists" / "ofac-advanced" / "good" / "sdn_advanced.xml"
NUMBERS = re.compile(
    r"((?:FixedRef|IdentityID|ProfileID|From-ProfileID|To-ProfileID|LocationID|DocumentedNameID|NamePartGroupID|"
    r"(?:(?<=<Profile )|(?<=<Identity )|(?<=<Location )|(?<=<DocumentedName )|(?<=<NamePartGroup ))ID)=\")(\d+)"
)
REPEATED = ("Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries")
MEASURED = """
import resource, sys
from pathlib import Path
from service.lists import read_edition
entries = read_edition("us-ofac-sdn", [Path(sys.argv[1])], today="2026-02-01").edition.entries
print(entries, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1048576))
"""


def repeated(times: int) -> Iterator[str]:
    """The good ADVANCED file with its parties, and all that belongs to them, so many times."""
    text, at = FIXTURE.read_text(encoding="utf-8"), 0
    for name in REPEATED:
        found = re.compile(f"<{name}>(.*?)</{name}>", re.DOTALL).search(text)
        assert found
        yield text[at : found.start(1)]
        for time in range(times):
            yield NUMBERS.sub(lambda number, time=time: f"{number[1]}{int(number[2]) + time * 100_000}", found[1])
        at = found.end(1)
    yield text[at:]


def entries_and_megabytes(file: Path) -> tuple[int, int]:
    """How many entries a file holds, and the most memory (MiB, the interpreter included) that reading it took."""
    done = subprocess.run([sys.executable, "-c", MEASURED, str(file)], check=True, capture_output=True, text=True)
    entries, megabytes = done.stdout.split()
    return int(entries), int(megabytes)


def written(file: Path, times: int) -> Path:
    with file.open("w", encoding="utf-8") as handle:
        handle.writelines(repeated(times))
    return file


def test_reading_a_file_takes_less_memory_than_the_file_is_large(tmp_path: Path) -> None:
    small, large = written(tmp_path / "small.xml", 1), written(tmp_path / "large.xml", 300)
    entries, needed = entries_and_megabytes(large)
    assert entries == 1200
    assert needed - entries_and_megabytes(small)[1] <= large.stat().st_size >> 20


@pytest.mark.soak
def test_an_advanced_file_of_130_megabytes_is_read_in_under_300(tmp_path: Path) -> None:
    once, twice = (sum(map(len, repeated(times))) for times in (1, 2))
    file = written(tmp_path / "sdn_advanced.xml", 130_000_000 // (twice - once) + 1)
    assert file.stat().st_size > 130_000_000
    assert entries_and_megabytes(file)[1] < 300
