"""The formats that can be read. A new one is a module with a `FORMAT`, a folder of fixtures and a line here."""

from collections.abc import Mapping

from service.lists.content import Content, content_of
from service.lists.ofac_csv import FORMAT as OFAC_CSV
from service.lists.ofac_sdn_xml import FORMAT as OFAC_SDN_XML
from service.lists.reading import ListFormat

_FORMATS: tuple[ListFormat, ...] = (OFAC_CSV, OFAC_SDN_XML)


def formats() -> tuple[ListFormat, ...]:
    """Every known format, in the order in which content is tried against them."""
    return _FORMATS


def formats_of(list_code: str) -> tuple[ListFormat, ...]:
    """The formats that a list comes in; empty for a list nothing here reads."""
    return tuple(known for known in _FORMATS if list_code in known.lists)


def detect(data: bytes) -> str | None:
    """The code of the format these bytes are in, by content alone; None for HTML, nothing at all, or the unknown."""
    return recognise(data)[0]


def recognise(data: bytes) -> tuple[str | None, str]:
    """The code of the format, else None and what the bytes are instead, in words that end a sentence `it is …`."""
    content = content_of(data)
    code = next((known.code for known in _FORMATS if known.recognises(content)), None)
    return (code, "") if code else (None, _instead(content))


def _instead(content: Content) -> str:
    if content.kind == "xml" and content.root:
        return f"an XML document <{content.root}> of a format that is not known"
    return _WORDS[content.kind]


_WORDS: Mapping[str, str] = {
    "empty": "empty",
    "html": "an HTML page, not a list",
    "doctype": "an XML document with a DOCTYPE, which no list has",
    "xml": "an XML document without a root element",
    "binary": "not text",
    "text": "text of a format that is not known",
}
