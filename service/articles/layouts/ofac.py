"""OFAC's list entries: `NAME (a.k.a. …), address; DOB …; Passport … (individual) [SDGT] (Linked To: …).`"""

import re

from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, FoundName, Party, StatusClaim, Tie
from service.articles.facts import add_identifier, nationality_in
from service.articles.identifiers import find_identifiers
from service.articles.layouts.listing import claim_of, enter, introduction, status_of, trimmed
from service.articles.regimes import Named, first_authorities
from service.articles.sentences import Block, BlockKind
from service.articles.text import Text
from service.domain.programmes import catalogue, programme_of_list
from service.domain.vocabulary import NameKind, PartyKind, Relation, Status

_TAG = re.compile(r"\[(?P<tag>[A-Z][A-Z0-9 -]{1,30}?)\]")
_LINKED = re.compile(r"\(?Linked To: (?P<names>[^()\[\]]+?)(?:\)|\.?$)", re.I)
_ALIASES = re.compile(r"\((?P<body>(?:[^()]*?\b)?(?:a|f|n)\.?k\.?a\.?\s[^()]*(?:\([^()]*\)[^()]*)*)\)", re.I)
_ALIAS = re.compile(r"(?:^|;)\s*(?P<sort>[afn])\.?k\.?a\.?,?\s+(?P<name>[^;]+)", re.I)
_SCRIPT = re.compile(
    r"\((?:Arabic|Cyrillic|Chinese(?: \w+)?|Korean|Persian|Farsi|Hebrew|Russian|Ukrainian|Latin):\s*(?P<name>[^()]+)\)",
    re.I,
)
_PERSON = re.compile(r"\((?:individual)\)|\bDOB\b|\bPOB\b|\bGender\b|\bnationality\b|\bcitizen\b")
_VESSEL = re.compile(r"\(vessel\)|\bVessel (?:Type|Registration|Year)|(?<!Number )\bIMO\b")
_AIRCRAFT = re.compile(r"\(aircraft\)|\bAircraft (?:Model|Type|Manufacturer)")
_NATIONALITY = re.compile(r"\b(?:nationality|citizen) (?P<land>[A-Z][\w ,'-]+?)(?=;|\(|$|\.)")
_BIRTH = re.compile(r"\bDOB (?:circa )?")
_FORM = re.compile(
    r",\s*(?:LTD|INC|LLC|L\.L\.C|CO|CORP|S\.A|LIMITED|Ltd|Inc|Limited|Co|S\. ?DE R\. ?L\.?(?: DE C\. ?V)?|S\.A\. "
    r"DE C\.V|C\. ?A|S\. ?R\. ?L|B\. ?V|A\. ?S)(?!\w)\.?(?:,\s*(?:LTD|Ltd)\b\.?)?"
)


def read_entries(text: Text) -> None:
    """Blocks with programme tags in brackets; links are resolved after all entries are known."""
    found: list[tuple[Party, Block]] = []
    for index, block in enumerate(text.blocks):
        tags = _tags(text, block)
        if not tags or block.kind is BlockKind.ROW or index in text.consumed:
            continue
        party = _entry(text, index, block, tags)
        if party is not None:
            found.append((party, block))
            text.consumed.add(index)
    for party, block in found:
        _links(text, party, block)


def _tags(text: Text, block: Block) -> list[Named]:
    """Brackets that hold a code of OFAC's programme tags."""
    tags = []
    for match in _TAG.finditer(text.content, block.start, block.end):
        code = programme_of_list("ofac", match["tag"])
        if code in catalogue() or re.search(r"EO ?\d{5}", match["tag"]):
            tags.append(Named(code, match.start(), match.end()))
    return tags


def _entry(text: Text, index: int, block: Block, tags: list[Named]) -> Party | None:
    line = text.quote(block.start, block.end)
    name_end = block.start + _name_length(line)
    span = trimmed(text, block.start, name_end)
    value = text.quote(*span)
    if not value or not value[0].isupper() or len(value) > 150 or re.search(r"\b(?:is|was|are|were|has|have)\b", value):
        return None
    party = enter(text, value, span)
    _kind(party, line)
    intro = introduction(text, index)
    party.claims.append(_claim(text, block, intro, tags))
    _aliases(text, party, block)
    _facts(text, party, block)
    return party


