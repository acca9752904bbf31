"""What OFSI writes into running text: labelled facts, numbers of documents, numbered lists of countries."""

import re

from service.domain.vocabulary import IdentifierType
from service.lists.countries import nationality_code
from service.lists.facts import Document, add_document, add_remark
from service.lists.gathering import Gathering
from service.lists.numbered import entries
from service.lists.tally import Tally

_LABELLED = re.compile(r"\(([A-Z][^():]{2,60})\):")
_UN_REFERENCE = re.compile(
    r"\bUN Ref(?:erence)?\.?\)?[\s:.]{0,3}(?:No\.?\s*)?"
    r"([A-Z]{2})(?:([ie])(?=\.\d)|(?=\.[A-Z]\.))(\.(?:[A-Z]\.)?\d+(?:\.\d{2})?)",
    re.IGNORECASE,
)
_IMO = re.compile(r"\(?IMO(?: number)?\)?:?\s*:?\s*(\d{7})\)?", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w/])(?=[\w/.-]*\d{3})[A-Z\d][A-Z\d/.-]{3,}[A-Z\d](?![\w/])")
_WORD = re.compile(r"[A-Z][a-z]{3,}")
_ALL_OF = re.compile(r"^(?:\(?\d{1,2}\)?\s*[-–,&]\s*)+\(?\d{1,2}\)?\s+")
_LABELS = {
    "UK Sanctions List Ref": "UK Sanctions List Ref",
    "UN Ref": "UN Reference Number",
    "UK Statement of Reasons": "UK Statement of Reasons",
    "Gender": "Gender",
    "Phone number": "Phone number",
    "Website": "Website",
    "Email address": "Email address",
    "Type of entity": "Type of entity",
    "Subsidiaries": "Subsidiaries",
    "Parent company": "Parent company",
    "Business Reg No": "Business registration number (s)",
    "IMO number": "IMO number",
    "Current owners": "Current owner/operator (s)",
    "Previous owners": "Previous owner/operator (s)",
    "Flag of ship": "Current believed flag of ship",
    "Previous flags": "Previous flags",
    "Type of ship": "Type of ship",
    "Tonnage of ship": "Tonnage of ship",
    "Length of ship": "Length of ship",
    "Year built": "Year Built",
    "Hull identification number": "Hull identification number (HIN)",
}
_ONE_WORD = frozenset({"UK Sanctions List Ref", "UN Reference Number", "Gender", "IMO number"})
_TYPES = {
    "Passport number": ("Passport", IdentifierType.PASSPORT),
    "National Identifier number": ("National identifier", IdentifierType.NATIONAL_ID),
}


class Information(dict[str, list[tuple[str, ...]]]):
    """What a text of Other Information says, by the columns of the UK Sanctions List."""

    begins_with_imo = False

    def say(self, column: str, text: str) -> None:
        """One more fact; nothing for an empty text."""
        if text:
            self.setdefault(column, []).append((text,))


def information(text: str) -> Information:
    """`free text (Label):fact. (Label):fact.` taken apart; references and a ship's number are found in the free text.

    A fact of one word may have free text behind it. A label that is not known stands for a column of its own.
    """
    found = Information()
    labels = list(_LABELLED.finditer(text))
    starts = [*(mark.start() for mark in labels), len(text)]
    free = text[: starts[0]].strip()
    for mark, end in zip(labels, starts[1:], strict=True):
        column, fact = _LABELS.get(mark[1], mark[1]), text[mark.end() : end].strip()
        if column in _ONE_WORD:
            fact, _, more = fact.partition(" ")
            free = f"{free} {more.strip()}".strip()
        found.say(column, fact.rstrip(" ."))
    for reference in _UN_REFERENCE.finditer(free):
        found.say("UN Reference Number", _reference(reference))
    if imo := _IMO.match(free):
        found.say("IMO number", imo[1])
    found.begins_with_imo = "IMO number" in found
    found.say("Other Information", free)
    return found


def _reference(found: re.Match[str]) -> str:
    return f"{found[1].upper()}{(found[2] or '').lower()}{found[3].upper()}"


def add_numbers(party: Gathering, column: str, text: str, tally: Tally) -> None:
    """The numbers in a text about documents, each with its country; the text is kept where it says more than that."""
    label, type_ = _TYPES[column]
    for entry in entries(text):
        number = _NUMBER.search(entry)
        value = number[0] if number else entry if " " not in entry else ""
        add_document(party, Document(label, value, _country(entry)), tally, type_)
        if value != entry:
            add_remark(party, f"{label} {value}".strip(), entry)


def _country(text: str) -> str:
    return next((word for word in _WORD.findall(text) if nationality_code(word)), "")


def unnumbered(text: str) -> str:
    """`(1)-(2) Indonesia` → `Indonesia`, which is said of all; any other text as it is."""
    return _ALL_OF.sub("", text)
