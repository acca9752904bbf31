"""Alerts by threshold are those that screening would give."""

import pytest

from matchers import Party
from service.domain.vocabulary import Status
from service.screening.advice.measure import LOWEST, Tally, advice, interval, measure
from service.screening.corpus import Corpus
from service.screening.query import Filters

CUSTOMERS = [
    Party(kind="person", names=["Tariq Mansur Vehbi"]),
    Party(kind="person", names=["Tariq Vehbi"]),
    Party(kind="person", names=["Margarethe Ohlsdorf"]),
    Party(kind="company", names=["Old Mill Bakery Ltd"]),
]


def answer_of(corpus: Corpus, customers: list[Party], filters: Filters | None = None, at_most: float | None = None):
    chosen = filters or Filters()
    return advice(corpus, measure(corpus, customers, chosen), chosen, "", at_most)


def test_alerts_are_those_of_the_index(corpus: Corpus) -> None:
    answer = answer_of(corpus, CUSTOMERS)
    best = [corpus.index.find(customer, threshold=0.0, limit=1) for customer in CUSTOMERS]
    scores = [hits[0].score if hits else 0.0 for hits in best]
    for row in answer["thresholds"]:
        assert row["alerts"] == sum(score >= row["threshold"] for score in scores)
        assert row["per_10000"] == row["alerts"] * 2_500
        assert row["low"] <= row["per_10000"] <= row["high"]
    assert answer["thresholds"][0]["alerts"] == 2


def test_people_and_others_are_told_apart(corpus: Corpus) -> None:
    answer = answer_of(corpus, CUSTOMERS)
    assert answer["customers"] == {"screened": 4, "people": 3, "others": 1}
    assert answer["thresholds"][0]["others_per_10000"] == 0.0
    assert answer["thresholds"][0]["people_per_10000"] == pytest.approx(6_666.7)


def test_only_entries_that_may_answer_are_counted(corpus: Corpus) -> None:
    (document,) = [item for item in corpus.documents() if item["name"] == "VEHBI, Tariq Mansur"]
    other = next(status for status in Status if status != document["status"])
    answer = answer_of(corpus, CUSTOMERS, Filters(status=(other,)))
    assert answer["entries"] < len(corpus)
    assert answer["thresholds"][0]["alerts"] == 0


def test_several_processes_count_the_same(corpus: Corpus) -> None:
    assert measure(corpus, CUSTOMERS * 40, Filters(), workers=2) == measure(corpus, CUSTOMERS * 40, Filters())


def test_the_lowest_threshold_within_a_wish_is_suggested() -> None:
    tally = Tally()
    for score in (0.55, 0.62, 0.7, 0.81):
        tally.add("people", score)
    for _ in range(96):
        tally.add("people", 0.0)
    assert [tally.alerts(t) for t in (LOWEST, 60, 70, 71, 90)] == [4, 3, 2, 1, 0]
    assert _suggested(tally, 200) == 0.63
    assert _suggested(tally, 0) == 0.82


def _suggested(tally: Tally, at_most: float) -> float | None:
    from service.screening.advice.measure import _suggested as suggested

    return suggested(tally, at_most)


def test_a_score_at_the_threshold_alerts() -> None:
    tally = Tally()
    tally.add("people", 0.7)
    tally.add("people", 0.699999)
    assert tally.alerts(70) == 1


def test_nobody_at_all_is_no_rate(corpus: Corpus) -> None:
    answer = answer_of(corpus, [])
    assert answer["customers"]["screened"] == 0
    assert answer["thresholds"][0]["per_10000"] == 0.0


@pytest.mark.parametrize(("alerts", "total"), [(0, 100), (5, 100), (100, 100)])
def test_intervals_hold_the_share_and_shrink(alerts: int, total: int) -> None:
    low, high = interval(alerts, total)
    wide = high - low
    assert low <= alerts / total * 10_000 <= high
    low, high = interval(alerts * 100, total * 100)
    assert high - low < wide
