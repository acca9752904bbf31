"""A watchlist of one's own as JSON Lines: an object for each entry."""

from collections.abc import Iterator, Sequence
from typing import Any

from service.lists.content import Content
from service.lists.facts import Document
from service.lists.gathering import EditionGathering
from service.lists.json_text import lines_of, text_of, texts_of
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.watchlist.facts import NEEDED, TEXTS, Entry, Listing, add_entry, name_ties

_LISTING = ("authority", "programme", "listed_on", "ended_on")
_TIE = ("relation", "name", "id")
_DOCUMENT = ("type", "label", "value", "country", "issued", "expires")


def recognises(content: Content) -> bool:
    """Lines that are objects with id, name and kind."""
    first: dict[str, Any] | None = next(content.objects(), None)
    return first is not None and first.keys() >= set(NEEDED) and "schema" not in first


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of one edition; BadInputError names the line of what is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    for line, found in lines_of(source, edition.damage):
        add_entry(edition, _entry(dict(found), line))
    name_ties(edition)
    return edition.contents()


def _entry(said: dict[str, Any], line: int) -> Entry:
    return Entry(
        id=text_of(said.pop("id", None)),
        name=text_of(said.pop("name", None)),
        kind=text_of(said.pop("kind", None)),
        line=line,
        status=text_of(said.pop("status", None)),
        gender=text_of(said.pop("gender", None)),
        texts={name: texts_of(said.pop(name, None)) for name in TEXTS},
        addresses=list(_pairs(said.pop("addresses", None), "text", "country")),
        identifiers=list(_identifiers(said.pop("identifiers", None))),
        listings=[Listing(*values) for values in _objects(said.pop("listings", None), _LISTING)],
        ties=[(relation, name, number) for relation, name, number in _objects(said.pop("associations", None), _TIE)],
        remarks=[(label, text) for text, label in _pairs(said.pop("remarks", None), "text", "label")],
        rest=[(name, text) for name, value in said.items() for text in texts_of(value)],
    )


def _identifiers(found: Any) -> Iterator[tuple[str, Document]]:
    for type_, label, *rest in _objects(found, _DOCUMENT):
        yield type_, Document(label or type_, *rest)


def _objects(found: Any, names: tuple[str, ...]) -> Iterator[list[str]]:
    """The texts of each object of a list, in the order of the names; what is no object gives empty texts."""
    for each in found if isinstance(found, list) else ():
        yield [text_of(each.get(name)) if isinstance(each, dict) else "" for name in names]


def _pairs(found: Any, main: str, other: str) -> Iterator[tuple[str, str]]:
    """Texts, or objects of two texts."""
    for each in found if isinstance(found, list) else ([found] if found else ()):
        yield (text_of(each.get(main)), text_of(each.get(other))) if isinstance(each, dict) else (text_of(each), "")


FORMAT = ListFormat(
    code="watchlist-jsonl",
    title="A watchlist of your own, JSON Lines",
    lists=(),
    published_at="docs/watchlists.md describes the fields",
    files=("watchlist.jsonl",),
    recognises=recognises,
    read=read,
)
