"""Bytes to text and text to tidy values."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding it was read in."""

    text: str
    encoding: str


def decoded(data: bytes, *, part: bool = False) -> Decoded | None:
    """UTF-16 when marked, else UTF-8, else Windows-1252; None when it is none of them, or UTF-8 with damaged bytes.

    `part`, for a look at the beginning, allows the bytes to end in the middle of a character, and damaged ones.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries: tuple[str, ...] = ("utf-16",)
    else:
        tries = ("utf-8-sig", "cp1252")
    for encoding in tries:
        if encoding == "cp1252" and _is_damaged_utf8(data):
            return Decoded(data.decode("utf-8-sig", errors="replace"), "utf-8-sig") if part else None
        try:
            decoder = codecs.getincrementaldecoder(encoding)()
            return Decoded(decoder.decode(data, final=not part), encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """True for bytes that are no UTF-8, but marked as such, or with more sound characters than broken ones."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return text.startswith("\ufeff") or len(_BEYOND_ASCII.findall(text)) > 2 * broken


def tidy(value: str) -> str:
    """Trimmed, inner white space collapsed to one blank, composed (NFC)."""
    joined = " ".join(value.split())
    return joined if joined.isascii() else unicodedata.normalize("NFC", joined)


def is_latin(text: str) -> bool:
    """True when most letters of a text are Latin, or it has none."""
    if text.isascii():
        return True
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(sign, "") for sign in letters) >= len(letters)
