from service.domain.record import Association, Record, RecordName
from service.domain.vocabulary import PartyKind, Relation
from service.lists.links import resolved


def record(key: str, name: str, *targets: str) -> Record:
    ties = tuple(Association(Relation.AFFILIATED_WITH, target) for target in targets)
    return Record(key, "us-ofac-sdn", PartyKind.ORGANISATION, (RecordName(name),), associations=ties)


def test_a_name_that_one_record_has_is_tied_to_it() -> None:
    first, _ = resolved([record("l:1", "HERON", "Kestrel S.A"), record("l:2", "KESTREL S.A.")])
    assert first.associations == (Association(Relation.AFFILIATED_WITH, "KESTREL S.A.", "l:2"),)


def test_a_name_that_two_records_have_stays_a_name() -> None:
    first, *_ = resolved([record("l:1", "HERON", "KESTREL"), record("l:2", "KESTREL"), record("l:3", "Kestrel")])
    assert first.associations[0].target_key == ""


def test_a_record_is_not_tied_to_itself() -> None:
    (only,) = resolved([record("l:1", "HERON", "HERON")])
    assert only.associations[0].target_key == ""
