"""What the UK says of a party, the same on both of its lists and in every format, by the columns of the CSV.

A fact is one or several columns that belong together; a party says it any number of times.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from service.domain.record import Association, RecordName
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation
from service.lists.dates import day_first
from service.lists.facts import (
    Document,
    add_address,
    add_birth_dates,
    add_birth_place,
    add_countries,
    add_designation,
    add_document,
    add_gender,
    add_name_detail,
    add_remark,
    written,
)
from service.lists.gathering import Gathering
from service.lists.numbered import entries
from service.lists.tally import Tally

Columns = tuple[str, ...]
Values = tuple[str, ...]
Said = Mapping[Columns, Sequence[Values]]
Add = Callable[[Gathering, Values, Tally], None]

NAME: Columns = ("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name type", "Alias strength")
SCRIPT: Columns = ("Name non-latin script", "Non-latin script type", "Non-latin script language")
ADDRESS: Columns = (*(f"Address Line {line}" for line in range(1, 7)), "Address Postal Code", "Address Country")
BIRTH: Columns = ("Town of birth", "Country of birth")
PASSPORT: Columns = ("Passport number", "Passport additional information")
NATIONAL_ID: Columns = ("National Identifier number", "National Identifier additional information")
LISTING: Columns = ("Regime Name", "Date Designated")

_KINDS = {"individual": PartyKind.PERSON, "entity": PartyKind.ORGANISATION, "ship": PartyKind.VESSEL}
_NAME_KINDS = {
    "primary name": NameKind.PRIMARY,
    "prime alias": NameKind.PRIMARY,
    "primary name variation": NameKind.ALIAS,
    "alias": NameKind.ALIAS,
    "aka": NameKind.ALIAS,
    "fka": NameKind.FORMER,
}


def kind_of(text: str) -> PartyKind:
    """The kind by the UK's Individual, Entity or Ship, in any case; of a word that is none of them, an organisation."""
    return _KINDS.get(text.casefold(), PartyKind.ORGANISATION)


def add_names(party: Gathering, names: Iterable[tuple[str, ...]], tally: Tally) -> None:
    """The names, as tuples of NAME. A second primary name counts as one and is an alias of the record; where
    none is called primary, the first is."""
    told = [each for each in names if any(each[:6])]
    for each in sorted(told, key=lambda each: each[6].casefold() not in ("primary name", "prime alias")):
        *parts, type_, strength = each
        kind = _NAME_KINDS.get(type_.casefold())
        if kind is None:
            tally.count("Names of a type that is not known, taken as aliases", type_)
        kind = NameKind.WEAK_ALIAS if strength.casefold().startswith("low") else kind or NameKind.ALIAS
        further = kind is NameKind.PRIMARY and bool(party.names)
        party.publish(_name(party, NameKind.ALIAS if further else kind, parts), counted_as=kind)
    if told and not any(name.kind is NameKind.PRIMARY for name in party.names):
        first = party.names[0]
        party.names[0] = RecordName(first.value, NameKind.PRIMARY, first.family, first.given)
        party.published[0] = NameKind.PRIMARY


def _name(party: Gathering, kind: NameKind, parts: Sequence[str]) -> RecordName:
    """Name 6 is the family name or the whole name and is spoken last."""
    family, given = parts[0], " ".join(part for part in parts[1:] if part)
    whole = " ".join(part for part in (given, family) if part)
    both = party.kind is PartyKind.PERSON and bool(family and given)
    return written(kind, whole, family if both else "", given if both else "")


def add_facts(party: Gathering, said: Said, tally: Tally) -> None:
    """Everything but the names; a column that no row of the table knows is kept as a remark under its own name."""
    for columns, texts in said.items():
        add = _TOGETHER.get(columns) or (_SINGLE.get(columns[0]) if len(columns) == 1 else None)
        for each in texts:
            if add:
                add(party, each, tally)
            elif columns != NAME:
                _add_unknown(party, columns[0], each[0], tally)


def _add_unknown(party: Gathering, column: str, text: str, tally: Tally) -> None:
    tally.count("Facts of a kind that is not known, kept as remarks", column)
    add_remark(party, column, text)


def _add_script(party: Gathering, values: Values, tally: Tally) -> None:
    text, script, language = values
    if text:
        party.publish(RecordName(text, NameKind.ORIGINAL_SCRIPT))
    add_name_detail(party, text, "script", script)
    add_name_detail(party, text, "language", language)


