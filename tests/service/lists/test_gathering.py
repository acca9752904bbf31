from service.domain.record import Designation, RecordName, Remark
from service.domain.source import NameCounts
from service.domain.vocabulary import NameKind, PartyKind
from service.lists.gathering import Gathering, name_counts


def gathering(*names: RecordName) -> Gathering:
    party = Gathering("us-ofac-sdn", "1", PartyKind.ORGANISATION)
    for name in names:
        party.publish(name)
    return party


def test_a_name_stands_once_under_its_best_kind() -> None:
    weak, primary = RecordName("HERON", NameKind.WEAK_ALIAS), RecordName("KESTREL")
    party = gathering(weak, primary, RecordName("HERON", NameKind.ALIAS), RecordName("KESTREL", NameKind.FORMER))
    assert party.record().names == (primary, RecordName("HERON", NameKind.ALIAS))


def test_names_are_counted_with_their_repeats() -> None:
    alias = RecordName("HERON", NameKind.ALIAS)
    assert name_counts([gathering(RecordName("KESTREL"), alias, alias)]) == NameCounts(primary=1, alias=2)


def test_the_order_in_which_facts_came_does_not_change_the_hash() -> None:
    first, second = gathering(RecordName("KESTREL")), gathering(RecordName("KESTREL"))
    facts = [Designation("US/OFAC", "SDGT", list_code="SDGT"), Designation("US/State", "FTO", list_code="FTO")]
    first.designations, second.designations = facts, facts[::-1]
    assert first.record().content_hash == second.record().content_hash


def test_free_text_keeps_its_order() -> None:
    party = gathering(RecordName("KESTREL"))
    party.remarks = [Remark("", "b"), Remark("Website", "w"), Remark("", "a"), Remark("", "b")]
    assert party.record().remarks == (Remark("", "b"), Remark("", "a"), Remark("Website", "w"))
