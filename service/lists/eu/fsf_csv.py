"""The EU's consolidated list of financial sanctions in CSV 1.1: a row for each name, address, document … of a party."""

from collections.abc import Callable, Mapping, Sequence

from service.lists.content import Content
from service.lists.dates import day_first
from service.lists.delimited import Row, grouped, table_of
from service.lists.eu.facts import (
    Regulation,
    Take,
    add_birth,
    add_citizenship,
    add_identification,
    add_listing,
    add_names,
    add_party_facts,
    add_place,
    kind_of,
    regulation_of,
)
from service.lists.facts import add_remark, keep_rest
from service.lists.gathering import EditionGathering, Gathering
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.tally import Tally

_DATE, _NUMBER = "fileGenerationDate", "Entity_LogicalId"
_ADDED: Mapping[str, Callable[[Gathering, Take, Tally], None]] = {
    "BirthDate": add_birth,
    "Citizenship": add_citizenship,
    "Identification": add_identification,
}
_GROUPS = ("NameAlias", "Address", "BirthDate", "Identification", "Citizenship")
_ABOUT_THE_FILE = ("logicalId", "regulationLanguage")


def recognises(content: Content) -> bool:
    """A header, separated by semicolons, that begins with the date of the file and the party's number."""
    return {_DATE, _NUMBER} <= {name.strip('\ufeff"') for name in content.header(";")}


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    table = table_of(source, edition.damage, delimiter=";")
    published = {row.take(_DATE) for row in table.rows}
    for number, rows in grouped(table.rows, _NUMBER).items():
        first = rows[0]
        kind = kind_of(first["Entity_SubjectType"], first.get("Entity_SubjectType_ClassificationCode", ""))
        party = edition.party(number, kind, first.line)
        _add_facts(party, rows, edition.tally)
        edition.check_name(party, first.line)
    return edition.contents(published=day_first(max(published, default="")))


def _add_facts(party: Gathering, rows: Sequence[Row], tally: Tally) -> None:
    """Every row repeats what is said of the party as a whole; a party under two programmes has rows for each."""
    listings: dict[Regulation, tuple[str, list[Regulation]]] = {}
    names: list[Take] = []
    for row in rows:
        entity, groups = row.group("Entity_"), {name: row.group(f"{name}_") for name in _GROUPS}
        regulation = regulation_of(entity.group("regulation_").take)
        _, cited = listings.setdefault(regulation, (entity.take("designationDate"), []))
        cited += (regulation_of(group.group("regulation_").take) for group in groups.values())
        if row is rows[0]:
            add_party_facts(party, entity.take, tally)
        add_remark(party, "", entity.take("remark").removeprefix("(").removesuffix(")"))
        for name, group in groups.items():
            group.skip(*_ABOUT_THE_FILE)
            _add_group(party, name, group, names, tally)
        keep_rest(party, row.items(), tally)
    for regulation, (designated, cited) in listings.items():
        add_listing(party, regulation, designated, [act for act in cited if act.title])
    add_names(party, names)


def _add_group(party: Gathering, name: str, group: Row, names: list[Take], tally: Tally) -> None:
    if not group:
        return
    if name == "NameAlias":
        names.append(group.take)
    elif name == "Address":
        add_place(party, group.take, [("Contact", group.take("contactInfo"))], tally)
    else:
        _ADDED[name](party, group.take, tally)
    if name != "NameAlias":
        keep_rest(party, group.items(), tally)


FORMAT = ListFormat(
    code="eu-fsf-csv",
    title="EU financial sanctions files, CSV 1.1",
    lists=("eu-fsf",),
    published_at="https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-"
    "financial-sanctions (csvFullSanctionsList_1_1)",
    files=("csvFullSanctionsList_1_1.csv",),
    recognises=recognises,
    read=read,
)
