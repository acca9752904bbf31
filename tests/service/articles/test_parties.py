"""Where a name begins and ends."""

import pytest

from service.articles.parties import find_mentions


def names(text: str) -> list[str]:
    return [mention.name for mention in find_mentions(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Rashid bin Omar al-Tamimi yesterday.", ["Rashid bin Omar al-Tamimi"]),
        ("They met Karim ‘Abbas al-Deeb yesterday.", ["Karim ‘Abbas al-Deeb"]),
        (
            "It owns Vela Shipping Co., Ltd. and Orro (Macau) Trading Limited.",
            ["Vela Shipping Co., Ltd.", "Orro (Macau) Trading Limited"],
        ),
        ("the Front for the Liberation of Karsova", ["Front for the Liberation of Karsova"]),
        ("the Tervo Science and Technology Development Co.", ["Tervo Science and Technology Development Co"]),
        ("between Vega Front and Mira Front", ["Vega Front", "Mira Front"]),
        ("Dubai-based Harbour Light LLC said", ["Harbour Light LLC"]),
        ("Lebanese national Jad Haddo", ["Jad Haddo"]),
        ("President Oleg Marin spoke", ["Oleg Marin"]),
        ("the tanker Sea Rose 2, which sailed", ["Sea Rose 2"]),
        ('Pablo "El Sordo" Ruano was seen', ["Pablo Ruano"]),
        ("an agent of the Vora Travel Agency of Herat, Afghanistan", ["Vora Travel Agency"]),
        ("Inversiones Ruano y Cía. S. en C., and others", ["Inversiones Ruano y Cía. S. en C"]),
        ("the brothers Anton and Pavel Grebov", ["Anton Grebov", "Pavel Grebov"]),
    ],
)
def test_names_are_cut_cleanly(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "In April the Treasury Department spoke in Washington.",
        "Sadly, officials in Iran and Syria agreed on Monday.",
        "Under Executive Order 13224 and the Export Control Act.",
    ],
)
def test_places_dates_and_laws_are_no_parties(text: str) -> None:
    assert all(name in ("Executive Order",) for name in names(text))


def test_titles_and_demonyms_are_kept_beside() -> None:
    mention = find_mentions("Iranian general Reza Farhadi", 0, 28)[0]
    assert mention.country == "IR"
    assert find_mentions("Senator Dale Quill", 0, 18)[0].titles == ("official",)
