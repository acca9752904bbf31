"""Bytes become an article: exact text, found facts, clear refusals."""

import pytest

from service.articles import read_document
from service.articles.decoding import MAX_BYTES
from service.articles.document import MAX_CHARACTERS
from service.errors import BadInputError

FRONT_MATTER = "---\ntitle: Four names\npublished: 2023-05-04\npublisher: Test wire\n---\nOFAC designated Jon Vale.\n"


def test_plain_text_is_kept_as_it_is() -> None:
    article = read_document(b"  \r\nA line.\r\nNext.\t\n")
    assert article.text == "  \r\nA line.\r\nNext.\t\n"
    assert article.original == ""


def test_a_byte_order_mark_is_not_text() -> None:
    assert read_document(b"\xef\xbb\xbfHello there.").text == "Hello there."
    assert read_document(b"\xff\xfe" + "Hello there.".encode("utf-16-le")).text == "Hello there."


def test_windows_1252_is_understood() -> None:
    assert (
        read_document("The caf\u00e9 \u201cNoir\u201d was named.".encode("cp1252")).text == "The café “Noir” was named."
    )


def test_front_matter_fills_the_source_and_stays_in_the_text() -> None:
    article = read_document(FRONT_MATTER.encode())
    assert (article.title, article.published, article.publisher) == ("Four names", "2023-05-04", "Test wire")
    assert article.text == FRONT_MATTER


def test_arguments_win_over_front_matter() -> None:
    assert read_document(FRONT_MATTER.encode(), published="2024-01-01", title="Other").published == "2024-01-01"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (" date 2024-01-04 In a recent incident, nothing happened.", "2024-01-04"),
        ("LONDON, 3 May 2022 - The minister spoke.", "2022-05-03"),
        ("March 3, 2021\n\nA headline\n\nText.", "2021-03-03"),
        ("He was born on 3 May 1970 in the city.", ""),
        ("Date of listing: 3 May 2019\nName: Jon Vale", ""),
    ],
)
def test_the_first_lines_may_date_the_text(text: str, published: str) -> None:
    assert read_document(text.encode()).published == published


def test_boxes_of_a_page_that_are_no_article_are_left_out() -> None:
    page = (
        "<html><body><div class='cookie-banner'>We use cookies.</div><div class='content'><p>OFAC designated Jon Vale."
        "</p><div class='related-links'><p>EU sanctions Norbank AG in new round of listings</p></div></div>"
        "<div class='shared-values'><p>He lives in Bonn.</p></div></body></html>"
    )
    assert read_document(page.encode()).text == "OFAC designated Jon Vale.\n\nHe lives in Bonn."


def test_html_gives_its_main_text() -> None:
    page = (
        "<!doctype html><html lang='en'><head><title>T</title><meta property='article:published_time' "
        "content='2022-03-04T10:00:00Z'><script>var x</script></head><body><nav><a href='/'>Home</a></nav>"
        "<article><h1>Names</h1><p>OFAC <b>designated</b> Jon Vale.</p><ul><li>One</li><li>Two</li></ul></article>"
        "<footer>Imprint</footer></body></html>"
    )
    article = read_document(page.encode())
    assert article.text == "Names\n\nOFAC designated Jon Vale.\n\n- One\n- Two"
    assert (article.title, article.published, article.original) == ("T", "2022-03-04", page)


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(BadInputError, match=r"a\.html: the web page has no readable text"):
        read_document(b"<html><body><script>1</script></body></html>", name="a.html")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"abc\x00def", "binary"),
        (b"\x01\x02\x03\x04abc", "binary"),
        (b"a" * (MAX_BYTES + 1), "larger than"),
        (b"a " * (MAX_CHARACTERS // 2 + 1), f"{MAX_CHARACTERS + 2:,} characters"),
    ],
)
def test_what_is_no_article_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(BadInputError, match=rf"in\.txt: .*{what}"):
        read_document(data, name="in.txt")


def test_of_front_matter_only_plain_values_are_read() -> None:
    levels = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    article = read_document(f"---\na0: &a0 [x]\n{levels}title: 12\nurl: [x]\n---\nText.\n".encode())
    assert (article.title, article.url) == ("12", "")


def test_broken_front_matter_is_refused() -> None:
    with pytest.raises(BadInputError, match="front matter"):
        read_document(b"---\ntitle: [unclosed\n---\nText.\n", name="x.md")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le ministre a annoncé que les sanctions sont dans la liste et que le groupe est une menace pour la paix.",
            "fr",
        ),
        ("El ministro anunció que las sanciones son para los que se oponen a la paz en el país y por la ley.", "es"),
        ("Министр объявил о санкциях против группы.", "ru"),
        ("أعلن الوزير عن العقوبات ضد المجموعة", "ar"),
        ("Jon Vale\nMira Koss", "en"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert read_document(text.encode()).language == language
