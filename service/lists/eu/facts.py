"""What the EU says of a party, the same in XML (attributes) and CSV (columns of a group): each is taken by its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.domain.record import PublishedDate, RecordName
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind
from service.lists.dates import between, edtf, of_parts
from service.lists.facts import (
    Document,
    add_address,
    add_birth_date,
    add_birth_place,
    add_country,
    add_designation,
    add_document,
    add_gender,
    add_name_detail,
    add_remark,
    joined,
    written,
)
from service.lists.gathering import Gathering
from service.lists.numbered import entries
from service.lists.tally import Tally
from service.lists.text import is_latin

Take = Callable[..., str]
_PERSON = frozenset({"person", "p"})
_LOW_QUALITY = "low quality"  # what the EU remarks of an alias that the UN calls so
_UNKNOWN_COUNTRY = "00"
_DISPLAYED = frozenset({"", "EN"})
_TYPES = {
    "passport": IdentifierType.PASSPORT,
    "travelcardid": IdentifierType.PASSPORT,
    "id": IdentifierType.NATIONAL_ID,
    "ssn": IdentifierType.NATIONAL_ID,
    "birthcert": IdentifierType.NATIONAL_ID,
    "electionid": IdentifierType.NATIONAL_ID,
    "nationcert": IdentifierType.NATIONAL_ID,
    "regnumber": IdentifierType.REGISTRATION,
    "tradelic": IdentifierType.REGISTRATION,
    "fiscalcode": IdentifierType.TAX,
    "swiftbic": IdentifierType.SWIFT,
    "imo": IdentifierType.IMO,
    "drivinglicence": IdentifierType.OTHER,
    "other": IdentifierType.OTHER,
}
_FLAGS = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to be expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by its issuer",
}


@dataclass(frozen=True, slots=True)
class Regulation:
    """The act that lists a party or one of its facts, as the EU cites it; dates are ISO."""

    title: str = ""
    type: str = ""
    organisation: str = ""
    published: str = ""
    in_force: str = ""
    programme: str = ""
    url: str = ""

    @property
    def text(self) -> str:
        """The citation in one line."""
        said = (self.title, self.type, self.organisation)
        dates = (f"published {self.published}" if self.published else "", f"in force {self.in_force}")
        return joined((*said, dates[0], dates[1] if self.in_force else "", self.url))


def kind_of(*subject_types: str) -> PartyKind:
    """The kind by the code or the classification, which the two formats have the other way round."""
    person = any(each.casefold() in _PERSON for each in subject_types)
    return PartyKind.PERSON if person else PartyKind.ORGANISATION


def regulation_of(take: Take) -> Regulation:
    """The act, taken from its attributes."""
    return Regulation(
        take("numberTitle"),
        take("regulationType", "type"),
        take("organisationType"),
        take("publicationDate"),
        take("entryIntoForceDate"),
        take("programme"),
        take("publicationUrl"),
    )


def add_party_facts(party: Gathering, take: Take, tally: Tally) -> None:
    """Reference numbers, once where a party stands under two programmes, and details of designation."""
    references = (
        (Document("EU reference number", take("euReferenceNumber", "eU_ReferenceNumber")), IdentifierType.OTHER),
        (Document("UN reference number", take("unitedNationId")), IdentifierType.UN_REF),
    )
    known = {each.value for each in party.identifiers}
    for reference, type_ in references:
        if reference.number not in known:
            add_document(party, reference, tally, type_)
    add_remark(party, "Designation details", take("designationDetails"))


def add_listing(party: Gathering, regulation: Regulation, designated: str, cited: Iterable[Regulation]) -> None:
    """The designation under the act's programme. Where the EU gives no date of designation, the party was listed by the
    oldest of the acts that it cites for it."""
    others = [act for act in cited if act.title != regulation.title]
    oldest = min((act.published for act in (regulation, *others) if act.published), default="")
    add_designation(party, "eu", regulation.programme, "EU", edtf(designated or oldest))
    for act in (regulation, *others):
        add_remark(party, "Regulation", act.text)


def add_names(party: Gathering, names: Iterable[Take]) -> None:
    """Every name. The EU marks none as primary: the first in Latin letters that is of no or the English language is."""
    told = [_Named(party, take) for take in names]
    main = None if party.names else _main(told)
    for each in sorted(told, key=lambda each: each is not main):
        kind = NameKind.PRIMARY if each is main else NameKind.WEAK_ALIAS if each.weak else NameKind.ALIAS
        party.publish(written(kind, each.name.value, each.name.family, each.name.given))


class _Named:
    """One name with its language; what else it says of the party goes there."""

    def __init__(self, party: Gathering, take: Take) -> None:
        family, given = take("lastName"), " ".join(part for part in (take("firstName"), take("middleName")) if part)
        whole = take("wholeName") or " ".join(part for part in (given, family) if part)
        self.name = RecordName(whole, family=family if given else "", given=given if family else "")
        self.language = take("nameLanguage")
        note = take("remark")
        self.weak = take("strong") == "false" or _LOW_QUALITY in note.casefold()
        party.titles += [title for text in (take("title"), take("function")) for title in entries(text)]
        add_gender(party, take("gender"))
        add_name_detail(party, whole, "language", self.language.lower())
        add_name_detail(party, whole, "note", note)


def _main(told: list[_Named]) -> _Named | None:
    shown = (each for each in told if each.language in _DISPLAYED and each.name.value and is_latin(each.name.value))
    return next(shown, next((each for each in told if each.name.value), None))


def add_birth(party: Gathering, take: Take, tally: Tally) -> None:
    """A date of birth, exact, partial or a span of years, and the place that stands with it."""
    country, remark = _country(take), take("remark")
    add_birth_place(party, take("place"), take("city"), take("region"), take("zipCode"), country)
    calendar, circa = take("calendarType"), take("circa") == "true"
    day = take("birthdate", "birthDate")
    parts = (take("year"), take("monthOfYear", "month"), take("dayOfMonth", "day"))
    first, last = take("yearRangeFrom"), take("yearRangeTo")
    islamic = f"{'-'.join(part.zfill(2) for part in parts if part)} ({calendar})" if calendar == "ISLAMIC" else ""
    about = "circa " if circa else ""
    if first or last:
        text, found = f"{first} to {last}".strip(), between(of_parts(first, circa=circa), of_parts(last, circa=circa))
    elif day or islamic:
        text, found = islamic or day, edtf(f"{about}{day}")
    else:
        text, found = "-".join(part.zfill(2) for part in parts if part), of_parts(*parts, circa=circa)
    if text:
        add_birth_date(party, PublishedDate(f"{about}{text}", found), tally)
    add_remark(party, "Birth", remark)


def add_citizenship(party: Gathering, take: Take, tally: Tally) -> None:
    """A citizenship; its region and remark are remarks."""
    add_country(party, CountryRole.CITIZENSHIP, _country(take), tally)
    add_remark(party, "Citizenship", joined((take("region"), take("remark"))))


def add_identification(party: Gathering, take: Take, tally: Tally) -> None:
    """A document, with what the EU says of its worth."""
    code, label = take("identificationTypeCode", "typeCode"), take("identificationTypeDescription", "typeDescription")
    number, latin = take("number"), take("latinNumber")
    issued, valid_from, valid_to = take("issueDate", "issuedDate"), take("validFrom"), take("validTo")
    if code == "imo" and party.kind is PartyKind.ORGANISATION:
        party.kind = PartyKind.VESSEL  # the EU has no type for ships
    document = Document(label or code, number or latin, _country(take), issued or valid_from, valid_to)
    add_document(party, document, tally, _TYPES.get(code))
    said = [words for name, words in _FLAGS.items() if take(name) == "true"]
    by, region, name, remark = take("issuedBy"), take("region"), take("nameOnDocument"), take("remark")
    told = (
        f"in Latin letters {latin}" if latin and latin != number else "",
        f"valid from {valid_from}" if issued and valid_from else "",
        f"issued by {by}" if by else "",
        region,
        f"in the name of {name}" if name else "",
    )
    add_remark(party, f"{label or code} {number or latin}".strip(), joined((*told, *said, remark)))


def add_place(party: Gathering, take: Take, contacts: Iterable[tuple[str, str]], tally: Tally) -> None:
    """An address; means of contact that stand with it are remarks."""
    box, at_listing = take("poBox"), take("asAtListingTime") == "true"
    parts = (take("street"), f"P.O. box {box}" if box else "", take("zipCode"), take("city"), take("place"))
    add_address(party, (*parts, take("region")), _country(take), tally)
    add_remark(party, "Address", joined(("as at the time of listing" if at_listing else "", take("remark"))))
    for key, value in contacts:
        add_remark(party, key.capitalize() or "Contact", value)


def _country(take: Take) -> str:
    """The country's name as described, its code where there is no name; empty for the code of the unknown."""
    code, name = take("countryIso2Code"), take("countryDescription")
    return "" if code == _UNKNOWN_COUNTRY else (name or code)
