"""Birth dates, nationalities and identifiers that the text states of a party."""

import re

from service.articles.coreference import item_head
from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, Party, Span
from service.articles.gazetteer import country_of
from service.articles.identifiers import find_identifiers
from service.articles.sentences import BlockKind
from service.articles.tables import mapping
from service.articles.text import Text
from service.domain.record import Identifier
from service.domain.vocabulary import IdentifierType, PartyKind

_BORN = re.compile(r"\b(?:born(?: on| in)?|DOB:?|date of birth:?)\s", re.I)
_AFTER = 170


def read_facts(text: Text) -> None:
    """Hang on each party the facts that follow one of its mentions in the same sentence."""
    for sentence in text.sentences:
        if sentence.block in text.consumed or text.blocks[sentence.block].kind is BlockKind.ROW:
            continue
        pairs = text.parties_in(sentence.number)
        if not pairs and text.blocks[sentence.block].kind is BlockKind.ITEM:
            head = item_head(text, sentence.block)
            if head is not None:
                _facts_after(text, head, sentence.start, sentence.end)
        for index, (mention, party) in enumerate(pairs):
            limit = pairs[index + 1][0].left if index + 1 < len(pairs) else sentence.end
            _facts_after(text, party, mention.end, min(limit, mention.end + _AFTER))
            _demonym(text, party, mention.left, mention.start, mention.country)


def _facts_after(text: Text, party: Party, start: int, end: int) -> None:
    for identifier, span in find_identifiers(text.content, start, end):
        if (
            identifier.type is IdentifierType.IMO
            and party.kind is not PartyKind.VESSEL
            and text.content[start : span[0]].strip(" (")
        ):
            continue
        add_identifier(party, identifier, span)
    born = _BORN.search(text.content, start, end)
    if born and party.birth is None and party.kind is PartyKind.PERSON:
        dates = find_dates(text.content, born.end(), min(end, born.end() + 40))
        if dates and dates[0].has_year:
            party.birth = FoundDay(dates[0].iso, (dates[0].start, dates[0].end))


def add_identifier(party: Party, identifier: Identifier, span: Span) -> None:
    """One of a type and value; the first quote counts."""
    if all((known.type, known.value) != (identifier.type, identifier.value) for known, _ in party.identifiers):
        party.identifiers.append((identifier, span))


def _demonym(text: Text, party: Party, left: int, start: int, country: str) -> None:
    """`Lebanese national X`, `Iranian general X`: the demonym before a person's name."""
    if not country or party.nationality or party.kind is not PartyKind.PERSON:
        return
    window = max(0, left - 45)
    for match in reversed(list(re.finditer(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)?", text.content[window:start]))):
        word = match[0] if match[0].casefold() in mapping("demonyms", "word", "country") else match[0].split()[-1]
        if mapping("demonyms", "word", "country").get(word.casefold()) == country:
            at = window + match.end() - len(word)
            party.nationality = (country, (at, at + len(word)))
            return


def nationality_in(value: str) -> str:
    """ISO 3166-1 alpha-2 of a nationality field (`Iraqi`, `Iran`, `Democratic Republic of the Congo`); else empty."""
    for part in re.split(r"[,;(/]|\s(?:and|or)\s|\d\)", value):
        found = country_of(part.strip(" .")) if part.strip() else ""
        if found:
            return found
    return ""
