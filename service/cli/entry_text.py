"""An entry in words: who it is, what is said of it, and where that was read."""

from collections.abc import Sequence
from typing import Any

from service.cli.page import Line, Page

Document = dict[str, Any]

_MOST = 4  # of anything beside a hit; the whole entry has a command of its own


def headline(entry: Document) -> str:
    """Kind, status, lists and programmes on one line."""
    parts = [entry["kind"], entry["status"], ", ".join(entry["lists"]), ", ".join(entry["programmes"])]
    return " · ".join(part for part in parts if part)


def designation_line(designation: Document) -> str:
    """Who designated under what, from when to when."""
    programme, authority = designation["programme"], designation["authority"]
    named = f"{programme} by {authority}" if programme and authority else programme or authority
    since = f", since {designation['start']}" if designation["start"] else _first_seen(designation)
    until = f", ended {designation['end']}" if designation["end"] else ""
    return f"{designation['status']}: {named}{since}{until}"


def _first_seen(designation: Document) -> str:
    return f", first seen in the edition of {designation['first_seen']}" if "first_seen" in designation else ""


def association_line(association: Document) -> str:
    """How the entry is tied to another."""
    other = f" ({association['entry']})" if association["entry"] else ""
    return f"{association['relation'].replace('_', ' ')} {association['name']}{other}"


def source_line(source: Document) -> Line:
    """Where something was read: an article by title, publisher and date, or a record of an edition."""
    if source["type"] == "article":
        told = ", ".join(source[key] for key in ("publisher", "published", "url") if source.get(key))
        return [
            (f"“{source['title'] or source['id']}”", "italic"),
            f", {told}" if told else "",
            f" ({source['status']})",
        ]
    return f"{source['list']}, edition {source['id']}, record {source['record']} ({source['status']})"


def quote_line(quote: str) -> Line:
    """A quotation on one line."""
    return [("“" + " ".join(quote.split()) + "”", "cyan")]


def shortened(lines: Sequence[Line], entry_id: str) -> list[Line]:
    """The first lines, and where to find the others."""
    kept = list(lines[:_MOST])
    if len(lines) > _MOST:
        kept.append(f"and {len(lines) - _MOST} more: aka entry show {entry_id}")
    return kept


def write_entry(page: Page, document: Document) -> None:
    """The whole document, every fact with its quotes."""
    page.line([(document["name"], "bold")])
    page.line(headline(document))
    page.fact("Entry", document["id"], indent=0)
    for label, lines in _sections(document):
        page.facts(label, lines, indent=0)
    for source in document["sources"]:
        page.line()
        page.fact("Source", source_line(source), indent=0)
        _write_evidence(page, source)


def _sections(document: Document) -> list[tuple[str, list[Line]]]:
    return [
        ("Names", [f"{name['value']} ({name['kind'].replace('_', ' ')})" for name in document["names"]]),
        ("Listed", [designation_line(item) for item in document["designations"]]),
        ("Ties", [association_line(item) for item in document["associations"]]),
        ("Numbers", [_number(item) for item in document["identifiers"]]),
        ("Born", [item["text"] for item in document["birth_dates"]] + list(document["birth_places"])),
        (
            "Countries",
            [f"{item.get('code', '').upper() or item['text']} ({item['role']})" for item in document["countries"]],
        ),
        ("Gender", [document["gender"]] if document["gender"] else []),
        ("Titles", list(document["titles"])),
        ("Addresses", [item["text"] for item in document["addresses"]]),
        ("Remarks", [f"{item['label']} {item['text']}".strip() for item in document["remarks"]]),
    ]


def _number(item: Document) -> str:
    dates = [f"{word} {item[word]}" for word in ("issued", "expires") if item.get(word)]
    known = [item.get("country", "").upper(), item.get("label", ""), *dates]
    beside = ", ".join(part for part in known if part)
    return f"{item['type']} {item['value']}" + (f" ({beside})" if beside else "")


def _write_evidence(page: Page, source: Document) -> None:
    if source.get("negated"):
        page.fact("", "the article also denies a listing", indent=0)
    for item in source.get("evidence", []):
        page.fact("", [f"{item['fact']}: ", *quote_line(item["passage"]["quote"])], indent=0)
