"""Records come back from the database as they went in."""

from service.domain.record import (
    Address,
    Association,
    Country,
    Designation,
    Evidence,
    Identifier,
    PublishedDate,
    Record,
    RecordName,
    Remark,
)
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation, Status
from service.store import Database
from service.store.records import insert_records, load_records, written

FULL = Record(
    key="demo-list:1",
    source="demo-list",
    kind=PartyKind.VESSEL,
    names=(RecordName("ÉTOILE", NameKind.PRIMARY), RecordName("نجمة", NameKind.ORIGINAL_SCRIPT, "x", "y")),
    status=Status.DELISTED,
    designations=(Designation("UN", "UN 1718", Status.DELISTED, "DPRK", "2017-06", "2020/2021"),),
    associations=(Association(Relation.OWNED_BY, "Some Owner", "demo-list:2", "Linked To"),),
    identifiers=(Identifier(IdentifierType.IMO, "9074729", "", "Vessel Registration Identification", "", ""),),
    evidence=(Evidence("name", "ÉTOILE", 3, 9, "bare"),),
    birth_dates=(PublishedDate("circa 1951", "1951~"), PublishedDate("long ago")),
    birth_places=("Nowhere, Atlantis",),
    countries=(Country(CountryRole.FLAG, "Malta", "mt"),),
    addresses=(Address("1 Quay\nPort", "mt"),),
    gender="",
    titles=("Flagship",),
    remarks=(Remark("Secondary sanctions risk", "section 1(b); “quoted”"),),
    negated=True,
)


def test_every_field_survives(database: Database) -> None:
    with database.writing() as connection:
        numbers = insert_records(connection, [FULL])
    with database.reading() as connection:
        assert [stored.record for stored in load_records(connection, numbers)] == [FULL]


def test_equal_content_has_an_equal_hash_and_other_content_another(database: Database) -> None:
    with database.writing() as connection:
        numbers = insert_records(connection, [FULL])
    with database.reading() as connection:
        (stored,) = load_records(connection, numbers)
        assert written(connection, "demo-list") == {(FULL.key, FULL.content_hash): stored.id}
    assert stored.record.content_hash == FULL.content_hash
    assert Record("demo-list:1", "demo-list", PartyKind.VESSEL, FULL.names).content_hash != FULL.content_hash


def test_thousands_of_records_keep_their_parts_apart(database: Database) -> None:
    records = [
        Record(f"demo-list:{n}", "demo-list", PartyKind.PERSON, (RecordName(f"N{n}"), RecordName(f"A{n}")))
        for n in range(1_203)
    ]
    with database.writing() as connection:
        numbers = insert_records(connection, records)
    with database.reading() as connection:
        assert [stored.record for stored in load_records(connection, numbers)] == records


def test_numbers_that_do_not_exist_are_passed_over(database: Database) -> None:
    with database.reading() as connection:
        assert list(load_records(connection, [7, 8])) == []
