"""Plans say what would change, and change nothing."""

from dataclasses import replace

from service.domain.record import Address, Designation, PublishedDate
from service.domain.vocabulary import Status
from service.ingest.plan import ChangeKind, RecordChange, differences, plan_records


def test_a_first_source_only_adds(record) -> None:
    plan = plan_records({}, [record(1, "Ann"), record(2, "Bob")], frozenset())
    assert [item.record.name for item in plan.of_kind(ChangeKind.ADDED)] == ["Ann", "Bob"]
    assert plan.summary == {"added": 2, "changed": 0, "changed_materially": 0, "removed": 0}


def test_the_same_again_is_an_empty_plan(record) -> None:
    ann = record(1, "Ann")
    assert plan_records({ann.key: ann}, [ann], frozenset()).is_empty
    assert plan_records({}, [ann], frozenset({ann.key})).is_empty


def test_a_changed_name_is_material_and_a_changed_address_is_not(record) -> None:
    ann = record(1, "Ann")
    renamed, moved = record(1, "Anne"), replace(ann, addresses=(Address("elsewhere"),))
    assert plan_records({ann.key: ann}, [renamed], frozenset()).summary["changed_materially"] == 1
    moved_plan = plan_records({ann.key: ann}, [moved], frozenset())
    assert (moved_plan.summary["changed"], moved_plan.summary["changed_materially"]) == (1, 0)


def test_differences_name_each_field_with_its_old_and_new_value(record) -> None:
    (change,) = differences(record(1, "Ann"), record(1, "Ann", gender="female"))
    assert (change.field, change.before, change.after, change.material) == ("gender", "", "female", False)


def test_what_is_gone_is_delisted_with_the_days_between_which_it_went(record) -> None:
    listed = record(1, "Ann", designations=(Designation("UN", "UN 1267"),))
    plan = plan_records({listed.key: listed}, [], frozenset(), last_said={listed.key: "2024-01-01"}, ended="2024-02-01")
    (gone,) = [item.record for item in plan.of_kind(ChangeKind.REMOVED)]
    assert gone.status is Status.DELISTED
    assert gone.designations == (Designation("UN", "UN 1267", Status.DELISTED, end="2024-01-01/2024-02-01"),)


def test_what_was_delisted_before_is_left_as_it_is(record) -> None:
    gone = record(1, "Ann", status=Status.DELISTED)
    assert plan_records({gone.key: gone}, [], frozenset(), ended="2024").is_empty


def test_a_partial_source_never_removes(record) -> None:
    ann = record(1, "Ann")
    assert plan_records({ann.key: ann}, [record(2, "Bob")], frozenset(), partial=True).summary == {
        "added": 1,
        "changed": 0,
        "changed_materially": 0,
        "removed": 0,
    }


def test_another_order_of_the_same_facts_is_a_change_and_not_a_material_one(record) -> None:
    born = (PublishedDate("1960", "1960"), PublishedDate("1953", "1953"))
    (change,) = differences(record(1, "Ann", birth_dates=born), record(1, "Ann", birth_dates=born[::-1]))
    assert not change.material


def test_a_return_to_the_list_is_an_addition_and_a_listing_that_its_list_ends_a_removal(record) -> None:
    listed, gone = record(1, "Ann"), record(1, "Ann", status=Status.DELISTED)
    assert RecordChange(gone, listed).kind is ChangeKind.ADDED
    assert RecordChange(listed, gone).kind is ChangeKind.REMOVED
    assert RecordChange(listed, None).kind is ChangeKind.REMOVED
    assert RecordChange(None, gone).kind is ChangeKind.ADDED
