"""The closed lists of words that records, entries and answers are written in."""

from enum import StrEnum


class PartyKind(StrEnum):
    """Whoever a name stands for. Lists that do not tell a company from another body give `organisation`."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COMPANY = "company"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


class NameKind(StrEnum):
    """How a source offers a name. `weak_alias` is low quality: it confirms, it does not alert alone."""

    PRIMARY = "primary"
    ALIAS = "alias"
    WEAK_ALIAS = "weak_alias"
    FORMER = "former"
    ACRONYM = "acronym"
    ORIGINAL_SCRIPT = "original_script"


class Status(StrEnum):
    """What a source says of a party. Members stand in order of strength, the strongest first."""

    DESIGNATED = "designated"
    PROPOSED = "proposed"
    TARGETED = "targeted"
    ASSOCIATED = "associated"
    MENTIONED = "mentioned"
    DELISTED = "delisted"


class Relation(StrEnum):
    """How one party is tied to another; read as `source RELATION target`."""

    LEADER_OF = "leader_of"
    MEMBER_OF = "member_of"
    OWNED_BY = "owned_by"
    OPERATED_BY = "operated_by"
    ACTS_FOR = "acts_for"
    FRONT_FOR = "front_for"
    SUPPORTS = "supports"
    PART_OF = "part_of"
    FAMILY_OF = "family_of"
    AFFILIATED_WITH = "affiliated_with"


class IdentifierType(StrEnum):
    """What a number is for. `other` keeps a number whose kind is not one of these; its label says what it was."""

    IMO = "imo"
    MMSI = "mmsi"
    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    TAX = "tax"
    REGISTRATION = "registration"
    LEI = "lei"
    SWIFT = "swift"
    WALLET = "wallet"
    UN_REF = "un_ref"
    UK_GROUP_ID = "uk_group_id"
    MSN = "msn"
    OTHER = "other"


class CountryRole(StrEnum):
    """Why a country stands on a record."""

    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    RESIDENCE = "residence"
    FLAG = "flag"
    FORMER_FLAG = "former_flag"
    REGISTRATION = "registration"


class LinkState(StrEnum):
    """Where a link between a record and an entry stands; only `automatic` and `confirmed` links join."""

    AUTOMATIC = "automatic"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
