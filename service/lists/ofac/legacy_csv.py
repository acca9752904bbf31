"""OFAC's legacy CSV: a main file with its alias, address and comments files, for the SDN and the consolidated list."""

from collections.abc import Mapping, Sequence

from service.domain.vocabulary import NameKind
from service.errors import BadInputError
from service.lists.content import Content, content_of
from service.lists.damage import Damage
from service.lists.facts import add_address
from service.lists.gathering import EditionGathering, Gathering
from service.lists.ofac.facts import (
    add_item,
    add_name,
    add_programmes,
    add_titles,
    alias_kind,
    arrange,
    check_list,
    check_type,
    kind_of,
)
from service.lists.ofac.remarks import items
from service.lists.ofac.rows import Part, Row, Table, part_of, table_of, value
from service.lists.ofac.terms import Item
from service.lists.reading import Contents, ListFormat, SourceFile
from service.lists.tally import Tally

REMARKS_LIMIT = 1000
_COLUMNS = {
    6: "Vessel Call Sign",
    7: "Vessel Type",
    8: "Vessel Tonnage",
    9: "Vessel Gross Registered Tonnage",
    10: "Vessel Flag",
    11: "Vessel Owner",
}
_TONS = (8, 9)


def recognises(content: Content) -> bool:
    """Headerless rows (or a header over them) of the shape of one of the four files."""
    return part_of(content) is not None


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError says what is damaged or missing and where."""
    edition = EditionGathering(list_code, _main_of(sources), force=force)
    damage, tally = edition.damage, edition.tally
    tables = _tables(sources, damage)
    _check_set(tables, damage, tally)
    damage.refuse()
    _add_parties(edition, tables[Part.PRIMARY], _spilled(tables.get(Part.COMMENTS)))
    _add_aliases(edition, tables.get(Part.ALIASES))
    _add_addresses(edition, tables.get(Part.ADDRESSES))
    for table in tables.values():
        _check_orphans(table, tables[Part.PRIMARY], damage)
        _check_end(table, tables[Part.PRIMARY], damage, tally)
    check_list(edition)
    arrange(edition)
    return edition.contents()


def _main_of(sources: Sequence[SourceFile]) -> str:
    named = (source.name for source in sources if part_of(_content(source)) is Part.PRIMARY)
    return next(named, sources[0].name)


def _content(source: SourceFile) -> Content:
    with source.open() as handle:
        return content_of(handle)


def _tables(sources: Sequence[SourceFile], damage: Damage) -> dict[Part, Table]:
    tables: dict[Part, Table] = {}
    for source in sources:
        part = part_of(_content(source))
        if part is None:
            raise BadInputError(f"{source.name} is not one of OFAC's CSV files.")
        if part in tables:
            raise BadInputError(f"{source.name} and {tables[part].name} are both {part.value}; give one edition.")
        tables[part] = table_of(source, part, damage)
    return tables


def _check_set(tables: Mapping[Part, Table], damage: Damage, tally: Tally) -> None:
    if Part.PRIMARY not in tables:
        given = " and ".join(table.name for table in tables.values())
        raise BadInputError(f"{given} came without {Part.PRIMARY.value}, which names the parties; give the whole set.")
    main = tables[Part.PRIMARY].name
    if Part.ALIASES not in tables:
        damage.found(f"{main} came without {Part.ALIASES.value}: every alias in it would vanish. Give both.")
    if Part.ADDRESSES not in tables:
        tally.say(f"{main} came without {Part.ADDRESSES.value}: no party has an address.")
    for table in tables.values():
        if table.encoding == "cp1252":
            tally.say(f"{table.name} is not UTF-8 and was read as Windows-1252.")


def _spilled(table: Table | None) -> Mapping[str, str]:
    """The rest of each remarks field that was cut at its limit, by party."""
    spilled: dict[str, str] = {}
    for row in table.rows if table else ():
        spilled[row.number] = spilled.get(row.number, "") + _raw(row.fields[1])
    return spilled


def _raw(field: str) -> str:
    """A field as it stands, for the halves of a text cut inside a word; empty for null."""
    return field if value(field) else ""


def _add_parties(edition: EditionGathering, table: Table, spilled: Mapping[str, str]) -> None:
    for row in table.rows:
        party = edition.party(row.number, kind_of(row.value(3)), row.line)
        if row.value(2):
            _add_facts(party, row, spilled, edition.tally)
        edition.check_name(party, row.line)


def _add_facts(party: Gathering, row: Row, spilled: Mapping[str, str], tally: Tally) -> None:
    check_type(party, row.value(3), tally)
    add_name(party, NameKind.PRIMARY, row.value(2))
    add_programmes(party, [tag for part in row.value(4).split("] [") if (tag := part.strip(" []"))])
    add_titles(party, row.value(5))
    for column, label in _COLUMNS.items():
        if text := row.value(column):
            add_item(party, Item(label, text.replace(",", "") if column in _TONS else text), tally)
    if len(row.fields[11]) >= REMARKS_LIMIT and row.number not in spilled:
        tally.say(f"Record {row.number}: the remarks are cut at {REMARKS_LIMIT:,} characters; the rest is not given.")
    for item in items(_raw(row.fields[11]) + spilled.get(row.number, "")):
        add_item(party, item, tally)


def _add_aliases(edition: EditionGathering, table: Table | None) -> None:
    for row in table.rows if table else ():
        if table and not row.value(4):
            edition.damage.found(f"{table.name}, line {row.line}: the alias has no name.")
        elif party := edition.known(row.number):
            add_name(party, alias_kind(row.value(3), edition.tally), row.value(4))
            if row.value(5):
                add_item(party, Item("", f"{row.value(4)}: {row.value(5)}"), edition.tally)


def _add_addresses(edition: EditionGathering, table: Table | None) -> None:
    for row in table.rows if table else ():
        if party := edition.known(row.number):
            add_address(party, (row.value(3), row.value(4)), row.value(5), edition.tally)
            if row.value(6):
                add_item(party, Item("", row.value(6)), edition.tally)


def _check_orphans(table: Table, main: Table, damage: Damage) -> None:
    """Rows of a party that the main file lacks: one of the two is cut short, or they are of different editions."""
    known = {row.number for row in main.rows}
    for row in table.rows:
        if row.number not in known:
            damage.found(
                f"{table.name}, line {row.line}: record {row.number} is not in {main.name};"
                " one of the two is cut short, or they are of different editions."
            )


def _check_end(table: Table, main: Table, damage: Damage, tally: Tally) -> None:
    """Cut at a row's end: no end mark, and the parties after its last row are far more than any gap inside it."""
    if table.ended or table.part in (Part.PRIMARY, Part.COMMENTS):
        return
    inner, trailing = _gaps({row.number for row in table.rows}, [row.number for row in main.rows])
    where = f"{table.name} lacks OFAC's end mark and its last row is {trailing:,} parties before the end of {main.name}"
    if trailing > 2 * inner + 10:
        damage.found(f"{where}; it is cut short.")
    elif main.ended:
        tally.say(f"{where}; it was saved again or cut short.")


def _gaps(named: set[str], numbers: Sequence[str]) -> tuple[int, int]:
    """The longest run of parties that are not named, before the last that is, and the run after it."""
    inner = run = 0
    for number in numbers:
        inner, run = (max(inner, run), 0) if number in named else (inner, run + 1)
    return inner, run


FORMAT = ListFormat(
    code="ofac-csv",
    title="OFAC legacy CSV",
    lists=("us-ofac-sdn", "us-ofac-cons"),
    published_at="https://sanctionslist.ofac.treas.gov/Home/SdnList (SDN.CSV, ALT.CSV, ADD.CSV, SDN_COMMENTS.CSV)"
    " and /Home/ConsolidatedList (CONS_PRIM.CSV, CONS_ALT.CSV, CONS_ADD.CSV, CONS_COMMENTS.CSV)",
    files=("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"),
    recognises=recognises,
    read=read,
)
