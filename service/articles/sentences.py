"""Blocks (headings, prose, list items, labelled fields, table rows) of a reading view, and the sentences in them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.articles.gazetteer import country_of
from service.articles.tables import mapping, words

MAX_SENTENCE = 1_500
"""Characters; a longer run is cut at a blank, so that no rule meets a sentence of unbounded length."""

_ITEM = re.compile(r"\d{1,3}/\s+|[-–—•*·▪●○‣+]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|\((?:\d{1,3}|[a-z])\)\s*")
_BARE_ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\Z")
_FIELD = re.compile(r"(?P<label>[A-Za-z][\w .()/'’-]{1,60}?):\s+(?P<value>\S.*)\Z")
REFERENCE = re.compile(r"[A-Z][A-Za-z]{1,2}[ei]\.\d{3}[.:]?\s+")
_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)|[.!?][\"”](?=[A-Z])|;(?=\s(?:however|meanwhile)\b)")
_SORTS = re.compile(
    r"(?:individuals?|entit(?:y|ies)|persons?|vessels?|aircraft|companies|organi[sz]ations?|groups?|additions?|removals?|"
    r"deletions?|annex(?: \w+)?|[A-Z]\.? \w+)\W*",
    re.I,
)
_OPENS_LIST = re.compile(
    r"\b(?:are|include[sd]?|were):\Z|\b(?:following|designat\w+|sanction\w*|listed|listings|added|removed|delisted|blacklist\w*|targets?)\b",
    re.I,
)
_CLOSES_ITEM = re.compile(r"(?:[;,.]|[;,]? (?:and|or))\Z")
_COUNTRY_LABEL = re.compile(r"([A-Z][A-Za-z .'’-]{2,40}):\s+(?=\S)")
_LONG_LINE = 110
_CELLS_MIN = 2
_LAST_WORD = re.compile(r"[\w.&'’-]+\Z")
_STATES = frozenset(("U.S", "U.K", "U.N", "E.U"))
_BODY = re.compile(r"\s+(?:Treasury|Department|State Department|Commerce|Justice|Security Council|Office)\b")
_INITIAL_STARTER = re.compile(r"\s+[\"“]?(?:The|This|These|It|In|On|They|But|And|His|Her|Their)\b")
_STARTER = re.compile(
    r"\s+[\"“‘'(]?(?:The|This|These|Those|That|It|Its|He|She|They|His|Her|Their|In|On|At|As|A|An|For|From|With|"
    r"Under|After|"
    r"Before|Since|Today|Both|All|But|And|Although|While|Also|Treasury|OFAC|According)\b"
)


class BlockKind(StrEnum):
    """What a line of the view is."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    FIELD = "field"
    ROW = "row"


_TEXT = frozenset((BlockKind.PROSE, BlockKind.HEADING))


