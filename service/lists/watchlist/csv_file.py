"""A watchlist of one's own as CSV: a row for each entry, several values in a cell parted by semicolons."""

import re
from collections.abc import Iterator, Sequence

from service.lists.content import Content
from service.lists.delimited import Row, table_of, values_of
from service.lists.facts import Document
from service.lists.gathering import EditionGathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.watchlist.facts import NEEDED, TEXTS, Entry, Listing, add_entry, name_ties

_COUNTRY = re.compile(r"(.+):([A-Za-z]{2})")


def recognises(content: Content) -> bool:
    """A header with id, name and kind."""
    return set(content.header()) >= set(NEEDED)


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    table = table_of(source, edition.damage)
    if missing := [column for column in NEEDED if column not in table.columns]:
        edition.damage.found(f"{source.name}, line 1: the column {' and '.join(missing)} is missing.")
        edition.damage.refuse()
    for row in table.rows:
        add_entry(edition, _entry(row))
    name_ties(edition)
    return edition.contents()


def _entry(row: Row) -> Entry:
    return Entry(
        id=row.take("id"),
        name=row.take("name"),
        kind=row.take("kind"),
        line=row.line,
        status=row.take("status"),
        gender=row.take("gender"),
        texts={column: values_of(row.take(column)) for column in TEXTS},
        addresses=[(address, "") for address in values_of(row.take("addresses"))],
        identifiers=[_identifier(text) for text in values_of(row.take("identifiers"))],
        listings=list(_listings(row)),
        ties=[_tie(text) for text in values_of(row.take("associations"))],
        remarks=[("", row.take("remarks"))],
        rest=list(row.items()),
    )


def _identifier(text: str) -> tuple[str, Document]:
    """`passport:K0000001:IR`, the country left away where there is none."""
    type_, _, value = (part.strip() for part in text.partition(":"))
    found = _COUNTRY.fullmatch(value)
    return type_, Document(type_, found[1].strip(), found[2]) if found else Document(type_, value)


def _listings(row: Row) -> Iterator[Listing]:
    """One listing for each programme, all of one authority and date."""
    authority, start, end = row.take("authority"), row.take("listed_on"), row.take("ended_on")
    programmes = values_of(row.take("programmes"))
    for programme in programmes or ([""] if authority or start or end else []):
        yield Listing(authority, programme, start, end)


def _tie(text: str) -> tuple[str, str, str]:
    """`leader_of:Kestrel Brigades`, or `leader_of:#17` for the entry with the id 17."""
    relation, _, target = (part.strip() for part in text.partition(":"))
    return (relation, "", target[1:]) if target.startswith("#") else (relation, target, "")


FORMAT = ListFormat(
    code="watchlist-csv",
    title="A watchlist of your own, CSV",
    lists=(),
    published_at="docs/watchlists.md describes the columns",
    files=("watchlist.csv",),
    recognises=recognises,
    read=read,
)
