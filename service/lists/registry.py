"""The formats that can be read. A new one is a module with a `FORMAT`, a folder of fixtures and a line here."""

import re
from collections.abc import Mapping

from service.lists.au_dfat import FORMAT as AU_DFAT
from service.lists.ca_sema import FORMAT as CA_SEMA
from service.lists.ch_seco import FORMAT as CH_SECO
from service.lists.content import Content, content_of
from service.lists.eu.fsf_csv import FORMAT as EU_FSF_CSV
from service.lists.eu.fsf_xml import FORMAT as EU_FSF_XML
from service.lists.ofac.advanced import FORMAT as OFAC_ADVANCED
from service.lists.ofac.enhanced import FORMAT as OFAC_ENHANCED
from service.lists.ofac.legacy_csv import FORMAT as OFAC_CSV
from service.lists.ofac.sdn_xml import FORMAT as OFAC_SDN_XML
from service.lists.opensanctions.ftm_json import FORMAT as OPENSANCTIONS_FTM
from service.lists.opensanctions.simple_csv import FORMAT as OPENSANCTIONS_CSV
from service.lists.reading import ListFormat, SourceFile
from service.lists.uk.ofsi import FORMAT as GB_OFSI_CSV
from service.lists.uk.uksl_csv import FORMAT as GB_UKSL_CSV
from service.lists.uk.uksl_xml import FORMAT as GB_UKSL_XML
from service.lists.un import FORMAT as UN
from service.lists.us.csl_csv import FORMAT as US_CSL_CSV
from service.lists.us.csl_json import FORMAT as US_CSL_JSON
from service.lists.us.dpl import FORMAT as US_BIS_DPL
from service.lists.watchlist.csv_file import FORMAT as WATCHLIST_CSV
from service.lists.watchlist.json_lines import FORMAT as WATCHLIST_JSONL

_RESERVED = frozenset({"articles", "default", "batch"})
_NAME = re.compile(r"[a-z][a-z0-9-]{1,58}[a-z0-9]")
_FORMATS: tuple[ListFormat, ...] = (
    OFAC_CSV,
    OFAC_SDN_XML,
    OFAC_ENHANCED,
    OFAC_ADVANCED,
    UN,
    EU_FSF_XML,
    EU_FSF_CSV,
    GB_UKSL_XML,
    GB_UKSL_CSV,
    GB_OFSI_CSV,
    US_CSL_CSV,
    US_CSL_JSON,
    US_BIS_DPL,
    CA_SEMA,
    AU_DFAT,
    CH_SECO,
    OPENSANCTIONS_FTM,
    OPENSANCTIONS_CSV,
    WATCHLIST_CSV,
    WATCHLIST_JSONL,
)


def formats() -> tuple[ListFormat, ...]:
    """Every known format, in the order in which content is tried against them."""
    return _FORMATS


def formats_of(list_code: str) -> tuple[ListFormat, ...]:
    """The formats that a list comes in: an official one's, or those of private watchlists for any other name.

    Empty for a name that no list may have: `articles`, `default` and `batch` mean other things, and a name is made of
    small letters, digits and hyphens.
    """
    official = tuple(known for known in _FORMATS if list_code in known.lists)
    if official or list_code in _RESERVED or not _NAME.fullmatch(list_code):
        return official
    return tuple(known for known in _FORMATS if not known.lists)


def detect(data: bytes) -> str | None:
    """The code of the format these bytes are in, by content alone; None for HTML, nothing at all, or the unknown."""
    return recognise(SourceFile.of(data))[0]


def recognise(source: SourceFile) -> tuple[str | None, str]:
    """The code of a file's format, else None and what it is instead, in words that end a sentence `it is …`."""
    with source.open() as handle:
        content = content_of(handle)
    code = next((known.code for known in _FORMATS if known.recognises(content)), None)
    return (code, "") if code else (None, _instead(content))


def _instead(content: Content) -> str:
    if content.kind == "xml" and content.root:
        return f"an XML document <{content.root}> of a format that is not known"
    return f"a workbook that was refused: {content.fault}" if content.fault else _WORDS[content.kind]


_WORDS: Mapping[str, str] = {
    "empty": "empty",
    "html": "an HTML page, not a list",
    "doctype": "an XML document with a DOCTYPE, which no list has",
    "xml": "an XML document without a root element",
    "json": "JSON of a format that is not known",
    "spreadsheet": "a workbook whose first sheet is of a format that is not known",
    "archive": "a ZIP archive that is damaged or no workbook; unpack it first",
    "binary": "not text",
    "text": "text of a format that is not known",
}