def _add_listing(party: Gathering, values: Values, tally: Tally) -> None:
    regime, date = values
    add_designation(party, "uk", regime, "UK", day_first(date))


def _add_place(party: Gathering, values: Values, tally: Tally) -> None:
    *lines, country = values
    add_address(party, lines, country, tally)


def _add_birth_place(party: Gathering, values: Values, tally: Tally) -> None:
    add_birth_place(party, *values)


def _document(label: str, type_: IdentifierType) -> Add:
    def add(party: Gathering, values: Values, tally: Tally) -> None:
        number, about = values
        add_document(party, Document(label, number), tally, type_)
        add_remark(party, f"{label} {number}".strip(), about)

    return add


def _identifier(label: str, type_: IdentifierType) -> Add:
    return lambda party, values, tally: add_document(party, Document(label, values[0]), tally, type_)


def _registrations(party: Gathering, values: Values, tally: Tally) -> None:
    for number in entries(values[0]):
        add_document(party, Document("Business registration number", number), tally, IdentifierType.REGISTRATION)


def _countries(role: CountryRole) -> Add:
    return lambda party, values, tally: add_countries(party, role, values[0], tally)


def _tie(relation: Relation, label: str) -> Add:
    def add(party: Gathering, values: Values, tally: Tally) -> None:
        for name in entries(values[0]):
            party.associations.append(Association(relation, name, text=f"{label}: {name}"))

    return add


def _titles(party: Gathering, values: Values, tally: Tally) -> None:
    party.titles += entries(values[0])


def _remark(label: str) -> Add:
    return lambda party, values, tally: add_remark(party, label, values[0])


def _measures(party: Gathering, values: Values, tally: Tally) -> None:
    for measure in dict.fromkeys(part.strip() for part in values[0].split("|")):
        add_remark(party, "Sanctions imposed", measure)


def _nothing(party: Gathering, values: Values, tally: Tally) -> None:
    """Read elsewhere."""


_TOGETHER: Mapping[Columns, Add] = {
    SCRIPT: _add_script,
    LISTING: _add_listing,
    ADDRESS: _add_place,
    BIRTH: _add_birth_place,
    PASSPORT: _document("Passport", IdentifierType.PASSPORT),
    NATIONAL_ID: _document("National identifier", IdentifierType.NATIONAL_ID),
}
_SINGLE: Mapping[str, Add] = {
    "Unique ID": _nothing,
    "Designation Type": _nothing,
    "Last Updated": _remark("Last updated"),
    "OFSI Group ID": _identifier("OFSI group ID", IdentifierType.UK_GROUP_ID),
    "UN Reference Number": _identifier("UN reference number", IdentifierType.UN_REF),
    "UK Sanctions List Ref": _identifier("UK Sanctions List reference", IdentifierType.OTHER),
    "Title": _titles,
    "Position": _titles,
    "Designation source": _remark("Designation source"),
    "Sanctions Imposed": _measures,
    "Other Information": _remark("Other information"),
    "UK Statement of Reasons": _remark("Statement of reasons"),
    "Phone number": _remark("Phone number"),
    "Website": _remark("Website"),
    "Email address": _remark("Email address"),
    "D.O.B": lambda party, values, tally: add_birth_dates(party, values[0], tally, day_first),
    "Nationality(/ies)": _countries(CountryRole.NATIONALITY),
    "Gender": lambda party, values, tally: add_gender(party, values[0]),
    "Type of entity": _remark("Type of entity"),
    "Subsidiaries": _remark("Subsidiary"),
    "Parent company": _tie(Relation.OWNED_BY, "Parent company"),
    "Business registration number (s)": _registrations,
    "IMO number": _identifier("IMO number", IdentifierType.IMO),
    "Current owner/operator (s)": _tie(Relation.OPERATED_BY, "Current owner or operator"),
    "Previous owner/operator (s)": _remark("Previous owner or operator"),
    "Current believed flag of ship": _countries(CountryRole.FLAG),
    "Previous flags": _countries(CountryRole.FORMER_FLAG),
    "Type of ship": _remark("Type of ship"),
    "Tonnage of ship": _remark("Tonnage of ship"),
    "Length of ship": _remark("Length of ship"),
    "Year Built": _remark("Year built"),
    "Hull identification number (HIN)": _identifier("Hull identification number", IdentifierType.OTHER),
}
