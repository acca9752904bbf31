"""Labelled fields, one entry a group: UN narrative summaries, EU annex entries, OFSI notices, press-release "
"fact boxes."""

import re
from collections.abc import Iterator

from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, Party, Span, StatusClaim
from service.articles.facts import add_identifier
from service.articles.identifiers import find_identifiers
from service.articles.layouts.listing import enter, introduction, status_of, trimmed
from service.articles.layouts.particulars import NONE, enter_printed, label_pattern, read_field
from service.articles.regimes import Named, around
from service.articles.sentences import REFERENCE, Block, BlockKind, field_type
from service.articles.text import Text
from service.domain.vocabulary import PartyKind, Status

_SIGNS = frozenset(
    (
        "alias",
        "birth_date",
        "nationality",
        "listed_on",
        "un_ref",
        "uk_group_id",
        "passport",
        "imo",
        "programme",
        "reasons",
        "former",
    )
)
_UN_PERSON = re.compile(r"[A-Z][A-Za-z]{1,2}i\.\d{3}")
_PARTS = re.compile(r"\b\d:\s*")


def read_fields(text: Text) -> None:
    """Groups of field lines that hold a name and a further field that only lists have."""
    for entry in _entries(text):
        fields = [(field, span) for index in entry for field, span in _fields(text, index)]
        types = {field for field, _ in fields} | _referenced(text, entry[0])
        if not {"name", "name_part"} & types:
            fields = [*_line_above(text, entry[0]), *fields]
            types |= {field for field, _ in fields}
        if not ({"name", "name_part"} & types) or not types & _SIGNS:
            continue
        party = _enter(text, fields)
        if party is None:
            continue
        text.consumed.update(
            index for index in entry if text.blocks[index].kind is BlockKind.FIELD and not _is_reasons(text, index)
        )
        for field, span in fields:
            read_field(text, party, field, span)
        _reference(text, party, entry[0])
        _kind(party, types)
        claim = _claim(text, entry, fields)
        if claim is not None:
            party.claims.append(claim)


def _entries(text: Text) -> Iterator[list[int]]:
    """Runs of field blocks; a second name begins a new entry. A reference number before the name belongs to it."""
    run: list[int] = []
    seen = False
    for index, block in enumerate(text.blocks):
        if block.kind is not BlockKind.FIELD:
            far = run and block.group > text.blocks[run[-1]].group + 1
            if run and (far or block.kind is not BlockKind.PROSE):
                yield run
                run, seen = [], False
            continue
        types = {field for field, _ in _fields(text, index)}
        begins = bool({"name", "name_part"} & types)
        if begins and seen:
            yield run
            run = []
        seen = (seen and bool(run)) or begins
        run.append(index)
    if run:
        yield run


def _fields(text: Text, index: int) -> Iterator[tuple[str, Span]]:
    """(type, span of the value) of a field line; several fields on one line are told apart by their labels."""
    block = text.blocks[index]
    labels = list(label_pattern().finditer(text.content, block.start, block.end))
    for number, match in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else block.end
        span = trimmed(text, match.end(), end, " \t;|")
        if span[0] < span[1]:
            yield field_type(match["label"] or match["inner"]), span


def _enter(text: Text, fields: list[tuple[str, Span]]) -> Party | None:
    """The party of the name fields: a whole name, numbered parts (`1: … 2: …`), or surname and first names apart."""
    by_type = dict(reversed(fields))
    if "name" not in by_type:
        family, given = by_type["name_part"], by_type.get("given_part")
        if given is None:
            return enter_printed(text, family)
        value = f"{text.quote(*family)}, {text.quote(*given)}"
        return enter(text, value, (min(family[0], given[0]), max(family[1], given[1])))
    span = by_type["name"]
    value = text.quote(*span)
    if _PARTS.match(value):
        parts = [part.strip() for part in _PARTS.split(value) if part.strip() and not NONE.match(part.strip())]
        return enter(text, " ".join(parts), span) if parts else None
    return enter_printed(text, span)


