"""Editions loaded in any order, and rolled back, answer as if they had been loaded in the order of their dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.domain.record import Designation, Record, RecordName
from service.domain.source import Edition, NameCounts
from service.domain.vocabulary import PartyKind
from service.ingest.editions import import_edition
from service.ingest.rollback import roll_back
from service.lists import ReadEdition
from service.store import Database
from service.store.entries import linked_at
from service.store.migrate import upgrade
from service.store.periods import held_at
from service.store.records import load_records
from service.store.versions import latest, version

# A database serves all examples of a test; each has a list of its own.
several = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

DAYS = [f"2024-0{month}-01" for month in range(1, 7)]
SHOWN = ["2023-12-31", *(shown for day in DAYS for shown in (day, f"{day[:-2]}15"))]  # before, on and between them
PEOPLE = ("1", "2", "3")
NAMES = ("Ann", "Anne")


@dataclass(frozen=True)
class Published:
    """An edition: its day, whether it is a part, and the name of each party it holds."""

    day: str
    partial: bool
    holds: tuple[tuple[str, str], ...]

    def read(self, code: str) -> ReadEdition:
        listed = (Designation("UN", "UN 1267"),)
        records = tuple(
            Record(f"{code}:{key}", code, PartyKind.PERSON, (RecordName(name),), designations=listed)
            for key, name in self.holds
        )
        sha256 = f"{self.day}{self.partial}".ljust(64, "0")
        names = NameCounts(primary=len(records))
        return ReadEdition(Edition(code, "demo", self.day, sha256, self.partial, len(records), names), records, ())


contents = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(NAMES)).map(
    lambda held: tuple(sorted(held.items()))
)
published = st.builds(Published, st.sampled_from(DAYS), st.booleans(), contents)
sequences = st.lists(published, min_size=1, max_size=5, unique_by=lambda item: item.day)


@pytest.fixture
def new_list() -> Callable[[], str]:
    """A list code that was never used: examples share a database, and start from nothing all the same."""
    numbers = count()
    return lambda: f"demo-{next(numbers)}"


def bring(database: Database, code: str, edition: Published) -> int:
    return import_edition(database, edition.read(code), at="2026-01-01T00:00:00Z", actor="test", force=True).version


Answers = dict[str, dict[str, tuple[str, str, str, str]]]


def answers(database: Database, code: str, number: int | None = None) -> Answers:
    """For each day what each party is: its name, status, end and source."""
    with database.reading() as connection:
        held = held_at(connection, latest(connection) if number is None else number, code)
        records = {stored.id: stored.record for stored in load_records(connection, [item.record_id for item in held])}
    return {
        day: {
            item.key.partition(":")[2]: (
                records[item.record_id].name,
                item.status.value,
                records[item.record_id].designations[0].end,
                item.source_id.removeprefix(code),
            )
            for item in held
            if item.in_force_from <= day and (item.in_force_to is None or day < item.in_force_to)
        }
        for day in SHOWN
    }


def told(editions: Sequence[Published]) -> dict[str, dict[str, tuple[str, str]]]:
    """The same by the plainest rule: read the editions in order, one after the other."""
    held: dict[str, tuple[str, str]] = {}
    found = {}
    for day in SHOWN:
        for edition in sorted(editions, key=lambda item: item.day):
            if edition.day != day:
                continue
            for key in held:
                if not edition.partial and key not in dict(edition.holds):
                    held[key] = (held[key][0], "delisted")
            held |= {key: (name, "designated") for key, name in edition.holds}
        found[day] = dict(held)
    return found


def plain(found: Answers) -> dict[str, dict[str, tuple[str, str]]]:
    return {day: {key: value[:2] for key, value in held.items()} for day, held in found.items()}


@several
@given(editions=sequences, random=st.randoms(use_true_random=False))
def test_the_order_of_loading_makes_no_difference(database: Database, new_list, editions, random) -> None:
    one, other = new_list(), new_list()
    for edition in sorted(editions, key=lambda item: item.day):
        bring(database, one, edition)
    random.shuffle(editions)
    for edition in editions:
        bring(database, other, edition)
    assert answers(database, one) == answers(database, other)
    assert plain(answers(database, one)) == told(editions)


@several
@given(data=st.data())
def test_what_was_known_stays_and_a_rollback_is_as_if_nothing_had_come_since(database, new_list, data) -> None:
    code, start = new_list(), latest_of(database)
    held: dict[int, list[Published]] = {start: []}
    known = {start: answers(database, code, start)}
    for step in range(data.draw(st.integers(2, 6))):
        now = held[max(held)]
        if step and data.draw(st.booleans()):
            to = data.draw(st.sampled_from(sorted(held)))
            if held[to] == now:
                continue
            number = roll_back(database, to, at="2026-01-01T00:00:00Z", actor="test", lists=[code]).version
            held[number] = held[to]
        else:
            free = sorted(set(DAYS) - {item.day for item in now})
            edition = Published(data.draw(st.sampled_from(free)), data.draw(st.booleans()), data.draw(contents))
            number = bring(database, code, edition)
            held[number] = sorted([*now, edition], key=lambda item: item.day)
        known[number] = answers(database, code, number)
        assert plain(known[number]) == told(held[number])
    for number, answer in known.items():
        assert answers(database, code, number) == answer


@several
@given(editions=sequences)
def test_a_party_keeps_its_entry_whatever_comes(database: Database, new_list, editions) -> None:
    code = new_list()
    entries: dict[str, str] = {}
    for edition in editions:
        number = bring(database, code, edition)
        with database.reading() as connection:
            links = [link for link in linked_at(connection, number) if link.record_key.startswith(f"{code}:")]
        assert len(links) == len({link.record_key for link in links})
        now = {link.record_key: link.entry_id for link in links}
        assert now.items() >= entries.items()
        entries = now


@several
@given(editions=sequences)
def test_an_edition_again_changes_nothing_whenever_it_comes(database: Database, new_list, editions) -> None:
    code = new_list()
    for edition in editions:
        bring(database, code, edition)
    before = latest_of(database)
    for edition in editions:
        assert bring(database, code, edition) == before


EDITIONS = (
    Published("2024-01-01", False, (("1", "Ann"), ("2", "Ann"))),
    Published("2024-03-01", False, (("1", "Anne"), ("2", "Ann"), ("3", "Ann"))),
    Published("2024-05-01", False, (("1", "Ann"),)),
)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_an_edition_that_comes_late_falls_into_its_place(database: Database, order: tuple[int, ...]) -> None:
    for place in order:
        bring(database, "demo-list", EDITIONS[place])
    found = answers(database, "demo-list")
    assert plain(found) == told(EDITIONS)
    assert found["2024-05-15"]["3"][2] == "2024-03-01/2024-05-01"
    assert found["2024-05-15"]["2"][2] == "2024-03-01/2024-05-01"


def test_the_same_editions_have_one_content_hash_whatever_their_order(tmp_path: Path) -> None:
    hashes = set()
    for number, order in enumerate(permutations(EDITIONS)):
        database = Database(f"sqlite:///{tmp_path / str(number)}.db")
        upgrade(database)
        for edition in order:
            bring(database, "demo-list", edition)
        with database.reading() as connection:
            hashes.add(version(connection, latest(connection)).content_hash)  # type: ignore[union-attr]
        database.close()
    assert len(hashes) == 1


def latest_of(database: Database) -> int:
    with database.reading() as connection:
        return latest(connection)
