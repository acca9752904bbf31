"""Where facts come from: an article, or one edition of an official list."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """A text that was read, exactly as offsets count in it.

    `published` is an ISO date, partial allowed, empty when unknown. `language` is ISO 639-1. `original` is the
    document as it came when `text` was taken out of it (HTML), else empty. Line ends and front matter stay part of
    `text`.
    """

    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    language: str = "en"
    original: str = ""

    @property
    def id(self) -> str:
        """Derived from the text alone: the same text is the same article."""
        return "art-" + self.text_hash[:16]

    @property
    def text_hash(self) -> str:
        """SHA-256 (hex) of the text in UTF-8; characters that UTF-8 cannot hold are replaced."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class NameCounts:
    """How many names an edition publishes, by kind: one per name element or row, before removing repeats."""

    primary: int = 0
    alias: int = 0
    weak_alias: int = 0
    former: int = 0
    acronym: int = 0
    original_script: int = 0

    @property
    def total(self) -> int:
        """All names, whatever their kind."""
        return self.primary + self.alias + self.weak_alias + self.former + self.acronym + self.original_script


@dataclass(frozen=True, slots=True)
class Edition:
    """One published state of an official list.

    `published` is an ISO date. `sha256` is over all files of the edition. A `partial` edition (a filtered export)
    adds and changes, and never removes. `warnings` are sentences about what was kept but not understood.
    """

    list_code: str
    format: str
    published: str
    sha256: str
    partial: bool = False
    entries: int = 0
    names: NameCounts = NameCounts()
    identifiers: int = 0
    url: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Derived from list, date and content; the edition's name in answers."""
        return f"{self.list_code}@{self.published}-{self.sha256[:8]}"
