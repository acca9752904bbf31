"""Editions loaded in any order, and rolled back, answer as if they had been loaded in the order of their dates."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
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

DAYS = [f"2024-0{month}-01" for month in range(1, 7)]
PEOPLE = ("1", "2", "3")
NAMES = ("Ann", "Anne")


@dataclass(frozen=True)
class Published:
    """An edition: its day, whether it is a part, and the name of each party it holds."""

    day: str
    partial: bool
    holds: tuple[tuple[str, str], ...]

    @property
    def read(self) -> ReadEdition:
        listed = (Designation("UN", "UN 1267"),)
        records = tuple(
            Record(f"demo-list:{key}", "demo-list", PartyKind.PERSON, (RecordName(name),), designations=listed)
            for key, name in self.holds
        )
        sha256 = f"{self.day}{self.partial}".ljust(64, "0")
        names = NameCounts(primary=len(records))
        return ReadEdition(
            Edition("demo-list", "demo", self.day, sha256, self.partial, len(records), names), records, ()
        )


contents = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(NAMES)).map(lambda held: tuple(sorted(held.items())))
published = st.builds(Published, st.sampled_from(DAYS), st.booleans(), contents)
sequences = st.lists(published, min_size=1, max_size=5, unique_by=lambda item: item.day)


@contextmanager
def empty_database() -> Iterator[Database]:
    with TemporaryDirectory() as folder, closing(Database(f"sqlite:///{Path(folder) / 'list.db'}")) as database:
        upgrade(database)
        yield database


def bring(database: Database, edition: Published) -> int:
    return import_edition(database, edition.read, at="2026-01-01T00:00:00Z", actor="test", force=True).version


Answers = dict[str, dict[str, tuple[str, str, str, str]]]


def answers(database: Database, number: int | None = None) -> Answers:
    """For each day, before, on and between those of editions, what each party is: name, status, end, and the source."""
    with database.reading() as connection:
        held = held_at(connection, latest(connection) if number is None else number, "demo-list")
        records = {stored.id: stored.record for stored in load_records(connection, [item.record_id for item in held])}
    days = [shown for day in DAYS for shown in (day, day[:-2] + "15")]
    return {
        day: {
            item.key: (
                records[item.record_id].name,
                item.status.value,
                records[item.record_id].designations[0].end,
                item.source_id,
            )
            for item in held
            if item.in_force_from <= day and (item.in_force_to is None or day < item.in_force_to)
        }
        for day in ("2023-12-31", *days)
    }


def told(editions: Sequence[Published]) -> dict[str, dict[str, tuple[str, str]]]:
    """The same by the plainest rule: read the editions in order, one after the other."""
    held: dict[str, tuple[str, str]] = {}
    found = {}
    for day in ("2023-12-31", *(shown for day in DAYS for shown in (day, day[:-2] + "15"))):
        for edition in sorted(editions, key=lambda item: item.day):
            if edition.day != day:
                continue
            for key in held:
                if not edition.partial and key not in dict(edition.holds):
                    held[key] = (held[key][0], "delisted")
            held |= {key: (name, "designated") for key, name in edition.holds}
        found[day] = {f"demo-list:{key}": value for key, value in held.items()}
    return found


def plain(found: Answers) -> dict[str, dict[str, tuple[str, str]]]:
    return {day: {key: value[:2] for key, value in held.items()} for day, held in found.items()}


@given(sequences, st.randoms(use_true_random=False))
def test_the_order_of_loading_makes_no_difference(editions: list[Published], random) -> None:
    shuffled = list(editions)
    random.shuffle(shuffled)
    with empty_database() as one, empty_database() as other:
        for edition in sorted(editions, key=lambda item: item.day):
            bring(one, edition)
        for edition in shuffled:
            bring(other, edition)
        assert answers(one) == answers(other)
        assert plain(answers(one)) == told(editions)
        with one.reading() as first, other.reading() as second:
            assert version(first, latest(first)).content_hash == version(second, latest(second)).content_hash  # type: ignore[union-attr]


@given(st.data())
def test_what_was_known_stays_and_a_rollback_is_as_if_nothing_had_come_since(data: st.DataObject) -> None:
    with empty_database() as database:
        held: dict[int, list[Published]] = {0: []}
        known = {0: answers(database, 0)}
        for step in range(data.draw(st.integers(2, 6))):
            now = max(held)
            if step and data.draw(st.booleans()):
                to = data.draw(st.sampled_from(sorted(held)))
                if [item.read.edition.id for item in held[to]] == [item.read.edition.id for item in held[now]]:
                    continue
                number, holds = roll_back(database, to, at="2026-01-01T00:00:00Z", actor="test").version, held[to]
            else:
                free = sorted(set(DAYS) - {item.day for item in held[now]})
                edition = Published(data.draw(st.sampled_from(free)), data.draw(st.booleans()), data.draw(contents))
                number, holds = bring(database, edition), [*held[now], edition]
            held[number], known[number] = holds, answers(database, number)
            assert plain(known[number]) == told(holds)
        for number, answer in known.items():
            assert answers(database, number) == answer


@given(sequences)
def test_a_party_keeps_its_entry_whatever_comes(editions: list[Published]) -> None:
    with empty_database() as database:
        entries: dict[str, str] = {}
        for edition in editions:
            number = bring(database, edition)
            with database.reading() as connection:
                links = linked_at(connection, number)
            assert len(links) == len({link.record_key for link in links})
            now = {link.record_key: link.entry_id for link in links}
            assert now.items() >= entries.items()
            entries = now


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_an_edition_that_comes_late_falls_into_its_place(database: Database, order: tuple[int, ...]) -> None:
    editions = (
        Published("2024-01-01", False, (("1", "Ann"), ("2", "Ann"))),
        Published("2024-03-01", False, (("1", "Anne"), ("2", "Ann"), ("3", "Ann"))),
        Published("2024-05-01", False, (("1", "Ann"),)),
    )
    for place in order:
        bring(database, editions[place])
    found = answers(database)
    assert plain(found) == told(editions)
    assert found["2024-05-15"]["demo-list:3"][2] == "2024-03-01/2024-05-01"
    assert found["2024-05-15"]["demo-list:2"][2] == "2024-03-01/2024-05-01"


@settings(max_examples=10)
@given(sequences)
def test_an_edition_again_changes_nothing_whenever_it_comes(editions: list[Published]) -> None:
    with empty_database() as database:
        for edition in editions:
            bring(database, edition)
        before = latest_of(database)
        for edition in editions:
            assert bring(database, edition) == before


def latest_of(database: Database) -> int:
    with database.reading() as connection:
        return latest(connection)
