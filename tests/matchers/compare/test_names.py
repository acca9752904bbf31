"""What two names say: the scores that the product promises, as rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers import CURRENT_POLICY, Name, Party, compare_names, compare_parties

ALERT = CURRENT_POLICY.threshold


@pytest.mark.parametrize(
    ("query", "listed", "kind"),
    [
        ("Nabil Sarraj", "Nabil SARRAJ", "person"),
        ("Umm Zahira", "UMM-ZAHIRA", "person"),
        ("ام زهيرة", "Umm Zahira", "person"),
        ("Karim Abbas al-Saadi", "AL-SA'DI, Karim Abas", "person"),
        ("Liwa Fatemiyoun", "LIWA AL-FATIMIYUN", "organisation"),
        ("Tarek al-Zawary", "Tarek Hamid Jalil al-Zawari", "person"),
        ("Сергей Кириллович Зубарев", "Sergei ZUBAREV", "person"),
        ("Zeta Werke Aktiengesellschaft", "Zeta Werke AG", "company"),
        ("ООО Зетаприбор", "ZETAPRIBOR LLC", "company"),
        ("Jong Chol Ryo", "RYO Jong Chol", "person"),
        ("1st Zetaville Bank", "First Zetaville Bank", "company"),
        ("Кумертавская страховая компания", "Kumertav Insurance Company", "company"),
    ],
)
def test_spellings_of_one_name_alert(query: str, listed: str, kind: str) -> None:
    assert compare_names(query, listed, kind=kind).score >= ALERT


@pytest.mark.parametrize(
    ("query", "listed", "kind"),
    [
        ("Maria Schneider", "Maria Schulz", "person"),
        ("John Smith", "John Taylor", "person"),
        ("Wei Chen", "Wei Zhao", "person"),
        ("Ahmad bin Hasan al-Obaidi", "Hasan bin Ahmad al-Obaidi", "person"),
        ("Acme Bakery GmbH", "Acme Steel GmbH", "company"),
        ("Northwind Traders Ltd", "Nordic Wind Trading Ltd", "company"),
        ("Ocean Star 21", "Ocean Star 22", "vessel"),
        ("Apollo Zeta Fund VIII", "Apollo Zeta Fund IX", "company"),
        ("Zeta Solutions (France)", "Zeta Solutions (Germany)", "company"),
        ("Jourdan", "JRN", "company"),
        ("Omar", "Omar Karim Zubaydi", "person"),
    ],
)
def test_other_names_do_not(query: str, listed: str, kind: str) -> None:
    assert compare_names(query, listed, kind=kind).score < ALERT


def test_three_words_may_begin_elsewhere_but_two_may_not() -> None:
    turned, same = (compare_names("Kim Zong Chol", n, kind="person").score for n in ("Zong Chol Kim", "Kim Zong Chol"))
    assert turned == same
    assert compare_names("Hans Sarraj", "Sarraj Hans").score < compare_names("Hans Sarraj", "Hans Sarraj").score


def test_more_left_over_scores_less() -> None:
    scores = [
        compare_names("Nabil Sarraj", n, kind="person").score
        for n in ("Nabil Sarraj", "Nabil Sarraj Zubi", "Nabil Zubi")
    ]
    assert scores == sorted(scores, reverse=True)


def test_a_weak_alias_needs_a_fact_that_agrees() -> None:
    listed = Party(id="1", kind="person", names=[Name("Zulqarnayn Sarraj", "weak_alias")], birth_dates=["1970-05-04"])
    alone = compare_parties(Party(kind="person", names=["Zulqarnayn Sarraj"]), listed)
    agreed = compare_parties(Party(kind="person", names=["Zulqarnayn Sarraj"], birth_dates=["1970"]), listed)
    denied = compare_parties(Party(kind="person", names=["Zulqarnayn Sarraj"], birth_dates=["1931"]), listed)
    assert denied.score < alone.score < ALERT <= agreed.score


def test_a_strong_alias_met_whole_needs_none() -> None:
    listed = Party(id="1", kind="person", names=[Name("Zulqarnayn Sarraj", "alias")])
    assert compare_parties(Party(names=["Zulqarnayn Sarraj"]), listed).score >= ALERT


def test_a_name_alone_is_never_certain() -> None:
    assert compare_names("Zulqarnayn Kirdanov Sarraj", "Zulqarnayn Kirdanov Sarraj", kind="person").score < 1.0


def test_unreadable_names_score_next_to_nothing() -> None:
    found = compare_names("...", "🙂", kind="person")
    assert found.score < 0.05
    assert found.evidence[0].missing == "both"


anything = st.text(alphabet=st.characters(), max_size=40)
PIECES = "Abu al-Taqwa bin Muhammad Mohamed A. GmbH OOO Ltd 12 VIII ابو تقوى 张 김 Ivanovich, (Bank) ; d'Or"
name_like = st.lists(st.sampled_from(PIECES.split()), max_size=6).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(anything, name_like),
    st.one_of(anything, name_like),
    st.sampled_from([None, "person", "company", "vessel"]),
)
def test_any_two_texts_can_be_compared(a: str, b: str, kind: str | None) -> None:
    found = compare_names(a, b, kind=kind)
    assert 0.0 <= found.score < 1.0
    assert 0.0 < found.probability < 1.0
    assert all(row.text for row in found.evidence)


def test_words_only_the_query_has_weigh_more_than_words_only_the_list_has() -> None:
    short, long = "Nabil Sarraj", "Nabil Hamid Jalil Sarraj"
    assert compare_names(short, long, kind="person").score > compare_names(long, short, kind="person").score


def test_hostile_texts_are_taken_in_bounded_time() -> None:
    for text in ("a" * 100_000, "a b " * 25_000, "\ud800" * 1000, "\u202e(" * 5000, "ا" * 10_000, "((((" * 2000):
        assert compare_names(text, "Abu Taqwa").score < ALERT


def test_facts_cannot_speak_for_names_that_share_nothing() -> None:
    query = Party(kind="person", names=["Oleg Voloshin"], birth_dates=["1970-05-04"], countries=["RU"])
    listed = Party(kind="person", names=["Maria Arriaga"], birth_dates=["1970-05-04"], countries=["RU"])
    assert compare_parties(query, listed).score < 0.2
