"""Official layouts, read before prose: one layout a file."""

from service.articles.claims import Action
from service.articles.text import Text


def read_whole_blocks(text: Text, action: Action) -> None:
    """Layouts that say everything themselves; their blocks are not read as prose."""


def read_lists(text: Text, action: Action) -> None:
    """Lists under an introducing sentence."""


def apply_groups_to_lists(text: Text, action: Action) -> None:
    """Counted groups."""
