"""The article fixtures say what their README promises."""

from pathlib import Path

import pytest

from service.articles import extract, read_document

FOLDER = Path(__file__).parents[3] / "fixtures" / "articles"


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        (
            "release.txt",
            {
                "Jon Vale": "designated",
                "Vela Lines LLC": "designated",
                "Orro Bunkering Ltd": "designated",
                "Emil Vale": "associated",
            },
        ),
        (
            "note.md",
            {
                "Mira Koss": "designated",
                "Dawn Brigade": "designated",
                "Otto Brandt": "delisted",
                "Vela Lines LLC": "proposed",
            },
        ),
        ("page.html", {"Jon Vale": "designated", "Mira Koss": "designated"}),
    ],
)
def test_the_parties_of_a_fixture(name: str, statuses: dict[str, str]) -> None:
    extraction = extract(read_document((FOLDER / name).read_bytes(), name=name))
    assert {draft.name: draft.status.value for draft in extraction.drafts} == statuses
