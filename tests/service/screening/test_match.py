"""One query: the right hits, the reasons, the quotes, and what was left out."""

import pytest

from matchers import Identifier
from service.domain.vocabulary import Status
from service.errors import BadInputError
from service.screening.match import match
from service.screening.query import Filters, Query


def names(answer) -> list[str]:
    return [hit["entry"]["name"] for hit in answer["matches"]]


def test_a_listed_party_is_found_with_its_edition_and_record(corpus) -> None:
    answer = match(corpus, Query(names=("Tariq Mansur Vehbi",)))
    (hit,) = answer["matches"]
    assert hit["entry"]["name"] == "VEHBI, Tariq Mansur"
    assert hit["entry"]["programmes"] == ["UN 1267"]
    assert hit["sources"][0]["record"] == "demo-list:1"
    assert hit["score"] >= answer["threshold"] == 0.7


def test_a_party_of_an_article_is_found_with_the_passage_that_names_it(corpus) -> None:
    (hit,) = match(corpus, Query(names=("Hasadun",)))["matches"]
    assert hit["matched_name"] == "Hasadun"
    (source,) = hit["sources"]
    assert source["quote"] == "The State Department designated the Crimson Harvest Brigade, also known as Hasadun."
    assert (source["title"], source["published"]) == ("Brigade listed", "2024-05-02")


def test_every_hit_says_why(corpus) -> None:
    (hit,) = match(corpus, Query(names=("Tariq Mansur Vehbi",), birth_dates=("1961-03-12",)))["matches"]
    features = {item["feature"]: item for item in hit["reasons"]}
    assert features["name"]["tokens"]
    assert all(item["text"] for item in hit["reasons"])
    assert features["birth_date"]["effect"] > 0
    assert features["country"]["missing"] in ("query", "listed", "both")


def test_who_is_only_mentioned_or_delisted_is_counted_and_not_shown(corpus) -> None:
    mentioned = match(corpus, Query(names=("Azure Lantern Society",)))
    delisted = match(corpus, Query(names=("Konstantin Ruslanovich Dzhaparidze",)))
    assert (mentioned["matches"], mentioned["left_out"]) == ([], {"mentioned": 1})
    assert (delisted["matches"], delisted["left_out"]) == ([], {"delisted": 1})


def test_asked_for_they_are_shown(corpus) -> None:
    query = Query(names=("Azure Lantern Society",), filters=Filters(status=(Status.MENTIONED,)))
    assert names(match(corpus, query)) == ["Azure Lantern Society"]


def test_filters_keep_to_a_list_or_a_programme(corpus) -> None:
    def found(**filters: tuple[str, ...]) -> list[str]:
        return names(match(corpus, Query(names=("Crimson Harvest Brigade",), filters=Filters(**filters))))

    assert found(lists=("articles",)) == found(programmes=("FTO",)) == ["Crimson Harvest Brigade"]
    assert found(lists=("demo-list",)) == found(programmes=("UN 1267",)) == []
    assert found(lists=("articles",), programmes=("UN 1267",)) == []


def test_a_stranger_finds_nothing_and_hears_what_was_searched(corpus) -> None:
    answer = match(corpus, Query(names=("Margarethe Ohlsdorf",)))
    assert (answer["matches"], answer["total"], answer["left_out"]) == ([], 0, {})
    assert [item["list"] for item in answer["lists"]] == ["articles", "demo-list"]
    assert all(item["edition"] and item["published"] for item in answer["lists"])


def test_near_misses_are_shown_on_request(corpus) -> None:
    query = Query(names=("Tarik Manzoor",), threshold=0.99, include_below=True)
    answer = match(corpus, query)
    assert answer["total"] == 0
    assert "VEHBI, Tariq Mansur" in names(answer)


def test_the_same_question_has_the_same_answer(corpus) -> None:
    query = Query(names=("Abu Sindibad",))
    first, second = match(corpus, query), match(corpus, query)
    assert first | {"took_ms": 0} == second | {"took_ms": 0}


def test_a_hit_keeps_its_id_for_the_same_subject(corpus) -> None:
    one = match(corpus, Query(names=("Abu Sindibad",), subject="customer-7"))["matches"][0]
    two = match(corpus, Query(names=("Tariq Mansur Vehbi",), subject="customer-7"))["matches"][0]
    other = match(corpus, Query(names=("Abu Sindibad",), subject="customer-8"))["matches"][0]
    assert one["hit_id"] == two["hit_id"] != other["hit_id"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (Query(names=()), "needs a name or an identifier"),
        (Query(names=("  ",)), "needs a name or an identifier"),
        (Query(names=("Ann",), threshold=1.5), "between 0 and 1"),
        (Query(names=("Ann",), limit=0), "from 1 to 500"),
        (Query(names=("Ann",), kind="ghost"), "ghost"),
        (Query(names=("Ann",), birth_dates=("yesterday",)), "yesterday"),
        (Query(names=("Ann",), policy="1999-01"), "1999-01"),
        (Query(names=("Ann",), as_of="soon"), "as_of"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_in_a_sentence(corpus, query, said) -> None:
    with pytest.raises(BadInputError, match=said):
        match(corpus, query)


def test_an_identifier_alone_is_a_question(corpus) -> None:
    assert match(corpus, Query(names=(), identifiers=(Identifier("passport", "A1234567"),)))["matches"] == []
