"""OFSI's consolidated list (ConList) in CSV, in the layouts of 2020 (29 columns) and of 2022 (36)."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from service.domain.vocabulary import PartyKind
from service.lists.content import Content
from service.lists.dates import day_first
from service.lists.delimited import Row, Table, distinct, grouped, table_of
from service.lists.facts import add_remark, keep_rest
from service.lists.gathering import EditionGathering, Gathering
from service.lists.numbered import entries
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.uk.facts import ADDRESS, BIRTH, LISTING, SCRIPT, Columns, Values, add_facts, add_names, kind_of
from service.lists.uk.ofsi_texts import add_numbers, information, unnumbered

_NUMBER, _KIND = "Group ID", "Group Type"
_NAME = (*(f"Name {place}" for place in (6, 1, 2, 3, 4, 5)), "Alias Type", "Alias Quality")
_ADDRESS = (*(f"Address {line}" for line in range(1, 7)), "Post/Zip Code", "Country")
_BIRTH = ("Town of Birth", "Country of Birth")
_SCRIPT = ("Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language")
_LISTING = ("Regime", "Listed On")
# The columns of documents in the order of the layouts; where a party has a number, the details say more about it.
_DOCUMENTS = {
    "Passport number": (("Passport Number",), ("Passport Details",)),
    "National Identifier number": (
        ("National Identification Number", "NI Number"),
        ("National Identification Details", "NI Details"),
    ),
}
# The columns of the UK Sanctions List that say the same.
_RENAMED = {
    "Title": "Title",
    "DOB": "D.O.B",
    "Nationality": "Nationality(/ies)",
    "Position": "Position",
    "Last Updated": "Last Updated",
    "Group ID": "OFSI Group ID",
}
_READ = frozenset((*_NAME, *_ADDRESS, *_BIRTH, *_SCRIPT, *_LISTING, *_RENAMED, _KIND, "Other Information"))
_READ_AS_DOCUMENTS = frozenset(column for both in _DOCUMENTS.values() for columns in both for column in columns)


def recognises(content: Content) -> bool:
    """A first line `Last Updated,dd/mm/yyyy` over a header with the group ID."""
    first = content.header()
    dated = len(first) > 1 and first[0].strip("\ufeff") == "Last Updated" and day_first(first[1]) != ""
    return dated and _NUMBER in content.header(line=2)


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    table = table_of(source, edition.damage, header_line=2)
    for number, rows in grouped(table.rows, _NUMBER).items():
        party = edition.party(number, _kind(rows[0]), rows[0].line)
        add_names(party, _names(rows), edition.tally)
        _add_facts(party, rows, edition.tally)
        edition.check_name(party, rows[0].line)
    return edition.contents(published=_published(table))


def _published(table: Table) -> str:
    above = table.preamble[0] if table.preamble else ()
    return day_first(above[1]) if len(above) > 1 else ""


def _kind(row: Row) -> PartyKind:
    """A ship has no type of its own before 2022: it is an entity about which the first that is told is its number."""
    kind = kind_of(row.get(_KIND, ""))
    ship = information(row.get("Other Information", "")).begins_with_imo
    return PartyKind.VESSEL if kind is PartyKind.ORGANISATION and ship else kind


def _names(rows: Sequence[Row]) -> list[Values]:
    """Each name once, whatever else the rows combine it with; as a prime alias where it is one too."""
    found: dict[Values, Values] = {}
    for name in sorted(distinct(rows, _NAME), key=lambda name: name[6] != "Prime Alias"):
        found.setdefault(name[:6], name)
    return list(found.values())


def _add_facts(party: Gathering, rows: Sequence[Row], tally: Tally) -> None:
    said: dict[Columns, Sequence[Values]] = {
        SCRIPT: distinct(rows, _SCRIPT),
        LISTING: distinct(rows, _LISTING),
        ADDRESS: distinct(rows, _ADDRESS),
        BIRTH: [place for pair in distinct(rows, _BIRTH) for place in _places(*pair)],
    }
    for old, column in _RENAMED.items():
        said[(column,)] = distinct(rows, (old,))
    for (text,) in distinct(rows, ("Other Information",)):
        for column, texts in information(text).items():
            said[(column,)] = [*said.get((column,), ()), *texts]
    add_facts(party, said, tally)
    for kind, (numbers, details) in _DOCUMENTS.items():
        stated, told = _all(rows, numbers), _all(rows, details)
        for text in stated or told:
            add_numbers(party, kind, text, tally)
        for text in told if stated else ():
            add_remark(party, f"{kind}, details", text)
    known = _READ | _READ_AS_DOCUMENTS
    keep_rest(party, ((column, text) for row in rows[:1] for column, text in row.items() if column not in known), tally)


def _all(rows: Sequence[Row], columns: Columns) -> list[str]:
    return [text for column in columns for (text,) in distinct(rows, (column,))]


def _places(town: str, country: str) -> Iterator[Values]:
    """`(1) A (2) B` with one country for all, or with one for each."""
    towns, countries = entries(town), entries(unnumbered(country))
    if len(countries) == 1 and towns:
        countries *= len(towns)
    yield from zip_longest(towns, countries, fillvalue="")


FORMAT = ListFormat(
    code="gb-ofsi-csv",
    title="OFSI consolidated list (ConList), CSV of 2020 and 2022",
    lists=("gb-ofsi",),
    published_at="https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets"
    " (ConList.csv; closed in January 2026, replaced by the UK Sanctions List)",
    files=("ConList.csv",),
    recognises=recognises,
    read=read,
)