def _name_length(line: str) -> int:
    """Up to the first bracket or, without one before the address, up to the comma that ends the name."""
    bracket = min((at for at in (line.find(" ("), line.find(";"), line.find(" [")) if at > 0), default=len(line))
    head = line[:bracket]
    commas = [match.start() for match in re.finditer(",", head)]
    forms = [match.end() for match in _FORM.finditer(head)]
    if forms:
        return forms[0]
    if not commas:
        return len(head)
    if _PERSON.search(line):
        return commas[1] if len(commas) > 1 else len(head)
    return commas[0]


def _kind(party: Party, line: str) -> None:
    for pattern, kind in ((_AIRCRAFT, PartyKind.AIRCRAFT), (_VESSEL, PartyKind.VESSEL), (_PERSON, PartyKind.PERSON)):
        if pattern.search(line):
            party.vote(kind, 9)
            return
    if party.kind is PartyKind.PERSON:
        party.vote(PartyKind.COMPANY, 3)


def _claim(text: Text, block: Block, intro: Block | None, tags: list[Named]) -> StatusClaim:
    status = status_of(text.quote(intro.start, intro.end)) if intro else None
    if intro is not None and status is not None:
        dates = find_dates(text.content, intro.start, intro.end)
        day = FoundDay(dates[0].iso, (dates[0].start, dates[0].end)) if dates else None
        claim = claim_of(text, intro, status, "ofac_entry", (), day)
        return StatusClaim(
            claim.status, claim.span, claim.rule, claim.authorities, tuple(tags), day, sentence=claim.sentence
        )
    authorities = first_authorities(text.content, block.start)
    return StatusClaim(Status.DESIGNATED, (block.start, block.end), "ofac_entry", authorities, tuple(tags))


def _aliases(text: Text, party: Party, block: Block) -> None:
    for group in _ALIASES.finditer(text.content, block.start, block.end):
        for match in _ALIAS.finditer(group["body"]):
            start = group.start("body") + match.start("name")
            span = trimmed(text, start, start + len(match["name"]))
            quoted = match["name"].strip()[:1] in '"“'
            kind = (
                NameKind.FORMER
                if match["sort"].casefold() == "f"
                else NameKind.WEAK_ALIAS
                if quoted
                else NameKind.ALIAS
            )
            _offer(text, party, span, kind)
    for match in _SCRIPT.finditer(text.content, block.start, block.end):
        _offer(text, party, trimmed(text, *match.span("name")), NameKind.ORIGINAL_SCRIPT)


def _offer(text: Text, party: Party, span: tuple[int, int], kind: NameKind) -> None:
    if span[0] < span[1]:
        text.registry.offer(party, FoundName(text.quote(*span), kind, span))


def _facts(text: Text, party: Party, block: Block) -> None:
    for identifier, span in find_identifiers(text.content, block.start, block.end):
        add_identifier(party, identifier, span)
    birth = _BIRTH.search(text.content, block.start, block.end)
    dates = find_dates(text.content, birth.end(), min(block.end, birth.end() + 30)) if birth else []
    if birth and dates and party.birth is None:
        party.birth = FoundDay(dates[0].iso, (dates[0].start, dates[0].end))
    nationality = _NATIONALITY.search(text.content, block.start, block.end)
    if nationality and party.nationality is None and nationality_in(nationality["land"]):
        party.nationality = (nationality_in(nationality["land"]), nationality.span())


def _links(text: Text, party: Party, block: Block) -> None:
    for match in _LINKED.finditer(text.content, block.start, block.end):
        for name in re.split(r";\s*(?:Linked To: )?", match["names"]):
            target = text.registry.find(name.strip(" ."))
            if target is not None and target is not party and all(tie.target != target.number for tie in party.ties):
                party.ties.append(Tie(Relation.AFFILIATED_WITH, target.number, match.span(), "linked_to"))
