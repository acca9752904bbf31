"""Entry documents show everything that the records of an entry say, with where it came from."""

from service.screening.documents import Standing, Surroundings, entry_document

NOTHING = Surroundings({}, {}, {})


def test_an_article_s_facts_carry_quote_and_passage(corpus) -> None:
    (document,) = [item for item in corpus.documents() if item["name"] == "Crimson Harvest Brigade"]
    (source,) = document["sources"]
    quoted = {item["fact"]: item for item in source["evidence"]}
    assert (source["type"], source["title"], source["publisher"]) == ("article", "Brigade listed", "Test Wire")
    assert quoted["alias:Hasadun"]["quote"] == "Hasadun"
    assert quoted["alias:Hasadun"]["passage"]["quote"] == (
        "The State Department designated the Crimson Harvest Brigade, also known as Hasadun."
    )


def test_a_list_s_facts_name_edition_and_record(corpus) -> None:
    (document,) = [item for item in corpus.documents() if item["name"] == "VEHBI, Tariq Mansur"]
    (source,) = document["sources"]
    assert (source["type"], source["list"], source["record"]) == ("list", "demo-list", "demo-list:1")
    assert source["id"].startswith("demo-list@2024-01-01")


def test_one_entry_of_two_records_shows_each_name_once_and_both_lists(record) -> None:
    one, two = record(1, "Ann", "Annie"), record(7, "ANN", "Annie", source="other-list")
    document = entry_document("e", [Standing(item, "x", "2024-01-01", None) for item in (one, two)], NOTHING)
    assert document["names"] == [
        {"value": "Ann", "kind": "primary"},
        {"value": "Annie", "kind": "alias"},
        {"value": "ANN", "kind": "alias"},
    ]
    assert document["lists"] == ["demo-list", "other-list"]


def test_a_tie_to_a_party_that_is_no_entry_keeps_its_name(record) -> None:
    from service.domain.record import Association
    from service.domain.vocabulary import Relation

    tied = record(1, "Ann", associations=(Association(Relation.OWNED_BY, "Somebody", "demo-list:9"),))
    (tie,) = entry_document("e", [Standing(tied, "x", "2024-01-01", None)], NOTHING)["associations"]
    assert (tie["entry"], tie["name"]) == (None, "Somebody")
