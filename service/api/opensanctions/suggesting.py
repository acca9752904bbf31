"""Suggestions while somebody types: entities, types, properties."""

from typing import Any

from service.api.opensanctions.columns import names, spelt
from service.api.opensanctions.model import SCHEMA_OF_KIND, properties, schemata
from service.api.opensanctions.querying import described, type_of
from service.screening.corpus import Corpus
from service.screening.query import Filters
from service.screening.search import positions_found

Suggestion = dict[str, Any]


def entities(corpus: Corpus, prefix: str, filters: Filters, limit: int) -> list[Suggestion]:
    """Entities one of whose names has words that begin so, then those whose names are alike; or the one of an id."""
    admitted = set(positions_found(corpus, "", filters))
    found = [place for place in _begun(corpus, prefix) if place in admitted]
    alike = positions_found(corpus, prefix, filters) if len(found) < limit and prefix.strip() else []
    return [_entity(corpus, place) for place in list(dict.fromkeys([*found, *alike]))[:limit]]


def types(prefix: str, limit: int) -> list[Suggestion]:
    """Schemata whose names begin so, of those that a party can be."""
    shown = [name for name, schema in schemata().items() if schema.matchable and _begins(prefix, name, schema.label)]
    return [type_of(name) for name in shown][:limit]


def of_parties(prefix: str, limit: int) -> list[Suggestion]:
    """Properties whose names begin so, of those that a party can have."""
    known = {item.name: item for schema in SCHEMA_OF_KIND.values() for item in properties(schema).values()}
    shown = [item for _, item in sorted(known.items()) if _begins(prefix, item.name, item.label)]
    return [{"id": item.name, "name": item.label, "description": item.id} for item in shown][:limit]


def _begun(corpus: Corpus, text: str) -> list[int]:
    """Where the entries stand that have a name in which each word of a text begins a word; [] for no word."""
    wanted = [f" {word}" for word in spelt(text).split()]
    if not wanted:
        return []
    return list(dict.fromkeys(place for name, place in names(corpus) if all(word in name for word in wanted)))


def _entity(corpus: Corpus, place: int) -> Suggestion:
    document = corpus.document(place)
    return {
        "id": document["id"],
        "name": document["name"],
        "description": described(document),
        "notable": [type_of(SCHEMA_OF_KIND[document["kind"]])],
    }


def _begins(prefix: str, *texts: str) -> bool:
    return any(word.startswith(prefix.strip().casefold()) for text in texts for word in _words(text))


def _words(text: str) -> list[str]:
    folded = text.casefold()
    return [folded, *folded.split()]
