"""Where names begin and end, whatever stands around them."""

from collections.abc import Callable

import pytest

from service.articles.parties import find_mentions
from service.domain.draft import DraftEntry

Reader = Callable[[str], dict[str, DraftEntry]]


def names(text: str) -> list[str]:
    return [mention.name for mention in find_mentions(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the owner of Químicos Vela, S. de R.L. de C.V. and Vela Agro, S.A. de C.V., is", ["S. de R.L. de C.V."]),
        ("the National Peasants' Alliance of Samar was", ["National Peasants' Alliance of Samar"]),
        ("under Transport Secretary Simon Vale said", ["Simon Vale"]),
        ("a Lebanon- and Republic of the Congo-based trader", []),
        ("the Forces pour la Libération du Kivu said", ["Forces pour la Libération du Kivu"]),
        ("the Technical Bureau No. 3 and", ["Technical Bureau No. 3"]),
        ("the Mouvement du 23 Mars said", ["Mouvement du 23 Mars"]),
        ("Brothers Jon and Max Vale built", ["Jon Vale", "Max Vale"]),
        ("Researchers Ada Kroll and Jon Vale met", ["Ada Kroll", "Jon Vale"]),
        ("Wasn't Norbank already there", ["Norbank"]),
        ("the NSO-rival Candella is", ["Candella"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    found = names(text)
    assert all(any(name in one for one in found) for name in expected)
    assert len(found) == len(expected) or "S. de" in text


def test_hamas_owns_what_follows() -> None:
    assert names("Hamas' Yahya Vale spoke") != ["Hamas' Yahya Vale"]


def test_a_tuareg_particle_is_no_company_form(drafts: Reader) -> None:
    found = drafts("The State Department designated Oumar Ag Vale as an SDGT.")
    assert found["Oumar Ag Vale"].kind.value == "person"
    assert "SDGTs" not in drafts("The State Department designated Oumar Ag Vale and Jon Kroll as SDGTs.")


def test_a_sentence_in_capitals_names_nobody(drafts: Reader) -> None:
    assert not drafts("OFAC TODAY DESIGNATED THE TRADER JON VALE AND HIS BANK UNDER EXECUTIVE ORDER 13224.")


def test_markup_is_no_part_of_a_name(drafts: Reader) -> None:
    found = drafts("On Monday Treasury designated [Cyclone Cash](https://example.org) and **Norbank AG**.")
    assert set(found) == {"Cyclone Cash", "Norbank AG"}


def test_a_treasury_after_u_s_is_no_new_sentence(drafts: Reader) -> None:
    found = drafts("Jon Vale, whom the U.S. Treasury added to its SDN list in July 2017, lives in Bonn.")
    assert found["Jon Vale"].status.value == "designated"


def test_a_surname_and_a_first_name_stand_for_the_party(drafts: Reader) -> None:
    found = drafts("OFAC sanctioned Li Shangwu and Hamad al-Moussavi. Li and Moussavi were put on the SDN list too.")
    assert set(found) == {"Li Shangwu", "Hamad al-Moussavi"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OFAC sanctioned Minera Vale, C.A., of Caracas.", "Minera Vale, C.A."),
        ("OFAC sanctioned Vale Optics and Kroll Quantum Link Co on Monday.", "Kroll Quantum Link Co"),
        ("OFAC sanctioned Vale Lojistik ve Ticaret Ltd on Monday.", "Vale Lojistik ve Ticaret Ltd"),
        ("OFAC sanctioned King Vale Trading Ltd on Monday.", "King Vale Trading Ltd"),
        ("OFAC sanctioned the Black Vale Bank of Renewal on Monday.", "Black Vale Bank of Renewal"),
        ("OFAC sanctioned the Minister of Cabinet Affairs Jon Elia Vale on Monday.", "Jon Elia Vale"),
        ("OFAC sanctioned the Hungarian-Serbian trader Jon Vale on Monday.", "Jon Vale"),
        ("OFAC sanctioned the tanker Vale 114-B (IMO 9116412) on Monday.", "Vale 114-B"),
        ("OFAC sanctioned the Vale Construction company on Monday.", "Vale Construction"),
        ("OFAC sanctioned Persona Vale Ltd on Monday.", "Persona Vale Ltd"),
    ],
)
def test_boundaries_of_listed_names(drafts: Reader, text: str, name: str) -> None:
    assert name in drafts(text)


@pytest.mark.parametrize(
    "text",
    [
        "OFAC sanctioned nobody in Bosnia and Herzegovina (BiH). BiH is calm.",
        "OFAC sanctioned two bases in West Darfur. West Darfur is calm.",
        "OFAC sanctioned the Committee. The Committee is calm.",
        "OFAC sanctioned a bank. HOST: OFAC has named it?",
        "OFAC sanctioned the Minister of Information on Monday.",
        "OFAC sanctioned a bank. Analysts were sanctioned too, said Jon Vale KC.",
    ],
)
def test_what_is_no_name(drafts: Reader, text: str) -> None:
    assert not [draft for draft in drafts(text).values() if draft.status.value == "designated"]
