"""What is around an entity: its sanctions and ties, and the entities at the other end."""

from collections.abc import Iterator, Mapping

from service.api.opensanctions.columns import scanned
from service.api.opensanctions.edges import sanctions, ties
from service.api.opensanctions.entity import Entity, entity
from service.api.opensanctions.model import properties, schemata
from service.screening.corpus import Corpus
from service.screening.documents import Document


def adjacent(corpus: Corpus, document: Document) -> dict[str, list[Entity]]:
    """The edges around an entry, by the property that it has for them, each with the entity at its other end inside.

    A tie that the other party's sources tell counts as one that its own do. Properties without an edge are left out.
    """
    found: dict[str, list[Entity]] = {}
    for edge in _edges(corpus, document):
        for own in _ends(edge, document["id"]):
            name = properties(edge["schema"])[own].reverse
            found.setdefault(name, []).append(_with_other_ends(corpus, edge, own))
    return {name: found[name] for name in sorted(found)}


def reverse_properties(schema: str) -> frozenset[str]:
    """The properties under which entities of a schema have edges around them."""
    known = schemata()[schema].lineage
    edges = ("Sanction", "Ownership", "Directorship", "Membership", "Representation", "Family", "UnknownLink")
    ends = (item for edge in edges for item in properties(edge).values())
    return frozenset(item.reverse for item in ends if item.reverse and item.range in known)


def nested(corpus: Corpus, document: Document) -> Entity:
    """An entity with the edges around it among its properties."""
    shown = entity(document)
    return shown | {"properties": shown["properties"] | adjacent(corpus, document)}


def edge_entity(corpus: Corpus, edge_id: str) -> Entity | None:
    """One edge by its id, with the entities at its ends inside; None when there is no such edge."""
    document = corpus.entry(edge_id.partition(".")[0])
    if document is None:
        return None
    own = (*sanctions(document), *ties(document, _kinds(corpus, document)))
    found = next((edge for edge in own if edge["id"] == edge_id), None)
    return None if found is None else _with_other_ends(corpus, found, "")


def _edges(corpus: Corpus, document: Document) -> Iterator[Entity]:
    yield from sanctions(document)
    yield from ties(document, _kinds(corpus, document))
    for position in scanned(corpus).named_by.get(document["id"], ()):
        other = corpus.document(position)
        if other["id"] != document["id"]:
            yield from ties(other, {document["id"]: document["kind"]})


def _kinds(corpus: Corpus, document: Document) -> Mapping[str, str]:
    """The kind of each party that an entry is tied to and that is on the list, by id."""
    tied = (item["entry"] for item in document["associations"] if item["entry"] in corpus.positions)
    return {entry: corpus.kind(corpus.positions[entry]) for entry in tied}


def _ends(edge: Entity, entry_id: str) -> list[str]:
    """The properties of an edge that name an entry."""
    return [name for name, values in edge["properties"].items() if values == [entry_id] and _is_end(edge, name)]


def _is_end(edge: Entity, name: str) -> bool:
    return properties(edge["schema"])[name].type == "entity"


def _with_other_ends(corpus: Corpus, edge: Entity, own: str) -> Entity:
    """An edge with entities in place of their ids, but for its own end, which stays an id."""
    shown = {
        name: [_far(corpus, value) for value in values] if name != own and _is_end(edge, name) else values
        for name, values in edge["properties"].items()
    }
    return edge | {"properties": shown}


def _far(corpus: Corpus, entry_id: str) -> Entity | str:
    document = corpus.entry(entry_id)
    return entry_id if document is None else entity(document)
