"""What the registry, the readers and `read_edition` hand each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.domain.record import Record
from service.domain.source import NameCounts
from service.lists.content import Content


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of an edition: its name, for sentences only, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """What the files of one edition say.

    `published` is an ISO date, empty when the files carry none. `names` and `identifiers` are counted as published,
    before repeats are removed. `left_out` names what a forced reading could not use; empty otherwise.
    """

    records: tuple[Record, ...]
    names: NameCounts
    identifiers: int
    published: str = ""
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


Reader = Callable[[str, Sequence[SourceFile], bool], Contents]


@dataclass(frozen=True, slots=True)
class ListFormat:
    """One file format: the lists that come in it, where the authority publishes them, the files that make an edition.

    `recognises` decides by content. `read` takes the list code, the files and `force`; it raises BadInputError.
    """

    code: str
    title: str
    lists: tuple[str, ...]
    published_at: str
    files: tuple[str, ...]
    recognises: Callable[[Content], bool]
    read: Reader
