from service.lists.text import decoded, tidy


def test_bytes_are_read_as_utf8_else_windows_1252() -> None:
    assert decoded("é".encode()).text == "é"  # type: ignore[union-attr]
    assert decoded(b"\x92").encoding == "cp1252"  # type: ignore[union-attr]


def test_a_byte_order_mark_is_not_text() -> None:
    assert decoded(b"\xef\xbb\xbfA").text == "A"  # type: ignore[union-attr]
    assert decoded("A".encode("utf-16")).text == "A"  # type: ignore[union-attr]


def test_bytes_of_neither_encoding_are_nothing() -> None:
    assert decoded(b"\x81\x8d") is None


def test_utf8_with_a_damaged_byte_is_not_taken_for_another_encoding() -> None:
    sound = "Гарри Ёлкин".encode() + b" Zo\xc3\xab"
    assert decoded(sound[:-4] + b"\xff" + sound[-3:]) is None
    assert decoded(b"\xef\xbb\xbfZo\xebt") is None
    assert decoded(b"\xef\xbb\xbfZo\xebt", part=True).text == "Zo\ufffdt"  # type: ignore[union-attr]


def test_a_part_may_end_inside_a_character() -> None:
    assert decoded("é".encode()[:1], part=True).text == ""  # type: ignore[union-attr]


def test_values_are_trimmed_collapsed_and_composed() -> None:
    assert tidy("  A\n \t B ") == "A B"
    assert tidy("e\u0301") == "é"
