"""Items and table rows under a sentence or heading that states a listing: each begins with the name of a party."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.articles.claims import Action
from service.articles.clauses import Pair, heads_after
from service.articles.continuations import antecedent
from service.articles.dates import find_dates
from service.articles.dossier import FoundDay, Party, StatusClaim
from service.articles.frames import Found, find_frames
from service.articles.gazetteer import country_of
from service.articles.kinds import noun_kind, vote_by_name
from service.articles.layouts.listing import DENIED, claim_of, enter, status_of, trimmed
from service.articles.sentences import Block, BlockKind
from service.articles.tables import mapping, words
from service.articles.text import Text
from service.articles.timing import is_old, stated_day
from service.domain.vocabulary import PartyKind, Status

_HEADING = re.compile(
    r"\b(?:designated|sanctioned|listed|added|blocked|delisted|removed|blacklisted|new|"
    r"additional)\s(?:today\s)?(?:[\w-]+\s){0,2}?"
    r"(?:individuals?|persons?|people|entit(?:y|ies)|vessels?|ships?|tankers?|compan(?:y|ies)|organi[sz]ations?|"
    r"groups?|names|part(?:y|ies)|targets?|aircraft|designations?|listings?)\b"
    r"|\b(?:individuals?|persons?|entit(?:y|ies)|vessels?|compan(?:y|ies)|names|parties)\s(?:being\s|newly\s|"
    r"to be\s)?(?:designated|sanctioned|listed|added|delisted|removed|blacklisted)\b"
    r"|^(?:additions|designations|removals|deletions|delistings|new listings|sanctions targets|"
    r"additions to [\w ]+)\s?:?$",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:sanctions|listings?|designations?|measures|asset freezes?)\b[^.;]{0,60}\b(?:an?|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\d{1,3}) (?:[\w-]+ ){0,2}?(?:individuals?|persons?|people|entit(?:y|ies)|compan(?:y|ies)|vessels?|"
    r"organi[sz]ations?|groups?|officials?|firms?|ships?|tankers?)\b[^.;]*:\s*$"
    r"|\b(?:sanctions|listings|designations|measures)\b[^.;:]{0,30}\b(?:target|cover|hit|list|include|are on|"
    r"apply to)s?\b[^.;]{0,60}:\s*$",
    re.I,
)
_SORT = re.compile(
    r"(?:individuals?|entit(?:y|ies)|persons?|vessels?|aircraft|companies|organi[sz]ations?|groups?|additions?|"
    r"annex(?: \w+)?|[A-Z]\.? \w+)",
    re.I,
)
_FAMILY_FIRST = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ'’-]{2,}){0,3}, (?P<given>[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: [A-ZÀ-Þ][\w'’.-]*){0,4})"
    r"(?=\s*[(\[;:.—–]|, |\s*\Z|\n)"
)
_COUNTED_ITEM = re.compile(
    r"(?:\d{1,3}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[a-z]+) "
    r"[^:;.]{3,120}?(?:, (?:among them|including|namely|"
    r"such as)|:| [—–])(?= )"
)
_TRADE = re.compile(r"(?:[A-Z]?[a-z’'-]+ ){1,5}")
_NEXT_ENTRY = re.compile(r";\s(?:and\s)?(?:the\s)?\Z|\A[^,;]{2,60},? and (?:his|her|its|their) (?:[a-z-]+ ){1,4}\Z")
_CLOSING_DATE = re.compile(r"\s*[.)]?\s*")
_CELL_MARKS = frozenset(("—", "–", "-", "|", ";"))
_FOLLOWING = re.compile(r"\bfollowing\b|[:—]\s*$", re.I)
_KINDS = (
    (
        re.compile(
            r"\b(?:individuals?|men|women|natural persons|people|nationals|officials|leaders|judges|officers)\b", re.I
        ),
        PartyKind.PERSON,
    ),
    (re.compile(r"\b(?:vessels?|ships?|tankers?)\b", re.I), PartyKind.VESSEL),
    (re.compile(r"\b(?:aircraft|planes?|jets?)\b", re.I), PartyKind.AIRCRAFT),
    (
        re.compile(r"\b(?:compan(?:y|ies)|firms?|banks?|businesses|shipowners?|entit(?:y|ies))\b", re.I),
        PartyKind.COMPANY,
    ),
    (re.compile(r"\b(?:organi[sz]ations?|groups?|cartels?|militias?|gangs?)\b", re.I), PartyKind.ORGANISATION),
)


def read_items(text: Text) -> list[tuple[Block, list[Party]]]:
    """Hang the claim of each introducing line on the parties of its items; gives the lists read."""
    lists = []
    for intro_index, items in _runs(text):
        intro = text.blocks[intro_index]
        words = text.quote(intro.start, intro.end)
        status = _introduced(text, intro, words)
        if status is None:
            continue
        claim = _claim(text, intro, status)
        parties = [
            party for index in items for party in _counted(text, index, claim) or _item(text, index, claim, words)
        ]
        lists.append((intro, parties))
    return lists


def _runs(text: Text) -> Iterator[tuple[int, list[int]]]:
    """(introducing line, its items): runs of items, headings such as `Individuals` and `China` between them allowed."""
    intro, last, items = -1, 0, list[int]()
    for index, block in enumerate(text.blocks):
        opens = block.kind is BlockKind.ITEM and text.content[block.end - 1] == ":"
        if block.kind is BlockKind.ITEM and index not in text.consumed and not opens:
            items.append(index)
            last = index
            continue
        if items and intro >= 0:
            yield intro, items
            items = []
        small = intro >= 0 and block.kind is BlockKind.HEADING and _is_subheading(text.quote(block.start, block.end))
        if not small or index - last > 3:
            intro = index if opens or block.kind in (BlockKind.PROSE, BlockKind.HEADING) else -1
            last = index
        items = []
    if items and intro >= 0:
        yield intro, items


def _is_subheading(words: str) -> bool:
    """`Individuals`, `Entities`, `China`: a heading that only sorts the items of one list."""
    plain = words.strip(" :")
    return bool(_SORT.fullmatch(plain) or country_of(plain))


def _introduced(text: Text, intro: Block, words: str) -> Status | None:
    """What the line states of the items below it; None for a line that only happens to stand above."""
    if intro.kind is BlockKind.HEADING:
        return status_of(words) if _HEADING.search(words) and not DENIED.search(words) else None
    last = max((one.start for one in text.sentences if intro.start <= one.start < intro.end), default=intro.start)
    sentence = text.quote(last, intro.end)
    if not _FOLLOWING.search(sentence):
        return None
    found = [one for one in find_frames(text.content, last, intro.end) if one.frame.effect != "target"]
    if any(one.negated for one in found):
        return None
    if found or _HEADING.search(sentence) or _COUNTED.search(sentence):
        return status_of(sentence) or _goes_on(text, last, found)
    return None


def _goes_on(text: Text, start: int, found: Sequence[Found]) -> Status | None:
    """`The six are:` says what the statement said that it goes on with; any other line what it states itself."""
    sentence = next((one for one in text.sentences if one.start == start), None)
    before = [antecedent(text, sentence, one) for one in found] if sentence else []
    stated = text.statements.get(sentence.number, ()) if sentence else ()
    meant = [one for one in (*before, *stated) if one is not None]
    if any(one.proposed for one in meant):
        return None
    return {"designate": Status.DESIGNATED, "delist": Status.DELISTED}.get(meant[0].frame.effect) if meant else None


def _claim(text: Text, intro: Block, status: Status) -> StatusClaim:
    span = (intro.start, intro.end)
    day: FoundDay | None = stated_day(text, *span)
    history = is_old(day, text.published)
    plain = claim_of(text, intro, status, "items", (), day)
    return StatusClaim(
        status, span, "items", plain.authorities, plain.programmes, day, current=not history, sentence=plain.sentence
    )


def _counted(text: Text, index: int, claim: StatusClaim) -> list[Party]:
    """`5 entities tied to X, among them A and B`: the names that a counted item introduces."""
    block = text.blocks[index]
    sentence = next((one for one in text.sentences if one.block == index), None)
    match = _COUNTED_ITEM.match(text.content, block.start, block.end) if sentence else None
    if sentence is None or match is None:
        return []
    heads = heads_after(text.content, match.end(), sentence.end, text.parties_in(sentence.number))
    for _, party in heads:
        party.claims.append(claim)
        party.firm = True
    return [party for _, party in heads]


def _item(text: Text, index: int, claim: StatusClaim, words: str) -> list[Party]:
    """The party an item begins with, its role, and the claim."""
    block = text.blocks[index]
    sentence = next((one for one in text.sentences if one.block == index), None)
    if sentence is None:
        return []
    pairs = text.parties_in(sentence.number)
    lead = re.compile(r"(?:\*\*|__|[\"“]|the |The )?").match(text.content, block.start, block.end)
    start = lead.end() if lead else block.start
    leads = bool(pairs) and (pairs[0][0].left <= start + 2 or _is_trade(text.quote(start, pairs[0][0].left)))
    party = _family_first(text, block) or (pairs[0][1] if leads else _plain_name(text, block))
    if party is None:
        return []
    party.claims.append(_dated(text, block, claim))
    party.firm = True
    for pattern, kind in _KINDS:
        if pattern.search(words) and not (kind is PartyKind.COMPANY and party.kind is PartyKind.ORGANISATION):
            party.vote(kind, 2 if len(_kinds_named(words)) == 1 else 0)
    _role(text, block, pairs[0][0].end if pairs else start, party)
    return [party, *_after_semicolons(text, block, pairs, claim)]


def _is_trade(words: str) -> bool:
    """`Aerospace company X`: what a party is, before its name."""
    return bool(_TRADE.fullmatch(words)) and noun_kind(words.rstrip().rpartition(" ")[2]) is not None


def _after_semicolons(text: Text, block: Block, pairs: Sequence[Pair], claim: StatusClaim) -> list[Party]:
    """`A, mayor of X; B, vice mayor`, `A and its director B`: an item that holds several entries."""
    found = []
    for mention, party in pairs[1:]:
        before = text.content[block.start : mention.left]
        labels = text.content[mention.end : mention.end + 1] == ":"
        if _NEXT_ENTRY.search(before) and not labels and claim not in party.claims:
            party.claims.append(claim)
            party.firm = True
            found.append(party)
    return found


def _dated(text: Text, block: Block, claim: StatusClaim) -> StatusClaim:
    """The claim with the date that closes an item, as the annexes of the EU have it (`… — 21.7.2022`)."""
    dates = find_dates(text.content, block.start, block.end)
    if not dates or not _CLOSING_DATE.fullmatch(text.content, dates[-1].end, block.end):
        return claim
    before = text.content[max(block.start, dates[-1].start - 3) : dates[-1].start].strip()
    if before not in _CELL_MARKS:
        return claim
    return replace(claim, day=FoundDay(dates[-1].iso, (dates[-1].start, dates[-1].end)))


def _family_first(text: Text, block: Block) -> Party | None:
    """`PLESHKOV, Valentin Igorevich (Group ID: 15801)`: a family name in capitals, then the given names."""
    match = _FAMILY_FIRST.match(text.content, block.start, block.end)
    if not match or country_of(match["given"]) or match["given"].casefold() in mapping("places", "name", "country"):
        return None
    party = enter(text, match[0], match.span())
    party.vote(PartyKind.PERSON, 4)
    return party


def _kinds_named(words: str) -> list[PartyKind]:
    return [kind for pattern, kind in _KINDS if pattern.search(words)]


def _plain_name(text: Text, block: Block) -> Party | None:
    """A short item without any other word is a name as a whole."""
    span = trimmed(text, block.start, block.end)
    value = text.quote(*span)
    if (
        not value[:1].isupper()
        or len(value.split()) > 8
        or re.search(r"[.:;]\s", value)
        or not _is_capitalised(value)
        or value.casefold() in mapping("places", "name", "country")
    ):
        return None
    head = re.match(r"[^,;(–—]+", value)
    end = span[0] + len(head[0].rstrip()) if head else span[1]
    party = enter(text, text.quote(span[0], end), (span[0], end))
    vote_by_name(party, party.name)
    return party


def _is_capitalised(value: str) -> bool:
    """Only particles and company forms are printed small in a name."""
    small = words("name_particles", kind="inside") | words("company_forms", "form") | {"of", "and", "for", "the", "in"}
    head = re.split(r"[,;(–—]", value)[0].split()
    return all(not word[0].islower() or word.strip(".").casefold() in small for word in head)


def _role(text: Text, block: Block, at: int, party: Party) -> None:
    """`Name, prosecutor general`: the first piece after the name that holds a word for an office."""
    rest = re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), text.quote(at, block.end))
    for match in re.finditer(r"[^,;:–—]+", rest):
        piece = re.split(r"\s(?:who|which|that|and whose)\s", match[0])[0].rstrip(" .")
        start = at + match.start() + len(piece) - len(piece.lstrip())
        piece = piece.strip()
        if piece[:1].islower() and _office(piece) and not party.roles:
            party.roles.append((text.quote(start, start + len(piece)), (start, start + len(piece))))
            return


def _office(piece: str) -> bool:
    roles = mapping("roles", "role", "relation")
    words = piece.casefold().split()
    pairs = [" ".join(words[number : number + 2]) for number in range(len(words))]
    return any(word in roles and roles[word] != "family_of" for word in (*words, *pairs)) and len(words) <= 10


def apply_groups(text: Text, lists: list[tuple[Block, list[Party]]], action: Action) -> None:
    """`OFAC added the same seven men`: a counted group that nothing else names is the list of as many items."""
    del text
    for group in action.groups:
        for _, parties in lists:
            if group.count and group.count == len(parties):
                for party in parties:
                    party.claims.append(group.claim)
                    group.parties.append(party)
