"""The UK Sanctions List in CSV: the date, the header, then a row for each combination of a party's facts."""

import re
from collections.abc import Sequence

from service.lists.content import Content
from service.lists.dates import day_first
from service.lists.delimited import Table, distinct, grouped, table_of
from service.lists.gathering import EditionGathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.uk.facts import (
    ADDRESS,
    BIRTH,
    LISTING,
    NAME,
    NATIONAL_ID,
    PASSPORT,
    SCRIPT,
    add_facts,
    add_names,
    kind_of,
)

_DATED = re.compile(r"report date:\s*(.+)", re.IGNORECASE)
_NUMBER, _KIND = "Unique ID", "Designation Type"
_TOGETHER = (NAME, SCRIPT, ADDRESS, BIRTH, PASSPORT, NATIONAL_ID, LISTING)


def recognises(content: Content) -> bool:
    """A first line `Report Date: …` over a header with the unique ID."""
    first = content.header()
    return bool(first and _DATED.match(first[0]) and _NUMBER in content.header(line=2))


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    table = table_of(source, edition.damage, header_line=2)
    together = {column for columns in _TOGETHER for column in columns}
    alone = [(column,) for column in table.columns if column not in together]
    for number, rows in grouped(table.rows, _NUMBER).items():
        party = edition.party(number, kind_of(rows[0].get(_KIND, "")), rows[0].line)
        said = {columns: distinct(rows, columns) for columns in (*_TOGETHER, *alone)}
        add_names(party, said[NAME], edition.tally)
        add_facts(party, said, edition.tally)
        edition.check_name(party, rows[0].line)
    return edition.contents(published=_published(table))


def _published(table: Table) -> str:
    dated = _DATED.match(table.preamble[0][0].strip()) if table.preamble else None
    return day_first(dated[1]) if dated else ""


FORMAT = ListFormat(
    code="gb-uksl-csv",
    title="UK Sanctions List, CSV",
    lists=("gb-uksl",),
    published_at="https://www.gov.uk/government/publications/the-uk-sanctions-list (UK-Sanctions-List.csv)",
    files=("UK-Sanctions-List.csv",),
    recognises=recognises,
    read=read,
)
