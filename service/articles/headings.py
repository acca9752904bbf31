"""What the headings of a text say of all that stands below them."""

from service.articles.regimes import Named, find_authorities
from service.articles.sentences import BlockKind
from service.articles.text import Text

_REACH = 40
_SHORT = 40


def heading_authority(text: Text, block: int) -> tuple[Named, ...]:
    """The authority that the heading of a section names, where it names nothing else (`European Union`, `UK:`).

    Empty where another heading stands between, and for text that has no headings.
    """
    for number in range(block - 1, max(-1, block - _REACH), -1):
        heading = text.blocks[number]
        line = text.quote(heading.start, heading.end)
        if heading.kind is not BlockKind.HEADING:
            continue
        named = find_authorities(text.content, heading.start, heading.end) if len(line) <= _SHORT else []
        rest = line
        for one in named:
            rest = rest.replace(text.quote(one.start, one.end), "")
        return tuple(named[:1]) if named and not any(char.isalpha() for char in rest) else ()
    return ()
