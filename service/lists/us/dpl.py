"""The Denied Persons List of the Bureau of Industry and Security (dpl.txt): a row for each address of a person."""

from collections.abc import Sequence

from service.domain.vocabulary import NameKind
from service.lists.content import Content
from service.lists.dates import month_first
from service.lists.delimited import Row, grouped, table_of
from service.lists.facts import add_address, add_designation, add_remark, keep_rest
from service.lists.gathering import EditionGathering, Gathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally
from service.lists.untold_kinds import kind_by_name
from service.lists.us.facts import ENDS, add_names, end_past_orders, number_of

_HEADER = {"Name", "Effective_Date", "Expiration_Date", "FR_Citation"}


def recognises(content: Content) -> bool:
    """A header, separated by tabs, with the name and the dates of an order."""
    return set(content.header("\t")) >= _HEADER


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition: a person by name, with every order against it and every address.

    The list has no ids and renews its orders with new dates and citations: only the name stays.
    """
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    for name, rows in grouped(table_of(source, edition.damage, delimiter="\t").rows, "Name").items():
        kind = kind_by_name(name, mostly_persons=True)
        party = edition.party(number_of("DPL", name) if name else "", kind, rows[0].line)
        _add_facts(party, name, rows, edition.tally)
        edition.check_name(party, rows[0].line)
    end_past_orders(edition)
    return edition.contents()


def _add_facts(party: Gathering, name: str, rows: Sequence[Row], tally: Tally) -> None:
    add_names(party, name, NameKind.PRIMARY)
    for order in grouped(rows, "Effective_Date"):
        add_designation(party, "bis", "DPL", "US/Commerce", month_first(order))
    for row in rows:
        row.skip("Name", "Effective_Date")
        parts = [row.take(part) for part in ("Street_Address", "City", "State", "Postal_Code")]
        add_address(party, parts, row.take("Country"), tally)
        add_remark(party, ENDS, _day(row.take("Expiration_Date"), tally))
        add_remark(party, "Federal Register citation", row.take("FR_Citation"))
        add_remark(party, "Action", row.take("Action"))
        add_remark(party, "Standard order", row.take("Standard_Order"))
        add_remark(party, "Last update", row.take("Last_Update"))
        keep_rest(party, row.items(), tally)


def _day(text: str, tally: Tally) -> str:
    day = month_first(text)
    if text and not day:
        tally.count("Dates not understood, kept as text", text)
    return day or text


FORMAT = ListFormat(
    code="us-bis-dpl",
    title="BIS Denied Persons List, tab-separated",
    lists=("us-bis-dpl",),
    published_at="https://www.bis.gov/licensing/end-user-controls/denied-persons-list (dpl.txt)",
    files=("dpl.txt",),
    recognises=recognises,
    read=read,
)
