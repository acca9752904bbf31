"""An entry as the matching library sees it."""

from matchers import Identifier, Name, Party
from service.domain.vocabulary import CountryRole, PartyKind
from service.screening.documents import Document

_OF_PERSONS = frozenset({CountryRole.NATIONALITY, CountryRole.CITIZENSHIP, CountryRole.RESIDENCE})
_OF_OTHERS = frozenset({CountryRole.REGISTRATION, CountryRole.FLAG, CountryRole.RESIDENCE})


def party_of(document: Document) -> Party:
    """The party of an entry document: every name, understood birth date, country and identifier of all its records."""
    roles = _OF_PERSONS if document["kind"] == PartyKind.PERSON else _OF_OTHERS
    return Party(
        id=document["id"],
        kind=document["kind"],
        names=[Name(name["value"], name["kind"]) for name in document["names"]],
        birth_dates=dict.fromkeys(day["edtf"] for day in document["birth_dates"] if "edtf" in day),
        countries=[item["code"] for item in document["countries"] if "code" in item and item["role"] in roles],
        identifiers=list(
            dict.fromkeys(
                Identifier(item["type"], item["value"], item.get("country")) for item in document["identifiers"]
            )
        ),
        gender=document["gender"] or None,
    )
