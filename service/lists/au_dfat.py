"""Australia's Consolidated List of the Department of Foreign Affairs and Trade: a workbook with a row for each name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from service.domain.vocabulary import CountryRole, NameKind, PartyKind
from service.lists.content import Content
from service.lists.dates import day_first, edtf
from service.lists.delimited import Row, distinct, grouped
from service.lists.facts import (
    add_address,
    add_birth_dates,
    add_birth_place,
    add_countries,
    add_designation,
    add_remark,
    keep_rest,
    written,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.numbered import entries
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.spreadsheet import Cell, modified_on, sheet_rows
from service.lists.tally import Tally
from service.lists.text import tidy

_HEADER = {"Reference", "Name Type", "Listing Information"}
_NAME_COLUMNS = ("Name of Individual or Entity", "Name")
_NUMBER = re.compile(r"(\d+)\w*")
_GROUP = "Number"
_KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "ship": PartyKind.VESSEL,
}
_NAME_KINDS: Mapping[str, NameKind] = {
    "primary name": NameKind.PRIMARY,
    "aka": NameKind.ALIAS,
    "original script": NameKind.ORIGINAL_SCRIPT,
    "formerly known as": NameKind.FORMER,
    "previously listed as": NameKind.FORMER,
}
_LISTED = re.compile(r"listed\b[^(]{0,60}?\b(\d{1,2} ?[A-Za-z]{3,9}\.? \d{4})", re.IGNORECASE)
_NOTHING = frozenset({"na", "n/a"})
_SHARED = ("Reference", "Type", "Name Type", _GROUP, *_NAME_COLUMNS)


def recognises(content: Content) -> bool:
    """A workbook whose first sheet begins with a header of reference, name type and listing information."""
    header = content.rows[0] if content.kind == "spreadsheet" and content.rows else ()
    return {name.strip() for name in header} >= _HEADER


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; rows whose references share their number (`2`, `2a`) are one party's names."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    with source.open() as handle:
        published = modified_on(handle)
    for number, rows in grouped(_rows(source, edition), _GROUP).items():
        party = edition.party(
            number, _KINDS.get(rows[0].get("Type", "").casefold(), PartyKind.ORGANISATION), rows[0].line
        )
        _add_names(party, rows, edition.tally)
        _add_facts(party, rows, edition.tally)
        edition.check_name(party, rows[0].line)
    return edition.contents(published=published)


def _rows(source: SourceFile, edition: EditionGathering) -> Iterator[Row]:
    with source.open() as handle:
        cells = sheet_rows(handle, source.name)
        columns = [_text(cell) for cell in next(cells, ())]
        for line, found in enumerate(cells, 2):
            said = {
                column: text for column, cell in zip(columns, found, strict=False) if column and (text := _text(cell))
            }
            row = Row(line, said)
            number = _NUMBER.fullmatch(row.get("Reference", ""))
            if number:
                row[_GROUP] = number[1]
                yield row
            elif row:
                edition.damage.found(f"{edition.place(line)}: the row has no reference.")


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    text = tidy(str(cell)) if cell is not None else ""
    return "" if text.casefold() in _NOTHING else text


def _add_names(party: Gathering, rows: Sequence[Row], tally: Tally) -> None:
    for row in rows:
        name, type_ = row.take(*_NAME_COLUMNS), row.get("Name Type", "").casefold()
        kind = _NAME_KINDS.get(type_)
        if kind is None:
            tally.count("Names of a type that is not known, taken as aliases", type_)
        if name:
            party.publish(written(kind or NameKind.ALIAS, name), counted_as=kind or NameKind.ALIAS)


def _add_facts(party: Gathering, rows: Sequence[Row], tally: Tally) -> None:
    """The rows of a party repeat its facts: each is taken once."""
    _add_persons_facts(party, rows, tally)
    for address in (each for text in _all(rows, "Address") for each in entries(text)):
        add_address(party, (address,), "", tally)
    listed = " ".join(_all(rows, "Listing Information"))
    for committee in _all(rows, "Committees") or [""]:
        add_designation(party, "au", committee, "AU", _listed_on(listed))
    add_remark(party, "Listing information", listed)
    for label in ("Additional Information", "Control Date"):
        for text in _all(rows, label):
            add_remark(party, label.capitalize(), text)
    for row in rows:
        row.skip(*_SHARED)
    keep_rest(party, dict.fromkeys(each for row in rows for each in row.items()), tally)


def _add_persons_facts(party: Gathering, rows: Sequence[Row], tally: Tally) -> None:
    for born in _all(rows, "Date of Birth"):
        if party.kind is PartyKind.PERSON:
            add_birth_dates(party, born, tally, day_first)
        else:
            add_remark(party, "Date", born)
    for place in (each for text in _all(rows, "Place of Birth") for each in entries(text)):
        add_birth_place(party, place)
    for text in _all(rows, "Citizenship"):
        add_countries(party, CountryRole.CITIZENSHIP, text, tally)


def _all(rows: Sequence[Row], column: str) -> list[str]:
    found = [text for (text,) in distinct(rows, (column,))]
    for row in rows:
        row.skip(column)
    return found


def _listed_on(text: str) -> str:
    """The day in `Listed by the committee on 25 January 2001 (amended on …)`; a date alone is that day."""
    found = _LISTED.search(text)
    return edtf(found[1] if found else text)


FORMAT = ListFormat(
    code="au-dfat-xlsx",
    title="DFAT Consolidated List, workbook",
    lists=("au-dfat",),
    published_at="https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list"
    " (regulation8_consolidated.xlsx)",
    files=("regulation8_consolidated.xlsx",),
    recognises=recognises,
    read=read,
)