def _line_above(text: Text, index: int) -> list[tuple[str, Span]]:
    """OFSI prints the name on the line above the fields: `1. SURNAME, Given`."""
    block = text.blocks[index - 1] if index else None
    if (
        block is None
        or block.kind not in (BlockKind.ITEM, BlockKind.PROSE, BlockKind.HEADING)
        or block.end - block.start > 120
    ):
        return []
    first = re.match(r"[\w’'-]+", text.quote(block.start, block.end))
    if not first or not first[0].isupper() or len(first[0]) < 2:
        return []
    text.consumed.add(index - 1)
    return [("name", (block.start, block.end))]


def _referenced(text: Text, index: int) -> set[str]:
    """`MLi.004 Name: …`: the UN's reference before the first label tells an entry of its list."""
    return {"un_ref"} if REFERENCE.match(text.content, text.blocks[index].start) else set()


def _reference(text: Text, party: Party, index: int) -> None:
    """`QDi.871 Name: …`: the UN's reference before the first label."""
    block = text.blocks[index]
    label = label_pattern().search(text.content, block.start, block.end)
    for identifier, span in find_identifiers(text.content, block.start, label.start() if label else block.start):
        add_identifier(party, identifier, span)


def _kind(party: Party, types: set[str]) -> None:
    listed = any(_UN_PERSON.match(identifier.value) for identifier, _ in party.identifiers)
    if listed or types & {"birth_date", "birth_place", "nationality", "name_part", "passport"}:
        party.vote(PartyKind.PERSON, 9)
    elif "imo" in types:
        party.vote(PartyKind.VESSEL, 9)
    elif party.kind is PartyKind.PERSON:
        party.vote(PartyKind.COMPANY, 2)


def _claim(text: Text, entry: list[int], fields: list[tuple[str, Span]]) -> StatusClaim | None:
    """The list that the entry stands on: its introducing line, or the reference of the list itself."""
    intro = introduction(text, entry[0])
    first, last = text.blocks[entry[0]], text.blocks[entry[-1]]
    own = next((span for field, span in fields if field in ("listed_on", "un_ref", "uk_group_id")), None)
    status = status_of(text.quote(intro.start, intro.end)) if intro else Status.DESIGNATED if own else None
    if status is None:
        return None
    quote = (intro.start, intro.end) if intro else own or (first.start, last.end)
    programmes, authorities = _regime(text, intro, first, last)
    if any(field == "un_ref" for field, _ in fields) and not any(one.code == "UN" for one in authorities):
        span = next(span for field, span in fields if field == "un_ref")
        authorities = (*authorities, Named("UN", *span))
    return StatusClaim(status, quote, "fields", authorities, programmes, _listed_on(text, fields))


def _regime(text: Text, intro: Block | None, first: Block, last: Block) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Programmes and authorities of the introduction, else of the entry, else of what stands before or after it."""
    start, end = max(0, first.start - 3_000), min(len(text.content), last.end + 2_500)
    spans = [(intro.start, intro.end)] if intro else []
    spans += [(first.start, last.end), (start, first.start), (last.end, end)]
    named = [around(text.content, *span) for span in spans]
    programmes = next((found for found, _ in named if found), ())
    authorities = next((found for _, found in named if found), ())
    return tuple({one.code: one for one in reversed(programmes)}.values()), authorities


def _listed_on(text: Text, fields: list[tuple[str, Span]]) -> FoundDay | None:
    for field, span in fields:
        dates = find_dates(text.content, *span) if field == "listed_on" else []
        if dates:
            return FoundDay(dates[0].iso, (dates[0].start, dates[0].end))
    return None


def _is_reasons(text: Text, index: int) -> bool:
    """Reasons are prose; they are read again for ties."""
    fields = list(_fields(text, index))
    return bool(fields) and fields[0][0] == "reasons"
