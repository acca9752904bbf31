"""The reading view repairs a text and still knows where everything came from."""

from hypothesis import given, settings
from hypothesis import strategies as st

from service.articles.frames import MAX_FRAMES, find_frames
from service.articles.reading import reading_view


def test_wrapped_lines_and_cut_words_are_joined() -> None:
    source = (
        "The Office of Foreign Assets Control today took action a-\ngainst a travel network that moves money for "
        "the Is-\n"
        "lamic Front and for the owners of the Blue Harbour line.\n"
    )
    assert (
        "against a travel network that moves money for the Islamic Front and for the owners"
        in reading_view(source).text
    )


def test_list_items_stay_apart() -> None:
    assert reading_view("- Jon Vale\n- Mira Koss\n").text == "- Jon Vale\n- Mira Koss\n"


def test_blanks_and_confused_letters_are_set_right() -> None:
    assert reading_view("the  lRGC ,based in lraq").text.strip() == "the IRGC, based in Iraq"
    assert reading_view("Oct0ber 26").text.strip() == "October 26"
    assert reading_view("and the lil-Sarafa house").text.strip() == "and the lil-Sarafa house"


def test_a_span_of_the_view_gives_the_words_of_the_source() -> None:
    source = "x Meh-\nrab  Trading , y"
    view = reading_view(source)
    start = view.text.index("Meh")
    begin, end = view.source_span(start, view.text.index("Trading") + 7)
    assert source[begin:end] == "Meh-\nrab  Trading"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='aA l0.,;()-\n\r\t"“é中-', max_size=120))
def test_every_span_lies_in_the_source(source: str) -> None:
    view = reading_view(source)
    for start in range(len(view.text)):
        begin, end = view.source_span(start, start + 1)
        assert 0 <= begin < end <= len(source) + 1


def test_a_sentence_of_frames_gives_no_more_than_a_reader_could_mean() -> None:
    text = "OFAC designated " * 80
    assert len(find_frames(text, 0, len(text))) == MAX_FRAMES
