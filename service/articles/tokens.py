"""Words of a sentence, with what their form says about them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from service.articles.tables import words

MAX_NAME = 16
"""Tokens; a longer run of capitals is no name."""

_TOKEN = re.compile(
    r"[ʿʻ‘’'`]?[^\W_](?:\.[^\W_])+\.?(?!\w)(?:-[^\W_][\w-]*)?"
    r"|\w+\.(?i:com|net|org|io|ru|ir|cash|exchange|info|biz|xyz|app|money)\b"
    r"|[ʿʻ‘’'`]?\w+(?:[-’‘'ʼʿʻ`]\w+)*(?:\+(?!\w))?"
    r"|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_SUFFIX = re.compile(
    r"-(?:based|backed|registered|flagged|linked|led|owned|controlled|designated|sanctioned|born|trained|funded|"
    r"aligned|"
    r"affiliated|rival|turned|educated|majority|ruled|bound|built|friendly|focused|facing|claimed|related|connected|loyal|"
    r"resident|domiciled|incorporated|operating|accredited|licensed|certified|sanctioning|inspired|leaning|listed|blacklisted|style|era|run|speaking|headquartered|allied|sponsored|supported|occupied|held|made|"
    r"operated|incorporated|approved|supplied|aligned|dominated|level|wide|wing|[a-z]{3,}ing)\Z"
)


class Shape(Enum):
    """The form of a token: how it is written, not what it means."""

    CAPITAL = "capital"
    LOWER = "lower"
    NUMBER = "number"
    MARK = "mark"
    FOREIGN = "foreign"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Token:
    """`text` without a possessive ending; `possessive` says that there was one. Offsets are of the view, `end` "
    "without it."""

    text: str
    start: int
    end: int
    shape: Shape
    possessive: bool = False


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` in order."""
    return list(_tokens(text, start, end))


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word, begin = match[0], match.start()
        if word[0] in "‘’'`ʿʻ" and len(word) > 1 and _is_quote(text, begin, end, start):
            yield Token(word[0], begin, begin + 1, Shape.MARK)
            word, begin = word[1:], begin + 1
        bare = _POSSESSIVE.sub("", word)
        bare = bare or word
        possessive = len(bare) < len(word)
        if possessive and word[-1] in "'’" and text.count(word[-1], start, begin) % 2:
            possessive = False
        yield Token(bare, begin, begin + len(bare), _shape(bare), possessive)


def _is_quote(text: str, at: int, end: int, start: int) -> bool:
    """Whether an apostrophe before a word opens a quotation; if not it is a letter of the name (`‘Abbas`)."""
    if at > start and not text[at - 1].isspace() and text[at - 1] not in '(["“':
        return True
    closing = re.compile(r"['’](?!\w)").search(text, at + 1, min(end, at + 60))
    return closing is not None and closing.start() > at + 1


def _shape(word: str) -> Shape:
    bare = word.lstrip("‘’'`ʿʻ")
    if not bare or not (bare[0].isalnum() or bare[0] == "_"):
        return Shape.MARK
    if _SUFFIX.search(bare):
        return Shape.ADJECTIVE
    if bare[0].isdigit():
        return Shape.NUMBER
    if bare[0].isupper() or _has_article(bare):
        return Shape.CAPITAL
    return Shape.LOWER if bare[0].islower() else Shape.FOREIGN


def _has_article(word: str) -> bool:
    """A name that begins with a small article: `al-Jawari`, `ul-Haq`, `d'Ivoire`."""
    parts = re.split(r"[-’'‘ʼ]", word, maxsplit=1)
    return (
        len(parts) == 2
        and parts[0].casefold() in words("name_particles", kind="prefix")
        and parts[1].strip("‘’'`ʿʻ")[:1].isupper()
    )


def run(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """The capitalised tokens from `index` on, up to one that owns what follows; at most `MAX_NAME`."""
    stop = index
    while capital(tokens, stop) and stop - index < MAX_NAME and (stop == index or not owns(tokens[stop - 1])):
        stop += 1
    return tokens[index:stop]


def capital(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised token stands there."""
    return index < len(tokens) and tokens[index].shape is Shape.CAPITAL


def owns(token: Token) -> bool:
    """A possessive that ends a name; `People's` does not."""
    return token.possessive and token.text.casefold() not in ("people", "women", "workers", "farmers")
