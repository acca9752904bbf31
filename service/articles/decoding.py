"""Bytes to text: the encodings that articles come in, and what is no text at all."""

import codecs
import re

from service.errors import BadInputError

MAX_BYTES = 2_000_000
"""Larger inputs are refused: the longest notices published are well under one megabyte of text; pages have markup."""

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MAX_CONTROL_SHARE = 0.01


def decode(data: bytes, *, where: str) -> str:
    """The text without its byte order mark. UTF-8 and UTF-16 are recognised, anything else is taken for Windows-1252
    or what charset-normalizer finds. Raises BadInputError for what is empty, too large or no text.
    """
    if len(data) > MAX_BYTES:
        raise BadInputError(f"{where}: it is larger than the {MAX_BYTES:,} bytes an article may have.")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise BadInputError(f"{where}: this is {what}, not text; save it as plain text, Markdown or HTML.")
    text = _decode(data, where)
    if not text.strip():
        raise BadInputError(f"{where}: the text is empty.")
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > _MAX_CONTROL_SHARE * len(text):
        raise BadInputError(f"{where}: the content is binary, not text ({controls:,} control characters).")
    return text


def _decode(data: bytes, where: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInputError(f"{where}: the text is not valid {encoding.upper()} at byte {error.start:,}.") from None


def _guess(data: bytes, where: str) -> str:
    """Windows-1252 where the bytes read as Western text (the usual case), else the best guess of charset-normalizer."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _looks_western(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None or "\x00" in str(best):
        raise BadInputError(f"{where}: the content is not text in any known encoding.")
    return data.decode(best.encoding, "replace")


def _looks_western(text: str) -> bool:
    letters = [char for char in text[:100_000] if not char.isspace()]
    plain = sum(char.isascii() and char.isprintable() for char in letters)
    return bool(letters) and plain >= 0.8 * len(letters) and not _CONTROLS.search(text)
