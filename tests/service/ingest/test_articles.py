"""Articles become drafts; accepted drafts become entries; nothing else does."""

from dataclasses import replace

import pytest

from service.articles import Extraction
from service.domain.draft import Doubt, DraftAssociation, DraftEntry
from service.domain.record import Designation, Evidence, RecordName
from service.domain.source import Article
from service.domain.vocabulary import NameKind, PartyKind, Relation, Status
from service.errors import ConflictError, NotFoundError
from service.ingest.accepting import records_of
from service.ingest.articles import Ingested, accept_drafts, ingest_article, reject_draft
from service.store import Database
from service.store.drafts import drafts
from service.store.entries import linked_at
from service.store.periods import current, held_at
from service.store.records import load_records
from service.store.versions import latest

TEXT = "The US designated the Red Hand as an SDGT. Its leader is Omar Vane, known as Abu Vane."
ARTICLE = Article(TEXT, title="Red Hand listed", published="2024-05")
GROUP = DraftEntry(
    id="e1",
    kind=PartyKind.ORGANISATION,
    names=(RecordName("Red Hand"),),
    status=Status.DESIGNATED,
    programmes=("SDGT",),
    authorities=("US",),
    action_date="2024-05-02",
    evidence=(Evidence("name", "Red Hand", 22, 30), Evidence("status", TEXT[:41], 0, 41)),
)
LEADER = DraftEntry(
    id="e2",
    kind=PartyKind.PERSON,
    names=(RecordName("Omar Vane"), RecordName("Abu Vane", NameKind.ALIAS)),
    status=Status.ASSOCIATED,
    roles=("leader",),
    associations=(DraftAssociation(Relation.LEADER_OF, "e1"),),
    evidence=(Evidence("name", "Omar Vane", 57, 66), Evidence("alias:Abu Vane", "Abu Vane", 77, 85)),
)
READ = Extraction(ARTICLE, (GROUP, LEADER))
AT = "2026-01-01T00:00:00Z"


def ingest(database: Database, extraction: Extraction = READ, *, accept: bool = False) -> Ingested:
    return ingest_article(database, extraction, at=AT, actor="test", accept=accept)


def test_drafts_wait_for_acceptance(database: Database) -> None:
    ingested = ingest(database)
    assert [item.state for item in ingested.drafts] == ["pending", "pending"]
    assert ingested.version == 0
    with database.reading() as connection:
        assert held_at(connection, latest(connection)) == []


def test_with_accept_they_become_entries_of_one_version(database: Database) -> None:
    ingested = ingest(database, accept=True)
    assert [item.state for item in ingested.drafts] == ["accepted", "accepted"]
    assert ingested.version == 1
    with database.reading() as connection:
        entries = {link.entry_id for link in linked_at(connection, 1)}
    assert {item.entry_id for item in ingested.drafts} == entries


def test_the_same_text_again_changes_nothing(database: Database) -> None:
    first = ingest(database, accept=True)
    again = ingest(database, accept=True)
    assert (again.new, again.version, again.drafts) == (False, first.version, first.drafts)


def test_a_doubt_is_kept_with_its_draft(database: Database) -> None:
    doubted = replace(READ, doubts=(Doubt("e2", "role", "who leads it is unclear"),))
    assert [len(item.doubts) for item in ingest(database, doubted).drafts] == [0, 1]


def test_a_rejected_draft_stays_rejected_when_the_rest_is_accepted(database: Database) -> None:
    group, _ = ingest(database).drafts
    reject_draft(database, group.id, at=AT, actor="ann", reason="another group")
    assert [item.state for item in ingest(database, accept=True).drafts] == ["rejected", "accepted"]


def test_a_tie_to_a_draft_accepted_later_leads_to_its_entry(database: Database) -> None:
    group, leader = ingest(database).drafts
    accept_drafts(database, [leader.id], at=AT, actor="ann")
    accept_drafts(database, [group.id], at=AT, actor="ann")
    with database.reading() as connection:
        held = current(connection, 2, "articles")
        records = {
            stored.record.key: stored.record
            for stored in load_records(connection, [h.record_id for h in held.values()])
        }
    (tie,) = next(record for record in records.values() if record.associations).associations
    assert records[tie.target_key].name == "Red Hand"


