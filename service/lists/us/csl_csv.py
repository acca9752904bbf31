"""The US Consolidated Screening List in CSV, in the columns of 2019 and of 2025."""

import re
from collections.abc import Iterator, Sequence

from service.domain.vocabulary import CountryRole
from service.lists.content import Content
from service.lists.delimited import Row as CsvRow
from service.lists.delimited import table_of
from service.lists.facts import Document
from service.lists.gathering import EditionGathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.us.facts import REMARKS, Row, add_row, end_past_orders

_HEADER = {"source", "entity_number"}
_BETWEEN = re.compile(r";\s+")
_COUNTRY = re.compile(r"(.*?),?\s*\b([A-Z]{2})")
_CODE = re.compile(r"[A-Z]{2}")


def recognises(content: Content) -> bool:
    """A header with the source and the number of the entity."""
    return set(content.header()[:3]) >= _HEADER


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of Commerce's and State's rows; BadInputError names the line of what is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    for row in table_of(source, edition.damage).rows:
        add_row(edition, _row(row))
    end_past_orders(edition)
    return edition.contents()


def _row(row: CsvRow) -> Row:
    row.skip("_id", "entity_number")
    return Row(
        source=row.take("source"),
        name=row.take("name"),
        line=row.line,
        type=row.take("type"),
        start=row.take("start_date"),
        end=row.take("end_date"),
        aliases=_parts(row.take("alt_names")),
        addresses=list(_addresses(row.take("addresses"))),
        ids=[_document(text) for text in _parts(row.take("ids"))],
        countries=[
            *((CountryRole.NATIONALITY, country) for country in _parts(row.take("nationalities"))),
            *((CountryRole.CITIZENSHIP, country) for country in _parts(row.take("citizenships"))),
            *((CountryRole.FLAG, country) for country in _parts(row.take("vessel_flag"))),
        ],
        births=_parts(row.take("dates_of_birth")),
        birth_places=_parts(row.take("places_of_birth")),
        titles=_parts(row.take("title")),
        remarks=[
            *(("Programme", programme) for programme in _parts(row.take("programs"))),
            *((label, row.take(column)) for column, label in REMARKS.items()),
        ],
        rest=list(row.items()),
    )


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text) if part]


def _addresses(text: str) -> Iterator[tuple[list[str], str]]:
    """Addresses are joined by the sign that stands in them as well: one ends where a country's code does."""
    waiting: list[str] = []
    for part in _parts(text):
        waiting.append(part)
        if found := _COUNTRY.fullmatch("; ".join(waiting)):
            yield [found[1]], found[2]
            waiting = []
    if waiting:
        yield ["; ".join(waiting)], ""


def _document(text: str) -> Document:
    """`Passport, 836238033, KP` since 2025; `US, 80-0890696, Tax ID No.` before."""
    first, _, rest = text.partition(", ")
    number, _, last = rest.rpartition(", ")
    if _CODE.fullmatch(first) and number:
        return Document(last, number, first)
    if number and _CODE.fullmatch(last):
        return Document(first, number, last)
    return Document(first, rest) if rest else Document("", first)


FORMAT = ListFormat(
    code="us-csl-csv",
    title="US Consolidated Screening List, CSV",
    lists=("us-csl",),
    published_at="https://www.trade.gov/consolidated-screening-list"
    " (https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv)",
    files=("consolidated.csv",),
    recognises=recognises,
    read=read,
)
