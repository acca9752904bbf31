from service.lists.tally import Tally


def test_places_come_first_then_one_summary_a_kind_with_the_most_frequent() -> None:
    tally = Tally()
    for text in "abacad":
        tally.count("Dates kept as text", text)
    tally.say("Record 1: cut.")
    assert tally.sentences() == ("Record 1: cut.", "Dates kept as text: 6, 'a' (3), 'b' (1), 'c' (1), ….")


def test_nothing_kept_is_nothing_said() -> None:
    assert Tally().sentences() == ()


def test_a_long_example_is_shortened() -> None:
    tally = Tally()
    tally.count("Remarks", "x" * 500)
    assert len(tally.sentences()[0]) < 100
