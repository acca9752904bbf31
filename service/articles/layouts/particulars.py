"""What labelled fields and cells say of one party: names, birth date, nationality, office, identifiers."""

import re
from functools import cache

from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, FoundName, Party, Span
from service.articles.facts import add_identifier, nationality_in
from service.articles.identifiers import find_identifiers
from service.articles.layouts.listing import enter, split_names, trimmed
from service.articles.sentences import field_type
from service.articles.tables import mapping
from service.articles.text import Text
from service.domain.record import Identifier
from service.domain.vocabulary import IdentifierType, NameKind

_LETTERED = re.compile(r"(?<!\S)\(?(?:[a-z]|\d{1,2})\)\s+")
_GLOSS = re.compile(r"\s*\([\"“‘][^)]*\)\s*$")
_OWN_ALIAS = re.compile(
    r"^(?P<name>.{4,120}?)\s\((?:(?:a|f|n)\.?k\.?a\.?:?\s+|also known as\s+|alias\s+|(?:in "
    r")?[A-Z][a-z]+:\s+)?[\"“]?(?P<alias>[^()]{2,60}?)[\"”]?\)$",
    re.I,
)
_ALSO_KNOWN = re.compile(r",?\s(?:a\.?k\.?a\.?|also known as|alias)\s", re.I)
_NAME_KINDS = {
    "alias": NameKind.ALIAS,
    "weak_alias": NameKind.WEAK_ALIAS,
    "former": NameKind.FORMER,
    "original_script": NameKind.ORIGINAL_SCRIPT,
}
_INNER = (
    "Name|Title|Designation|DOB|POB|Good quality a\\.k\\.a\\.|Low quality a\\.k\\.a\\.|a\\.k\\.a\\.?|"
    "A\\.k\\.a\\.|F\\.k\\.a\\.|Nationality|Passport no|"
    "Passport [Nn]umber|Passport [Dd]etails|National Identification [Dd]etails|Citizenship|Function|IMO number|Flag|"
    "National identification no|National Identification [Nn]umber|Address|Position|"
    "Other [Ii]nformation|Listed on|"
    "Last Updated|Group ID|Name \\(original script\\)|Gender|UK Sanctions List Date Designated"
)
NONE = re.compile(r"^(?:na|n/a|none|unknown|not available|-+)\.?$", re.I)


@cache
def label_pattern() -> re.Pattern[str]:
    """Labels at the beginning of a line in any case, and inside a line as the authorities print them there."""
    labels = sorted(mapping("field_labels", "label", "type"), key=len, reverse=True)
    anywhere = "|".join(re.escape(label).replace(r"\ ", "[ -]") for label in labels)
    return re.compile(
        rf"(?:^|(?<=\n)|(?<=[.;|)]\s))(?P<label>(?i:{anywhere}))\s*:\s+(?=\S)|(?<=\s)(?P<inner>{_INNER})\s*:\s+(?=\S)",
        re.M,
    )


def enter_printed(text: Text, span: Span) -> Party | None:
    """A name in one piece; what stands in brackets after it is a further name."""
    value = text.quote(*span)
    also = _ALSO_KNOWN.search(value)
    if also:
        party = enter_printed(text, (span[0], span[0] + also.start()))
        if party is not None:
            for one in split_names(text, span[0] + also.end(), span[1]):
                text.registry.offer(party, FoundName(text.quote(*one), NameKind.ALIAS, one))
            return party
    own = _OWN_ALIAS.match(value)
    if own:
        party = enter(text, own["name"], (span[0], span[0] + own.end("name")))
        alias = (span[0] + own.start("alias"), span[0] + own.end("alias"))
        text.registry.offer(party, FoundName(own["alias"], NameKind.ALIAS, alias))
        return party
    start, end = trimmed(text, *span)
    return None if start >= end or NONE.match(value) else enter(text, text.quote(start, end), (start, end))


def read_field(text: Text, party: Party, field: str, span: Span) -> None:
    value = text.quote(*span)
    if NONE.match(value):
        return
    if field in _NAME_KINDS:
        _aliases(text, party, span, _NAME_KINDS[field])
    elif field == "birth_date" and party.birth is None:
        dates = find_dates(text.content, *span)
        party.birth = FoundDay(dates[0].iso, (dates[0].start, dates[0].end)) if dates else None
    elif field == "nationality" and nationality_in(value):
        party.nationality = (nationality_in(value), span)
    elif field == "role":
        end = re.compile(r"[,;(]|\s(?:of|at) the\b").search(text.content, *span)
        role = trimmed(text, span[0], end.start() if end else span[1])
        if 2 < role[1] - role[0] < 80:
            party.roles.append((text.quote(*role), role))
    _identifier(text, party, field, span)


def _identifier(text: Text, party: Party, field: str, span: Span) -> None:
    if field in ("un_ref", "uk_group_id", "passport", "national_id", "imo", "registration"):
        match = re.compile(r"(?=[\w/.-]*\d)[A-Z0-9][\w/.-]{2,20}").search(text.content, *span)
        if match:
            add_identifier(party, Identifier(IdentifierType(field), match[0].rstrip(".")), match.span())
    elif field in ("other", "reasons", "name"):
        for identifier, found in find_identifiers(text.content, span[0], min(span[1], span[0] + 400)):
            add_identifier(party, identifier, found)


def _aliases(text: Text, party: Party, span: Span, kind: NameKind) -> None:
    marks = list(_LETTERED.finditer(text.content, *span))
    if marks:
        spans = [
            (mark.end(), marks[number + 1].start() if number + 1 < len(marks) else span[1])
            for number, mark in enumerate(marks)
        ]
    else:
        spans = split_names(text, *span)
    for one in spans:
        gloss = _GLOSS.search(text.content, *one)
        start, end = trimmed(text, one[0], gloss.start() if gloss else one[1])
        value = text.quote(start, end)
        if value and not NONE.match(value) and len(value) < 150:
            real = (
                NameKind.ORIGINAL_SCRIPT
                if (not value[0].isascii() and not value[0].isupper() | value[0].islower()) or _is_foreign(value)
                else kind
            )
            text.registry.offer(party, FoundName(value, real, (start, end)))


def _is_foreign(value: str) -> bool:
    letters = [char for char in value if char.isalpha()]
    return bool(letters) and sum(char > "\u036f" for char in letters) > len(letters) / 2


def read_cell(text: Text, party: Party, span: Span) -> None:
    """A cell that holds several labelled values (`DOB: 7.10.1975 POB: Perm Nationality: Russian`)."""
    labels = list(label_pattern().finditer(text.content, *span))
    for number, match in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else span[1]
        value = trimmed(text, match.end(), end, " \t;|")
        field = field_type(match["label"] or match["inner"])
        if value[0] < value[1] and field not in ("name", "role"):
            read_field(text, party, field, value)
