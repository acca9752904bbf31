"""A record: what one source says about one party. Immutable, never merged."""

import hashlib
from dataclasses import dataclass
from typing import Any

import orjson

from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation, Status


def fields_of(part: Any) -> dict[str, Any]:
    """The fields of one of a record's parts by name; parts are flat, so this is `asdict` at a tenth of its cost."""
    return {name: getattr(part, name) for name in part.__slots__}


@dataclass(frozen=True, slots=True)
class RecordName:
    """A name as the source writes it. `family` and `given` are filled only where the source keeps them apart."""

    value: str
    kind: NameKind = NameKind.PRIMARY
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class NameDetail:
    """What a source says of one of the names: a part of it (`patronymic`), its `language`, its `script`, a note."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """A date as published and as understood.

    `edtf` is the Extended Date/Time Format (ISO 8601-2) in the subset `1970-01-12`, `1970-01`, `1970`, each with `~`
    for circa, and `FROM/TO` where one side may be `..`; empty when the text could not be understood.
    """

    text: str
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that stands for the party. `country` is ISO 3166-1 alpha-2 or empty; `label` is the kind as
    published."""

    type: IdentifierType
    value: str
    country: str = ""
    label: str = ""
    issued: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the party. `code` is ISO 3166-1 alpha-2 in lower case, empty when `text` was not understood."""

    role: CountryRole
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """One address on one line, with its country code (empty when unknown)."""

    text: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Designation:
    """One authority's statement about a party under one programme.

    `programme` is the catalogue's code or empty; `list_code` is the list's own code, kept beside. `start` and `end` are
    EDTF dates: `end` is when it ceased to stand, empty while it stands.
    """

    authority: str
    programme: str = ""
    status: Status = Status.DESIGNATED
    list_code: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Association:
    """A tie to another party of the same source: by that party's record key where known, else by its name only."""

    relation: Relation
    target_name: str
    target_key: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a source says that has no field of its own: kept, counted, shown. `label` may be empty."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact quote behind one fact of an article; `text[start:end] == quote`, offsets in code points.

    `fact` is one of the field keys of the annotated articles (`name`, `status`, `alias:X`, `program:C`, …); `rule`
    names the extraction rule that claimed it.
    """

    fact: str
    quote: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What one source says about one party.

    `key` is `LIST:ID` for a list (`us-ofac-sdn:11170`) and `ARTICLE_ID:SLUG` for an article: the same party of the same
    source keeps its key from one edition to the next. `status` is what the source says of the party as a whole; a list
    record is `designated`. The first name is the primary one. `negated` is True where an article also denies a listing.
    """

    key: str
    source: str
    kind: PartyKind
    names: tuple[RecordName, ...]
    status: Status = Status.DESIGNATED
    designations: tuple[Designation, ...] = ()
    associations: tuple[Association, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    birth_dates: tuple[PublishedDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    countries: tuple[Country, ...] = ()
    addresses: tuple[Address, ...] = ()
    gender: str = ""
    titles: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    name_details: tuple[NameDetail, ...] = ()
    negated: bool = False

    @property
    def name(self) -> str:
        """The primary name as published."""
        return self.names[0].value

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) over everything the record says; equal content has an equal hash on every machine."""
        return hashlib.sha256(orjson.dumps(self, option=orjson.OPT_SORT_KEYS)).hexdigest()
