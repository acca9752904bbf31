"""Tables with a heading row (`| Name | Type | Programme |`): one party a row."""

import re

from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, FoundName, Party, Span, StatusClaim
from service.articles.facts import add_identifier
from service.articles.identifiers import find_identifiers
from service.articles.layouts.listing import ENDED, introduction, split_names, status_of, trimmed
from service.articles.layouts.particulars import enter_printed, read_cell, read_field
from service.articles.regimes import Named, body_authorities, find_authorities, find_programmes
from service.articles.sentences import BlockKind, field_type
from service.articles.text import Text
from service.domain.vocabulary import NameKind, PartyKind, Status

_CELL = re.compile(r"[^|]+")
_ABOUT_PARTY = frozenset(("name", "reasons", "particulars", "nationality", "other", "role", "alias"))
_RULE = re.compile(r"[\s|:+-]+\Z")


def read_rows(text: Text) -> None:
    """Tables whose heading names a column of names, under a line that states a listing or with a column that does."""
    heading: list[str] = []
    for index, block in enumerate(text.blocks):
        if block.kind is not BlockKind.ROW:
            heading = []
            continue
        cells = [
            trimmed(text, *match.span(), " \t*_") for match in _CELL.finditer(text.content, block.start, block.end)
        ]
        cells = [cell for cell in cells if cell[0] <= cell[1]]
        if not heading:
            labels = [text.quote(*cell).rstrip(":") for cell in cells]
            heading = [field_type(label) or label.casefold() for label in labels]
            first = index
            continue
        if _RULE.match(text.quote(block.start, block.end)) or "name" not in heading:
            continue
        _row(text, first, dict(zip(heading, cells, strict=False)))


def _row(text: Text, first: int, cells: dict[str, Span]) -> None:
    span = cells["name"]
    intro = introduction(text, first)
    status = status_of(text.quote(intro.start, intro.end)) if intro else None
    if span[0] >= span[1] or intro is None or status is None:
        return
    party = enter_printed(text, span)
    if party is None:
        return
    ended = any(ENDED.search(text.quote(*cell)) for kind, cell in cells.items() if kind not in _ABOUT_PARTY)
    status = Status.DELISTED if ended and status is Status.DESIGNATED else status
    row = (min(cell[0] for cell in cells.values()), max(cell[1] for cell in cells.values()))
    programmes = find_programmes(text.content, *row) or find_programmes(text.content, intro.start, intro.end)
    authorities = (
        tuple(_authorities(text, cells))
        or body_authorities(text.content, intro.start, intro.end)
        or body_authorities(text.content, 0, intro.start)
    )
    dates = (
        find_dates(text.content, *cells["listed_on"])
        if "listed_on" in cells
        else find_dates(text.content, intro.start, intro.end)
    )
    day = FoundDay(dates[0].iso, (dates[0].start, dates[0].end)) if dates else None
    party.claims.append(StatusClaim(status, (intro.start, intro.end), "row", authorities, tuple(programmes), day))
    _facts(text, party, cells, row)


def _authorities(text: Text, cells: dict[str, Span]) -> list[Named]:
    """Bodies named in any cell that is not about the party itself; countries only in the cell of who listed it."""
    found = []
    for field, cell in cells.items():
        if field not in _ABOUT_PARTY:
            named = find_authorities(text.content, *cell)
            found += [one for one in named if not one.place or field == "listed_by"]
    return found


def _facts(text: Text, party: Party, cells: dict[str, Span], row: Span) -> None:
    for field, kind in (("alias", NameKind.ALIAS), ("weak_alias", NameKind.WEAK_ALIAS), ("former", NameKind.FORMER)):
        for span in split_names(text, *cells[field]) if field in cells else ():
            text.registry.offer(party, FoundName(text.quote(*span), kind, span))
    for identifier, span in find_identifiers(text.content, *row):
        add_identifier(party, identifier, span)
    for field, cell in cells.items():
        if field not in ("name", "listed_on"):
            read_cell(text, party, cell)
    for field in ("birth_date", "nationality"):
        if field in cells:
            read_field(text, party, field, cells[field])
    _kind(text, party, cells)


def _kind(text: Text, party: Party, cells: dict[str, Span]) -> None:
    """What the column of kinds says."""
    kind_word = text.quote(*cells["kind"]).casefold() if "kind" in cells else ""
    for word, found in (
        ("person", PartyKind.PERSON),
        ("individual", PartyKind.PERSON),
        ("vessel", PartyKind.VESSEL),
        ("company", PartyKind.COMPANY),
        ("aircraft", PartyKind.AIRCRAFT),
    ):
        if word in kind_word:
            party.vote(found, 9)
