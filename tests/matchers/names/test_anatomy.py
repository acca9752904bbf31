"""What a name is made of."""

import pytest

from matchers.names.anatomy import Anatomy, anatomies
from matchers.names.split import split_names


def only(value: str, family: str) -> Anatomy:
    (found,) = anatomies(value, family)
    return found


def core(value: str, family: str = "person") -> list[str]:
    return [t.text for t in only(value, family).tokens if t.role in ("core", "number")]


def test_surname_first_is_put_in_order() -> None:
    assert core("AL-KABI, Akram") == ["akram", "kabi"]


def test_a_suffix_after_the_comma_is_no_given_name() -> None:
    assert split_names("John Smith, Jr.", person=True) == ("John Smith, Jr.",)


def test_titles_are_set_aside_but_not_when_there_is_nothing_else() -> None:
    assert core("Dr. Hajji Karim Saleh") == ["karim", "saleh"]
    assert core("Sheikh") == ["sheikh"]


def test_articles_and_words_for_son_are_small() -> None:
    assert core("Tarek ben Habib al-Masri") == ["tarek", "habib", "masri"]
    assert core("Abd-ar-Rahman ash-Shami") == ["abdulrahman", "shami"]


def test_letters_that_only_look_like_an_article_are_kept() -> None:
    assert core("Kim Ad Song") == ["kim", "ad", "song"]


def test_din_is_joined_to_its_word() -> None:
    assert core("Nur al-Din Zengi") == core("Nureddine Zengi") == ["nuruddin", "zengi"]


def test_patronymics_may_be_left_out() -> None:
    assert [t.optional for t in only("Olga Ivanovna Petrova", "person").tokens] == [False, True, False]
    assert [t.optional for t in only("Ali bin Hasan Turki", "person").tokens] == [False, False, True, False]


@pytest.mark.parametrize(
    ("value", "classes"),
    [
        ("Alfa GmbH", ("llc",)),
        ("OOO Alfa", ("llc",)),
        ("Alfa S.A.", ("jsc",)),
        ("Alfa Joint Stock Company", ("jsc",)),
        ("Публичное акционерное общество Альфа", ("jsc",)),
        ("Alfa Co., Ltd.", ("ltd",)),
        ("Alfa Sp. z o.o.", ("llc",)),
        ("Alfa, S.A. DEC.V.", ("jsc",)),
        ("Alfa Liimted", ("ltd",)),
        ("Alfa Cooperation", ()),
        ("Yessi", ()),
        ("Alfa Limits", ()),
    ],
)
def test_legal_forms(value: str, classes: tuple[str, ...]) -> None:
    assert only(value, "body").forms == classes


def test_a_form_alone_is_a_name() -> None:
    assert core("SA", "body") == ["sa"]


def test_people_have_no_legal_form() -> None:
    assert only("Ana Sa", "person").forms == ()


def test_a_title_after_one_word_is_a_surname() -> None:
    assert core("Qari Yaqub Sheikh") == ["yaqub", "sheikh"]
    assert core("Qari Yaqub Zubaydi Sheikh") == ["yaqub", "zubaydi"]
    assert core("Yaqub Jr") == ["yaqub"]


def test_initials_are_no_small_words_but_letters_between_words_are() -> None:
    assert core("Y. W. Cheng") == ["y", "w", "cheng"]
    assert core("A Y S Carrier", "body") == ["a", "y", "s", "carrier"]
    assert core("Carrier y Hijos", "body") == ["carrier", "hijos"]


def test_whom_a_plant_is_named_after_may_be_left_out() -> None:
    named = only("Zetaville Tractor Plant named after P. Zubarev", "body").tokens
    assert [t.text for t in named if t.optional] == ["p", "zubarev"]
    assert not any(t.optional for t in only("Imeni Zubareva", "body").tokens)


def test_an_adjective_of_a_place_stands_for_the_place() -> None:
    adjective, place = (only(name, "body").tokens[0] for name in ("Zetavskaya", "Zetav"))
    assert adjective.stands_for == (place.stands_for or place.text)
    assert only("Zetavskaya", "person").tokens[0].stands_for != adjective.stands_for


def test_numbers_and_roman_numerals_of_bodies() -> None:
    roles = [t.role for t in only("Apollo Fund VIII 07", "body").tokens]
    assert roles == ["core", "core", "number", "number"]


@pytest.mark.parametrize(
    ("field", "person", "names"),
    [
        ("Alfa; Beta", False, ("Alfa", "Beta")),
        ("Alfa a.k.a. Beta", False, ("Alfa", "Beta")),
        ("Alfa Works (Betaville)", False, ("Alfa Works", "Betaville")),
        ("Alfa Bank (Germany) AG", False, ("Alfa Bank (Germany) AG",)),
        ("Alfa (B)", False, ("Alfa (B)",)),
        ("Alfa/Beta", False, ("Alfa", "Beta")),
        ("A/S Alfa", False, ("A/S Alfa",)),
        ("Alfa Works ‘Betaville’", False, ("Alfa Works ‘Betaville’", "Betaville")),
        ("Unit of ‘Alfa’‘Beta-Avia’", False, ("Unit of ‘Alfa’ ‘Beta-Avia’", "Alfa", "Beta-Avia")),
        ("Alfa Concern, Beta Optical Plant", False, ("Alfa Concern, Beta Optical Plant", "Beta Optical Plant")),
        ("Alfa, Beta and Sons", False, ("Alfa, Beta and Sons",)),
        ("Alfa Star (ex Beta Sea)", False, ("Alfa Star", "Beta Sea")),
        ("One Team, Two Souls, Three Kittens", False, None),
        ("Alfa Concern - JSC Beta Tecmash", False, None),
        ("Ali Tsang, Yun Yi Tsang", True, ("Ali Tsang", "Yun Yi Tsang")),
        ("'Abd al-Shifa' Hasan", True, ("'Abd al-Shifa' Hasan",)),
        ("Иван Петров, он же Олег Лось", True, ("Иван Петров", "Олег Лось")),
        ("张三又名李四", True, ("张三", "李四")),
        ("أحمد حسن المعروف باسم أبو علي", True, ("أحمد حسن", "أبو علي")),
        ("Holding Alfa, Joint Stock Company Betawerk", False, None),
        ("KIM Il Song 김일성", True, None),
    ],
)
def test_several_names_in_one_field(field: str, person: bool, names: tuple[str, ...] | None) -> None:
    found = tuple(" ".join(part.split()) for part in split_names(field, person=person))
    if names is None:
        assert len(found) > 1
        assert found[0] == field
    else:
        assert found == names


@pytest.mark.parametrize("value", ["", "...", "🙂", "\ud800"])
def test_nothing_readable_gives_no_anatomy(value: str) -> None:
    assert anatomies(value, "person") == ()
