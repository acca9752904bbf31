"""What reading one article gives."""

from dataclasses import dataclass

from service.domain.draft import Doubt, DraftEntry
from service.domain.source import Article

EXTRACTION_VERSION = "3"
"""Grows with every change of the rules that can change what an article gives."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The drafts of one article, in order of first mention, and the doubts a reviewer should see.

    Both are empty for a text that has nothing to say. `version` is the version of the rules that read it.
    """

    article: Article
    drafts: tuple[DraftEntry, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    version: str = EXTRACTION_VERSION