def test_accepting_can_link_to_an_entry_that_exists(database: Database, record, edition) -> None:
    from service.ingest.editions import import_edition

    import_edition(database, edition("2024-01-01", record(1, "RED HAND", kind="organisation")), at=AT, actor="test")
    with database.reading() as connection:
        (official,) = linked_at(connection, 1)
    group, _ = ingest(database).drafts
    accept_drafts(database, [group.id], at=AT, actor="ann", entry_id=official.entry_id)
    with database.reading() as connection:
        assert {link.entry_id for link in linked_at(connection, 2)} == {official.entry_id}
        assert {link.state.value for link in linked_at(connection, 2)} == {"automatic", "confirmed"}


def test_a_decided_draft_cannot_be_decided_again(database: Database) -> None:
    group, leader = ingest(database).drafts
    reject_draft(database, group.id, at=AT, actor="ann", reason="another group")
    with pytest.raises(ConflictError, match="rejected by ann"):
        accept_drafts(database, [leader.id, group.id], at=AT, actor="bob")
    with database.reading() as connection:
        assert [item.state for item in drafts(connection)] == ["rejected", "pending"]


def test_what_does_not_exist_is_said(database: Database) -> None:
    group, _ = ingest(database).drafts
    with pytest.raises(NotFoundError, match="no draft nonsense"):
        accept_drafts(database, ["nonsense"], at=AT, actor="ann")
    with pytest.raises(NotFoundError, match="no entry aka-none"):
        accept_drafts(database, [group.id], at=AT, actor="ann", entry_id="aka-none")


def test_an_article_counts_from_the_first_day_its_date_can_mean(database: Database) -> None:
    ingest(database, accept=True)
    with database.reading() as connection:
        assert {item.in_force_from for item in held_at(connection, 1)} == {"2024-05-01"}


def test_an_article_without_a_date_counts_from_the_day_it_came(database: Database) -> None:
    ingest(database, replace(READ, article=replace(ARTICLE, published="")), accept=True)
    with database.reading() as connection:
        assert {item.in_force_from for item in held_at(connection, 1)} == {"2026-01-01"}


def test_a_programme_stands_with_the_authority_the_article_names() -> None:
    group, leader = records_of(ARTICLE, [GROUP, LEADER])
    assert group.designations == (Designation("US", "SDGT", Status.DESIGNATED, start="2024-05-02"),)
    assert leader.designations == ()


def test_an_authority_without_a_programme_stands_alone() -> None:
    (record,) = records_of(ARTICLE, [replace(GROUP, programmes=("SDGT",), authorities=("US/OFAC", "EU"))])
    assert [(item.authority, item.programme) for item in record.designations] == [("US/OFAC", "SDGT"), ("EU", "")]


def test_the_one_date_of_several_authorities_is_nobodys_and_is_kept() -> None:
    (record,) = records_of(ARTICLE, [replace(GROUP, authorities=("US/OFAC", "EU"))])
    assert [item.start for item in record.designations] == ["", ""]
    assert [(item.label, item.text) for item in record.remarks] == [("latest action", "2024-05-02")]


def test_a_programme_whose_authority_is_not_named_has_its_issuer() -> None:
    (record,) = records_of(ARTICLE, [replace(GROUP, programmes=("UN 1267",), authorities=())])
    assert [(item.authority, item.programme) for item in record.designations] == [("UN", "UN 1267")]


def test_a_delisting_ends_its_designations() -> None:
    (record,) = records_of(ARTICLE, [replace(GROUP, status=Status.DELISTED)])
    assert (record.designations[0].start, record.designations[0].end) == ("", "2024-05-02")


def test_two_parties_of_one_name_keep_keys_of_their_own() -> None:
    first, second = records_of(ARTICLE, [GROUP, replace(GROUP, id="e9")])
    assert first.key != second.key