@dataclass(frozen=True, slots=True)
class Block:
    """One logical line. `start` lies after a list mark; `group` counts runs of lines without an empty line between."""

    kind: BlockKind
    start: int
    end: int
    group: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the view, the block it stands in, and its number in the text."""

    start: int
    end: int
    block: int
    number: int


def find_blocks(text: str) -> list[Block]:
    """The blocks of a view in order; empty lines separate groups."""
    blocks: list[Block] = []
    group, at = 0, 0
    mark_only = False
    for line in text.split("\n"):
        if not line.strip():
            group += 0 if mark_only else 1
        elif _BARE_ITEM.match(line.strip()):
            mark_only = True
        else:
            blocks.append(_block(line, at, group, mark_only))
            mark_only = False
        at += len(line) + 1
    return _items_under_colon(text, blocks)


def _is_unmarked_item(line: str) -> bool:
    """A line that begins with a name: capitalised words and particles up to a comma, a dash or a bracket."""
    head = re.split(r"\s*[,;:(–—]|\s-\s", line)[0].split()
    small = words("name_particles", kind="inside") | {"of", "and", "for", "the"}
    return len(head) > 1 and not _SORTS.fullmatch(line) and all(not word[0].islower() or word in small for word in head)


def _items_under_colon(text: str, blocks: list[Block]) -> list[Block]:
    """Short lines under a line that ends with a colon and speaks of a list are its items, though no mark leads them."""
    open_list = False
    found = []
    for block in blocks:
        line = text[block.start : block.end]
        plain = block.kind is BlockKind.HEADING or (block.kind is BlockKind.PROSE and _CLOSES_ITEM.search(line))
        label = _COUNTRY_LABEL.match(line) if open_list and block.kind in _TEXT else None
        if label and country_of(label[1]):
            found.append(Block(BlockKind.ITEM, block.start + label.end(), block.end, block.group))
            continue
        if plain and open_list and len(line) <= _LONG_LINE and _is_unmarked_item(line):
            found.append(Block(BlockKind.ITEM, block.start, block.end, block.group))
            continue
        if block.kind is BlockKind.PROSE or (block.kind is BlockKind.HEADING and len(line) > _LONG_LINE):
            open_list = bool(line.endswith(":") and _OPENS_LIST.search(line))
        found.append(block)
    return found


def _block(line: str, at: int, group: int, marked: bool) -> Block:
    indent = len(line) - len(line.lstrip())
    mark = _ITEM.match(line, indent)
    start, end = at + indent, at + len(line.rstrip())
    if line.lstrip().startswith("|") or line.count(" | ") >= _CELLS_MIN:
        return Block(BlockKind.ROW, start, end, group)
    if marked or (mark and mark.end() < len(line)):
        return Block(BlockKind.ITEM, at + mark.end() if mark else start, end, group)
    stripped = line.strip()
    if stripped.startswith("#"):
        body = stripped.lstrip("# ")
        return (
            Block(BlockKind.HEADING, end - len(body), end, group)
            if body
            else Block(BlockKind.HEADING, start, end, group)
        )
    if is_field(stripped):
        return Block(BlockKind.FIELD, start, end, group)
    return Block(BlockKind.HEADING if is_heading(stripped) else BlockKind.PROSE, start, end, group)


def is_field(line: str) -> bool:
    """A line `Label: value` whose label lists use (the table `field_labels`)."""
    match = _FIELD.match(REFERENCE.sub("", line, count=1))
    return bool(match) and field_type(match["label"]) != "" if match else False


def field_type(label: str) -> str:
    """What a label announces (`name`, `alias`, `birth_date`, …), empty when it is none of a list's labels."""
    plain = " ".join(label.casefold().replace("-", " ").split())
    types = mapping("field_labels", "label", "type")
    return types.get(plain) or types.get(plain.strip("( )"), "")


def is_heading(line: str) -> bool:
    """A line without a closing mark that is short or whose words are mostly capitalised."""
    if len(line) > 160 or line[-1] in '.!?,;:"”—':
        return False
    letters = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > 3]
    return bool(letters) and (len(line) <= 110 or sum(word[0].isupper() for word in letters) >= 0.7 * len(letters))


def find_sentences(text: str, blocks: list[Block]) -> list[Sentence]:
    """The sentences of all blocks in order, none longer than `MAX_SENTENCE`."""
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        for start, end in _split(text, block.start, block.end):
            sentences.append(Sentence(start, end, index, len(sentences)))
    return sentences


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, at, match):
            spans.extend(_capped(text, at, match.end()))
            at = match.end()
    spans.extend(_capped(text, at, end))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 24]
    first = following.lstrip(" \"“‘'([")[:1]
    if not first or first.islower():
        return False
    if match[0][0] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 30), match.start())
    last = word[0] if word else ""
    if len(last) == 1 and last.isupper():
        return bool(_INITIAL_STARTER.match(following))
    if last.casefold() == "no":
        return not following.strip()[:1].isdigit()
    return not _is_abbreviation(last) or _starts_after(last, following)


def _starts_after(last: str, following: str) -> bool:
    """Whether a sentence begins after an abbreviation; `U.S. Treasury` goes on."""
    if last in _STATES and _BODY.match(following):
        return False
    return bool(_STARTER.match(following)) and last.casefold() not in words("abbreviations", follows="name")


def _is_abbreviation(word: str) -> bool:
    """Dotted forms (`U.S`, `E.O`), and the abbreviations of the table (`Ltd`, `Gen`)."""
    return "." in word or word.casefold() in words("abbreviations")


def _capped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        spans.append((start, cut))
        start = cut
    spans.append((start, end))
    trimmed = []
    for first, last in spans:
        piece = text[first:last]
        begin = first + len(piece) - len(piece.lstrip())
        if piece.strip():
            trimmed.append((begin, first + len(piece.rstrip())))
    return trimmed
