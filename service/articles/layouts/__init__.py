"""Official layouts, read before prose: one layout a file. A new one is a module and one line here."""

from service.articles.claims import Action
from service.articles.dossier import Party
from service.articles.layouts import bullets, fields, ofac, references, register, rows
from service.articles.sentences import Block
from service.articles.text import Text

_WHOLE_BLOCKS = (
    register.read_titles,
    ofac.read_entries,
    references.read_references,
    fields.read_fields,
    rows.read_rows,
)


def read_whole_blocks(text: Text) -> None:
    """Layouts that say everything themselves; their blocks are not read as prose."""
    for read in _WHOLE_BLOCKS:
        read(text)


def read_lists(text: Text) -> list[tuple[Block, list[Party]]]:
    """Lists under an introducing line: the line and the parties of its items."""
    return bullets.read_items(text)


def apply_groups(text: Text, lists: list[tuple[Block, list[Party]]], action: Action) -> None:
    """Statements about a counted group that is one of the lists."""
    bullets.apply_groups(text, lists, action)
