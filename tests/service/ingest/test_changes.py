"""What changed on the list, with old and new values."""

from dataclasses import replace

import pytest

from service.domain.record import Address, Designation
from service.errors import BadInputError, NotFoundError
from service.ingest.changes import changes_since, plan_of
from service.ingest.editions import import_edition
from service.ingest.rollback import roll_back
from service.store import Database
from service.store.entries import entry_id_for

UN = (Designation("UN", "UN 1267"),)


@pytest.fixture
def changed(database: Database, record, edition) -> Database:
    """Version 1 of 5 January, version 2 of 5 March 2024."""
    first = edition("2024-01-01", record(1, "Ann", designations=UN), record(2, "Bob"), record(4, "Dan"))
    moved = replace(record(4, "Dan"), addresses=(Address("elsewhere"),))
    second = edition("2024-03-01", record(2, "Bobby"), record(3, "Cid"), moved)
    import_edition(database, first, at="2024-01-05T12:00:00Z", actor="test")
    import_edition(database, second, at="2024-03-05T12:00:00Z", actor="test")
    return database


def told(answer) -> list[tuple[str, str, bool]]:
    return [(item["change"], item["name"], item["material"]) for item in answer["changes"]]


def test_parties_are_added_changed_and_removed(changed: Database) -> None:
    answer = changes_since(changed, "1", limit=10)
    assert told(answer) == [
        ("removed", "Ann", True),
        ("changed", "Bobby", True),
        ("added", "Cid", True),
        ("changed", "Dan", False),
    ]
    assert (answer["since"], answer["until"], answer["total"], answer["next"]) == (1, 2, 4, None)


def test_each_field_has_its_old_and_its_new_value(changed: Database) -> None:
    ann, bob, *_ = changes_since(changed, "1", limit=10)["changes"]
    assert bob["entry"] == entry_id_for("demo-list:2")
    (names,) = bob["fields"]
    assert (names["field"], names["before"][0]["value"], names["after"][0]["value"]) == ("names", "Bob", "Bobby")
    fields = {item["field"]: item["after"] for item in ann["fields"]}
    assert fields["status"] == "delisted"
    assert fields["designations"][0]["end"] == "2024-01-01/2024-03-01"


@pytest.mark.parametrize(("since", "total"), [("2024-03-05", 4), ("2024-03-06", 0), ("0", 4), ("2", 0)])
def test_a_day_counts_from_its_beginning(changed: Database, since: str, total: int) -> None:
    assert changes_since(changed, since, limit=10)["total"] == total


def test_the_pages_hold_each_change_once_also_when_the_list_moves_on(changed: Database, record, edition) -> None:
    page = changes_since(changed, "1", limit=3)
    newer = edition("2024-04-01", record(9, "Eve"))
    import_edition(changed, newer, at="2024-04-05T00:00:00Z", actor="test", force=True)
    rest = changes_since(changed, "1", limit=3, cursor=page["next"])
    assert [item["record"] for item in (*page["changes"], *rest["changes"])] == [f"demo-list:{n}" for n in (1, 2, 3, 4)]
    assert (rest["until"], rest["next"]) == (2, None)


def test_what_was_undone_since_is_no_change(changed: Database) -> None:
    roll_back(changed, 1, at="2024-04-05T00:00:00Z", actor="test")
    assert changes_since(changed, "1", limit=10)["total"] == 0
    assert changes_since(changed, "2", limit=10)["total"] == 4


def test_an_edition_of_the_past_changes_little_of_what_is_said_last(changed: Database, record, edition) -> None:
    late = edition("2024-02-01", record(2, "Robert"))
    imported = import_edition(changed, late, at="2024-04-05T00:00:00Z", actor="test", force=True)
    assert imported.newest == "2024-03-01"
    (ann,) = changes_since(changed, "2", limit=10)["changes"]  # the day on which she left is known better now
    (designations,) = ann["fields"]
    assert (ann["change"], ann["name"]) == ("changed", "Ann")
    assert designations["after"][0]["end"] == "2024-01-01/2024-02-01"


@pytest.mark.parametrize("since", ["", "soon", "2024-13-01", "-1", "9999999999999"])
def test_since_must_be_a_version_or_a_date(changed: Database, since: str) -> None:
    with pytest.raises(BadInputError, match="since"):
        changes_since(changed, since, limit=10)


def test_a_version_that_is_not_there_yet_is_not_found(changed: Database) -> None:
    with pytest.raises(NotFoundError, match="no list version 3"):
        changes_since(changed, "3", limit=10)


@pytest.mark.parametrize("cursor", ["?", "é", "W10=", "WzEsOTksIiJd", "bnVsbA=="])
def test_a_cursor_must_be_one_of_this_question(changed: Database, cursor: str) -> None:
    with pytest.raises(BadInputError, match="cursor"):
        changes_since(changed, "1", limit=10, cursor=cursor)


def test_every_version_keeps_its_plan(changed: Database) -> None:
    assert told(plan_of(changed, 1)) == [("added", name, True) for name in ("Ann", "Bob", "Dan")]
    kept = plan_of(changed, 2)
    assert sorted(told(kept)) == sorted(told(changes_since(changed, "1", limit=10)))
    assert kept["summary"]["removed"] == 1
    with pytest.raises(NotFoundError):
        plan_of(changed, 3)
