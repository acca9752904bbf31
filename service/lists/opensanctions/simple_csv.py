"""OpenSanctions' `targets.simple.csv`: a target a row, several values in a cell parted by semicolons."""

from collections.abc import Sequence

from service.domain.record import Designation, RecordName
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind
from service.lists.content import Content
from service.lists.dates import edtf
from service.lists.delimited import Row, table_of, values_of
from service.lists.facts import (
    Document,
    add_address,
    add_birth_dates,
    add_country,
    add_document,
    add_remark,
    keep_rest,
    written,
)
from service.lists.gathering import EditionGathering, Gathering
from service.lists.opensanctions.facts import status_of
from service.lists.opensanctions.graph import PARTIES
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally

_HEADER = {"id", "schema", "name", "aliases", "dataset"}
_ROLES = {
    PartyKind.PERSON: CountryRole.NATIONALITY,
    PartyKind.VESSEL: CountryRole.FLAG,
    PartyKind.AIRCRAFT: CountryRole.FLAG,
}
_REMARKS = {"phones": "phone", "emails": "email"}
_DATES = {"dataset": "Datasets", "first_seen": "First seen", "last_change": "Last change"}


def recognises(content: Content) -> bool:
    """A header with id, schema, name, aliases and data set."""
    return set(content.header()) >= _HEADER


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of the targets; BadInputError names the line of what is damaged."""
    source, last_seen = the_only(sources), ""
    edition = EditionGathering(list_code, source.name, force=force)
    for row in table_of(source, edition.damage).rows:
        last_seen = max(last_seen, row.take("last_seen"))
        schema = row.take("schema")
        kind = PARTIES.get(schema)
        if kind is None:
            edition.tally.count("Targets that are no parties", schema)
            continue
        party = edition.party(row.take("id"), kind, row.line)
        _add_facts(party, row, edition.tally)
        edition.check_name(party, row.line)
    return edition.contents(published=edtf(last_seen[:10]))


def _add_facts(party: Gathering, row: Row, tally: Tally) -> None:
    if name := row.take("name"):
        party.publish(RecordName(name))
    for alias in values_of(row.take("aliases")):
        party.publish(written(NameKind.ALIAS, alias), counted_as=NameKind.ALIAS)
    for born in values_of(row.take("birth_date")):
        add_birth_dates(party, born, tally)
    for country in values_of(row.take("countries")):
        add_country(party, _ROLES.get(party.kind, CountryRole.REGISTRATION), country, tally)
    _add_numbers(party, row, tally)
    _add_sanctions(party, row)
    for column, label in _REMARKS.items():
        for text in values_of(row.take(column)):
            add_remark(party, label, text)
    for column, label in _DATES.items():
        add_remark(party, label, row.take(column))
    keep_rest(party, row.items(), tally)


def _add_numbers(party: Gathering, row: Row, tally: Tally) -> None:
    for address in values_of(row.take("addresses")):
        add_address(party, (address,), "", tally)
    for number in values_of(row.take("identifiers")):
        ship = party.kind is PartyKind.VESSEL and number.upper().startswith("IMO")
        type_ = IdentifierType.IMO if ship else IdentifierType.OTHER
        add_document(party, Document("identifier", number), tally, type_)


def _add_sanctions(party: Gathering, row: Row) -> None:
    sanctions = values_of(row.take("sanctions"))
    for code in values_of(row.take("program_ids")) or sanctions:
        party.designations.append(Designation("", code, list_code=code))
    for sanction in sanctions:
        add_remark(party, "Sanction", sanction)
    party.status = status_of(frozenset(), party)


FORMAT = ListFormat(
    code="opensanctions-simple-csv",
    title="OpenSanctions targets.simple.csv",
    lists=("opensanctions",),
    published_at="https://www.opensanctions.org/datasets/ (targets.simple.csv of a data set)",
    files=("targets.simple.csv",),
    recognises=recognises,
    read=read,
)
