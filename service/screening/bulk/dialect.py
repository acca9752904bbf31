"""How a CSV text is written: its encoding and its delimiter, as given or as the bytes show."""

import codecs
import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from service.errors import BadInputError, ConfigurationError
from service.screening.bulk.source import Source

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
LOST = "\N{REPLACEMENT CHARACTER}"

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # share of characters beyond which a file is no text, unless they are
_FEW_CONTROLS = 3  # such a small number: a single row that is damaged must not stop all
_LINES_TRIED = 50
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Dialect:
    """`encoding` by Python's name, `delimiter` one character."""

    encoding: str
    delimiter: str


def find_dialect(source: Source, encoding: str = "", delimiter: str = "") -> Dialect:
    """The dialect of an input, with what the caller gave before what is detected.

    UTF-8 and UTF-16 are known by their marks and patterns, the rest is UTF-8 or Windows-1252, whichever fits more of
    its characters. A name or a character is accepted as delimiter. ConfigurationError for an unknown encoding or
    delimiter, BadInputError for what is no text.
    """
    encoding = _known_encoding(encoding) if encoding else _detected_encoding(source)
    text = decode_head(source, encoding)
    if len(_CONTROLS.findall(text)) > max(_FEW_CONTROLS, len(text) * _MOST_CONTROLS):
        raise BadInputError(f"{source.name}: this is not text in {encoding}")
    return Dialect(encoding, _known_delimiter(delimiter) if delimiter else _detected_delimiter(text))


def decode_head(source: Source, encoding: str) -> str:
    """The beginning of the input as text; a character that it cuts in two is left out."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(source.head)


def _known_encoding(name: str) -> str:
    try:
        "".encode(name)
        found = codecs.lookup(name).name
    except (LookupError, UnicodeError) as error:
        raise ConfigurationError(f"there is no encoding {name!r}; examples are utf-8, utf-16, cp1252") from error
    return "utf-8-sig" if found == "utf-8" else found


def _known_delimiter(given: str) -> str:
    found = DELIMITERS.get(given.lower(), given.replace("\\t", "\t"))
    if len(found) != 1 or found in '"\r\n' or found.isalnum():
        raise ConfigurationError(f"{given!r} cannot be a delimiter; it may be {', '.join(DELIMITERS)} or one character")
    return found


def _detected_encoding(source: Source) -> str:
    for mark, encoding in _BOMS:
        if source.head.startswith(mark):
            return encoding
    even, odd = source.head[::2].count(0), source.head[1::2].count(0)
    if max(even, odd) > len(source.head) // 5:
        return "utf-16-be" if even > odd else "utf-16-le"
    good, bad = _utf8_characters(source)
    return "cp1252" if bad > good else "utf-8-sig"


def _utf8_characters(source: Source) -> tuple[int, int]:
    """How many characters beyond ASCII the input has in good UTF-8, and how many places that are not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    if not source.repeatable:
        return _beyond_ascii(decoder.decode, source.head)
    good = bad = 0
    with source.opened() as stream:
        while chunk := stream.read(_CHUNK):
            more = _beyond_ascii(decoder.decode, chunk)
            good, bad = good + more[0], bad + more[1]
    return good, bad + decoder.decode(b"", final=True).count(LOST)


def _beyond_ascii(decode: Callable[[bytes], str], chunk: bytes) -> tuple[int, int]:
    text = decode(chunk)
    if text.isascii():
        return 0, 0
    bad = text.count(LOST)
    return len(text) - len(text.encode("ascii", "ignore")) - bad, bad


def _detected_delimiter(text: str) -> str:
    """The one that gives the most lines as many fields as the heading has, then the one that gives most fields."""
    lines = list(io.StringIO(text, newline=""))
    return max(DELIMITERS.values(), key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    widths = []
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            if cells:
                widths.append(len(cells))
            if len(widths) == _LINES_TRIED:
                break
    except csv.Error:
        pass
    width = widths[0] if widths else 0
    return (widths.count(width) / len(widths), width) if width > 1 else (0.0, width)
