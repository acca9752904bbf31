"""What is held, and how old it is."""

from service.screening.holdings import editions_held


def test_every_edition_with_its_age_and_counts(small_list) -> None:
    first, second = editions_held(small_list, today="2024-06-11", oldest=9)
    assert (first["published"], first["age_days"], first["entries"]) == ("2024-01-01", 162, 2)
    assert (second["published"], second["age_days"], second["entries"]) == ("2024-06-01", 10, 1)
    assert (first["old"], second["old"]) == (False, True)  # the list is as old as its newest edition
    assert second["names"]["primary"] == 1
    assert second["imported_at"] == "2026-03-01T00:00:00Z"
